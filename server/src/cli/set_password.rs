//! `server set-password`.

use std::io::{IsTerminal, stdin};

use super::Failure;
use crate::{Store, email_key, hash_password};

/// NIST SP 800-63B, section 3.1.1.2, asks for 8 characters at least.
const SHORTEST: usize = 8;

pub(super) async fn run(store: &Store, email: &str) -> Result<(), Failure> {
    let password = read_password(email)?;
    if password.chars().count() < SHORTEST {
        return Err(format!("the password is too short: it needs {SHORTEST} characters at least").into());
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
