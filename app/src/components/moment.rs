//! A moment in time, in the reader's own zone once the browser can tell it.

use leptos::prelude::*;

use super::Readiness;
use crate::domain::Timestamp;

/// A moment to read, with its exact form for machines; a line breaks only between date and time.
///
/// The server does not know the reader's zone, so the page comes in UTC and turns over when the browser has
/// taken it up; the exact moment in UTC stays as what is shown on hover.
#[component]
pub(crate) fn Moment(
    at: Timestamp,
    /// Whether its seconds matter.
    #[prop(optional)]
    exact: bool,
) -> impl IntoView {
    let is_taken_up = Readiness::expect();
    let reading = move || {
        let shift = if is_taken_up.get() {
            seconds_ahead_of_utc(at)
        } else {
            0
        };
        let local = Timestamp(at.0 + shift);
        let text = if exact {
            local.exact_reading()
        } else {
            local.reading()
        };
        let (date, time) = text.split_once(", ").unwrap_or((&text, ""));
        let zone = if shift == 0 { " UTC" } else { "" };
        (format!("{date},"), format!("{time}{zone}"))
    };
    view! {
        <time datetime=at.to_string() title=format!("{} UTC", at.exact_reading())>
            <span>{move || reading().0}</span>
            " "
            <span>{move || reading().1}</span>
        </time>
    }
}

/// How far the reader's clock was ahead of UTC at that moment, daylight saving time and all.
fn seconds_ahead_of_utc(at: Timestamp) -> i64 {
    #[cfg(feature = "hydrate")]
    {
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "times of day and offsets are far below 2^53"
        )]
        let offset = {
            let moment = (at.0 * 1_000) as f64;
            web_sys::js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(moment)).get_timezone_offset() as i64
        };
        -offset * 60
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = at;
        0
    }
}
