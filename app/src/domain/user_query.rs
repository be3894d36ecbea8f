//! Which members the table of users shows, and in which order.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{MemberStatus, Role, SeatType, TableQuery, words::words};

words! {
    /// What the table of users is ordered by.
    UserSort {
        /// Last name, first name, e-mail: the order of the Users export.
        Name = "name" "User" "Person",
        /// The role, owners first.
        Role = "role" "Role" "Rolle",
        /// The seat.
        Seat = "seat" "Seat" "Platz",
        /// The first of their groups by name; who is in none comes last.
        Groups = "groups" "Groups" "Gruppen",
        /// When they joined.
        Joined = "joined" "Joined" "Beigetreten",
        /// When they last signed in; who never did comes first.
        LastLogin = "last_login" "Last login" "Letzte Anmeldung",
        /// Active members before deactivated ones.
        Status = "status" "Status" "Status",
    }
}

/// Which members to show, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserQuery {
    /// Text to look for in names and e-mails, in any case; empty finds everybody.
    pub search: String,
    /// The page, counted from 1; 0 is taken as 1.
    pub page: u32,
    /// Only those with this role.
    pub role: Option<Role>,
    /// Only those with this seat.
    pub seat_type: Option<SeatType>,
    /// Only those with this status.
    pub status: Option<MemberStatus>,
    /// Only those in this live group.
    pub group: Option<Uuid>,
    /// What to order by; by name if nothing is said.
    pub sort: Option<UserSort>,
    /// Whether the last comes first.
    pub descending: bool,
}

impl UserQuery {
    /// The members whose name or e-mail holds the text, by name.
    #[must_use]
    pub fn of_search(search: String) -> Self {
        Self {
            search,
            page: 1,
            ..Self::default()
        }
    }

    /// Whether only some of the members are asked for.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.search.is_empty() || self.filter_count() > 0
    }

    /// By how many things they are filtered, apart from the search.
    #[must_use]
    pub fn filter_count(&self) -> usize {
        let chosen = [
            self.role.is_some(),
            self.seat_type.is_some(),
            self.status.is_some(),
            self.group.is_some(),
        ];
        chosen.into_iter().filter(|is_chosen| *is_chosen).count()
    }

    /// What to order by.
    #[must_use]
    pub fn order(&self) -> UserSort {
        self.sort.unwrap_or(UserSort::Name)
    }

    /// Its search and page alone.
    #[must_use]
    pub fn table_query(&self) -> TableQuery {
        TableQuery {
            search: self.search.clone(),
            page: self.page,
        }
    }
}
