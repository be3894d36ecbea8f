//! One's own account: another password, and where one is signed in.

use app::{
    backend::{Person, SignInToken},
    domain::Timestamp,
};

use super::{
    Store,
    database::{Alone, Row, Sql},
    sign_in::{END_SIGN_INS, Freshness, change_password, take_person},
};
use crate::{Error, Result};

const SIGN_INS_OF: Sql = Sql::same(
    "SELECT token_hash, created_at, used_at, user_agent FROM sign_ins
    WHERE user_id = $1 AND created_at > $2 AND used_at > $3
    ORDER BY used_at DESC, created_at DESC, token_hash",
);

/// One of a person's sign-ins.
#[derive(Debug)]
pub(crate) struct KnownSignIn {
    pub(crate) token: SignInToken,
    pub(crate) user_agent: String,
    pub(crate) created_at: Timestamp,
    pub(crate) used_at: Timestamp,
}

impl Store {
    /// Changes a password whose owner has given the present one, of which `present_hash` was read; false if it is
    /// another by now. Their other sign-ins end.
    pub(crate) async fn change_password(
        &self,
        person: &Person,
        present_hash: &str,
        password_hash: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let mut write = self.database.begin_write(Alone::FromImports).await?;
        take_person(&mut write, person.id).await?;
        let sql = Sql::same("SELECT password_hash FROM users WHERE id = $1");
        let row = write.one(sql.bind(person.id)).await?;
        if row.get::<Option<String>>("password_hash")?.as_deref() != Some(present_hash) {
            return Ok(false);
        }
        let email = person.name.email.as_str();
        let kept = Some(person.sign_in);
        change_password(&mut write, (person.id, email), password_hash, (email, now), kept).await?;
        write.commit().await?;
        Ok(true)
    }

    /// A person's sign-ins that are still fresh, last used first.
    pub(crate) async fn sign_ins_of(&self, user_id: i64, fresh: Freshness) -> Result<Vec<KnownSignIn>> {
        let query = SIGN_INS_OF
            .bind(user_id)
            .bind(fresh.created_after)
            .bind(fresh.used_after);
        let rows = self.database.all(query).await?;
        let sign_in = |row: &Row| {
            let token: Vec<u8> = row.get("token_hash")?;
            let token: [u8; 32] = token
                .try_into()
                .map_err(|_| Error::Corrupt("token_hash".to_owned()))?;
            Ok(KnownSignIn {
                token: SignInToken(token),
                user_agent: row.get("user_agent")?,
                created_at: row.time("created_at")?,
                used_at: row.time("used_at")?,
            })
        };
        rows.iter().map(sign_in).collect()
    }

    /// Ends all of a person's sign-ins but the one that they came with.
    pub(crate) async fn close_other_sign_ins(&self, person: &Person) -> Result<()> {
        let query = END_SIGN_INS.bind(person.id).bind(&person.sign_in.0[..]);
        self.database.execute(query).await.map(drop)
    }
}
