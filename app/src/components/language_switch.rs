//! The choice of language, a plain form: the page comes again in the other one.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_location;

use crate::{Language, api::language::ChooseLanguage, texts::frame};

/// A button for each language, each in its own words; leads back to the open page.
#[component]
pub(crate) fn LanguageSwitch() -> impl IntoView {
    let location = use_location();
    let here = move || {
        format!(
            "{}{}",
            location.pathname.get(),
            location.query.get().to_query_string()
        )
    };
    let current = Language::current();
    let buttons = Language::ALL.iter().map(|language| {
        let tag = language.tag();
        let is_current = *language == current;
        view! {
            <button
                type="submit"
                name="language"
                value=tag
                lang=tag
                class="button button-quiet"
                aria-pressed=if is_current { "true" } else { "false" }
            >
                {language.name()}
            </button>
        }
    });
    view! {
        <form method="post" action=ChooseLanguage::PATH class="language-switch" aria-label=frame::language()>
            <input type="hidden" name="next" value=here />
            {buttons.collect_view()}
        </form>
    }
}
