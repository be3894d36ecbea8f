//! The exports of the workspace besides the tab's own: those that run, and those that wait for the person.

use leptos::prelude::*;
use uuid::Uuid;

use super::Exports;
use crate::domain::ExportOverview;
#[cfg(feature = "hydrate")]
use crate::{api::exports::settle_export, texts::progress as texts};

impl Exports {
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

    /// Counts the stages that exports have reached: each time the list of exports has changed.
    pub(crate) fn changes(self) -> Signal<u32> {
        self.changes.into()
    }

    /// What is to be read aloud of anything but the tab's own export.
    pub(crate) fn said(self) -> RwSignal<String> {
        self.said
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
            let _ = settle_export(slug, id).await;
        });
        #[cfg(not(feature = "hydrate"))]
        let _ = slug;
    }
}

#[cfg(feature = "hydrate")]
impl Exports {
    /// The workspace whose exports are shown, if they may be.
    pub(in crate::browser) fn workspace(self) -> Signal<Option<String>> {
        self.workspace.into()
    }

    /// Shows what there is in the workspace; tells of exports that came or went.
    pub(in crate::browser) fn show_overview(self, overview: ExportOverview) {
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
}
