//! Why a line was refused.

use std::{borrow::Cow, fmt};

/// What is wrong with a line, and in which field. Displays so that it follows the line's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The field; none if the line as a whole is wrong.
    pub(crate) field: Option<Cow<'static, str>>,
    /// What is wrong with it.
    pub(crate) reason: Cow<'static, str>,
}

impl Refusal {
    /// Refuses a line because of one field.
    pub(crate) fn of_field(
        field: impl Into<Cow<'static, str>>,
        reason: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            field: Some(field.into()),
            reason: reason.into(),
        }
    }

    /// Refuses a line as a whole.
    pub(crate) fn of_line(reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            field: None,
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Some(field) => write!(formatter, ", field \"{field}\": {}", self.reason),
            None => write!(formatter, ": {}", self.reason),
        }
    }
}
