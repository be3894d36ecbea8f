//! `/w/{slug}/export-data`: the three exports, and what became of all so far.

use leptos::prelude::*;

use super::{export_card::ExportCard, export_history::ExportHistory, options_disclosure::OptionsDisclosure};
use crate::{
    api::exports::load_forecasts,
    browser::Exports,
    components::{Gate, Icon, OpenWorkspace, PageHeader},
    domain::{ExportForecast, ExportKind},
};

/// Three cards, the recent exports, and whom to ask.
#[component]
pub(crate) fn ExportDataPage() -> impl IntoView {
    let forecasts = use_forecasts();
    view! {
        <Gate admins_only=true let:frame>
            <PageHeader
                title="Export Data"
                intro="Take the workspace’s data out as CSV files for reporting, for audits or for other tools."
            />
            <OptionsDisclosure />
            <div class="export-cards">
                <ExportCard
                    kind=ExportKind::Sessions
                    icon=Icon::Session
                    title="Export All Sessions"
                    text="Roleplay session data including scores, attempt numbers, assignments, and program info."
                    note="Demo and archived sessions are left out."
                    forecasts
                />
                <ExportCard
                    kind=ExportKind::Users
                    icon=Icon::User
                    title="Export All Users"
                    text="Workspace members including roles, seat types, and group memberships."
                    note="Deactivated members are in, and marked so."
                    forecasts
                />
                <ExportCard
                    kind=ExportKind::Groups
                    icon=Icon::Group
                    title="Export All Groups"
                    text="Groups with their member lists and roles."
                    note="A group with nobody in it is one row with its name."
                    forecasts
                />
            </div>
            <ExportHistory />
            <footer class="help">
                <p>
                    <strong>"Need help?"</strong>
                    " Contact us at "
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
