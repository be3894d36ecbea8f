//! The exports that the tab shows: its own, for the banner and the buttons that begin it, and the others of
//! the workspace.

use leptos::prelude::*;
use uuid::Uuid;

use super::{Choosing, ExportFlow, NextTry};
use crate::domain::{AskedOptions, ExportKind, ExportOverview, ExportProgress, Frame, WorkspaceLink};
#[cfg(feature = "hydrate")]
use crate::{
    AppError,
    texts::{banner, progress as texts},
};

/// The export that a tab follows, or followed last.
#[derive(Debug, Clone)]
pub(super) struct OwnExport {
    /// The slug of its workspace; another may be open by now.
    pub(super) slug: String,
    /// Its id.
    pub(super) id: Uuid,
    /// Which file it makes.
    #[cfg_attr(
        not(feature = "hydrate"),
        allow(dead_code, reason = "only a browser loads a page again")
    )]
    pub(super) kind: ExportKind,
}

/// The one export that a tab follows at a time, and what else there is in the workspace.
#[derive(Clone, Copy)]
pub(crate) struct Exports {
    flow: RwSignal<ExportFlow>,
    /// The last export of this tab.
    own: RwSignal<Option<OwnExport>>,
    /// Whether its file is still to be saved by this tab, or the next page in it.
    #[cfg_attr(
        not(feature = "hydrate"),
        allow(dead_code, reason = "only a browser loads a page again")
    )]
    is_awaited: StoredValue<bool>,
    /// Whether the person signs out, so that the next page may be another's.
    is_leaving: StoredValue<bool>,
    /// The workspace of what the banner tells of.
    told_of: RwSignal<String>,
    /// The export that this tab asks to cancel.
    canceling: RwSignal<Option<Uuid>>,
    /// The workspace whose exports are shown, if they may be.
    workspace: RwSignal<Option<String>>,
    /// The others that the person may enter.
    other_workspaces: StoredValue<Vec<WorkspaceLink>>,
    /// Larger files the browser downloads by itself.
    largest_blob_bytes: RwSignal<u64>,
    overview: RwSignal<ExportOverview>,
    changes: RwSignal<u32>,
    /// What was said last of anything but the tab's own export.
    said: RwSignal<String>,
    /// Why an export was not canceled.
    problem: RwSignal<String>,
}

impl Exports {
    /// Makes the tab's exports known to everything below the caller.
    ///
    /// Takes up the export that a reload interrupted.
    pub(crate) fn provide() -> Self {
        let exports = Self {
            flow: RwSignal::new(ExportFlow::Idle),
            own: RwSignal::new(None),
            is_awaited: StoredValue::new(false),
            is_leaving: StoredValue::new(false),
            told_of: RwSignal::new(String::new()),
            canceling: RwSignal::new(None),
            workspace: RwSignal::new(None),
            other_workspaces: StoredValue::new(Vec::new()),
            largest_blob_bytes: RwSignal::new(u64::MAX),
            overview: RwSignal::new(ExportOverview::default()),
            changes: RwSignal::new(0),
            said: RwSignal::new(String::new()),
            problem: RwSignal::new(String::new()),
        };
        provide_context(exports);
        #[cfg(feature = "hydrate")]
        {
            Effect::new(move |_| super::export_task::resume(exports));
            super::export_task::hand_on(exports);
            super::overview_task::keep_looking(exports);
        }
        exports
    }

    /// The tab's exports.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// Shows the exports of the workspace that is open; none to people who may not see them.
    pub(crate) fn show_of(self, frame: Option<&Frame>) {
        if let Some(frame) = frame {
            let _ = self.largest_blob_bytes.try_set(frame.largest_blob_bytes);
            let _ = self
                .other_workspaces
                .try_set_value(frame.other_workspaces.clone());
        }
        let admins = frame.filter(|frame| frame.role.is_admin());
        let _ = self
            .workspace
            .try_set(admins.map(|frame| frame.workspace.slug.clone()));
    }

    /// Where the tab's own export is.
    pub(crate) fn flow(self) -> Signal<ExportFlow> {
        self.flow.into()
    }

    /// Whether it runs, so that no other may begin.
    pub(crate) fn is_busy(self) -> Signal<bool> {
        // Nothing runs where nobody waits for the page any more, as when a browser goes away early.
        Memo::new(move |_| self.flow.try_with(ExportFlow::is_busy).unwrap_or(false)).into()
    }

    /// Whether an export is being canceled at this tab's request.
    pub(crate) fn is_canceling(self) -> Signal<bool> {
        Memo::new(move |_| self.canceling.with(Option::is_some)).into()
    }

    /// The exports of the workspace besides the tab's own.
    pub(crate) fn others(self) -> Signal<ExportOverview> {
        let others = Memo::new(move |_| {
            let own = self.own.with(|own| own.as_ref().map(|own| own.id));
            let mut overview = self.overview.get();
            overview
                .under_way
                .retain(|export| Some(export.progress.id) != own);
            overview.for_you.retain(|progress| Some(progress.id) != own);
            overview
        });
        others.into()
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

    /// Counts the stages that exports have reached: each time the list of exports has changed.
    pub(crate) fn changes(self) -> Signal<u32> {
        self.changes.into()
    }

    /// What is to be read aloud of anything but the tab's own export.
    pub(crate) fn said(self) -> RwSignal<String> {
        self.said
    }

    /// Why an export was not canceled, if one should have been.
    pub(crate) fn problem(self) -> RwSignal<String> {
        self.problem
    }

    /// Has it read aloud, also if it is the same as the last time.
    pub(crate) fn say(self, words: &str) {
        let again = |said: &mut String| {
            *said = if said == words {
                format!("{words}\u{a0}")
            } else {
                words.to_owned()
            };
        };
        self.said.try_update(again);
    }

    /// Tells that the list of exports has changed.
    pub(crate) fn tell_change(self) {
        self.changes.try_update(|changes| *changes += 1);
    }

    /// Begins an export of the workspace, unless one of this tab runs.
    pub(crate) fn start(self, slug: String, kind: ExportKind, options: AskedOptions) {
        if self.flow.with_untracked(ExportFlow::is_busy) {
            return;
        }
        self.told_of.set(slug.clone());
        self.show(ExportFlow::started(kind));
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(super::export_task::start(self, slug, kind, options));
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
        leptos::task::spawn_local(super::export_task::fetch(self, slug, progress));
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

    /// Cancels the tab's own export, or one of the open workspace; the server's word ends it.
    pub(crate) fn cancel(self, id: Uuid) {
        let slug = self.slug_of(id);
        self.problem.set(String::new());
        self.canceling.set(Some(id));
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(super::export_task::cancel(self, slug, id));
        #[cfg(not(feature = "hydrate"))]
        let _ = slug;
    }

    /// Puts away a finished file that waits for the person.
    pub(crate) fn decline(self, id: Uuid) {
        let Some(slug) = self.workspace.get_untracked() else {
            return;
        };
        self.overview
            .update(|overview| overview.for_you.retain(|progress| progress.id != id));
        self.said.set(String::new());
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(async move {
            // What can't be noted now is offered again.
            let _ = crate::api::exports::settle_export(slug, id).await;
        });
        #[cfg(not(feature = "hydrate"))]
        let _ = slug;
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
    pub(super) fn show(self, flow: ExportFlow) -> bool {
        self.flow.try_set(flow).is_none()
    }
}

#[cfg(feature = "hydrate")]
impl Exports {
    /// Whether the frame that shows them is still there.
    pub(super) fn is_watched(self) -> bool {
        !self.flow.is_disposed()
    }

    /// Larger files the browser downloads by itself.
    pub(super) fn largest_blob_bytes(self) -> u64 {
        self.largest_blob_bytes.try_get_untracked().unwrap_or(u64::MAX)
    }

    /// Says which export is the tab's own, and whether the next page is to wait for it if this one goes away.
    pub(super) fn adopt(self, export: OwnExport, is_awaited: bool) {
        let _ = self.is_awaited.try_set_value(is_awaited);
        let _ = self.told_of.try_set(export.slug.clone());
        let _ = self.own.try_set(Some(export));
    }

    /// Notes that the tab's own export is saved or came to nothing, also if the frame that showed it is gone.
    pub(super) fn forget(self) {
        let _ = self.is_awaited.try_set_value(false);
        super::tab_memory::take();
    }

    /// Whether the export is the tab's own, or was.
    pub(super) fn is_own(self, id: Uuid) -> bool {
        let is_own = |own: &Option<OwnExport>| own.as_ref().is_some_and(|own| own.id == id);
        self.own.try_with_untracked(is_own) == Some(true)
    }

    /// The export that the tab waits for, if it does.
    pub(super) fn awaited(self) -> Option<OwnExport> {
        if self.is_awaited.try_get_value()? && !self.is_leaving.try_get_value()? {
            self.own.try_get_untracked()?
        } else {
            None
        }
    }

    /// The workspace whose exports are shown, if they may be.
    pub(super) fn workspace(self) -> Signal<Option<String>> {
        self.workspace.into()
    }

    /// Shows what there is in the workspace; tells of exports that came or went.
    pub(super) fn show_overview(self, overview: ExportOverview) {
        let ids = |overview: &ExportOverview| -> Vec<Uuid> {
            overview
                .under_way
                .iter()
                .map(|export| export.progress.id)
                .collect()
        };
        let Some(before) = self.overview.try_with_untracked(ids) else {
            return;
        };
        let has_changed = before != ids(&overview);
        if let Some(offer) = overview.for_you.first() {
            let is_known = |before: &ExportOverview| before.for_you.iter().any(|known| known.id == offer.id);
            if self.overview.try_with_untracked(is_known) == Some(false) && !self.is_own(offer.id) {
                self.say(&texts::ready(offer.kind.name()));
            }
        }
        let _ = self.overview.try_set(overview);
        if has_changed {
            // What could not be canceled may have ended.
            let _ = self.problem.try_set(String::new());
            self.tell_change();
        }
    }

    /// Whether this tab asked to cancel the export.
    pub(super) fn has_canceled(self, id: Uuid) -> bool {
        self.canceling.try_get_untracked().flatten() == Some(id)
    }

    /// Notes that there is an answer to the last wish to cancel.
    pub(super) fn end_canceling(self) {
        let _ = self.canceling.try_set(None);
    }

    /// Notes that the last wish to cancel came to nothing, and why.
    pub(super) fn fail_canceling(self, error: &AppError) {
        self.end_canceling();
        let _ = self.problem.try_set(banner::not_canceled(&error.to_string()));
    }

    /// Ends the export with an error.
    pub(super) fn fail(self, slug: &str, next: NextTry, error: &AppError) {
        self.show(ExportFlow::failed(slug, next, error));
        self.tell_change();
    }
}
