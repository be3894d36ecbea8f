//! The trait that the server implements.

use std::pin::Pin;

use async_trait::async_trait;
use futures::Stream;
use uuid::Uuid;

use super::{Accounts, Admin, Member, Person};
use crate::{
    AppError,
    domain::{
        ActivityRow, AddedUser, ArchiveChange, ArchiveForecast, ArchiveOutcome, BulkChange, BulkOutcome,
        DemoAccount, ExportChoice, ExportForecast, ExportKind, ExportOffer, ExportOptions, ExportOverview,
        ExportProgress, Frame, GroupDetail, GroupName, GroupPlaceEdit, GroupRename, GroupRow, GuardedCell,
        History, HistoryQuery, MemberDetail, MemberEdit, MemberStatus, NewGroup, NewGroupMember,
        NewGroupMembers, NewUsers, Page, PersonName, SessionOffer, SessionQuery, SessionReview, SessionRow,
        TableQuery, UserQuery, UserRow,
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
pub trait Backend: Accounts + Send + Sync {
    /// The accounts that the sign-in page offers; none unless the database holds the demo.
    async fn demo_accounts(&self) -> Result<Vec<DemoAccount>, AppError>;

    /// The slug of the workspace that the person used last, or of any they may enter.
    async fn home(&self, person: &Person) -> Result<String, AppError>;

    /// The person as an active member of the workspace; none if they are not.
    async fn membership(&self, person: Person, slug: &str) -> Result<Option<Member>, AppError>;

    /// Enters the workspace and tells what stands around its pages.
    async fn frame(&self, member: &Member) -> Result<Frame, AppError>;

    /// The sessions that are asked for, newest first: of all for an admin, of their own for others, who may
    /// not ask for people and groups.
    async fn sessions(&self, member: &Member, query: &SessionQuery) -> Result<Page<SessionRow>, AppError>;

    /// What the table of sessions can be filtered by.
    async fn session_offer(&self, member: &Member) -> Result<SessionOffer, AppError>;

    /// What somebody is called who is in the workspace, or has sessions there.
    async fn session_person(&self, admin: &Admin, id: Uuid) -> Result<PersonName, AppError>;

    /// What [`Backend::archive_sessions`] would do; changes nothing.
    async fn forecast_archive(
        &self,
        admin: &Admin,
        change: &ArchiveChange,
    ) -> Result<ArchiveForecast, AppError>;

    /// Archives or restores sessions; a line for each says what became of it.
    async fn archive_sessions(
        &self,
        admin: &Admin,
        change: &ArchiveChange,
    ) -> Result<Vec<ArchiveOutcome>, AppError>;

    /// One session, if the member may see it.
    async fn session(&self, member: &Member, id: Uuid) -> Result<SessionReview, AppError>;

    /// The members that are asked for; by name they stand in the order of the Users export.
    async fn users(&self, admin: &Admin, query: &UserQuery) -> Result<Page<UserRow>, AppError>;

    /// What [`Backend::add_users`] would do; changes nothing.
    async fn preview_users(&self, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>, AppError>;

    /// Adds members; a line for each pasted address says what became of it.
    async fn add_users(&self, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>, AppError>;

    /// One member.
    async fn member(&self, admin: &Admin, id: Uuid) -> Result<MemberDetail, AppError>;

    /// Saves an edit of a member, unless somebody else changed them since.
    async fn save_member(&self, admin: &Admin, id: Uuid, edit: &MemberEdit)
    -> Result<MemberDetail, AppError>;

    /// Lets a member sign in, or no longer.
    async fn set_member_status(&self, admin: &Admin, id: Uuid, status: MemberStatus) -> Result<(), AppError>;

    /// Ends a membership.
    async fn remove_member(&self, admin: &Admin, id: Uuid) -> Result<(), AppError>;

    /// Changes many members; a line for each says what became of it.
    async fn change_members(&self, admin: &Admin, change: &BulkChange) -> Result<Vec<BulkOutcome>, AppError>;

    /// What was changed of people and groups, newest first.
    async fn activities(&self, admin: &Admin, query: &TableQuery) -> Result<Page<ActivityRow>, AppError>;

    /// Live groups, in the order of the Groups export.
    async fn groups(&self, admin: &Admin, query: &TableQuery) -> Result<Page<GroupRow>, AppError>;

    /// One live group and a page of its members.
    async fn group(&self, admin: &Admin, id: Uuid, query: &TableQuery) -> Result<GroupDetail, AppError>;

    /// Adds a group; returns its id.
    async fn add_group(&self, admin: &Admin, new: &NewGroup) -> Result<Uuid, AppError>;

    /// The live groups by name, to choose one of.
    async fn group_names(&self, admin: &Admin) -> Result<Vec<GroupName>, AppError>;

    /// Gives a group another name.
    async fn rename_group(&self, admin: &Admin, id: Uuid, rename: &GroupRename) -> Result<(), AppError>;

    /// Deletes a group.
    async fn delete_group(&self, admin: &Admin, id: Uuid, seen: &str) -> Result<(), AppError>;

    /// Undoes the deletion of a group.
    async fn restore_group(&self, admin: &Admin, id: Uuid) -> Result<(), AppError>;

    /// Puts members in a group; a line for each says what became of it.
    async fn add_to_group(
        &self,
        admin: &Admin,
        id: Uuid,
        new: &NewGroupMembers,
    ) -> Result<Vec<NewGroupMember>, AppError>;

    /// Gives somebody another role in a group, or takes them out of it.
    async fn change_place(&self, admin: &Admin, id: Uuid, edit: &GroupPlaceEdit) -> Result<(), AppError>;

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
