//! Where a CSV file is chosen or dropped.

use leptos::{ev::DragEvent, prelude::*};
use web_sys::FileList;

use super::upload::UploadFlow;
use crate::texts::upload as texts;

/// A file input in an area on which a file can be dropped, too.
#[component]
pub(super) fn FileField(upload: UploadFlow, busy: Signal<bool>) -> impl IntoView {
    let is_over = RwSignal::new(false);
    let several = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        let Some(files) = files else { return };
        several.set(files.length() > 1);
        if files.length() == 1
            && !busy.get_untracked()
            && let Some(file) = files.get(0)
        {
            upload.check(file);
        }
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    view! {
        <div
            class="drop-zone"
            class:over=is_over
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <label for="users-file">{texts::file()}</label>
            <input
                id="users-file"
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                aria-describedby="users-file-hint"
                on:change:target=move |event| {
                    let input = event.target();
                    take(input.files());
                    // The same file can be chosen again after it was mended.
                    input.set_value("");
                }
            />
            <p id="users-file-hint" class="hint">
                {texts::file_hint()}
            </p>
            <p class="hint" role="status">
                {move || if several.get() { texts::one_file().to_owned() } else { upload.news() }}
            </p>
        </div>
    }
}
