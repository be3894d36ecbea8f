//! The head of a page: its name, what it is for, and what can be done there.

use leptos::prelude::*;
use leptos_meta::Title;

/// The page's title and heading, with its actions at the right.
#[component]
pub(crate) fn PageHeader(
    #[prop(into)] title: String,
    #[prop(optional, into)] intro: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let document_title = title.clone();
    view! {
        <Title text=document_title />
        <header class="page-header">
            <div class="page-heading">
                <h1>{title}</h1>
                {intro.map(|intro| view! { <p class="page-intro">{intro}</p> })}
            </div>
            {children.map(|actions| view! { <div class="page-actions">{actions()}</div> })}
        </header>
    }
}
