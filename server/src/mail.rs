//! E-mails, handed to the SMTP server of the settings.

use std::time::Duration;

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp,
};
use thiserror::Error;

use crate::Settings;

/// How long the mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why an e-mail was not sent.
#[derive(Debug, Error)]
pub(crate) enum MailError {
    /// The address is none that mail can be sent to.
    #[error("{0}")]
    Address(#[from] lettre::address::AddressError),
    /// It can't be written.
    #[error("{0}")]
    Message(#[from] lettre::error::Error),
    /// The mail server has refused it, or can't be reached.
    #[error("{0}")]
    Server(#[from] smtp::Error),
}

impl MailError {
    /// Whether other e-mails would fail in the same way.
    pub(crate) fn is_of_server(&self) -> bool {
        matches!(self, Self::Server(error) if !error.is_response())
    }
}

/// What sends e-mails.
#[derive(Debug, Clone)]
pub(crate) struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// The mailer that the settings describe, if they do.
    pub(crate) fn of(settings: &Settings) -> Option<Self> {
        if settings.smtp_url.is_empty() {
            return None;
        }
        let transport = transport(&settings.smtp_url).expect("the settings were checked");
        Some(Self {
            transport: transport.timeout(Some(PATIENCE)).build(),
            from: settings.mail_from.parse().expect("the settings were checked"),
        })
    }

    /// Hands an e-mail of plain text to the mail server.
    pub(crate) async fn send(&self, to: &str, subject: &str, body: String) -> Result<(), MailError> {
        let to = Mailbox::new(None, to.parse::<Address>()?);
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .message_id(None)
            .header(ContentType::TEXT_PLAIN)
            .body(body)?;
        self.transport.send(message).await?;
        Ok(())
    }
}

/// Whether the text is the address of a mail server.
pub(crate) fn names_mail_server(url: &str) -> bool {
    transport(url).is_ok()
}

/// Whether the text is an e-mail address, with or without a name before it.
pub(crate) fn is_sender(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

fn transport(url: &str) -> Result<smtp::AsyncSmtpTransportBuilder, smtp::Error> {
    AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
}
