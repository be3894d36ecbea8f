//! A card of the Export Data page: what its file holds, how much that is, and the button.

use leptos::prelude::*;

use crate::{
    components::{DownloadButton, Icon, Moment, OptionsNote, quantity, size_text, thousands},
    domain::{ExportForecast, ExportKind, SPREADSHEET_ROWS},
};

/// One of the three exports.
#[component]
pub(super) fn ExportCard(
    kind: ExportKind,
    icon: Icon,
    title: &'static str,
    text: &'static str,
    note: &'static str,
    /// What is known of each before it is made; nothing until it is loaded.
    forecasts: ReadSignal<Vec<ExportForecast>>,
) -> impl IntoView {
    let forecast =
        move || forecasts.with(|forecasts| forecasts.iter().find(|forecast| forecast.kind == kind).cloned());
    view! {
        <section class="card export-card">
            <span class="card-icon">{icon.into_render()}</span>
            <h2>{title}</h2>
            <p>{text}</p>
            <p class="hint">{note}</p>
            <div class="export-forecast">{move || forecast().map(forecast_view)}</div>
            <OptionsNote kind />
            <DownloadButton kind class="button button-primary" />
        </section>
    }
}

fn forecast_view(forecast: ExportForecast) -> AnyView {
    let warning = forecast.is_beyond_spreadsheets().then(|| {
        let limit = thousands(SPREADSHEET_ROWS);
        view! {
            <p class="export-warning">
                {Icon::Alert.into_render()}
                <span>
                    {format!(
                        "Spreadsheets show {limit} rows, the header among them, and cut the rest off. The file itself is whole.",
                    )}
                </span>
            </p>
        }
    });
    let last = match forecast.last {
        Some(last) => {
            let (size, by) = (size_text(last.size_bytes), last.requested_by.display_name());
            view! {
                <p>
                    "Last exported " <Moment at=last.finished_at /> " by "
                    <span class="wrap-anywhere">{by}</span> {format!(": {size}")}
                </p>
            }
            .into_any()
        }
        None => view! { <p>"Not exported yet"</p> }.into_any(),
    };
    view! {
        <p class="export-rows">{quantity(forecast.rows, "row")}</p>
        {last}
        {warning}
    }
    .into_any()
}
