//! `/w/{slug}/export-data`: the exports, and what became of all so far.

use leptos::prelude::*;

use super::{export_card::ExportCard, lazy_history::LazyHistory, options_disclosure::OptionsDisclosure};
use crate::{
    api::exports::load_forecasts,
    browser::{Choosing, Exports},
    components::{Gate, OpenWorkspace, PageHeader, Readiness},
    domain::{ExportForecast, ExportKind},
    texts::export_page as texts,
};

/// The cards, the recent exports, and whom to ask.
#[component]
pub(crate) fn ExportDataPage() -> impl IntoView {
    let forecasts = use_forecasts();
    view! {
        <Gate admins_only=true let:frame>
            <PageHeader
                title=texts::title()
                intro=texts::intro()
            />
            <OptionsDisclosure />
            <div class="export-cards">
                {ExportKind::ALL
                    .iter()
                    .map(|kind| view! { <ExportCard kind=*kind forecasts /> })
                    .collect_view()}
            </div>
            <LazyHistory />
            <footer class="help">
                <p>
                    <strong>{texts::need_help()}</strong>
                    {texts::contact()}
                    <a href=format!("mailto:{}", frame.support_email)>{frame.support_email.clone()}</a>
                </p>
            </footer>
        </Gate>
    }
}

/// What is known of each export before it is made: asked for once the page is there, after each change, and
/// when other options are chosen, so that counting keeps no page waiting.
fn use_forecasts() -> ReadSignal<Vec<ExportForecast>> {
    let (forecasts, set_forecasts) = signal(Vec::new());
    let (slug, changes) = (OpenWorkspace::expect().slug, Exports::expect().changes());
    let (saves, has_time) = (Choosing::expect().saves(), Readiness::has_time());
    Effect::new(move |_| {
        if !has_time.get() {
            return;
        }
        changes.track();
        saves.track();
        let slug = slug.get();
        leptos::task::spawn_local(async move {
            if let Ok(loaded) = load_forecasts(slug).await {
                set_forecasts.try_set(loaded);
            }
        });
    });
    forecasts
}
