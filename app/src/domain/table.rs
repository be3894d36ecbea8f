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

    /// The text to look for in lower case, as columns hold it that are searched.
    #[must_use]
    pub fn search_key(&self) -> String {
        self.search.trim().to_lowercase()
    }

    /// The same search, at the last page if there are fewer pages than were asked for.
    #[must_use]
    pub fn within(&self, total: u64) -> Self {
        Self {
            search: self.search.clone(),
            page: self.page.clamp(1, pages(total)),
        }
    }

    /// The page that was asked for: its rows, and how many rows there are on all pages.
    #[must_use]
    pub fn answer<Row>(&self, rows: Vec<Row>, total: u64) -> Page<Row> {
        let page = self.page.max(1);
        Page { rows, total, page }
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
        pages(self.total)
    }
}

fn pages(total: u64) -> u32 {
    u32::try_from(total.div_ceil(u64::from(PAGE_SIZE)))
        .unwrap_or(u32::MAX)
        .max(1)
}
