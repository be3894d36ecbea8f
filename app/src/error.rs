//! What can go wrong with a request, in words for the person who made it.

use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    api::json::JsonText,
    domain::{AccountProblem, FailureReason},
    texts::problem,
};

/// An answer that is not the one that was hoped for.
///
/// It crosses from the server to the browser as JSON, with the HTTP status of [`AppError::status`].
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// Nobody is signed in.
    #[error("{}", problem::sign_in_needed())]
    SignInNeeded,
    /// The e-mail or the password is wrong; which of them is not told.
    #[error("{}", problem::wrong_credentials())]
    WrongCredentials,
    /// Too many wrong passwords in a short time.
    #[error("{}", problem::too_many_tries(&wait_text(*wait_seconds)))]
    TooManyTries {
        /// Seconds until the next try is looked at.
        wait_seconds: u32,
    },
    /// The password is right, but no workspace lets the person in.
    #[error("{}", problem::no_workspace())]
    NoWorkspace,
    /// Signed in, but without the role.
    #[error("{}", problem::forbidden())]
    Forbidden,
    /// There is no such thing, or it is not this person's to know of.
    #[error("{}", problem::not_found())]
    NotFound,
    /// The file existed and was swept.
    #[error("{}", problem::expired())]
    Expired,
    /// A password can't be set, or a name; pages say why.
    #[error("{}", problem::account())]
    Account {
        /// Why.
        problem: AccountProblem,
    },
    /// What was sent can't be done; `message` says what to change.
    #[error("{message}")]
    Invalid {
        /// What is wrong and what to do.
        message: String,
    },
    /// Somebody else changed it since it was shown; nothing was overwritten.
    #[error("{}", crate::texts::member::conflict())]
    Conflict {
        /// The values that stand there now, as JSON in the form in which they were loaded.
        current: String,
    },
    /// Where finished files are kept is not to be reached, or not to be read.
    #[error("{}", problem::store_away())]
    StoreAway,
    /// The request was made from another site's page.
    #[error("{}", problem::cross_origin())]
    CrossOrigin,
    /// More was sent than the server takes at once.
    #[error("{}", problem::too_large())]
    TooLarge,
    /// As many exports of the workspace wait as may.
    #[error("{}", FailureReason::TooManyOfWorkspace.name())]
    TooManyExportsOfWorkspace,
    /// As many exports of all workspaces wait as may.
    #[error("{}", FailureReason::TooManyOfAll.name())]
    TooManyExports,
    /// Something large is being written, so that nothing else can be.
    #[error("{}", problem::busy())]
    Busy,
    /// The server did not answer, or its answer broke off.
    #[error("{}", problem::unreachable())]
    Unreachable,
    /// The server failed; its log knows why.
    #[error("{}", problem::internal())]
    Internal,
}

impl AppError {
    /// A request that can't be done as it stands.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::Invalid {
            message: message.into(),
        }
    }

    pub(crate) fn unreadable() -> Self {
        Self::invalid(problem::unreadable())
    }

    /// The HTTP status that goes with the error.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignInNeeded | Self::WrongCredentials => 401,
            Self::Forbidden | Self::NoWorkspace | Self::CrossOrigin => 403,
            Self::NotFound => 404,
            Self::Conflict { .. } => 409,
            Self::Expired => 410,
            Self::TooLarge => 413,
            Self::StoreAway => 424,
            Self::Invalid { .. } => 422,
            Self::Account { problem } => problem.status(),
            Self::TooManyTries { .. } | Self::TooManyExportsOfWorkspace | Self::TooManyExports => 429,
            Self::Internal => 500,
            Self::Busy | Self::Unreachable => 503,
        }
    }
}

impl From<AccountProblem> for AppError {
    fn from(problem: AccountProblem) -> Self {
        Self::Account { problem }
    }
}

fn wait_text(seconds: u32) -> String {
    match seconds {
        0..=1 => problem::one_second().to_owned(),
        2..=90 => problem::seconds(seconds),
        _ => problem::minutes(seconds.div_ceil(60)),
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Self::unreadable(),
            // On the server it is the request that could not be read, in the browser the answer.
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => {
                Self::unreadable()
            }
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) => Self::Unreachable,
            _ => Self::Internal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_long_to_wait() {
        assert_eq!(
            AppError::TooManyTries { wait_seconds: 240 }.to_string(),
            "Too many wrong tries. Wait 4 minutes and try again."
        );
    }
}
