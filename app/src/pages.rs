//! The pages, one a file.

#![allow(
    unreachable_pub,
    reason = "the component macro makes public functions of them"
)]

mod account;
mod account_words;
mod activity;
mod activity_value;
mod add_group;
mod add_users;
mod choices;
mod export_card;
mod export_data;
mod export_history;
mod forgotten_password;
mod group;
mod groups;
mod guarded_cells;
mod home;
mod invitation;
mod lazy;
mod lazy_history;
mod link_box;
mod member;
mod new_password;
mod not_found;
mod options_disclosure;
mod options_panel;
mod session;
mod sessions;
mod sign_in;
mod users;
mod way_in;

use account::AccountPage;
use activity::ActivityPage;
pub(crate) use export_data::ExportDataPage;
use forgotten_password::ForgottenPasswordPage;
use group::GroupPage;
use groups::GroupsPage;
use guarded_cells::GuardedCells;
use home::{HomePage, WorkspaceHomePage};
use invitation::InvitationPage;
pub(crate) use lazy::LazyPage;
use member::MemberPage;
use new_password::NewPasswordPage;
pub(crate) use not_found::NotFoundPage;
use options_panel::OptionsPanel;
use session::SessionPage;
use sessions::SessionsPage;
pub(crate) use sign_in::SignInPage;
use users::UsersPage;
