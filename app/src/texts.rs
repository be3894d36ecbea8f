//! Every text of the console, in every language that it speaks.
//!
//! A text is a function of its name, so that one that lacks a language, or is asked for with the wrong
//! arguments, does not compile. A further language is a further column in [`texts!`].

pub mod accounts;
pub mod activity;
pub mod add_users;
pub mod banner;
pub mod common;
pub mod export_everything;
pub mod export_options;
pub mod export_page;
pub mod frame;
pub mod groups;
pub mod history;
mod language;
pub mod mails;
pub mod member;
pub mod problem;
pub mod progress;
pub mod quantities;
pub mod sessions;
pub mod sign_in;
pub mod table;
pub mod upload;
pub mod users;

pub use language::Language;

/// Declares texts: `name { en: "…", de: "…" }`, or with what stands in them,
/// `name(count: &str) { en: "{count} rows", de: "{count} Zeilen" }`, as [`std::format!`] reads it.
macro_rules! texts {
    ($(
        $(#[$doc:meta])*
        $name:ident $(($($argument:ident: $of:ty),+ $(,)?))? { en: $en:literal, de: $de:literal $(,)? }
    )+) => {
        $($crate::texts::text! {
            $(#[$doc])*
            $name $(($($argument: $of),+))? { $en, $de }
        })+
    };
}

/// One of [`texts!`].
macro_rules! text {
    ($(#[$doc:meta])* $name:ident { $en:literal, $de:literal }) => {
        $(#[$doc])*
        #[doc = $en]
        pub fn $name() -> &'static str {
            match $crate::texts::Language::current() {
                $crate::texts::Language::English => $en,
                $crate::texts::Language::German => $de,
            }
        }
    };
    ($(#[$doc:meta])* $name:ident($($argument:ident: $of:ty),+) { $en:literal, $de:literal }) => {
        $(#[$doc])*
        #[doc = $en]
        pub fn $name($($argument: $of),+) -> String {
            match $crate::texts::Language::current() {
                $crate::texts::Language::English => format!($en),
                $crate::texts::Language::German => format!($de),
            }
        }
    };
}

use text;
use texts;
