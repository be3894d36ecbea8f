//! Says beside a button what its file is limited to, and offers the whole file again.

use leptos::{html, prelude::*};

use super::Button;
use crate::{browser::Choosing, domain::ExportKind, texts::export_options as texts};

/// Nothing while the file is the whole one, safe for spreadsheets.
#[component]
pub(crate) fn OptionsNote(kind: ExportKind) -> impl IntoView {
    let choosing = Choosing::expect();
    let words = Memo::new(move |_| choosing.words(kind));
    // The button goes away with what it undoes; focus and word stay here.
    let place = NodeRef::<html::Div>::new();
    let is_reset = RwSignal::new(false);
    let reset = move |()| {
        if let Some(place) = place.get_untracked() {
            let _ = place.focus();
        }
        choosing.reset();
        is_reset.set(true);
    };
    view! {
        <div class="options-place" tabindex="-1" node_ref=place>
            <p class="visually-hidden" role="status">
                {move || (is_reset.get() && words.with(String::is_empty)).then(texts::reset_done)}
            </p>
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
