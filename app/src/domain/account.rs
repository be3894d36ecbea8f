//! People's accounts: how they get a password, and where they are signed in.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{PersonName, Timestamp, readable::is_name, words::words};

/// The fewest characters of a password (NIST SP 800-63B, section 3.1.1.2).
pub const SHORTEST_PASSWORD: usize = 8;
/// The most bytes of a password; hashing a longer one would only cost time.
pub const LONGEST_PASSWORD_BYTES: usize = 1_024;
/// The longest first or last name, in characters.
pub const LONGEST_NAME: usize = 200;

words! {
    /// Why a password can't be set, or a name.
    AccountProblem {
        /// The link was never made, or not all of it is there.
        LinkUnknown = "link_unknown" "Link unknown" "Link unbekannt",
        /// Its password was set already.
        LinkUsed = "link_used" "Link used" "Link benutzt",
        /// Its time is over.
        LinkExpired = "link_expired" "Link expired" "Link abgelaufen",
        /// It was taken back, or who made it may do so no longer.
        LinkRevoked = "link_revoked" "Link revoked" "Link zurückgezogen",
        /// The new password has too few characters.
        PasswordTooShort = "password_too_short" "Password too short" "Passwort zu kurz",
        /// The new password has too many.
        PasswordTooLong = "password_too_long" "Password too long" "Passwort zu lang",
        /// The present password is not the one that was given.
        WrongPassword = "wrong_password" "Wrong password" "Falsches Passwort",
        /// Neither a first nor a last name was given.
        NameMissing = "name_missing" "Name missing" "Name fehlt",
        /// A name has too many characters, or more than one line.
        NameTooLong = "name_too_long" "Name too long" "Name zu lang",
        /// The console can't send e-mails.
        NoMail = "no_mail" "No e-mail" "Keine E-Mail",
    }
}

impl AccountProblem {
    /// The HTTP status that goes with it; a link that was used is told from one that never was by nothing else
    /// than the page's words.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::LinkUnknown | Self::LinkUsed => 404,
            Self::LinkExpired | Self::LinkRevoked => 410,
            _ => 422,
        }
    }

    /// Whether it is the link that is at fault, so that no other try helps.
    #[must_use]
    pub const fn is_of_link(self) -> bool {
        matches!(
            self,
            Self::LinkUnknown | Self::LinkUsed | Self::LinkExpired | Self::LinkRevoked
        )
    }
}

words! {
    /// How far an invitation is.
    InvitationState {
        /// Its link can be used.
        Open = "open" "Invited" "Eingeladen",
        /// Its link was used.
        Accepted = "accepted" "Accepted" "Angenommen",
        /// Its time is over.
        Expired = "expired" "Expired" "Abgelaufen",
        /// It was taken back.
        Revoked = "revoked" "Revoked" "Zurückgezogen",
    }
}

/// The last invitation of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// How far it is.
    pub state: InvitationState,
    /// When it was made.
    pub made_at: Timestamp,
    /// The e-mail of the admin; empty for nobody who is known.
    pub made_by: String,
    /// When it was sent by e-mail, if it was.
    pub mailed_at: Option<Timestamp>,
    /// When its link stops working.
    pub expires_at: Timestamp,
}

/// How a member comes in, as their page shows it to admins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct MemberAccount {
    /// Whether they have set a password.
    pub has_password: bool,
    /// Their last invitation, if any.
    pub invitation: Option<Invitation>,
    /// Whether the admin may hold a link that sets their password: it would open every workspace of theirs.
    pub may_hold_link: bool,
    /// Whether the console sends e-mails.
    pub mail_is_set_up: bool,
    /// Whether it is the admin's own.
    pub is_own: bool,
}

words! {
    /// What became of an e-mail.
    MailNews {
        /// The mail server has taken it.
        Sent = "sent" "Sent" "Gesendet",
        /// The mail server has not.
        Failed = "failed" "Not sent" "Nicht gesendet",
        /// The console sends none.
        NotSetUp = "not_set_up" "Not set up" "Nicht eingerichtet",
    }
}

/// A link that was just made; it is told only now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLink {
    /// The address, unless the admin may not hold it.
    pub address: Option<String>,
    /// What became of the e-mail.
    pub mail: MailNews,
}

/// Whom an invitation is for, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationOffer {
    /// The workspace's name.
    pub workspace: String,
    /// The person as they are known so far.
    pub person: PersonName,
}

/// One of a person's sign-ins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInRow {
    /// By what it can be ended.
    pub id: Uuid,
    /// The browser's name; empty if it is not known.
    pub browser: String,
    /// The operating system's name; empty if it is not known.
    pub system: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, to the minute.
    pub last_seen: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// A change of one's own password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordChange {
    /// The present password.
    pub present: String,
    /// The new one.
    pub new: String,
}

/// Checks a new password.
///
/// # Errors
/// [`AccountProblem::PasswordTooShort`], [`AccountProblem::PasswordTooLong`].
pub fn check_password(password: &str) -> Result<(), AccountProblem> {
    if password.len() > LONGEST_PASSWORD_BYTES {
        Err(AccountProblem::PasswordTooLong)
    } else if password.chars().count() < SHORTEST_PASSWORD {
        Err(AccountProblem::PasswordTooShort)
    } else {
        Ok(())
    }
}

/// First and last name as they are kept, of which one must be there.
///
/// # Errors
/// [`AccountProblem::NameMissing`], [`AccountProblem::NameTooLong`].
pub fn check_names<'names>(
    first: &'names str,
    last: &'names str,
) -> Result<(&'names str, &'names str), AccountProblem> {
    let (first, last) = (first.trim(), last.trim());
    if !is_name(first) || !is_name(last) {
        Err(AccountProblem::NameTooLong)
    } else if first.is_empty() && last.is_empty() {
        Err(AccountProblem::NameMissing)
    } else {
        Ok((first, last))
    }
}
