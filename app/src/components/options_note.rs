//! Says beside a button what its file is limited to, and offers the whole file again.

use leptos::{html, prelude::*};

use super::Button;
use crate::{
    browser::{Choosing, Exports},
    domain::ExportKind,
    texts::export_options as texts,
};

/// Nothing while the file is the whole one, safe for spreadsheets.
#[component]
pub(crate) fn OptionsNote(kind: ExportKind) -> impl IntoView {
    let (choosing, exports) = (Choosing::expect(), Exports::expect());
    let words = Memo::new(move |_| choosing.words(kind));
    // The button goes away with what it undoes; the focus stays here.
    let place = NodeRef::<html::Div>::new();
    let reset = move |()| {
        if let Some(place) = place.get_untracked() {
            let _ = place.focus();
        }
        choosing.reset();
        exports.say(texts::reset_done());
    };
    view! {
        <div class="options-place" tabindex="-1" node_ref=place>
            {move || {
                let words = words.get();
                (!words.is_empty())
                    .then(|| {
                        view! {
                            <p class="options-note">
                                <span class="wrap-anywhere">{words}</span>
                                " "
                                <Button class="button button-small" on_press=reset>
                                    {texts::reset()}
                                    <span class="visually-hidden">{texts::reset_what()}</span>
                                </Button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}
