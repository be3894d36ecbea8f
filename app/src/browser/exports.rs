//! The exports that the tab shows: its own, for the banner and the buttons that begin it, and the others of
//! the workspace.

mod canceling;
mod others;
mod own;

use leptos::prelude::*;
use uuid::Uuid;

pub(super) use self::own::OwnExport;
use super::ExportFlow;
use crate::domain::{ExportOverview, Frame, WorkspaceLink};

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
}
