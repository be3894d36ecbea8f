//! Links for a new password: asked for by who has forgotten theirs, or made by an admin who answers for them.

use app::{
    AppError,
    backend::{Admin, SignInToken},
    domain::{AccountProblem, ActivityAction, MemberStatus, Timestamp},
    texts::accounts as texts,
};
use uuid::Uuid;

use super::{
    Error, HAS_PASSWORD, Kind, NewRow, REVOKE, add, expect_owner_for, may_hold, problem_of, refused,
};
use crate::{
    Result,
    auth::token,
    store::{
        Store,
        database::{Alone, Row, Sql, Transaction},
        members::Current,
        sign_in::{NewSignIn, change_password, open_sign_in, take_person},
        work::Work,
    },
};

const VALID_SECONDS: i64 = 3_600;

const SOMEBODY: Sql = Sql::same(
    "SELECT id, email FROM users u WHERE email_key = $1
        AND EXISTS (SELECT 1 FROM members m WHERE m.user_id = u.id AND m.deactivated_at IS NULL)",
);

const FIND: Sql =
    Sql::same("SELECT user_id FROM account_links WHERE token_hash = $1 AND kind = 'new_password'");

const LINK: Sql = Sql::same(
    "SELECT l.user_id, l.made_by, l.seen_by_maker, l.expires_at, l.used_at, l.revoked_at, u.email,
        EXISTS (SELECT 1 FROM members m WHERE m.user_id = u.id AND m.deactivated_at IS NULL) AS is_somewhere
    FROM account_links l JOIN users u ON u.id = l.user_id
    WHERE l.token_hash = $1 AND l.kind = 'new_password'",
);

impl Store {
    /// Makes a link by which a member can set a new password, in place of the one before; returns its secret.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Invalid`] for owners if the admin is none, for oneself, for who has no
    /// password yet, is deactivated, or is also in workspaces that the admin does not answer for.
    pub(crate) async fn make_password_link(&self, admin: &Admin, id: Uuid, now: Timestamp) -> Result<String> {
        let mut work = Work::begin(self, admin, now).await?;
        let current = Current::read_to_change(&mut work.write, work.who.workspace_id, id).await?;
        let current = current.ok_or(AppError::NotFound)?;
        expect_owner_for(&work, &current)?;
        let user_id = current.user_id;
        if user_id == admin.person.id {
            return Err(AppError::invalid(texts::not_for_oneself()).into());
        }
        if current.status == MemberStatus::Deactivated {
            return Err(AppError::invalid(texts::active_only()).into());
        }
        if !work.write.one(HAS_PASSWORD.bind(user_id)).await?.get::<bool>(0)? {
            return Err(AppError::invalid(texts::no_password_yet()).into());
        }
        if !may_hold(&mut work.write, user_id, admin.person.id).await? {
            return Err(AppError::invalid(texts::not_yours_to_help()).into());
        }
        let before = REVOKE
            .bind(Kind::NewPassword.key())
            .bind(user_id)
            .bind(admin.workspace_id)
            .bind(now);
        work.write.execute(before).await?;
        let (secret, token) = token::random()?;
        let link = NewRow {
            kind: Kind::NewPassword,
            token,
            workspace_id: Some(admin.workspace_id),
            user_id,
            made_by: Some(admin.person.id),
            seen_by_maker: true,
            made_at: now,
            expires_at: Timestamp(now.0 + VALID_SECONDS),
        };
        let until = link.expires_at.to_string();
        add(&mut work.write, &[link]).await?;
        work.record(ActivityAction::PasswordLinkMade, &current.email, "", &until)
            .await?;
        work.commit().await?;
        Ok(secret)
    }

    /// Keeps a link for who has forgotten their password; returns the e-mail that it is to be sent to, if there is
    /// an active member with this one.
    pub(crate) async fn keep_forgotten(
        &self,
        email_key: &str,
        token: SignInToken,
        now: Timestamp,
    ) -> Result<Option<String>> {
        let mut write = self.database.begin_write(Alone::FromImports).await?;
        let Some(person) = write.optional(SOMEBODY.bind(email_key)).await? else {
            return Ok(None);
        };
        let link = NewRow {
            kind: Kind::NewPassword,
            token,
            workspace_id: None,
            user_id: person.get("id")?,
            made_by: None,
            seen_by_maker: false,
            made_at: now,
            expires_at: Timestamp(now.0 + VALID_SECONDS),
        };
        add(&mut write, &[link]).await?;
        write.commit().await?;
        Ok(Some(person.get("email")?))
    }

    /// The e-mail of who may set a new password by this link.
    ///
    /// # Errors
    /// Why nobody may: an [`AccountProblem`].
    pub(crate) async fn password_link(&self, token: SignInToken, now: Timestamp) -> Result<String> {
        let mut read = self.database.begin_read().await?;
        usable(&mut read, token, now).await?.get("email")
    }

    /// Sets a new password by a link: all sign-ins end, and one begins. Returns the person's key.
    ///
    /// # Errors
    /// As [`Store::password_link`].
    pub(crate) async fn use_password_link(
        &self,
        token: SignInToken,
        password_hash: &str,
        sign_in: &NewSignIn<'_>,
    ) -> Result<i64> {
        let mut write = self.database.begin_write(Alone::FromImports).await?;
        let Some(found) = write.optional(FIND.bind(&token.0[..])).await? else {
            return Err(refused(AccountProblem::LinkUnknown));
        };
        let user_id = found.get("user_id")?;
        take_person(&mut write, user_id).await?;
        let email: String = usable(&mut write, token, sign_in.at).await?.get("email")?;
        let by = (email.as_str(), sign_in.at);
        change_password(&mut write, (user_id, &email), password_hash, by, None).await?;
        open_sign_in(&mut write, user_id, sign_in).await?;
        write.commit().await?;
        Ok(user_id)
    }
}

/// The link with this token, if it can be used.
async fn usable(read: &mut Transaction, token: SignInToken, now: Timestamp) -> Result<Row, Error> {
    let Some(row) = read.optional(LINK.bind(&token.0[..])).await? else {
        return Err(refused(AccountProblem::LinkUnknown));
    };
    if let Some(problem) = problem_of(read, &row, now).await? {
        return Err(refused(problem));
    }
    if !row.get::<bool>("is_somewhere")? {
        return Err(refused(AccountProblem::LinkRevoked));
    }
    Ok(row)
}
