//! The options that the person exports with: those that the server remembers, until others are chosen in this
//! tab.

use leptos::prelude::*;

use crate::{
    AppError,
    components::OpenWorkspace,
    domain::{AskedOptions, ExportChoice, ExportKind},
};

/// What is chosen, and how it is remembered.
#[derive(Clone, Copy)]
pub(crate) struct Choosing {
    workspace: OpenWorkspace,
    /// What this tab chose, and in which workspace.
    chosen: RwSignal<Option<(String, ExportChoice)>>,
    /// What became of remembering it.
    outcome: RwSignal<Option<Result<(), AppError>>>,
    /// How often a choice was remembered.
    saves: RwSignal<u32>,
    /// How often all was reset.
    resets: RwSignal<u32>,
    is_saving: StoredValue<bool>,
}

impl Choosing {
    /// Makes the choice known to everything below the caller.
    pub(crate) fn provide(workspace: OpenWorkspace) {
        provide_context(Self {
            workspace,
            chosen: RwSignal::new(None),
            outcome: RwSignal::new(None),
            saves: RwSignal::new(0),
            resets: RwSignal::new(0),
            is_saving: StoredValue::new(false),
        });
    }

    /// The choice in the open workspace.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// What is chosen.
    fn choice(self) -> ExportChoice {
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

    /// What an export is to be made with.
    pub(crate) fn options(self) -> AskedOptions {
        self.choice().options
    }

    /// What differs from the default in a file of this kind, in words.
    pub(crate) fn words(self, kind: ExportKind) -> String {
        self.choice().words(kind).to_owned()
    }

    /// What became of the last choice; none while it is not remembered yet.
    pub(crate) fn outcome(self) -> Option<Result<(), AppError>> {
        self.outcome.get()
    }

    /// Changes whenever a choice has been remembered.
    pub(crate) fn saves(self) -> Signal<u32> {
        self.saves.into()
    }

    /// Changes whenever all was reset.
    pub(crate) fn resets(self) -> Signal<u32> {
        self.resets.into()
    }

    /// Chooses: it counts at once, and is remembered on the server, which has the words for it.
    pub(crate) fn choose(self, options: AskedOptions) {
        let slug = self.workspace.slug.get_untracked();
        let choice = ExportChoice {
            options,
            ..untrack(|| self.choice())
        };
        self.chosen.set(Some((slug, choice)));
        self.outcome.set(None);
        #[cfg(feature = "hydrate")]
        if !self.is_saving.get_value() {
            self.is_saving.set_value(true);
            leptos::task::spawn_local(self.save());
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = self.is_saving;
    }

    /// Goes back to the whole file, safe for spreadsheets.
    pub(crate) fn reset(self) {
        self.choose(AskedOptions::default());
        self.resets.update(|resets| *resets += 1);
    }

    /// Remembers what is chosen, and then what was chosen meanwhile: the last choice must be the last to arrive.
    #[cfg(feature = "hydrate")]
    async fn save(self) {
        while let Some(Some((slug, choice))) = self.chosen.try_get_untracked() {
            let asked = choice.options;
            let saved = crate::api::exports::save_export_choice(slug.clone(), asked.clone()).await;
            let is_last = |chosen: &Option<(String, ExportChoice)>| {
                chosen
                    .as_ref()
                    .is_some_and(|(of, choice)| *of == slug && choice.options == asked)
            };
            if self.chosen.try_with_untracked(is_last) == Some(false) {
                continue;
            }
            self.is_saving.try_set_value(false);
            let outcome = saved.map(|choice| {
                self.chosen.try_set(Some((slug, choice)));
            });
            self.outcome.try_set(Some(outcome));
            self.saves.try_update(|saves| *saves += 1);
            return;
        }
    }
}
