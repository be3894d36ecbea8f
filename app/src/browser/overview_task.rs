//! Looks after the exports of the whole workspace, for as long as the page can be seen.

use gloo_timers::future::TimeoutFuture;
use leptos::{ev, prelude::*, task::spawn_local};

use super::Exports;
use crate::{AppError, api::exports::load_overview, components::Readiness, domain::ExportOverview};

/// How often to look while something runs, so that it is seen to get on.
const BUSY_PAUSE_MS: u32 = 1_000;
/// How often to look for what others begin.
const CALM_PAUSE_MS: u32 = 5_000;

/// Looks as soon as there is time, after each change, when the window gets the focus, and again and again.
pub(super) fn keep_looking(exports: Exports) {
    let looks = RwSignal::new(0_u32);
    let look_again = window_event_listener(ev::focus, move |_| looks.update(|looks| *looks += 1));
    on_cleanup(move || look_again.remove());
    let turn = StoredValue::new(0_u32);
    let has_time = Readiness::has_time();
    Effect::new(move |_| {
        if !has_time.get() {
            return;
        }
        exports.changes().track();
        looks.track();
        let workspace = exports.workspace().get();
        turn.update_value(|turn| *turn += 1);
        match workspace {
            Some(slug) => spawn_local(look(exports, slug, turn, turn.get_value())),
            None => exports.show_overview(ExportOverview::default()),
        }
    });
}

/// Looks again and again, until it is another's turn.
async fn look(exports: Exports, slug: String, turn: StoredValue<u32>, own_turn: u32) {
    let is_due = || turn.try_get_value() == Some(own_turn);
    while is_due() {
        let mut pause = CALM_PAUSE_MS;
        if !document().hidden() {
            match load_overview(slug.clone()).await {
                Ok(overview) if is_due() => {
                    if !overview.under_way.is_empty() {
                        pause = BUSY_PAUSE_MS;
                    }
                    exports.show_overview(overview);
                }
                Err(AppError::SignInNeeded | AppError::Forbidden | AppError::NotFound) => {
                    exports.show_overview(ExportOverview::default());
                    return;
                }
                _ => {}
            }
        }
        TimeoutFuture::new(pause).await;
    }
}
