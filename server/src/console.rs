//! The console's server: what it consists of, and how the views' questions reach it.

mod accounts;

use std::{sync::Arc, time::Duration};

use app::{
    AppError, DownloadOrigin,
    backend::{Admin, Backend, Member, Person, ProgressStream},
    domain::{
        ActivityRow, AddedUser, ArchiveChange, ArchiveForecast, ArchiveOutcome, BulkChange, BulkOutcome,
        DemoAccount, ExportChoice, ExportForecast, ExportKind, ExportOffer, ExportOptions, ExportOverview,
        ExportProgress, Frame, GroupDetail, GroupName, GroupPlaceEdit, GroupRename, GroupRow, GuardedCell,
        History, HistoryQuery, MemberDetail, MemberEdit, MemberStatus, NewGroup, NewGroupMember,
        NewGroupMembers, NewUsers, Page, PersonName, SessionOffer, SessionQuery, SessionReview, SessionRow,
        TableQuery, UserQuery, UserRow,
    },
    export_choice,
};
use async_trait::async_trait;
use tokio::sync::{Notify, watch};
use uuid::Uuid;

use crate::{
    Result, clock, demo,
    export::{artifact::ArtifactStore, watch::follow, worker::Workshop},
    group_members,
    mail::Mailer,
    new_users,
    settings::Settings,
    store::Store,
};

/// A server with its store, its artifacts and its workers.
#[derive(Debug, Clone)]
pub struct Console {
    pub(crate) settings: Arc<Settings>,
    pub(crate) store: Store,
    pub(crate) workshop: Arc<Workshop>,
    /// What sends e-mails, if anything does.
    pub(crate) mailer: Option<Mailer>,
    /// Where browsers fetch finished files from, if not from the server.
    pub(crate) download_origin: Option<DownloadOrigin>,
}

impl Console {
    /// Puts the parts together; `stopping` turns true when the server is asked to stop.
    #[must_use]
    pub fn new(
        settings: Settings,
        store: Store,
        artifacts: ArtifactStore,
        stopping: watch::Receiver<bool>,
    ) -> Self {
        let workshop = Workshop {
            store: store.clone(),
            artifacts,
            public_url: settings.public_url.clone(),
            kept_seconds: settings.export_kept_seconds,
            most_of_workspace: settings.exports_per_workspace,
            farewell: settings.farewell,
            hold_file: settings.hold_exports_file.clone(),
            bell: Notify::new(),
            news: watch::Sender::new(0),
            stopping,
        };
        Self {
            mailer: Mailer::of(&settings),
            settings: Arc::new(settings),
            store,
            workshop: Arc::new(workshop),
            download_origin: None,
        }
    }

    /// Lets browsers fetch finished files from the bucket itself, if the settings say so.
    ///
    /// # Errors
    /// If the bucket can't sign addresses.
    pub async fn with_signed_downloads(mut self) -> Result<Self> {
        if self.settings.signed_downloads {
            let artifacts = &self.workshop.artifacts;
            let example = artifacts
                .signed_url("example", "example.csv", Duration::from_secs(1))
                .await?;
            self.download_origin = example.map(|url| DownloadOrigin(url.origin().ascii_serialization()));
        }
        Ok(self)
    }

    /// The sessions that the member may see: an admin all, others their own.
    fn only_of(member: &Member) -> Option<i64> {
        (!member.role.is_admin()).then_some(member.person.id)
    }
}

#[async_trait]
impl Backend for Console {
    async fn demo_accounts(&self) -> Result<Vec<DemoAccount>, AppError> {
        let mut accounts = self.store.demo_accounts(demo::PASSWORD).await?;
        for account in &mut accounts {
            account.description = demo::reading(&account.description);
        }
        Ok(accounts)
    }

    async fn home(&self, person: &Person) -> Result<String, AppError> {
        self.store.home(person.id).await?.ok_or(AppError::NoWorkspace)
    }

    async fn membership(&self, person: Person, slug: &str) -> Result<Option<Member>, AppError> {
        Ok(self.store.membership(person, slug).await?)
    }

    async fn frame(&self, member: &Member) -> Result<Frame, AppError> {
        self.store
            .enter(&member.person, member.workspace_id, clock::now())
            .await?;
        let (here, other_workspaces): (Vec<_>, Vec<_>) = self
            .store
            .workspaces_of(member.person.id)
            .await?
            .into_iter()
            .partition(|workspace| workspace.slug == member.slug);
        Ok(Frame {
            workspace: here.into_iter().next().ok_or(AppError::NotFound)?,
            person: member.person.name.clone(),
            role: member.role,
            other_workspaces,
            support_email: self.settings.support_email.clone(),
            largest_blob_bytes: self.settings.largest_blob_bytes,
            export_choice: if member.role.is_admin() {
                let chosen = self.store.export_choice(member.workspace_id, member.person.id);
                export_choice(&chosen.await?)
            } else {
                ExportChoice::default()
            },
        })
    }

    async fn sessions(&self, member: &Member, query: &SessionQuery) -> Result<Page<SessionRow>, AppError> {
        let only_of = Self::only_of(member);
        if only_of.is_some() && (query.person.is_some() || query.group.is_some()) {
            return Err(AppError::Forbidden);
        }
        Ok(self
            .store
            .sessions(member.workspace_id, only_of, query, clock::now())
            .await?)
    }

    async fn session_offer(&self, member: &Member) -> Result<SessionOffer, AppError> {
        Ok(self
            .store
            .session_offer(member.workspace_id, Self::only_of(member), clock::now())
            .await?)
    }

    async fn session_person(&self, admin: &Admin, id: Uuid) -> Result<PersonName, AppError> {
        let found = self.store.session_person(admin.workspace_id, id).await?;
        found.ok_or(AppError::NotFound)
    }

    async fn forecast_archive(
        &self,
        admin: &Admin,
        change: &ArchiveChange,
    ) -> Result<ArchiveForecast, AppError> {
        Ok(self.store.forecast_archive(admin, change).await?)
    }

    async fn archive_sessions(
        &self,
        admin: &Admin,
        change: &ArchiveChange,
    ) -> Result<Vec<ArchiveOutcome>, AppError> {
        Ok(self.store.archive_sessions(admin, change, clock::now()).await?)
    }

    async fn session(&self, member: &Member, id: Uuid) -> Result<SessionReview, AppError> {
        let link = format!("{}/w/{}/sessions/{id}", self.settings.public_url, member.slug);
        let found = self
            .store
            .session(member.workspace_id, Self::only_of(member), id, link)
            .await?;
        found.ok_or(AppError::NotFound)
    }

    async fn users(&self, admin: &Admin, query: &UserQuery) -> Result<Page<UserRow>, AppError> {
        Ok(self.store.users(admin.workspace_id, query).await?)
    }

    async fn preview_users(&self, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>, AppError> {
        Ok(new_users::preview(&self.store, admin, new).await?)
    }

    async fn add_users(&self, admin: &Admin, new: &NewUsers) -> Result<Vec<AddedUser>, AppError> {
        Ok(new_users::add(self, admin, new).await?)
    }

    async fn member(&self, admin: &Admin, id: Uuid) -> Result<MemberDetail, AppError> {
        self.store.member(admin, id).await?.ok_or(AppError::NotFound)
    }

    async fn save_member(
        &self,
        admin: &Admin,
        id: Uuid,
        edit: &MemberEdit,
    ) -> Result<MemberDetail, AppError> {
        Ok(self.store.save_member(admin, id, edit, clock::now()).await?)
    }

    async fn set_member_status(&self, admin: &Admin, id: Uuid, status: MemberStatus) -> Result<(), AppError> {
        Ok(self
            .store
            .set_member_status(admin, id, status, clock::now())
            .await?)
    }

    async fn remove_member(&self, admin: &Admin, id: Uuid) -> Result<(), AppError> {
        Ok(self.store.remove_member(admin, id, clock::now()).await?)
    }

    async fn change_members(&self, admin: &Admin, change: &BulkChange) -> Result<Vec<BulkOutcome>, AppError> {
        Ok(self.store.change_members(admin, change, clock::now()).await?)
    }

    async fn activities(&self, admin: &Admin, query: &TableQuery) -> Result<Page<ActivityRow>, AppError> {
        Ok(self.store.activities(admin.workspace_id, query).await?)
    }

    async fn groups(&self, admin: &Admin, query: &TableQuery) -> Result<Page<GroupRow>, AppError> {
        Ok(self.store.groups(admin.workspace_id, query).await?)
    }

    async fn group(&self, admin: &Admin, id: Uuid, query: &TableQuery) -> Result<GroupDetail, AppError> {
        self.store
            .group(admin.workspace_id, id, query)
            .await?
            .ok_or(AppError::NotFound)
    }

    async fn add_group(&self, admin: &Admin, new: &NewGroup) -> Result<Uuid, AppError> {
        Ok(self.store.add_group(admin, new, clock::now()).await?)
    }

    async fn group_names(&self, admin: &Admin) -> Result<Vec<GroupName>, AppError> {
        Ok(self.store.group_names(admin.workspace_id).await?)
    }

    async fn rename_group(&self, admin: &Admin, id: Uuid, rename: &GroupRename) -> Result<(), AppError> {
        Ok(self.store.rename_group(admin, id, rename, clock::now()).await?)
    }

    async fn delete_group(&self, admin: &Admin, id: Uuid, seen: &str) -> Result<(), AppError> {
        Ok(self.store.delete_group(admin, id, seen, clock::now()).await?)
    }

    async fn restore_group(&self, admin: &Admin, id: Uuid) -> Result<(), AppError> {
        Ok(self.store.restore_group(admin, id, clock::now()).await?)
    }

    async fn add_to_group(
        &self,
        admin: &Admin,
        id: Uuid,
        new: &NewGroupMembers,
    ) -> Result<Vec<NewGroupMember>, AppError> {
        Ok(group_members::add(&self.store, admin, id, new).await?)
    }

    async fn change_place(&self, admin: &Admin, id: Uuid, edit: &GroupPlaceEdit) -> Result<(), AppError> {
        Ok(self.store.change_place(admin, id, edit, clock::now()).await?)
    }

    async fn start_export(
        &self,
        admin: &Admin,
        kind: ExportKind,
        options: ExportOptions,
    ) -> Result<ExportProgress, AppError> {
        let progress = self
            .store
            .queue_export(admin, kind, options, self.settings.most_waiting, clock::now())
            .await?;
        self.workshop.bell.notify_one();
        Ok(progress)
    }

    async fn watch_export(&self, admin: &Admin, id: Uuid) -> Result<ProgressStream, AppError> {
        self.store
            .export_progress(admin, id)
            .await?
            .ok_or(AppError::NotFound)?;
        let (news, stopping) = (self.workshop.news.subscribe(), self.workshop.stopping.clone());
        Ok(follow(self.store.clone(), admin.clone(), id, news, stopping))
    }

    async fn cancel_export(&self, admin: &Admin, id: Uuid) -> Result<ExportProgress, AppError> {
        self.store.cancel_export(admin, id, clock::now()).await?;
        self.workshop.tell();
        let progress = self.store.export_progress(admin, id).await?;
        progress.ok_or(AppError::NotFound)
    }

    async fn export_overview(&self, admin: &Admin) -> Result<ExportOverview, AppError> {
        Ok(self.store.export_overview(admin, clock::now()).await?)
    }

    async fn settle_export(&self, admin: &Admin, id: Uuid) -> Result<(), AppError> {
        Ok(self.store.settle_export(admin, id, clock::now()).await?)
    }

    async fn export_forecasts(&self, admin: &Admin) -> Result<Vec<ExportForecast>, AppError> {
        Ok(self.store.export_forecasts(admin, clock::now()).await?)
    }

    async fn export_offer(&self, admin: &Admin) -> Result<ExportOffer, AppError> {
        Ok(self.store.export_offer(admin.workspace_id, clock::now()).await?)
    }

    async fn save_export_choice(
        &self,
        admin: &Admin,
        options: ExportOptions,
    ) -> Result<ExportChoice, AppError> {
        let saved = self.store.save_export_choice(admin, options, clock::now()).await;
        Ok(export_choice(&saved?))
    }

    async fn guarded_cells(&self, admin: &Admin, id: Uuid) -> Result<Vec<GuardedCell>, AppError> {
        Ok(self.store.guarded_cells(admin.workspace_id, id).await?)
    }

    async fn export_history(&self, admin: &Admin, query: &HistoryQuery) -> Result<History, AppError> {
        Ok(self.store.export_history(admin, query, clock::now()).await?)
    }

    async fn delete_export(&self, admin: &Admin, id: Uuid) -> Result<(), AppError> {
        let kept = self.store.file_to_delete(admin, id).await?;
        self.workshop
            .artifacts
            .delete(&kept.location)
            .await
            .map_err(AppError::from)?;
        Ok(self.store.forget_deleted(admin, &kept, clock::now()).await?)
    }
}
