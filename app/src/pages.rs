//! The pages, one a file.

#![allow(
    unreachable_pub,
    reason = "the component macro makes public functions of them"
)]

mod add_group;
mod add_users;
mod export_card;
mod export_data;
mod export_history;
mod group;
mod groups;
mod home;
mod not_found;
mod session;
mod sessions;
mod sign_in;
mod users;

pub(crate) use export_data::ExportDataPage;
pub(crate) use group::GroupPage;
pub(crate) use groups::GroupsPage;
pub(crate) use home::{HomePage, WorkspaceHomePage};
pub(crate) use not_found::NotFoundPage;
pub(crate) use session::SessionPage;
pub(crate) use sessions::SessionsPage;
pub(crate) use sign_in::SignInPage;
pub(crate) use users::UsersPage;
