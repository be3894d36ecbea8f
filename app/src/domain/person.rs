//! People, as every page and file names them.

use serde::{Deserialize, Serialize};

/// A person's name and e-mail; a name that is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    /// Given name, or empty.
    pub first_name: String,
    /// Family name, or empty.
    pub last_name: String,
    /// E-mail address, as it was entered.
    pub email: String,
}

impl PersonName {
    /// First and last name joined by a space, outer spaces off; empty if neither is known.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim_matches(' ')
            .to_owned()
    }

    /// What to call the person on a page: the full name, or the e-mail if there is none.
    #[must_use]
    pub fn display_name(&self) -> String {
        let name = self.full_name();
        if name.trim().is_empty() {
            self.email.clone()
        } else {
            name
        }
    }
}
