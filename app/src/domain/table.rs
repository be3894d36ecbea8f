//! Tables that are searched and paged on the server.

use serde::{Deserialize, Serialize};

/// Rows a page.
pub const PAGE_SIZE: u32 = 50;

/// Which part of a table to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableQuery {
    /// Text to look for, in any case; empty finds everything.
    pub search: String,
    /// The page, counted from 1; 0 is taken as 1.
    pub page: u32,
}

impl TableQuery {
    /// How many rows stand before this page.
    #[must_use]
    pub fn offset(&self) -> u64 {
        u64::from(self.page.saturating_sub(1)) * u64::from(PAGE_SIZE)
    }
}

/// One page of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<Row> {
    /// The rows of this page, at most [`PAGE_SIZE`].
    pub rows: Vec<Row>,
    /// How many rows the search finds on all pages.
    pub total: u64,
    /// This page, counted from 1.
    pub page: u32,
}

impl<Row> Page<Row> {
    /// How many pages there are; at least 1.
    #[must_use]
    pub fn pages(&self) -> u32 {
        u32::try_from(self.total.div_ceil(u64::from(PAGE_SIZE)))
            .unwrap_or(u32::MAX)
            .max(1)
    }
}
