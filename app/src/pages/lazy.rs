//! The pages whose code a browser loads when the first of them is opened, so that the way in stays short.

use leptos::prelude::*;
use leptos_router::ChooseView;
use uuid::Uuid;

use super::{
    AccountPage, ActivityPage, ForgottenPasswordPage, GroupPage, GroupsPage, GuardedCells, HomePage,
    InvitationPage, MemberPage, NewPasswordPage, OptionsPanel, SessionPage, SessionsPage, UsersPage,
    WorkspaceHomePage,
};

/// A page whose code comes in a WebAssembly file of its own, one for all of them.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LazyPage {
    Home,
    WorkspaceHome,
    Sessions,
    Session,
    Users,
    Member,
    Groups,
    Group,
    Activity,
    Account,
    Invitation,
    ForgottenPassword,
    NewPassword,
    /// A part of the Export Data page.
    ExportOptions,
    /// A part of the export banner.
    GuardedCells(Uuid),
}

impl ChooseView for LazyPage {
    async fn choose(self) -> AnyView {
        view_lazy_page(self).await
    }

    async fn preload(&self) {
        #[cfg(feature = "split")]
        __preload_view_lazy_page().await;
    }
}

// What `lazy` makes of it waits for the file; `make watch` builds all in one.
#[cfg_attr(any(feature = "ssr", feature = "split"), lazy)]
#[allow(clippy::unused_async, reason = "`lazy` awaits")]
async fn view_lazy_page(page: LazyPage) -> AnyView {
    match page {
        LazyPage::Home => view! { <HomePage /> }.into_any(),
        LazyPage::WorkspaceHome => view! { <WorkspaceHomePage /> }.into_any(),
        LazyPage::Sessions => view! { <SessionsPage /> }.into_any(),
        LazyPage::Session => view! { <SessionPage /> }.into_any(),
        LazyPage::Users => view! { <UsersPage /> }.into_any(),
        LazyPage::Member => view! { <MemberPage /> }.into_any(),
        LazyPage::Groups => view! { <GroupsPage /> }.into_any(),
        LazyPage::Group => view! { <GroupPage /> }.into_any(),
        LazyPage::Activity => view! { <ActivityPage /> }.into_any(),
        LazyPage::Account => view! { <AccountPage /> }.into_any(),
        LazyPage::Invitation => view! { <InvitationPage /> }.into_any(),
        LazyPage::ForgottenPassword => view! { <ForgottenPasswordPage /> }.into_any(),
        LazyPage::NewPassword => view! { <NewPasswordPage /> }.into_any(),
        LazyPage::ExportOptions => view! { <OptionsPanel /> }.into_any(),
        LazyPage::GuardedCells(export) => view! { <GuardedCells export /> }.into_any(),
    }
}
