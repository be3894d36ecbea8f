//! Whether a member may sign in, and the end of a membership.

use app::domain::{ActivityAction, MemberStatus, Role};

use super::current::{Current, places_text};
use crate::{
    Result,
    store::{
        account_links::revoke_in_workspace,
        database::Sql,
        lists::list,
        work::{Refusal, Work},
    },
};

const SET_DEACTIVATED: Sql =
    Sql::same("UPDATE members SET deactivated_at = $3 WHERE workspace_id = $1 AND user_id = $2");

const REMOVE: Sql = Sql::same("DELETE FROM members WHERE workspace_id = $1 AND user_id = $2");

const LEAVE_WORKSPACE: Sql = Sql {
    sqlite: "DELETE FROM entries WHERE workspace_id = $1 AND token_hash IN (
        SELECT s.token_hash FROM json_each($2) AS w CROSS JOIN sign_ins s ON s.user_id = w.value)",
    postgres: "DELETE FROM entries WHERE workspace_id = $1 AND token_hash IN (
        SELECT s.token_hash FROM jsonb_array_elements_text($2::jsonb) AS w JOIN sign_ins s ON s.user_id = w::bigint)",
};

const END_SIGN_INS: Sql = Sql {
    sqlite: "DELETE FROM sign_ins WHERE user_id IN (SELECT value FROM json_each($1))
        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.user_id = sign_ins.user_id AND m.deactivated_at IS NULL)",
    postgres: "DELETE FROM sign_ins WHERE user_id IN (SELECT jsonb_array_elements_text($1::jsonb)::bigint)
        AND NOT EXISTS (SELECT 1 FROM members m WHERE m.user_id = sign_ins.user_id AND m.deactivated_at IS NULL)",
};

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
            end_access(self, &[current.user_id]).await?;
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
        end_access(self, &[current.user_id]).await?;
        self.record(ActivityAction::MemberRemoved, &current.email, &before, "")
            .await?;
        Ok(Ok(()))
    }
}

/// Sign-ins of these people that are open leave the workspace, and end where they lead nowhere else; links that
/// were made here for them stop working.
pub(in crate::store) async fn end_access(work: &mut Work<'_>, user_ids: &[i64]) -> Result<()> {
    let ids = list(user_ids);
    revoke_in_workspace(work, user_ids).await?;
    let leave = LEAVE_WORKSPACE.bind(work.who.workspace_id).bind(&ids);
    work.write.execute(leave).await?;
    work.write.execute(END_SIGN_INS.bind(&ids)).await.map(drop)
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
