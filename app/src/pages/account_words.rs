//! What pages say of an account's problems.

use crate::{
    AppError,
    domain::{AccountProblem, LONGEST_NAME, SHORTEST_PASSWORD},
    texts::accounts as texts,
};

/// The error in words, with what to do.
pub(super) fn account_words(error: &AppError) -> String {
    match error {
        AppError::Account { problem } => problem_words(*problem),
        // Without WebAssembly the error comes by the address, where anybody could write words of their own.
        AppError::Invalid { .. } => AppError::Internal.to_string(),
        error => error.to_string(),
    }
}

fn problem_words(problem: AccountProblem) -> String {
    match problem {
        AccountProblem::LinkUnknown => texts::link_unknown().to_owned(),
        AccountProblem::LinkUsed => texts::link_used().to_owned(),
        AccountProblem::LinkExpired => texts::link_expired().to_owned(),
        AccountProblem::LinkRevoked => texts::link_revoked().to_owned(),
        AccountProblem::PasswordTooShort => texts::password_too_short(SHORTEST_PASSWORD),
        AccountProblem::PasswordTooLong => texts::password_too_long().to_owned(),
        AccountProblem::WrongPassword => texts::wrong_password().to_owned(),
        AccountProblem::NameMissing => texts::name_missing().to_owned(),
        AccountProblem::NameTooLong => texts::name_too_long(LONGEST_NAME),
        AccountProblem::NoMail => texts::ask_an_admin().to_owned(),
    }
}
