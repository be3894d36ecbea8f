//! The options that the person exports with: those that the server remembers, until others are chosen in this
//! tab.

use leptos::prelude::*;

use crate::{
    AppError,
    components::OpenWorkspace,
    domain::{ExportChoice, ExportKind, ExportOptions},
};

/// What is chosen, and how it is remembered.
#[derive(Clone, Copy)]
pub(crate) struct Choosing {
    workspace: OpenWorkspace,
    /// What this tab chose, and in which workspace.
    chosen: RwSignal<Option<(String, ExportChoice)>>,
    /// What became of remembering it.
    outcome: RwSignal<Option<Result<(), AppError>>>,
    is_saving: StoredValue<bool>,
}

impl Choosing {
    /// Makes the choice known to everything below the caller.
    pub(crate) fn provide(workspace: OpenWorkspace) {
        provide_context(Self {
            workspace,
            chosen: RwSignal::new(None),
            outcome: RwSignal::new(None),
            is_saving: StoredValue::new(false),
        });
    }

    /// The choice in the open workspace.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// What is chosen.
    pub(crate) fn choice(self) -> ExportChoice {
        let slug = self.workspace.slug.get();
        let chosen = self.chosen.get().filter(|(of, _)| *of == slug);
        match chosen {
            Some((_, choice)) => choice,
            None => self
                .workspace
                .frame
                .with(|frame| Some(frame.as_ref()?.as_ref().ok()?.export_choice.clone()))
                .unwrap_or_default(),
        }
    }

    /// What an export of the kind is to be made with.
    pub(crate) fn options(self, kind: ExportKind) -> ExportOptions {
        untrack(|| self.choice()).options.of_kind(kind)
    }

    /// What became of the last choice; none while it is not remembered yet.
    pub(crate) fn outcome(self) -> Option<Result<(), AppError>> {
        self.outcome.get()
    }

    /// Chooses: it counts at once, and is remembered on the server.
    pub(crate) fn choose(self, choice: ExportChoice) {
        let slug = self.workspace.slug.get_untracked();
        self.chosen.set(Some((slug, choice)));
        self.outcome.set(None);
        #[cfg(feature = "hydrate")]
        if !self.is_saving.get_value() {
            self.is_saving.set_value(true);
            leptos::task::spawn_local(self.save(super::Exports::expect()));
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = self.is_saving;
    }

    /// Goes back to the whole file, safe for spreadsheets.
    pub(crate) fn reset(self) {
        self.choose(ExportChoice::default());
    }

    /// Remembers what is chosen, and then what was chosen meanwhile: the last choice must be the last to arrive.
    #[cfg(feature = "hydrate")]
    async fn save(self, exports: super::Exports) {
        let chosen = move || self.chosen.try_get_untracked().flatten();
        let mut outcome = Ok(());
        let mut saved = None;
        while let Some((slug, choice)) = chosen().filter(|chosen| saved.as_ref() != Some(chosen)) {
            outcome = crate::api::exports::save_export_choice(slug.clone(), choice.options)
                .await
                .map(drop);
            saved = Some((slug, choice));
        }
        self.is_saving.try_set_value(false);
        let _ = self.outcome.try_set(Some(outcome));
        exports.tell_change();
    }
}
