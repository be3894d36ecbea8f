//! Asks before sessions are archived or restored, and says in figures what that does to exports and attempts.

use leptos::prelude::*;

use super::archive_words::{consequences, news_of};
use crate::{
    api::sessions::{archive_sessions, forecast_archive},
    components::{Dialog, Loading, OpenWorkspace},
    domain::{ArchiveChange, SessionRow},
    pages::member::Consequences,
    texts::{quantities, sessions as texts},
};

/// The dialog; what is picked when it opens is changed.
#[component]
pub(crate) fn ArchiveDialog(
    /// The id of its title, unique in the page.
    id: &'static str,
    /// Whether sessions are put away, or taken out again.
    archive: bool,
    open: RwSignal<bool>,
    #[prop(into)] picked: Signal<Vec<SessionRow>>,
    /// Hears what became of it.
    #[prop(into)]
    on_done: Callback<Vec<String>>,
) -> impl IntoView {
    let title = if archive {
        texts::archive_title()
    } else {
        texts::restore_title()
    };
    view! {
        <Dialog id title open>
            <ArchiveBody archive open picked on_done />
        </Dialog>
    }
}

#[component]
fn ArchiveBody(
    archive: bool,
    open: RwSignal<bool>,
    picked: Signal<Vec<SessionRow>>,
    on_done: Callback<Vec<String>>,
) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let problem = RwSignal::new(String::new());
    let rows = picked.get_untracked();
    let change = ArchiveChange {
        sessions: rows.iter().map(|row| row.id).collect(),
        archive,
    };
    let intro = match (rows.as_slice(), archive) {
        ([only], true) => texts::archive_one(&only.participant.display_name()),
        ([only], false) => texts::restore_one(&only.participant.display_name()),
        (many, true) => texts::archive_these(&quantities::sessions(many.len() as u64)),
        (many, false) => texts::restore_these(&quantities::sessions(many.len() as u64)),
    };
    let asked = change.clone();
    let forecast = Resource::new(
        move || (slug.get(), asked.clone()),
        |(slug, change)| forecast_archive(slug, change),
    );
    let carry_out = Action::new(move |(): &()| {
        let answer = archive_sessions(slug.get_untracked(), change.clone());
        async move {
            match answer.await {
                Ok(outcomes) => {
                    open.set(false);
                    on_done.try_run(news_of(&outcomes, archive));
                }
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    let (verb, class) = if archive {
        (texts::archive(), "button button-danger")
    } else {
        (texts::restore(), "button button-primary")
    };
    let busy = carry_out.pending();
    let on_sure = Callback::new(move |()| {
        carry_out.dispatch(());
    });
    view! {
        <Suspense fallback=Loading>
            {move || {
                let intro = intro.clone();
                forecast
                    .get()
                    .map(|forecast| match forecast {
                        Ok(forecast) => {
                            let lines = consequences(&forecast, archive);
                            view! { <Consequences intro lines verb problem open class busy on_sure /> }.into_any()
                        }
                        Err(error) => {
                            view! {
                                <p class="dialog-body form-problem" role="alert">
                                    {error.to_string()}
                                </p>
                            }
                                .into_any()
                        }
                    })
            }}
        </Suspense>
    }
}
