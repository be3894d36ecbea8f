//! Links by which somebody sets a password. A link opens every workspace that its person is in, so an admin may
//! hold one only of somebody for whom they answer everywhere.

mod accept;
mod invitations;
mod new_passwords;

use std::collections::HashSet;

use app::{
    AppError,
    backend::SignInToken,
    domain::{AccountProblem, Role, Timestamp},
};

pub(crate) use self::{
    accept::Names,
    invitations::{Invited, NewInvitation, invite_all},
};
use super::{
    Store,
    database::{Row, Sql, Transaction},
    lists::list,
    members::Current,
    upsert::{Conflict, Upsert},
    work::{Refusal, Work},
};
use crate::{Error, Result};

/// How long links are known once they have ended, so that their page can say so.
const KEPT_SECONDS: i64 = 90 * 24 * 3_600;

// Whoever is an owner somewhere is another owner's to help.
const NOT_TO_HOLD: Sql = Sql {
    sqlite: "SELECT DISTINCT m.user_id FROM json_each($1) AS wanted
        CROSS JOIN members m ON m.user_id = wanted.value
        WHERE NOT EXISTS (SELECT 1 FROM members a
            WHERE a.workspace_id = m.workspace_id AND a.user_id = $2 AND a.deactivated_at IS NULL
                AND (a.role = 'owner' OR (a.role = 'admin' AND m.role <> 'owner')))",
    postgres: "SELECT DISTINCT m.user_id FROM jsonb_array_elements_text($1::jsonb) AS wanted
        JOIN members m ON m.user_id = wanted::bigint
        WHERE NOT EXISTS (SELECT 1 FROM members a
            WHERE a.workspace_id = m.workspace_id AND a.user_id = $2 AND a.deactivated_at IS NULL
                AND (a.role = 'owner' OR (a.role = 'admin' AND m.role <> 'owner')))",
};

const ADD: Upsert<'_> = Upsert {
    table: "account_links",
    columns: "token_hash, kind, workspace_id, user_id, made_at, made_by, seen_by_maker, expires_at",
    on_conflict: Conflict::Fail,
};

const HAS_PASSWORD: Sql = Sql::same("SELECT password_hash IS NOT NULL FROM users WHERE id = $1");

const REVOKE: Sql = Sql::same(
    "UPDATE account_links SET revoked_at = $4 WHERE kind = $1 AND user_id = $2 AND workspace_id = $3
        AND used_at IS NULL AND revoked_at IS NULL",
);

const REVOKE_IN_WORKSPACE: Sql = Sql {
    sqlite: "UPDATE account_links SET revoked_at = $3
        WHERE user_id IN (SELECT value FROM json_each($1)) AND workspace_id = $2
            AND used_at IS NULL AND revoked_at IS NULL",
    postgres: "UPDATE account_links SET revoked_at = $3
        WHERE user_id IN (SELECT jsonb_array_elements_text($1::jsonb)::bigint) AND workspace_id = $2
            AND used_at IS NULL AND revoked_at IS NULL",
};

const END_ALL: Sql = Sql::same(
    "UPDATE account_links SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL AND revoked_at IS NULL",
);

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Invitation,
    NewPassword,
}

impl Kind {
    const fn key(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::NewPassword => "new_password",
        }
    }
}

/// A link to be added.
struct NewRow {
    kind: Kind,
    token: SignInToken,
    workspace_id: Option<i64>,
    user_id: i64,
    made_by: Option<i64>,
    seen_by_maker: bool,
    made_at: Timestamp,
    expires_at: Timestamp,
}

/// Adds links, in their order.
async fn add(write: &mut Transaction, links: &[NewRow]) -> Result<()> {
    ADD.run(write, links.iter(), |query, link| {
        query
            .bind(&link.token.0[..])
            .bind(link.kind.key())
            .bind(link.workspace_id)
            .bind(link.user_id)
            .bind(link.made_at)
            .bind(link.made_by)
            .bind(link.seen_by_maker)
            .bind(link.expires_at)
    })
    .await
}

/// Whether this admin may hold a link that sets the person's password.
async fn may_hold(read: &mut Transaction, user_id: i64, admin_id: i64) -> Result<bool> {
    Ok(not_to_hold(read, &[user_id], admin_id).await?.is_empty())
}

/// Those of the people whose links this admin may not hold.
async fn not_to_hold(read: &mut Transaction, user_ids: &[i64], admin_id: i64) -> Result<HashSet<i64>> {
    let rows = read.all(NOT_TO_HOLD.bind(list(user_ids)).bind(admin_id)).await?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Why a link no longer works, from its times and whether its maker may still hold it.
async fn problem_of(read: &mut Transaction, link: &Row, now: Timestamp) -> Result<Option<AccountProblem>> {
    if link.optional_time("used_at")?.is_some() {
        return Ok(Some(AccountProblem::LinkUsed));
    }
    if link.optional_time("revoked_at")?.is_some() {
        return Ok(Some(AccountProblem::LinkRevoked));
    }
    if link.time("expires_at")? <= now {
        return Ok(Some(AccountProblem::LinkExpired));
    }
    if link.get("seen_by_maker")? {
        let held = match link.get::<Option<i64>>("made_by")? {
            Some(maker) => may_hold(read, link.get("user_id")?, maker).await?,
            None => false,
        };
        if !held {
            return Ok(Some(AccountProblem::LinkRevoked));
        }
    }
    Ok(None)
}

/// Ends all links of somebody who has a password now.
pub(super) async fn end_all(write: &mut Transaction, user_id: i64, now: Timestamp) -> Result<()> {
    write.execute(END_ALL.bind(user_id).bind(now)).await.map(drop)
}

/// Takes back what leads these people into the workspace, or was made there for them.
pub(super) async fn revoke_in_workspace(work: &mut Work<'_>, user_ids: &[i64]) -> Result<()> {
    let revoke = REVOKE_IN_WORKSPACE
        .bind(list(user_ids))
        .bind(work.who.workspace_id)
        .bind(work.who.at);
    work.write.execute(revoke).await.map(drop)
}

/// Only an owner sees to owners.
fn expect_owner_for(work: &Work<'_>, current: &Current) -> Result<(), Error> {
    if current.fields.role == Role::Owner && work.role != Role::Owner {
        return Err(Refusal::OwnersOnly.into());
    }
    Ok(())
}

fn refused(problem: AccountProblem) -> Error {
    AppError::from(problem).into()
}

impl Store {
    /// Notes that a mail server has taken the e-mail with this link.
    pub(crate) async fn note_mailed(&self, token: SignInToken, now: Timestamp) -> Result<()> {
        let sql = Sql::same("UPDATE account_links SET mailed_at = $2 WHERE token_hash = $1");
        let query = sql.bind(&token.0[..]).bind(now);
        self.database.execute(query).await.map(drop)
    }

    /// Forgets links that ended long ago.
    pub(crate) async fn sweep_links(&self, now: Timestamp) -> Result<()> {
        let sql = Sql::same("DELETE FROM account_links WHERE expires_at <= $1");
        let query = sql.bind(Timestamp(now.0 - KEPT_SECONDS));
        self.database.execute(query).await.map(drop)
    }
}
