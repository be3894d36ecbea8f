//! `server set-password`.

use std::io::{IsTerminal, stdin};

use app::domain::SHORTEST_PASSWORD;

use super::Failure;
use crate::{Store, email_key, hash_password};

pub(super) async fn run(store: &Store, email: &str) -> Result<(), Failure> {
    let password = read_password(email)?;
    if password.chars().count() < SHORTEST_PASSWORD {
        return Err(
            format!("the password is too short: it needs {SHORTEST_PASSWORD} characters at least").into(),
        );
    }
    let hash = hash_password(password).await?;
    if store.set_password(&email_key(email), &hash).await? {
        Ok(())
    } else {
        Err(
            format!("nobody has the e-mail {email}; import them, or add them on the Users page, first")
                .into(),
        )
    }
}

/// From a prompt on a terminal, else the first line of standard input.
fn read_password(email: &str) -> Result<String, Failure> {
    if stdin().is_terminal() {
        return Ok(rpassword::prompt_password(format!("New password for {email}: "))?);
    }
    let mut line = String::new();
    stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
