//! Using an invitation: the person gets names, a password and a sign-in, all at once or not at all.

use app::{
    backend::SignInToken,
    domain::{AccountProblem, ActivityAction, InvitationOffer, Timestamp},
};

use super::{Error, problem_of, refused};
use crate::{
    Result,
    store::{
        Store,
        activity::{Who, record},
        database::{Alone, Row, Sql, Transaction},
        members::rename,
        sign_in::{NewSignIn, open_sign_in, replace_password, take_person},
        work::take_turn,
    },
};

const FIND: Sql = Sql::same(
    "SELECT workspace_id, user_id FROM account_links WHERE token_hash = $1 AND kind = 'invitation'",
);

const INVITATION: Sql = Sql::same(
    "SELECT l.user_id, l.workspace_id, l.made_by, l.seen_by_maker, l.expires_at, l.used_at, l.revoked_at,
        u.first_name, u.last_name, u.email, u.password_hash IS NOT NULL AS has_password,
        w.name AS workspace, w.slug, m.deactivated_at
    FROM account_links l
    JOIN users u ON u.id = l.user_id
    JOIN workspaces w ON w.id = l.workspace_id
    JOIN members m ON m.workspace_id = l.workspace_id AND m.user_id = l.user_id
    WHERE l.token_hash = $1 AND l.kind = 'invitation'",
);

// In this order, as everybody takes them.
const TAKE_MEMBER: Sql = Sql {
    sqlite: "SELECT 1 FROM members WHERE workspace_id = $1 AND user_id = $2",
    postgres: "SELECT 1 FROM members WHERE workspace_id = $1 AND user_id = $2 FOR UPDATE",
};

/// The names that somebody gives themselves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Names<'names> {
    pub(crate) first: &'names str,
    pub(crate) last: &'names str,
}

impl Store {
    /// Whom an invitation is for, if it can be used.
    ///
    /// # Errors
    /// Why it can't: an [`AccountProblem`].
    pub(crate) async fn invitation(&self, token: SignInToken, now: Timestamp) -> Result<InvitationOffer> {
        let mut read = self.database.begin_read().await?;
        let row = usable(&mut read, token, now).await?;
        Ok(InvitationOffer {
            workspace: row.get("workspace")?,
            person: row.person()?,
        })
    }

    /// Uses an invitation; only one of many at the same time does. Returns the slug of the workspace.
    ///
    /// # Errors
    /// As [`Store::invitation`].
    pub(crate) async fn accept_invitation(
        &self,
        token: SignInToken,
        names: Names<'_>,
        password_hash: &str,
        sign_in: &NewSignIn<'_>,
    ) -> Result<String> {
        let now = sign_in.at;
        let mut write = self.database.begin_write(Alone::FromImports).await?;
        let Some(found) = write.optional(FIND.bind(&token.0[..])).await? else {
            return Err(refused(AccountProblem::LinkUnknown));
        };
        let (workspace_id, user_id): (i64, i64) = (found.get("workspace_id")?, found.get("user_id")?);
        take_turn(&mut write, workspace_id).await?;
        let member = TAKE_MEMBER.bind(workspace_id).bind(user_id);
        write.optional(member).await?;
        take_person(&mut write, user_id).await?;
        let row = usable(&mut write, token, now).await?;
        let person = row.person()?;
        let who = Who {
            workspace_id,
            person_id: Some(user_id),
            email: &person.email,
            at: now,
        };
        rename(&mut write, who, user_id, &person, names.first, names.last).await?;
        replace_password(&mut write, user_id, password_hash, now, None).await?;
        let what = (ActivityAction::InvitationAccepted, person.email.as_str());
        record(&mut write, who, what, "", "").await?;
        open_sign_in(&mut write, user_id, sign_in).await?;
        write.commit().await?;
        row.get("slug")
    }
}

/// The invitation with this token, if it can be used.
async fn usable(read: &mut Transaction, token: SignInToken, now: Timestamp) -> Result<Row, Error> {
    let Some(row) = read.optional(INVITATION.bind(&token.0[..])).await? else {
        return Err(refused(AccountProblem::LinkUnknown));
    };
    if row.get("has_password")? {
        return Err(refused(AccountProblem::LinkUsed));
    }
    if let Some(problem) = problem_of(read, &row, now).await? {
        return Err(refused(problem));
    }
    if row.optional_time("deactivated_at")?.is_some() {
        return Err(refused(AccountProblem::LinkRevoked));
    }
    Ok(row)
}
