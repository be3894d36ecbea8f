//! The way to sign in again and come back to the open page.

use leptos::prelude::*;
use leptos_router::{hooks::use_location, location::Location, params::ParamsMap};

use crate::texts::sign_in;

/// Leads to the sign-in, and from there back to this address with its search.
#[component]
pub(crate) fn SignInLink() -> impl IntoView {
    let Location { pathname, query, .. } = use_location();
    let address = move || {
        let mut back = ParamsMap::new();
        let here = format!("{}{}", pathname.get(), query.get().to_query_string());
        back.insert("next", here);
        format!("/sign-in{}", back.to_query_string())
    };
    view! {
        <a class="button" href=address rel="external">
            {sign_in::title()}
        </a>
    }
}
