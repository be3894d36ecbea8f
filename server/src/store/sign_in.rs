//! Sign-ins and the workspaces that they enter.

use app::{
    backend::{Person, SignInToken},
    domain::{ActivityAction, Timestamp},
};

use super::{
    Store, account_links,
    activity::record_everywhere,
    database::{Alone, Query, Sql, Transaction},
};
use crate::{Result, clock};

const SET_PASSWORD: Sql = Sql::same("UPDATE users SET password_hash = $1 WHERE id = $2");

const TAKE_PERSON: Sql = Sql {
    // There is one writer at a time anyway.
    sqlite: "SELECT id FROM users WHERE id = $1",
    postgres: "SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE",
};

pub(super) const END_SIGN_INS: Sql =
    Sql::same("DELETE FROM sign_ins WHERE user_id = $1 AND token_hash <> $2");

const HOME: Sql = Sql::same(
    "SELECT w.slug
    FROM members m JOIN workspaces w ON w.id = m.workspace_id JOIN users u ON u.id = m.user_id
    WHERE m.user_id = $1 AND m.deactivated_at IS NULL
    ORDER BY CASE WHEN m.workspace_id = u.last_workspace_id THEN 0 ELSE 1 END,
        m.last_login_at DESC NULLS LAST, w.name, w.slug
    LIMIT 1",
);

const OPEN: Sql = Sql::same(
    "INSERT INTO sign_ins (token_hash, user_id, created_at, used_at, user_agent) VALUES ($1, $2, $3, $3, $4)",
);

// Who changes the password at this moment either ends this sign-in or keeps it from being opened.
const OPEN_WITH_PASSWORD: Sql = Sql {
    sqlite: "INSERT INTO sign_ins (token_hash, user_id, created_at, used_at, user_agent)
        SELECT $1, id, $3, $3, $4 FROM users WHERE id = $2 AND password_hash = $5",
    postgres: "INSERT INTO sign_ins (token_hash, user_id, created_at, used_at, user_agent)
        SELECT $1, id, $3, $3, $4 FROM users WHERE id = $2 AND password_hash = $5 FOR NO KEY UPDATE",
};

const SIGNED_IN: Sql = Sql::same(
    "SELECT u.id, u.first_name, u.last_name, u.email, s.used_at
    FROM sign_ins s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = $1 AND s.created_at > $2 AND s.used_at > $3
      AND EXISTS (SELECT 1 FROM members m WHERE m.user_id = u.id AND m.deactivated_at IS NULL)",
);

const IS_THERE: Sql = Sql::same(
    "SELECT EXISTS (SELECT 1 FROM entries WHERE token_hash = $1 AND workspace_id = $2)
      AND EXISTS (SELECT 1 FROM users WHERE id = $3 AND last_workspace_id = $2)",
);

const ENTER: Sql =
    Sql::same("INSERT INTO entries (token_hash, workspace_id) VALUES ($1, $2) ON CONFLICT DO NOTHING");

const NOTE_LOGIN: Sql =
    Sql::same("UPDATE members SET last_login_at = $1 WHERE workspace_id = $2 AND user_id = $3");

/// What is known of the person whose e-mail was given.
#[derive(Debug)]
pub(crate) struct Credentials {
    pub(crate) user_id: i64,
    /// Argon2id in the PHC string format; none if no password was ever set.
    pub(crate) password_hash: Option<String>,
}

/// From when on a sign-in must have been made, and used, to count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Freshness {
    pub(crate) created_after: Timestamp,
    pub(crate) used_after: Timestamp,
}

/// A sign-in to be opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewSignIn<'from> {
    pub(crate) token: SignInToken,
    /// What the browser calls itself.
    pub(crate) user_agent: &'from str,
    pub(crate) at: Timestamp,
}

/// Waits until nobody else is about to change this person's password.
pub(super) async fn take_person(write: &mut Transaction, user_id: i64) -> Result<()> {
    write.one(TAKE_PERSON.bind(user_id)).await.map(drop)
}

pub(super) async fn open_sign_in(
    write: &mut Transaction,
    user_id: i64,
    sign_in: &NewSignIn<'_>,
) -> Result<()> {
    write.execute(open(OPEN, user_id, sign_in)).await.map(drop)
}

fn open<'from>(sql: Sql, user_id: i64, sign_in: &NewSignIn<'from>) -> Query<'from> {
    sql.bind(sign_in.token.0.to_vec())
        .bind(user_id)
        .bind(sign_in.at)
        .bind(sign_in.user_agent)
}

/// Sets a password. Sign-ins that were made with the one before end, but for one that is kept, and so do all links
/// that could set another.
pub(super) async fn replace_password(
    write: &mut Transaction,
    user_id: i64,
    password_hash: &str,
    now: Timestamp,
    kept: Option<SignInToken>,
) -> Result<()> {
    let set = SET_PASSWORD.bind(password_hash).bind(user_id);
    write.execute(set).await?;
    let kept = kept.map_or_else(Vec::new, |token| token.0.to_vec());
    write.execute(END_SIGN_INS.bind(user_id).bind(&kept[..])).await?;
    let sql = Sql::same("DELETE FROM demo_accounts WHERE user_id = $1");
    write.execute(sql.bind(user_id)).await?;
    account_links::end_all(write, user_id, now).await
}

/// As [`replace_password`], told in the activity lists; `by` is the e-mail of who sets it, or empty for the server.
pub(super) async fn change_password(
    write: &mut Transaction,
    (user_id, email): (i64, &str),
    password_hash: &str,
    (by, now): (&str, Timestamp),
    kept: Option<SignInToken>,
) -> Result<()> {
    replace_password(write, user_id, password_hash, now, kept).await?;
    let what = (ActivityAction::PasswordChanged, email);
    record_everywhere(write, (by, now), user_id, what, ["", ""]).await
}

impl Store {
    pub(crate) async fn credentials(&self, email_key: &str) -> Result<Option<Credentials>> {
        let sql = Sql::same("SELECT id, password_hash FROM users WHERE email_key = $1");
        let row = self.database.optional(sql.bind(email_key)).await?;
        row.map(|row| {
            Ok(Credentials {
                user_id: row.get("id")?,
                password_hash: row.get("password_hash")?,
            })
        })
        .transpose()
    }

    /// Sets the password of the person with this e-mail and ends their sign-ins; false if there is none.
    ///
    /// # Errors
    /// If the database can't be written.
    pub async fn set_password(&self, email_key: &str, password_hash: &str) -> Result<bool> {
        let mut write = self.database.begin_write(Alone::FromImports).await?;
        let sql = Sql::same("SELECT id, email FROM users WHERE email_key = $1");
        let Some(user) = write.optional(sql.bind(email_key)).await? else {
            return Ok(false);
        };
        let (user_id, email): (i64, String) = (user.get("id")?, user.get("email")?);
        take_person(&mut write, user_id).await?;
        let by = ("", clock::now());
        change_password(&mut write, (user_id, &email), password_hash, by, None).await?;
        write.commit().await?;
        Ok(true)
    }

    /// The slug of the workspace that the person used last, or of any that they may enter.
    pub(crate) async fn home(&self, user_id: i64) -> Result<Option<String>> {
        let row = self.database.optional(HOME.bind(user_id)).await?;
        row.map(|row| row.get("slug")).transpose()
    }

    /// Opens a sign-in of somebody whose password was checked against this hash; false if it is another by now.
    pub(crate) async fn open_sign_in(
        &self,
        user_id: i64,
        password_hash: &str,
        sign_in: &NewSignIn<'_>,
    ) -> Result<bool> {
        let query = open(OPEN_WITH_PASSWORD, user_id, sign_in).bind(password_hash);
        Ok(self.database.execute(query).await? > 0)
    }

    pub(crate) async fn close_sign_in(&self, token: SignInToken) -> Result<()> {
        let sql = Sql::same("DELETE FROM sign_ins WHERE token_hash = $1");
        self.database.execute(sql.bind(&token.0[..])).await.map(drop)
    }

    /// The person behind a sign-in that is still fresh, and when it was last used; none too if they
    /// are an active member of no workspace.
    pub(crate) async fn signed_in(
        &self,
        token: SignInToken,
        fresh: Freshness,
    ) -> Result<Option<(Person, Timestamp)>> {
        let query = SIGNED_IN
            .bind(&token.0[..])
            .bind(fresh.created_after)
            .bind(fresh.used_after);
        let row = self.database.optional(query).await?;
        row.map(|row| {
            let person = Person {
                id: row.get("id")?,
                name: row.person()?,
                sign_in: token,
            };
            Ok((person, row.time("used_at")?))
        })
        .transpose()
    }

    /// Notes that a sign-in was used, unless somebody is writing: the next use will be noted then.
    pub(crate) async fn touch_sign_in(&self, token: SignInToken, now: Timestamp) -> Result<()> {
        let sql = Sql::same("UPDATE sign_ins SET used_at = $1 WHERE token_hash = $2");
        let query = sql.bind(now).bind(&token.0[..]);
        self.database.execute_unless_busy(query).await
    }

    /// Notes that a sign-in is in a workspace now; its first time there is that membership's log-in.
    pub(crate) async fn enter(&self, person: &Person, workspace_id: i64, now: Timestamp) -> Result<()> {
        let token = &person.sign_in.0[..];
        let is_there = IS_THERE.bind(token).bind(workspace_id).bind(person.id);
        if self.database.one(is_there).await?.get(0)? {
            return Ok(());
        }
        // While an import writes for long the next page notes it: nobody should wait to see theirs.
        let Some(mut write) = self.database.begin_write_soon(Alone::FromImports).await? else {
            return Ok(());
        };
        if write.execute(ENTER.bind(token).bind(workspace_id)).await? > 0 {
            let login = NOTE_LOGIN.bind(now).bind(workspace_id).bind(person.id);
            write.execute(login).await?;
        }
        let sql = Sql::same("UPDATE users SET last_workspace_id = $1 WHERE id = $2");
        write.execute(sql.bind(workspace_id).bind(person.id)).await?;
        write.commit().await
    }

    /// Forgets sign-ins that are no longer fresh.
    pub(crate) async fn sweep_sign_ins(&self, fresh: Freshness) -> Result<()> {
        let sql = Sql::same("DELETE FROM sign_ins WHERE created_at <= $1 OR used_at <= $2");
        let query = sql.bind(fresh.created_after).bind(fresh.used_after);
        self.database.execute(query).await.map(drop)
    }
}
