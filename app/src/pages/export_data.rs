//! `/w/{slug}/export-data`: the three exports, and what became of the latest ones.

use leptos::prelude::*;

use super::recent_exports::RecentExports;
use crate::{
    components::{DownloadButton, Gate, Icon, PageHeader},
    domain::ExportKind,
};

/// Three cards, the recent exports, and whom to ask.
#[component]
pub(crate) fn ExportDataPage() -> impl IntoView {
    view! {
        <Gate admins_only=true let:frame>
            <PageHeader
                title="Export Data"
                intro="Take the workspace’s data out as CSV files for reporting, for audits or for other tools."
            />
            <div class="export-cards">
                <ExportCard
                    kind=ExportKind::Sessions
                    icon=Icon::Session
                    title="Export All Sessions"
                    text="Roleplay session data including scores, attempt numbers, assignments, and program info."
                    note="Demo and archived sessions are left out."
                />
                <ExportCard
                    kind=ExportKind::Users
                    icon=Icon::User
                    title="Export All Users"
                    text="Workspace members including roles, seat types, and group memberships."
                    note="Deactivated members are in, and marked so."
                />
                <ExportCard
                    kind=ExportKind::Groups
                    icon=Icon::Group
                    title="Export All Groups"
                    text="Groups with their member lists and roles."
                    note="A group with nobody in it is one row with its name."
                />
            </div>
            <RecentExports />
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

#[component]
fn ExportCard(
    kind: ExportKind,
    icon: Icon,
    title: &'static str,
    text: &'static str,
    note: &'static str,
) -> impl IntoView {
    view! {
        <section class="card export-card">
            <span class="card-icon">{icon.into_render()}</span>
            <h2>{title}</h2>
            <p>{text}</p>
            <p class="hint">{note}</p>
            <DownloadButton kind class="button button-primary" />
        </section>
    }
}
