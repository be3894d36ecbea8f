//! A moment in time, in UTC for everybody.

use leptos::prelude::*;

use crate::domain::Timestamp;

/// A moment to read, with its exact form for machines.
#[component]
pub(crate) fn Moment(at: Timestamp) -> impl IntoView {
    view! { <time datetime=at.to_string()>{format!("{} UTC", at.reading())}</time> }
}
