//! Bringing invitations to the people: by e-mail, and to the admin who may hand on the link.

use std::sync::atomic::{AtomicBool, Ordering};

use app::{
    backend::Admin,
    domain::{MailNews, NewLink},
    texts::mails,
};
use futures::{StreamExt, stream};
use tokio::task::JoinHandle;

use crate::{Console, Error, Result, clock, mail::Mailer, store::NewInvitation};

/// E-mails that are handed over at the same time.
const AT_ONCE: usize = 8;

/// Sends invitations that were committed, as far as e-mails are set up; says what became of each, in their order.
pub(crate) async fn deliver(
    console: &Console,
    admin: &Admin,
    invitations: Vec<NewInvitation>,
) -> Result<Vec<NewLink>> {
    if invitations.is_empty() {
        return Ok(Vec::new());
    }
    let outbox = Outbox::of(console, admin, invitations).await?;
    outbox.send(console).await.map_err(|_| Error::Panicked)
}

/// Invitations that were committed, in the words that bring them.
pub(crate) struct Outbox(Vec<Mail>);

impl Outbox {
    /// Writes the e-mails, in the language of the request, which is known only here.
    pub(crate) async fn of(console: &Console, admin: &Admin, made: Vec<NewInvitation>) -> Result<Self> {
        let workspace = console.store.workspace_name(admin.workspace_id).await?;
        let by = admin.person.name.display_name();
        let mail = |invitation| Mail::of(console, invitation, &workspace, &by);
        Ok(Self(made.into_iter().map(mail).collect()))
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The e-mails and links of those that the admin may hand on.
    pub(crate) fn links(&self) -> impl Iterator<Item = (&str, &str)> {
        let shown = self.0.iter().filter(|mail| mail.invitation.is_for_admin);
        shown.map(|mail| (mail.invitation.email.as_str(), mail.address.as_str()))
    }

    /// Sends them in a task of its own: their secrets are nowhere else, so that whoever goes away doesn't keep them
    /// from being sent.
    pub(crate) fn send(self, console: &Console) -> JoinHandle<Vec<NewLink>> {
        let console = console.clone();
        tokio::spawn(async move { send_all(&console, self.0).await })
    }
}

/// An invitation with the words that bring it.
struct Mail {
    invitation: NewInvitation,
    address: String,
    subject: String,
    body: String,
}

impl Mail {
    fn of(console: &Console, invitation: NewInvitation, workspace: &str, by: &str) -> Self {
        let address = address(console, &invitation.secret);
        Self {
            subject: mails::invitation_subject(workspace),
            body: mails::invitation_body(by, workspace, &address),
            address,
            invitation,
        }
    }
}

async fn send_all(console: &Console, mails: Vec<Mail>) -> Vec<NewLink> {
    let is_server_away = AtomicBool::new(false);
    let deliver = |mail: Mail| {
        let is_server_away = &is_server_away;
        async move {
            let Mail {
                invitation,
                address,
                subject,
                body,
            } = mail;
            let mail = match &console.mailer {
                None => MailNews::NotSetUp,
                Some(_) if is_server_away.load(Ordering::Relaxed) => MailNews::Failed,
                Some(mailer) => send(console, mailer, &invitation, &subject, body, is_server_away).await,
            };
            let address = invitation.is_for_admin.then_some(address);
            NewLink { address, mail }
        }
    };
    stream::iter(mails.into_iter().map(deliver))
        .buffered(AT_ONCE)
        .collect()
        .await
}

async fn send(
    console: &Console,
    mailer: &Mailer,
    invitation: &NewInvitation,
    subject: &str,
    body: String,
    is_server_away: &AtomicBool,
) -> MailNews {
    if let Err(error) = mailer.send(&invitation.email, subject, body).await {
        tracing::warn!(%error, "an invitation could not be sent");
        is_server_away.fetch_or(error.is_of_server(), Ordering::Relaxed);
        return MailNews::Failed;
    }
    if let Err(error) = console.store.note_mailed(invitation.token, clock::now()).await {
        tracing::warn!(%error, "the sending of an invitation could not be noted");
    }
    MailNews::Sent
}

fn address(console: &Console, secret: &str) -> String {
    format!("{}/invitation/{secret}", console.settings.public_url)
}
