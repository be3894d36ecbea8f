//! The tab's export from its start to each of its ends, and what is said on the way.

use super::*;
use crate::domain::FailureReason;

fn progress(state: ExportState) -> ExportProgress {
    ExportProgress {
        id: Uuid::nil(),
        kind: ExportKind::Users,
        may_cancel: !state.is_final(),
        state,
    }
}

fn reported(state: ExportState) -> ExportFlow {
    ExportFlow::reported("acme", &progress(state))
}

fn running(rows: u64) -> ExportFlow {
    reported(ExportState::Running {
        rows,
        of: Some(5_000),
        seconds_left: None,
    })
}

fn ready() -> ExportState {
    ExportState::Ready {
        file_name: "acme-users-2026-11-23.csv".into(),
        rows: 5_000,
        size_bytes: 1,
        sha256: String::new(),
        guarded: 0,
    }
}

#[test]
fn says_the_same_from_the_click_until_the_file_is_there() {
    let clicked = ExportFlow::started(ExportKind::Users);
    let steps = [reported(ExportState::Queued), running(1_204), reported(ready())];
    assert!(
        steps
            .iter()
            .all(|step| step.is_busy() && step.status() == clicked.status())
    );
    assert_eq!(
        steps.map(|step| step.detail()),
        [
            "Waiting for its turn: other exports are made first.",
            "1,204 of 5,000 rows · 24%",
            "Downloading acme-users-2026-11-23.csv"
        ]
    );
}

#[test]
fn between_start_and_end_only_the_quarters_are_said() {
    let said = [0, 1_249, 1_250, 2_499, 2_500, 4_999, 5_000].map(|rows| running(rows).milestone());
    let quarter = |percent: u8| format!("Users report: {percent}% written.");
    assert_eq!(
        said,
        [
            String::new(),
            String::new(),
            quarter(25),
            quarter(25),
            quarter(50),
            quarter(75),
            String::new()
        ]
    );
}

#[test]
fn that_it_has_to_wait_is_said_and_how_many_rows_there_are_is_not() {
    let counting = ExportState::Running {
        rows: 1_204,
        of: None,
        seconds_left: None,
    };
    let said = [ExportState::Queued, counting].map(|state| reported(state).milestone());
    assert_eq!(said, ["Waiting for its turn: other exports are made first.", ""]);
}

#[test]
fn tells_what_was_saved() {
    let flow = ExportFlow::Saved {
        file_name: "acme-users-2026-11-23.csv".into(),
        rows: 24,
        way: SavedWay::Checked,
        guarded: (Uuid::nil(), 0),
    };
    assert_eq!(flow.status(), "acme-users-2026-11-23.csv was saved: 24 rows.");
    assert_eq!(flow.with_guarded(), None);
    assert!(!flow.is_busy() && flow.alarm().is_empty());
}

#[test]
fn tells_how_many_cells_were_guarded() {
    let saved = |guarded| ExportFlow::Saved {
        file_name: "a.csv".into(),
        rows: 24,
        way: SavedWay::Checked,
        guarded: (Uuid::nil(), guarded),
    };
    assert_eq!(
        saved(1).status(),
        "a.csv was saved: 24 rows. 1 cell was guarded against formulas."
    );
    assert_eq!(
        saved(1_204).status(),
        "a.csv was saved: 24 rows. 1,204 cells were guarded against formulas."
    );
    assert_eq!(saved(1).with_guarded(), Some(Uuid::nil()));
}

#[test]
fn a_failure_is_announced_once_and_can_be_tried_again() {
    let failed = reported(ExportState::Failed {
        reason: FailureReason::CutOff,
    });
    assert_eq!(
        failed.alarm(),
        "The Users report could not be made. The work was cut off three times. Ask whoever runs the console to look at its log."
    );
    assert_eq!(failed.status(), "");
    assert_eq!(
        failed.to_retry(),
        Some(("acme".to_owned(), NextTry::Export(ExportKind::Users)))
    );
    assert!(!failed.is_busy());
}

#[test]
fn what_was_canceled_is_no_failure_and_can_not_be_canceled_again() {
    let canceled = reported(ExportState::Canceled {
        by: "Olga Owner".into(),
    });
    assert_eq!(canceled.status(), "The Users report was canceled by Olga Owner.");
    assert!(!canceled.is_busy() && canceled.alarm().is_empty());
    assert_eq!(canceled.to_cancel(), None);
    assert_eq!(running(0).to_cancel(), Some(Uuid::nil()));
}

#[test]
fn a_lost_connection_is_told_in_plain_words() {
    let failed = |error| ExportFlow::failed("acme", NextTry::Export(ExportKind::Groups), &error);
    let lost = failed(AppError::Unreachable);
    assert_eq!(
        lost.alarm(),
        "The connection to the server was lost, so no file was saved."
    );
    let signed_out = failed(AppError::SignInNeeded);
    assert_eq!(
        signed_out.alarm(),
        "You have been signed out. Sign in and try again."
    );
    assert!(signed_out.is_signed_out() && !lost.is_signed_out());
}

#[test]
fn a_file_that_is_there_is_fetched_again_and_one_that_is_gone_is_made_again() {
    let fetch = NextTry::Fetch(progress(ready()));
    let next = |error| {
        ExportFlow::failed("acme", fetch.clone(), &error)
            .to_retry()
            .map(|(_, next)| next)
    };
    assert_eq!(next(AppError::Unreachable), Some(fetch.clone()));
    assert_eq!(next(AppError::Expired), Some(NextTry::Export(ExportKind::Users)));
}
