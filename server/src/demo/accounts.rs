//! Who of the demo may sign in with its public password.

/// A person of the demo whom anybody may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Account {
    /// Whose account.
    pub(crate) email: &'static str,
    /// What one can try with it.
    pub(crate) description: &'static str,
}

/// In the demo workspace.
pub(super) const OF_DEMO: &[Account] = &[
    Account {
        email: "olivia.hartmann@larkfield.example",
        description: "Owner: sees and exports everything",
    },
    Account {
        email: "jose.alvarez@larkfield.example",
        description: "Admin: sees and exports everything",
    },
    Account {
        email: "mei.tanaka@larkfield.example",
        description: "Member: sees only her own sessions",
    },
    Account {
        email: "ingrid.solheim@larkfield.example",
        description: "Two workspaces: a member here, an admin there",
    },
];

/// In the large workspace.
pub(super) const OF_LARGE: &[Account] = &[
    Account {
        email: "user0@large.example",
        description: "Owner: sees and exports everything",
    },
    Account {
        email: "user1@large.example",
        description: "Admin: sees and exports everything",
    },
    Account {
        email: "user5@large.example",
        description: "Member: sees only their own sessions",
    },
];
