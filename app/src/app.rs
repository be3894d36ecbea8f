//! stub
use leptos::prelude::*;
/// stub
#[component]
pub fn App() -> impl IntoView {
    "stub"
}
/// stub
pub fn shell(_options: LeptosOptions) -> impl IntoView {
    view! { <App/> }
}
