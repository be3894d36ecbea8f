//! The one export that a tab follows: from the click to the saved file, or to why there is none.

use leptos::prelude::*;
use uuid::Uuid;

use super::Exports;
#[cfg(feature = "hydrate")]
use crate::{
    AppError,
    browser::{export_task, tab_memory},
};
use crate::{
    browser::{Choosing, ExportFlow, NextTry},
    domain::{AskedOptions, ExportKind, ExportProgress},
};

/// The export that a tab follows, or followed last.
#[derive(Debug, Clone)]
pub(in crate::browser) struct OwnExport {
    /// The slug of its workspace; another may be open by now.
    pub(in crate::browser) slug: String,
    /// Its id.
    pub(in crate::browser) id: Uuid,
    /// Which file it makes.
    #[cfg_attr(
        not(feature = "hydrate"),
        allow(dead_code, reason = "only a browser loads a page again")
    )]
    pub(in crate::browser) kind: ExportKind,
}

impl Exports {
    /// Where the tab's own export is.
    pub(crate) fn flow(self) -> Signal<ExportFlow> {
        self.flow.into()
    }

    /// Whether it runs, so that no other may begin.
    pub(crate) fn is_busy(self) -> Signal<bool> {
        // Nothing runs where nobody waits for the page any more, as when a browser goes away early.
        Memo::new(move |_| self.flow.try_with(ExportFlow::is_busy).unwrap_or(false)).into()
    }

    /// The workspace of an export: of the tab's own another than the open one may be.
    pub(crate) fn slug_of(self, id: Uuid) -> String {
        match self.own.get_untracked() {
            Some(own) if own.id == id => own.slug,
            _ => self.workspace.get_untracked().unwrap_or_default(),
        }
    }

    /// The name of the workspace that the tab's own export is of, if another is open.
    pub(crate) fn elsewhere(self) -> Signal<Option<String>> {
        let elsewhere = Memo::new(move |_| {
            let slug = self.told_of.get();
            self.workspace.track();
            let others = self.other_workspaces.get_value();
            let other = others.into_iter().find(|other| other.slug == slug)?;
            (self.flow.get() != ExportFlow::Idle).then_some(other.name)
        });
        elsewhere.into()
    }

    /// Begins an export of the workspace, unless one of this tab runs.
    pub(crate) fn start(self, slug: String, kind: ExportKind, options: AskedOptions) {
        if self.flow.with_untracked(ExportFlow::is_busy) {
            return;
        }
        self.told_of.set(slug.clone());
        self.show(ExportFlow::started(kind));
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(export_task::start(self, slug, kind, options));
        #[cfg(not(feature = "hydrate"))]
        let _ = (slug, options);
    }

    /// Fetches a finished file and saves it, unless an export of this tab runs.
    pub(crate) fn fetch(self, slug: String, progress: ExportProgress) {
        if self.flow.with_untracked(ExportFlow::is_busy) {
            return;
        }
        self.said.set(String::new());
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(export_task::fetch(self, slug, progress));
        #[cfg(not(feature = "hydrate"))]
        let _ = (slug, progress);
    }

    /// Tries again what failed; a file is made anew with what is chosen now.
    pub(crate) fn try_again(self, choosing: Choosing) {
        match self.flow.with_untracked(ExportFlow::to_retry) {
            Some((slug, NextTry::Export(kind))) => self.start(slug, kind, untrack(|| choosing.options())),
            Some((slug, NextTry::Fetch(progress))) => self.fetch(slug, progress),
            None => {}
        }
    }

    /// Forgets an export that has ended.
    pub(crate) fn dismiss(self) {
        if !self.flow.with_untracked(ExportFlow::is_busy) {
            self.show(ExportFlow::Idle);
        }
    }

    /// Lets the next page not take an export up, for it may be another person's.
    pub(crate) fn leave(self) {
        self.is_leaving.set_value(true);
    }

    /// Shows where the export is; false if nobody watches any more.
    pub(in crate::browser) fn show(self, flow: ExportFlow) -> bool {
        self.flow.try_set(flow).is_none()
    }
}

#[cfg(feature = "hydrate")]
impl Exports {
    /// Whether the frame that shows them is still there.
    pub(in crate::browser) fn is_watched(self) -> bool {
        !self.flow.is_disposed()
    }

    /// Larger files the browser downloads by itself.
    pub(in crate::browser) fn largest_blob_bytes(self) -> u64 {
        self.largest_blob_bytes.try_get_untracked().unwrap_or(u64::MAX)
    }

    /// Says which export is the tab's own, and whether the next page is to wait for it if this one goes away.
    pub(in crate::browser) fn adopt(self, export: OwnExport, is_awaited: bool) {
        let _ = self.is_awaited.try_set_value(is_awaited);
        let _ = self.told_of.try_set(export.slug.clone());
        let _ = self.own.try_set(Some(export));
    }

    /// Notes that the tab's own export is saved or came to nothing, also if the frame that showed it is gone.
    pub(in crate::browser) fn forget(self) {
        let _ = self.is_awaited.try_set_value(false);
        tab_memory::take();
    }

    /// Whether the export is the tab's own, or was.
    pub(in crate::browser) fn is_own(self, id: Uuid) -> bool {
        let is_own = |own: &Option<OwnExport>| own.as_ref().is_some_and(|own| own.id == id);
        self.own.try_with_untracked(is_own) == Some(true)
    }

    /// The export that the tab waits for, if it does.
    pub(in crate::browser) fn awaited(self) -> Option<OwnExport> {
        if self.is_awaited.try_get_value()? && !self.is_leaving.try_get_value()? {
            self.own.try_get_untracked()?
        } else {
            None
        }
    }

    /// Ends the export with an error.
    pub(in crate::browser) fn fail(self, slug: &str, next: NextTry, error: &AppError) {
        self.show(ExportFlow::failed(slug, next, error));
        self.tell_change();
    }
}
