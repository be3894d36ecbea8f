//! A moment in time, in UTC for everybody.

use leptos::prelude::*;

use crate::domain::Timestamp;

/// A moment to read, with its exact form for machines; a line breaks only between date and time.
#[component]
pub(crate) fn Moment(
    at: Timestamp,
    /// Whether its seconds matter.
    #[prop(optional)]
    exact: bool,
) -> impl IntoView {
    let reading = if exact { at.exact_reading() } else { at.reading() };
    let (date, time) = reading.split_once(", ").unwrap_or((&reading, ""));
    view! {
        <time datetime=at.to_string()>
            <span>{format!("{date},")}</span>
            " "
            <span>{format!("{time} UTC")}</span>
        </time>
    }
}
