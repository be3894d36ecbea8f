//! A chosen file on its way to the server: looked at first, applied then.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::js_sys::ArrayBuffer;
use web_sys::File;

use crate::{
    AppError,
    browser::{read_file, send_users},
    domain::{LARGEST_UPLOAD_BYTES, UploadAnswer, UploadApply},
    texts::upload as texts,
};

/// The file of the dialog, and what is being done with it.
#[derive(Clone, Copy)]
pub(super) struct UploadFlow {
    slug: Signal<String>,
    name: RwSignal<String>,
    bytes: StoredValue<Option<ArrayBuffer>, LocalStorage>,
    /// What is being done; empty if nothing is.
    news: RwSignal<String>,
    on_answer: Callback<Result<UploadAnswer, AppError>>,
    /// Hears of what was applied, also if the dialog was closed meanwhile.
    on_applied: Callback<()>,
}

impl UploadFlow {
    pub(super) fn new(
        slug: Signal<String>,
        on_answer: Callback<Result<UploadAnswer, AppError>>,
        on_applied: Callback<()>,
    ) -> Self {
        Self {
            slug,
            name: RwSignal::new(String::new()),
            bytes: StoredValue::new_local(None),
            news: RwSignal::new(String::new()),
            on_answer,
            on_applied,
        }
    }

    /// The name of the file.
    pub(super) fn name(self) -> String {
        self.name.get_untracked()
    }

    /// What is being done, in words.
    pub(super) fn news(self) -> String {
        self.news.get()
    }

    pub(super) fn is_busy(self) -> bool {
        self.news.with(|news| !news.is_empty())
    }

    /// Lets the server look at the file.
    pub(super) fn check(self, file: File) {
        if file.size() > f64::from(LARGEST_UPLOAD_BYTES) {
            self.on_answer.run(Err(AppError::invalid(texts::too_large())));
            return;
        }
        self.name.set(file.name());
        self.news.set(texts::checking(&file.name()));
        spawn_local(async move {
            let answer = match read_file(&file).await {
                Ok(bytes) => {
                    let _ = self.bytes.try_set_value(Some(bytes.clone()));
                    self.send(&bytes, None).await
                }
                Err(error) => Err(error),
            };
            self.settle(answer);
        });
    }

    /// Lets the server apply the file as it was seen.
    pub(super) fn apply(self, which: UploadApply, seen: String) {
        let Some(bytes) = self.bytes.get_value() else {
            return;
        };
        self.news.set(texts::applying().to_owned());
        spawn_local(async move {
            let answer = self.send(&bytes, Some((which, &seen))).await;
            self.settle(answer);
        });
    }

    async fn send(
        self,
        bytes: &ArrayBuffer,
        apply: Option<(UploadApply, &str)>,
    ) -> Result<UploadAnswer, AppError> {
        let slug = self.slug.try_get_untracked().unwrap_or_default();
        send_users(&slug, bytes, apply).await
    }

    /// Tells the answer, unless the dialog was closed meanwhile.
    fn settle(self, answer: Result<UploadAnswer, AppError>) {
        if matches!(answer, Ok(UploadAnswer::Applied(..))) {
            self.on_applied.try_run(());
        }
        if self.news.try_set(String::new()).is_none() {
            self.on_answer.run(answer);
        }
    }
}
