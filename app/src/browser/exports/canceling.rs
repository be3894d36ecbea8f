//! Which export this tab asks to cancel, and what became of that.

use leptos::prelude::*;
use uuid::Uuid;

use super::Exports;
#[cfg(feature = "hydrate")]
use crate::{AppError, browser::export_task, texts::banner};

impl Exports {
    /// Whether an export is being canceled at this tab's request.
    pub(crate) fn is_canceling(self) -> Signal<bool> {
        Memo::new(move |_| self.canceling.with(Option::is_some)).into()
    }

    /// Why an export was not canceled, if one should have been.
    pub(crate) fn problem(self) -> RwSignal<String> {
        self.problem
    }

    /// Cancels the tab's own export, or one of the open workspace; the server's word ends it.
    pub(crate) fn cancel(self, id: Uuid) {
        let slug = self.slug_of(id);
        self.problem.set(String::new());
        self.canceling.set(Some(id));
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(export_task::cancel(self, slug, id));
        #[cfg(not(feature = "hydrate"))]
        let _ = slug;
    }
}

#[cfg(feature = "hydrate")]
impl Exports {
    /// Whether this tab asked to cancel the export.
    pub(in crate::browser) fn has_canceled(self, id: Uuid) -> bool {
        self.canceling.try_get_untracked().flatten() == Some(id)
    }

    /// Notes that there is an answer to the last wish to cancel.
    pub(in crate::browser) fn end_canceling(self) {
        let _ = self.canceling.try_set(None);
    }

    /// Notes that the last wish to cancel came to nothing, and why.
    pub(in crate::browser) fn fail_canceling(self, error: &AppError) {
        self.end_canceling();
        let _ = self.problem.try_set(banner::not_canceled(&error.to_string()));
    }
}
