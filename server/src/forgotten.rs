//! Links for who has forgotten their password, by e-mail. Whether somebody has the address is not told: neither by
//! the answer nor by the time that it takes.

use app::{
    AppError,
    backend::{SignInToken, Visitor},
    domain::AccountProblem,
    texts::mails,
};

use crate::{Console, Result, auth, clock, mail::Mailer};

/// Answers at once, and does what there is to do afterwards.
///
/// # Errors
/// [`AppError::TooManyTries`]; [`AccountProblem::NoMail`].
pub(crate) async fn send_link(console: &Console, email: &str, visitor: &Visitor) -> Result<()> {
    let Some(mailer) = console.mailer.clone() else {
        return Err(AppError::from(AccountProblem::NoMail).into());
    };
    let key = auth::reserve_forgotten(&console.store, email, visitor.address).await?;
    let (secret, token) = auth::token::random()?;
    // In the language of the request, which is known only here.
    let subject = mails::new_password_subject();
    let body = mails::new_password_body(&address(console, &secret), &console.settings.public_url);
    let console = console.clone();
    tokio::spawn(async move {
        if let Err(error) = send(&console, &mailer, &key, token, subject, body).await {
            tracing::warn!(%error, "a link for a new password could not be sent");
        }
    });
    Ok(())
}

async fn send(
    console: &Console,
    mailer: &Mailer,
    key: &str,
    token: SignInToken,
    subject: &str,
    body: String,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    if let Some(email) = console.store.keep_forgotten(key, token, clock::now()).await? {
        mailer.send(&email, subject, body).await?;
        console.store.note_mailed(token, clock::now()).await?;
    }
    Ok(())
}

/// Where a new password is set.
pub(crate) fn address(console: &Console, secret: &str) -> String {
    format!("{}/new-password/{secret}", console.settings.public_url)
}
