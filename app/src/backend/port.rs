//! The trait that the server implements.

use std::{net::IpAddr, pin::Pin};

use async_trait::async_trait;
use futures::Stream;
use uuid::Uuid;

use super::{Admin, Member, Person};
use crate::{
    AppError,
    domain::{
        AddedUser, DemoAccount, ExportChoice, ExportForecast, ExportKind, ExportOffer, ExportOptions,
        ExportOverview, ExportProgress, Frame, GroupDetail, GroupRow, GuardedCell, History, HistoryQuery,
        NewGroup, NewUsers, Page, SessionReview, SessionRow, TableQuery, UserRow,
    },
};

/// An export's progress, again and again until its state is final.
pub type ProgressStream = Pin<Box<dyn Stream<Item = Result<ExportProgress, AppError>> + Send>>;

/// What a successful sign-in gives the browser.
#[derive(Debug, Clone)]
pub struct EntryTicket {
    /// The value of the `Set-Cookie` header.
    pub set_cookie: String,
    /// The slug of the workspace that is entered.
    pub slug: String,
}

/// Everything that the console asks of the server.
///
/// Methods that concern one workspace take a [`Member`] or an [`Admin`]: proof that the role was checked.
#[async_trait]
pub trait Backend: Send + Sync {
    /// Checks the password, opens a sign-in and enters the workspace that was used last.
    async fn sign_in(&self, email: &str, password: &str, address: IpAddr) -> Result<EntryTicket, AppError>;

    /// Ends the sign-in; returns the `Set-Cookie` header that forgets it.
    async fn sign_out(&self, person: &Person) -> Result<String, AppError>;

    /// The accounts that the sign-in page offers; none unless the database holds the demo.
    async fn demo_accounts(&self) -> Result<Vec<DemoAccount>, AppError>;

    /// The slug of the workspace that the person used last, or of any they may enter.
    async fn home(&self, person: &Person) -> Result<String, AppError>;

    /// The person as an active member of the workspace; none if they are not.
    async fn membership(&self, person: Person, slug: &str) -> Result<Option<Member>, AppError>;

    /// Enters the workspace and tells what stands around its pages.
    async fn frame(&self, member: &Member) -> Result<Frame, AppError>;

    /// Sessions, newest first: all for an admin, their own for others.
    async fn sessions(&self, member: &Member, query: &TableQuery) -> Result<Page<SessionRow>, AppError>;

    /// One session, if the member may see it.
    async fn session(&self, member: &Member, id: Uuid) -> Result<SessionReview, AppError>;

    /// Members, in the order of the Users export.
    async fn users(&self, admin: &Admin, query: &TableQuery) -> Result<Page<UserRow>, AppError>;

    /// What [`Backend::add_users`] would do; changes nothing.
    async fn preview_users(&self, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>, AppError>;

    /// Adds members; a line for each pasted address says what became of it.
    async fn add_users(&self, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>, AppError>;

    /// Live groups, in the order of the Groups export.
    async fn groups(&self, admin: &Admin, query: &TableQuery) -> Result<Page<GroupRow>, AppError>;

    /// One live group and a page of its members.
    async fn group(&self, admin: &Admin, id: Uuid, query: &TableQuery) -> Result<GroupDetail, AppError>;

    /// Adds a group; returns its id.
    async fn add_group(&self, admin: &Admin, new: &NewGroup) -> Result<Uuid, AppError>;

    /// Starts an export, or joins the one that already runs with the same request.
    async fn start_export(
        &self,
        admin: &Admin,
        kind: ExportKind,
        options: ExportOptions,
    ) -> Result<ExportProgress, AppError>;

    /// Follows an export of the workspace.
    async fn watch_export(&self, admin: &Admin, id: Uuid) -> Result<ProgressStream, AppError>;

    /// Cancels an export of the workspace; one that has ended already stays as it is.
    async fn cancel_export(&self, admin: &Admin, id: Uuid) -> Result<ExportProgress, AppError>;

    /// What runs in the workspace, and which finished files wait for the admin.
    async fn export_overview(&self, admin: &Admin) -> Result<ExportOverview, AppError>;

    /// Notes that an export does not wait for the admin any more.
    async fn settle_export(&self, admin: &Admin, id: Uuid) -> Result<(), AppError>;

    /// What can be said of each export before it is made.
    async fn export_forecasts(&self, admin: &Admin) -> Result<Vec<ExportForecast>, AppError>;

    /// What exports of sessions can be limited to.
    async fn export_offer(&self, admin: &Admin) -> Result<ExportOffer, AppError>;

    /// Remembers the options that the admin chose.
    async fn save_export_choice(
        &self,
        admin: &Admin,
        options: ExportOptions,
    ) -> Result<ExportChoice, AppError>;

    /// The first cells of a finished file that were guarded against formulas.
    async fn guarded_cells(&self, admin: &Admin, id: Uuid) -> Result<Vec<GuardedCell>, AppError>;

    /// The exports of the workspace that are looked for, newest first.
    async fn export_history(&self, admin: &Admin, query: &HistoryQuery) -> Result<History, AppError>;

    /// Deletes the file of an export now.
    async fn delete_export(&self, admin: &Admin, id: Uuid) -> Result<(), AppError>;
}
