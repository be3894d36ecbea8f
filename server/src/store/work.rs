//! One admin's change of people and groups. In a workspace such changes take turns, so that what one has read
//! still holds when it writes.

use app::{
    AppError,
    backend::Admin,
    domain::{ActivityAction, Role, Timestamp},
    texts::users as texts,
};

use super::{
    Store, activity,
    activity::Who,
    database::{Alone, Sql, Transaction},
};
use crate::{Error, Result};

const TAKE_TURN: Sql = Sql {
    // There is one writer at a time anyway.
    sqlite: "SELECT id FROM workspaces WHERE id = $1",
    postgres: "SELECT id FROM workspaces WHERE id = $1 FOR NO KEY UPDATE",
};

const ROLE: Sql =
    Sql::same("SELECT role FROM members WHERE workspace_id = $1 AND user_id = $2 AND deactivated_at IS NULL");

/// Why something may not be done to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The workspace would have no active owner.
    LastOwner,
    /// Only an owner makes or changes owners.
    OwnersOnly,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let words = match refusal {
            Refusal::LastOwner => texts::last_owner(),
            Refusal::OwnersOnly => texts::owners_only(),
        };
        AppError::invalid(words).into()
    }
}

/// Waits until nobody else changes people and groups of the workspace.
pub(super) async fn take_turn(write: &mut Transaction, workspace_id: i64) -> Result<()> {
    write.one(TAKE_TURN.bind(workspace_id)).await.map(drop)
}

/// A change under way.
pub(super) struct Work<'admin> {
    pub(super) write: Transaction,
    pub(super) who: Who<'admin>,
    /// The admin's role at this moment.
    pub(super) role: Role,
}

impl<'admin> Work<'admin> {
    /// Waits for its turn.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] if the person administers the workspace no longer.
    pub(super) async fn begin(store: &Store, admin: &'admin Admin, at: Timestamp) -> Result<Self> {
        let mut write = store.database.begin_write(Alone::FromImports).await?;
        take_turn(&mut write, admin.workspace_id).await?;
        let role = ROLE.bind(admin.workspace_id).bind(admin.person.id);
        let role = match write.optional(role).await? {
            Some(row) => row.word::<Role>("role")?,
            None => return Err(AppError::Forbidden.into()),
        };
        if !role.is_admin() {
            return Err(AppError::Forbidden.into());
        }
        Ok(Self {
            write,
            who: Who::of(admin, at),
            role,
        })
    }

    /// Notes what was changed.
    pub(super) async fn record(
        &mut self,
        action: ActivityAction,
        subject: &str,
        before: &str,
        after: &str,
    ) -> Result<()> {
        activity::record(&mut self.write, self.who, (action, subject), before, after).await
    }

    /// Makes it last.
    pub(super) async fn commit(self) -> Result<()> {
        self.write.commit().await
    }
}
