//! What an admin has chosen, as pages pass it on that need not understand it.

use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use super::{ExportKind, ExportOptions, Period};
use crate::AppError;

/// The JSON of [`ExportOptions`]: only the panel and the server read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AskedOptions(Box<RawValue>);

impl AskedOptions {
    /// The JSON of these options.
    #[must_use]
    pub fn of(options: &ExportOptions) -> Self {
        // Text and numbers are always JSON.
        to_raw_value(options).map_or_else(|_| Self::default(), Self)
    }

    /// The options, if it is theirs: by their names, and days only where there is no period.
    ///
    /// # Errors
    /// [`AppError::Invalid`]
    pub fn read(&self) -> Result<ExportOptions, AppError> {
        let text = self.0.get();
        let options: ExportOptions = serde_json::from_str(text).map_err(|_| AppError::unreadable())?;
        let is_clear = text.starts_with('{') && (options.period == Period::All || !options.has_days());
        is_clear.then_some(options).ok_or_else(AppError::unreadable)
    }
}

impl PartialEq for AskedOptions {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

impl Eq for AskedOptions {}

impl Default for AskedOptions {
    fn default() -> Self {
        let default = RawValue::from_string(r#"{"exact":false}"#.to_owned());
        Self(default.expect("this is JSON"))
    }
}

/// What an admin chose, and what there is to say of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportChoice {
    /// The options.
    pub options: AskedOptions,
    /// What differs from the default in files that are not of sessions alone, in words.
    pub of_all_files: String,
    /// What differs in the file of sessions.
    pub of_sessions: String,
}

impl ExportChoice {
    /// What differs in a file of this kind, in words; empty if nothing does.
    #[must_use]
    pub fn words(&self, kind: ExportKind) -> &str {
        match kind {
            ExportKind::Sessions => &self.of_sessions,
            ExportKind::Users | ExportKind::Groups | ExportKind::Everything => &self.of_all_files,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_pass_through_as_they_are() {
        assert_eq!(
            AskedOptions::of(&ExportOptions::default()),
            AskedOptions::default()
        );
        let text = r#"{"exact":true,"only_valid":true}"#;
        let asked: AskedOptions = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&asked).unwrap(), text);
        assert_eq!(AskedOptions::of(&asked.read().unwrap()), asked);
        for unclear in [
            "[1]",
            "[true]",
            r#"{"exact":false,"period":"last_7_days","from":"2026-10-01"}"#,
        ] {
            let unclear: AskedOptions = serde_json::from_str(unclear).unwrap();
            assert!(matches!(unclear.read(), Err(AppError::Invalid { .. })));
        }
    }
}
