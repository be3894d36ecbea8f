//! The export of this tab, for the banner that shows it and the buttons that begin it.

use leptos::prelude::*;

use super::ExportFlow;
#[cfg(feature = "hydrate")]
use crate::AppError;
use crate::domain::ExportKind;

/// The one export that a tab follows at a time.
#[derive(Clone, Copy)]
pub(crate) struct Exports {
    flow: RwSignal<ExportFlow>,
    changes: RwSignal<u32>,
}

impl Exports {
    /// Makes the tab's export known to everything below the caller.
    ///
    /// Takes up the export that a reload interrupted.
    pub(crate) fn provide() -> Self {
        let exports = Self {
            flow: RwSignal::new(ExportFlow::Idle),
            changes: RwSignal::new(0),
        };
        provide_context(exports);
        #[cfg(feature = "hydrate")]
        Effect::new(move |_| super::export_task::resume(exports));
        exports
    }

    /// The tab's export.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// Where it is.
    pub(crate) fn flow(self) -> Signal<ExportFlow> {
        self.flow.into()
    }

    /// Whether one runs, so that no other may begin.
    pub(crate) fn is_busy(self) -> Signal<bool> {
        Memo::new(move |_| self.flow.with(ExportFlow::is_busy)).into()
    }

    /// Counts the stages that exports have reached: each time the list of exports has changed.
    pub(crate) fn changes(self) -> Signal<u32> {
        self.changes.into()
    }

    /// Begins an export of the workspace, unless one runs.
    pub(crate) fn start(self, slug: String, kind: ExportKind) {
        if self.flow.with_untracked(ExportFlow::is_busy) {
            return;
        }
        self.show(ExportFlow::started(kind));
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(super::export_task::start(self, slug, kind));
        #[cfg(not(feature = "hydrate"))]
        let _ = slug;
    }

    /// Forgets an export that has ended.
    pub(crate) fn dismiss(self) {
        if !self.flow.with_untracked(ExportFlow::is_busy) {
            self.show(ExportFlow::Idle);
        }
    }

    /// Lets a reload not take the export up again, for it is not the next person's.
    pub(crate) fn forget() {
        #[cfg(feature = "hydrate")]
        super::tab_memory::forget();
    }

    /// Shows where the export is; false if nobody watches any more.
    pub(super) fn show(self, flow: ExportFlow) -> bool {
        self.flow.try_set(flow).is_none()
    }

    /// Whether the frame that shows it is still there.
    #[cfg(feature = "hydrate")]
    pub(super) fn is_watched(self) -> bool {
        !self.flow.is_disposed()
    }

    /// Tells that the list of exports has changed.
    #[cfg(feature = "hydrate")]
    pub(super) fn tell_change(self) {
        self.changes.try_update(|changes| *changes += 1);
    }

    /// Ends the export with an error.
    #[cfg(feature = "hydrate")]
    pub(super) fn fail(self, slug: &str, kind: ExportKind, error: &AppError) {
        self.show(ExportFlow::failed(slug, kind, error));
        self.tell_change();
    }
}
