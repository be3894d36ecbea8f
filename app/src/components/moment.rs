//! A moment in time, in UTC for everybody.

use leptos::prelude::*;

use crate::domain::Timestamp;

/// A moment to read, with its exact form for machines; a line breaks only between date and time.
#[component]
pub(crate) fn Moment(at: Timestamp) -> impl IntoView {
    let reading = at.reading();
    let (date, time) = reading.split_once(", ").unwrap_or((&reading, ""));
    view! {
        <time datetime=at.to_string()>
            <span>{format!("{date},")}</span>
            " "
            <span>{format!("{time} UTC")}</span>
        </time>
    }
}
