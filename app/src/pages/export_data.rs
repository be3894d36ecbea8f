//! `/w/{slug}/export-data`: the exports, and what became of all so far.

use leptos::prelude::*;

use super::{export_card::ExportCard, export_history::ExportHistory, options_disclosure::OptionsDisclosure};
use crate::{
    api::exports::load_forecasts,
    browser::Exports,
    components::{Gate, Icon, OpenWorkspace, PageHeader},
    domain::{ExportForecast, ExportKind},
    texts::{export_everything, export_page as texts},
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
                <ExportCard
                    kind=ExportKind::Sessions
                    icon=Icon::Session
                    title=texts::all_sessions()
                    text=texts::sessions_text()
                    note=texts::sessions_note()
                    forecasts
                />
                <ExportCard
                    kind=ExportKind::Users
                    icon=Icon::User
                    title=texts::all_users()
                    text=texts::users_text()
                    note=texts::users_note()
                    forecasts
                />
                <ExportCard
                    kind=ExportKind::Groups
                    icon=Icon::Group
                    title=texts::all_groups()
                    text=texts::groups_text()
                    note=texts::groups_note()
                    forecasts
                />
                <ExportCard
                    kind=ExportKind::Everything
                    icon=Icon::Archive
                    title=export_everything::title()
                    text=export_everything::text()
                    note=export_everything::note()
                    forecasts
                />
            </div>
            <ExportHistory />
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

/// What is known of each export before it is made: asked for once the page is there, and after each change, so
/// that counting keeps no page waiting.
fn use_forecasts() -> ReadSignal<Vec<ExportForecast>> {
    let (forecasts, set_forecasts) = signal(Vec::new());
    let (slug, changes) = (OpenWorkspace::expect().slug, Exports::expect().changes());
    Effect::new(move |_| {
        changes.track();
        let slug = slug.get();
        leptos::task::spawn_local(async move {
            if let Ok(loaded) = load_forecasts(slug).await {
                set_forecasts.try_set(loaded);
            }
        });
    });
    forecasts
}
