//! What can be done with the sessions that are selected.

use leptos::prelude::*;

use super::archive::ArchiveDialog;
use crate::{
    components::{Button, When, thousands},
    domain::SessionRow,
    texts::sessions as texts,
};

/// How many are selected, and the buttons; nothing where none is.
#[component]
pub(super) fn BulkBar(
    picked: RwSignal<Vec<SessionRow>>,
    /// Hears what became of it.
    #[prop(into)]
    on_done: Callback<Vec<String>>,
) -> impl IntoView {
    let (archiving, restoring) = (RwSignal::new(false), RwSignal::new(false));
    let count = Memo::new(move |_| picked.with(Vec::len));
    let words = move || match count.get() {
        0 => String::new(),
        count => texts::selected(&thousands(count as u64)),
    };
    let done = Callback::new(move |news: Vec<String>| {
        picked.set(Vec::new());
        on_done.run(news);
    });
    view! {
        <section class="bulk-bar" class:open=move || count.get() != 0 aria-label=texts::selected_sessions()>
            <p role="status">{words}</p>
            <When holds=move || count.get() != 0>
                <div class="bulk-actions">
                    <Button class="button button-small" on_press=move |()| archiving.set(true)>
                        {texts::archive()}
                    </Button>
                    <Button class="button button-small" on_press=move |()| restoring.set(true)>
                        {texts::restore()}
                    </Button>
                    <Button
                        class="button button-small button-quiet"
                        on_press=move |()| picked.set(Vec::new())
                    >
                        {texts::clear()}
                    </Button>
                </div>
            </When>
        </section>
        <ArchiveDialog id="archive-sessions" archive=true open=archiving picked on_done=done />
        <ArchiveDialog id="restore-sessions" archive=false open=restoring picked on_done=done />
    }
}
