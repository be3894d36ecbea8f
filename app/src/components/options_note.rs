//! Says beside a button what its file is limited to, and offers the whole file again.

use leptos::prelude::*;

use super::Button;
use crate::{browser::Choosing, domain::ExportKind, texts::export_options as texts};

/// Nothing while the file is the whole one, safe for spreadsheets.
#[component]
pub(crate) fn OptionsNote(kind: ExportKind) -> impl IntoView {
    let choosing = Choosing::expect();
    let words = Memo::new(move |_| choosing.words(kind));
    let reset = move |()| choosing.reset();
    move || {
        let words = words.get();
        (!words.is_empty()).then(|| {
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
    }
}
