//! Whether a member may sign in, and the end of a membership.

use app::domain::{ActivityAction, MemberStatus, Role};

use super::current::{Current, places_text};
use crate::{
    Result,
    store::{
        account_links::revoke_in_workspace,
        database::Sql,
        work::{Refusal, Work},
    },
};

const SET_DEACTIVATED: Sql =
    Sql::same("UPDATE members SET deactivated_at = $3 WHERE workspace_id = $1 AND user_id = $2");

const REMOVE: Sql = Sql::same("DELETE FROM members WHERE workspace_id = $1 AND user_id = $2");

const LEAVE_WORKSPACE: Sql = Sql::same(
    "DELETE FROM entries WHERE workspace_id = $1
        AND token_hash IN (SELECT token_hash FROM sign_ins WHERE user_id = $2)",
);

const END_SIGN_INS: Sql = Sql::same(
    "DELETE FROM sign_ins WHERE user_id = $1
        AND NOT EXISTS (SELECT 1 FROM members WHERE user_id = $1 AND deactivated_at IS NULL)",
);

impl Work<'_> {
    /// Lets somebody sign in, or no longer.
    pub(super) async fn set_status(
        &mut self,
        current: &mut Current,
        status: MemberStatus,
    ) -> Result<Result<(), Refusal>> {
        let before = current.status;
        if before == status {
            return Ok(Ok(()));
        }
        let (action, deactivated_at) = match status {
            MemberStatus::Active => (ActivityAction::MemberReactivated, None),
            MemberStatus::Deactivated => (ActivityAction::MemberDeactivated, Some(self.who.at)),
        };
        if let Err(refusal) = self.may_lose(current).await? {
            return Ok(Err(refusal));
        }
        let set = SET_DEACTIVATED
            .bind(self.who.workspace_id)
            .bind(current.user_id)
            .bind(deactivated_at);
        self.write.execute(set).await?;
        current.status = status;
        if status == MemberStatus::Deactivated {
            self.end_access(current).await?;
        }
        self.record(action, &current.email, before.label(), status.label())
            .await?;
        Ok(Ok(()))
    }

    /// Ends a membership; what the person did stays.
    pub(super) async fn remove(&mut self, current: Current) -> Result<Result<(), Refusal>> {
        if let Err(refusal) = self.may_lose(&current).await? {
            return Ok(Err(refusal));
        }
        let before = describe(current.fields.role, &current);
        let remove = REMOVE.bind(self.who.workspace_id).bind(current.user_id);
        self.write.execute(remove).await?;
        self.end_access(&current).await?;
        self.record(ActivityAction::MemberRemoved, &current.email, &before, "")
            .await?;
        Ok(Ok(()))
    }

    /// Sign-ins that are open leave the workspace, and end where they lead nowhere else; links that were made
    /// here stop working.
    async fn end_access(&mut self, current: &Current) -> Result<()> {
        revoke_in_workspace(self, current.user_id).await?;
        let leave = LEAVE_WORKSPACE.bind(self.who.workspace_id).bind(current.user_id);
        self.write.execute(leave).await?;
        self.write
            .execute(END_SIGN_INS.bind(current.user_id))
            .await
            .map(drop)
    }
}

/// What somebody was: role, seat, status and groups.
fn describe(role: Role, current: &Current) -> String {
    let words = [
        role.label(),
        current.fields.seat_type.label(),
        current.status.label(),
    ]
    .join(", ");
    match places_text(&current.fields.groups) {
        groups if groups.is_empty() => words,
        groups => format!("{words}; {groups}"),
    }
}
