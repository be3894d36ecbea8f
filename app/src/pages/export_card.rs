//! A card of the Export Data page: what its file holds, how much that is, and the button.

use leptos::prelude::*;

use crate::{
    components::{DownloadButton, Icon, Moment, OptionsNote, size_text, thousands},
    domain::{ExportForecast, ExportKind, SPREADSHEET_ROWS},
    texts::{export_everything, export_page as texts, quantities},
};

/// One of the exports; that of everything is as wide as all others together.
#[component]
pub(super) fn ExportCard(
    kind: ExportKind,
    /// What is known of each before it is made; nothing until it is loaded.
    forecasts: ReadSignal<Vec<ExportForecast>>,
) -> impl IntoView {
    let forecast =
        move || forecasts.with(|forecasts| forecasts.iter().find(|forecast| forecast.kind == kind).cloned());
    let (icon, title, text, note) = words(kind);
    let class = match kind {
        ExportKind::Everything => "card export-card export-everything",
        _ => "card export-card",
    };
    view! {
        <section class=class>
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

/// Its sign, its title, what is in the file, and what to know of that.
fn words(kind: ExportKind) -> (Icon, &'static str, &'static str, &'static str) {
    match kind {
        ExportKind::Sessions => (
            Icon::Session,
            texts::all_sessions(),
            texts::sessions_text(),
            texts::sessions_note(),
        ),
        ExportKind::Users => (
            Icon::User,
            texts::all_users(),
            texts::users_text(),
            texts::users_note(),
        ),
        ExportKind::Groups => (
            Icon::Group,
            texts::all_groups(),
            texts::groups_text(),
            texts::groups_note(),
        ),
        ExportKind::Everything => (
            Icon::Archive,
            export_everything::title(),
            export_everything::text(),
            export_everything::note(),
        ),
    }
}

fn forecast_view(forecast: ExportForecast) -> AnyView {
    let warning = forecast.is_beyond_spreadsheets().then(|| {
        let limit = thousands(SPREADSHEET_ROWS);
        view! {
            <p class="export-warning">
                {Icon::Alert.into_render()}
                <span>
                    {texts::beyond_spreadsheets(&limit)}
                </span>
            </p>
        }
    });
    let last = match forecast.last {
        Some(last) => {
            let (mut size, by) = (size_text(last.size_bytes), last.requested_by.display_name());
            if !last.options.is_empty() {
                size = format!("{size} ({})", last.options);
            }
            view! {
                <p>
                    {texts::last_exported()} <Moment at=last.finished_at /> {texts::by()}
                    <span class="wrap-anywhere">{by}</span> {format!(": {size}")}
                </p>
            }
            .into_any()
        }
        None => view! { <p>{texts::not_yet()}</p> }.into_any(),
    };
    view! {
        <p class="export-rows">{quantities::rows(forecast.rows)}</p>
        {last}
        {warning}
    }
    .into_any()
}
