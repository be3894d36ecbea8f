//! Enums that are a closed list of words, each with a stored key and a label that people read.

use thiserror::Error;

/// A key that is not one of the list's words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("must be one of {allowed}")]
pub struct UnknownWord {
    /// The keys that are known, joined by commas.
    pub allowed: String,
}

/// Declares such an enum: `key` is what files and the database hold (its snake case name, as in
/// JSON), `label` is what exports show, `name` what pages show: the label, or a word of the reader's language.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident = $key:literal $label:literal $german:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$word_doc])* $word,)+
        }

        impl $name {
            /// Every word, in the order in which lists offer them.
            pub const ALL: &[Self] = &[$(Self::$word),+];

            /// The word as files and the database hold it.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$word => $key),+ }
            }

            /// The word as files show it to people.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$word => $label),+ }
            }

            /// The word as pages show it, in the reader's language.
            pub fn name(self) -> &'static str {
                match $crate::Language::current() {
                    $crate::Language::English => self.label(),
                    $crate::Language::German => match self { $(Self::$word => $german),+ },
                }
            }

            /// The word that somebody wrote: its key, or what files or pages call it, in any case and language.
            pub fn written(text: &str) -> Option<Self> {
                [$((Self::$word, [$key, $label, $german])),+]
                    .into_iter()
                    .find(|(_, known)| known.iter().any(|known| known.eq_ignore_ascii_case(text)))
                    .map(|(word, _)| word)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownWord;

            fn from_str(key: &str) -> Result<Self, Self::Err> {
                match key {
                    $($key => Ok(Self::$word),)+
                    _ => Err($crate::domain::UnknownWord { allowed: [$($key),+].join(", ") }),
                }
            }
        }
    };
}

pub(crate) use words;
