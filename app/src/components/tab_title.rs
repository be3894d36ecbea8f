//! What the tab is called: the open page, and before it how far the tab's export is.

use leptos::prelude::*;

use crate::texts::frame;

/// The percentage in the title of the tab, while there is one.
///
/// The server asks for a page's title when what rendered the page is gone already.
#[derive(Clone)]
pub(crate) struct TabTitle(ArcRwSignal<Option<u8>>);

impl TabTitle {
    /// Makes it known to the whole application.
    pub(crate) fn provide() -> Self {
        let title = Self(ArcRwSignal::new(None));
        provide_context(title.clone());
        title
    }

    /// The title of this tab.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// Shows a percentage before the page's title, or none.
    pub(crate) fn show(&self, percent: Option<u8>) {
        self.0.set(percent);
    }

    /// The whole title of a page.
    pub(crate) fn of(&self, page: &str) -> String {
        match self.0.get() {
            Some(percent) => frame::busy_page_title(percent, page),
            None => frame::page_title(page),
        }
    }
}
