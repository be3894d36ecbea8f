//! What the database knows of the people and groups that a file names.

use std::collections::HashMap;

use app::domain::{GroupRole, MemberStatus, Role, SeatType, Timestamp};

/// All of it, at one moment.
#[derive(Debug)]
pub(crate) struct Known {
    /// The role of the admin whose file it is.
    pub(crate) admin: Role,
    /// People by the key of their e-mail.
    pub(crate) people: HashMap<String, KnownPerson>,
    pub(crate) groups: KnownGroups,
    /// How many active owners the workspace has.
    pub(crate) active_owners: u64,
}

/// Somebody who has an account, here or elsewhere.
#[derive(Debug)]
pub(crate) struct KnownPerson {
    pub(crate) user_id: i64,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    /// Whether the name is not the admin's to change.
    pub(crate) is_named_elsewhere: bool,
    /// Their membership in the workspace, if they have one.
    pub(crate) member: Option<KnownMember>,
}

/// A membership.
#[derive(Debug)]
pub(crate) struct KnownMember {
    pub(crate) role: Role,
    pub(crate) seat_type: SeatType,
    pub(crate) status: MemberStatus,
    pub(crate) joined_at: Timestamp,
    pub(crate) last_login_at: Option<Timestamp>,
    /// Their places in live groups, in the order of [`KnownGroups`].
    pub(crate) places: Vec<KnownPlace>,
}

impl KnownMember {
    pub(crate) fn is_active_owner(&self) -> bool {
        is_active_owner(self.role, self.status)
    }
}

/// Whether somebody with these counts as an owner.
pub(crate) fn is_active_owner(role: Role, status: MemberStatus) -> bool {
    (role, status) == (Role::Owner, MemberStatus::Active)
}

/// A place in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownPlace {
    /// The group's position among [`KnownGroups`].
    pub(crate) group: usize,
    pub(crate) role: GroupRole,
}

/// A live group.
#[derive(Debug, Clone)]
pub(crate) struct KnownGroup {
    pub(crate) id: i64,
    pub(crate) name: String,
}

/// The live groups of the workspace, in the order of the exports.
#[derive(Debug, Default)]
pub(crate) struct KnownGroups {
    all: Vec<KnownGroup>,
    by_key: HashMap<String, usize>,
    by_id: HashMap<i64, usize>,
}

impl KnownGroups {
    pub(crate) fn of(all: Vec<KnownGroup>) -> Self {
        let places = || all.iter().enumerate();
        Self {
            by_key: places()
                .map(|(place, group)| (group.name.to_lowercase(), place))
                .collect(),
            by_id: places().map(|(place, group)| (group.id, place)).collect(),
            all,
        }
    }

    pub(crate) fn at(&self, position: usize) -> &KnownGroup {
        &self.all[position]
    }

    /// The group that is named so, in any case, with or without its outer spaces.
    pub(crate) fn named(&self, name: &str) -> Option<usize> {
        let key = name.to_lowercase();
        let exactly = self.by_key.get(&key).or_else(|| self.by_key.get(key.trim()));
        exactly.copied()
    }

    pub(crate) fn position(&self, id: i64) -> Option<usize> {
        self.by_id.get(&id).copied()
    }
}
