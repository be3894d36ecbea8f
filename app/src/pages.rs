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
mod guarded_cells;
mod home;
mod lazy;
mod not_found;
mod options_disclosure;
mod options_panel;
mod session;
mod sessions;
mod sign_in;
mod users;

pub(crate) use export_data::ExportDataPage;
use group::GroupPage;
use groups::GroupsPage;
use guarded_cells::GuardedCells;
use home::{HomePage, WorkspaceHomePage};
pub(crate) use lazy::LazyPage;
pub(crate) use not_found::NotFoundPage;
use options_panel::OptionsPanel;
use session::SessionPage;
use sessions::SessionsPage;
pub(crate) use sign_in::SignInPage;
use users::UsersPage;
