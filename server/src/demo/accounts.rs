//! Who of the demo may sign in with its public password.

use app::Language;

/// A person of the demo whom anybody may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Account {
    /// Whose account.
    pub(crate) email: &'static str,
    /// What one can try with it; so the database keeps it.
    pub(crate) description: &'static str,
    /// The same in German.
    german: &'static str,
}

/// What one can try with an account, in the reader's language.
pub(crate) fn reading(description: &str) -> String {
    let known = OF_DEMO.iter().chain(OF_LARGE);
    let known = known.filter(|_| Language::current() == Language::German);
    let mut known = known.filter(|account| account.description == description);
    known
        .next()
        .map_or(description, |account| account.german)
        .to_owned()
}

/// In the demo workspace.
pub(super) const OF_DEMO: &[Account] = &[
    Account {
        email: "olivia.hartmann@larkfield.example",
        description: "Owner: sees and exports everything",
        german: "Inhaberin: sieht und exportiert alles",
    },
    Account {
        email: "jose.alvarez@larkfield.example",
        description: "Admin: sees and exports everything",
        german: "Admin: sieht und exportiert alles",
    },
    Account {
        email: "mei.tanaka@larkfield.example",
        description: "Member: sees only her own sessions",
        german: "Mitglied: sieht nur ihre eigenen Sitzungen",
    },
    Account {
        email: "ingrid.solheim@larkfield.example",
        description: "Two workspaces: a member here, an admin there",
        german: "Zwei Arbeitsbereiche: hier Mitglied, dort Admin",
    },
];

/// In the large workspace.
pub(super) const OF_LARGE: &[Account] = &[
    Account {
        email: "user0@large.example",
        description: "Owner: sees and exports everything",
        german: "Inhaberin: sieht und exportiert alles",
    },
    Account {
        email: "user1@large.example",
        description: "Admin: sees and exports everything",
        german: "Admin: sieht und exportiert alles",
    },
    Account {
        email: "user5@large.example",
        description: "Member: sees only their own sessions",
        german: "Mitglied: sieht nur die eigenen Sitzungen",
    },
];
