//! What proves a file, who has it, and the way to be rid of it.

use leptos::prelude::*;
use uuid::Uuid;

use super::PLACE;
use crate::{
    api::exports::delete_export,
    browser::Exports,
    components::{Button, CopyButton, Moment, focus_on},
    domain::ExportDownload,
    texts::history as texts,
};

/// The SHA-256 to compare and copy, the downloads, and the button that deletes the file now.
#[component]
pub(super) fn Proof(
    id: Uuid,
    file_name: String,
    sha256: String,
    downloads: Vec<ExportDownload>,
    /// The workspace, if the file may be deleted.
    slug: String,
) -> impl IntoView {
    let downloads = if downloads.is_empty() {
        view! { <dd class="missing">{texts::by_nobody()}</dd> }.into_any()
    } else {
        let lines = downloads.into_iter().map(|download| {
            view! {
                <dd>
                    <span class="wrap-anywhere">{download.by}</span> ", " <Moment at=download.at />
                </dd>
            }
        });
        lines.collect_view().into_any()
    };
    view! {
        <details class="proof">
            <summary>{texts::proof()}</summary>
            <dl>
                <dt>"SHA-256"</dt>
                <dd>
                    <code>{sha256.clone()}</code>
                    <CopyButton text=sha256 label=texts::copy() class="button button-small" />
                </dd>
                <dt>{texts::downloaded()}</dt>
                {downloads}
            </dl>
            {(!slug.is_empty()).then(|| view! { <DeleteButton id slug file_name /> })}
        </details>
    }
}

#[component]
fn DeleteButton(id: Uuid, slug: String, file_name: String) -> impl IntoView {
    let exports = use_context::<Exports>();
    let problem = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let delete = move |()| {
        let (slug, file_name) = (slug.clone(), file_name.clone());
        busy.set(true);
        leptos::task::spawn_local(async move {
            let deleted = delete_export(slug, id).await;
            busy.try_set(false);
            match deleted {
                Ok(()) => {
                    if let Some(exports) = exports {
                        exports.say(&texts::deleted(&file_name));
                        exports.tell_change();
                    }
                    focus_on(PLACE);
                }
                Err(error) => drop(problem.try_set(error.to_string())),
            }
        });
    };
    view! {
        <Button class="button button-small" busy on_press=delete>
            {texts::delete_now()}
        </Button>
        <p role="alert">{problem}</p>
    }
}
