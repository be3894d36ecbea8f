//! How far an export is, in a line that can be read at a glance.

use crate::{
    components::thousands,
    domain::ExportState,
    texts::{progress as texts, quantities},
};

/// Rows, per cent and the time that is left, as far as they are known: `1,204 of 5,000 rows · 24% · a few
/// seconds left`.
pub(crate) fn progress_text(state: &ExportState) -> String {
    let (rows, of, seconds_left) = match state {
        ExportState::Queued => return texts::waiting().to_owned(),
        ExportState::Running {
            rows,
            of,
            seconds_left,
        } => (rows, of, seconds_left),
        _ => return String::new(),
    };
    let rows = match of {
        Some(of) => texts::rows_of(&thousands(*rows), &quantities::rows(*of)),
        None if *rows == 0 => String::new(),
        None => texts::rows_so_far(&quantities::rows(*rows)),
    };
    let percent = state.percent().map(texts::percent);
    let left = seconds_left.and_then(time_left);
    let parts = [Some(rows), percent, left];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// In steps that grow with the time, so that the text rests; none if there is nothing left.
fn time_left(seconds: u64) -> Option<String> {
    Some(match seconds {
        0 => return None,
        1..=5 => texts::few_seconds_left().to_owned(),
        6..=50 => texts::seconds_left(seconds.next_multiple_of(10)),
        51..=90 => texts::minute_left().to_owned(),
        91..=5_400 => texts::minutes_left(seconds.div_ceil(60)),
        _ => texts::hours_left(seconds.div_ceil(3_600)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn running(rows: u64, of: Option<u64>, seconds_left: Option<u64>) -> String {
        progress_text(&ExportState::Running {
            rows,
            of,
            seconds_left,
        })
    }

    #[test]
    fn says_as_much_as_is_known() {
        assert!(progress_text(&ExportState::Queued).contains("turn"));
        assert_eq!(running(0, None, None), "");
        assert_eq!(running(1_204, None, None), "1,204 rows so far");
        assert_eq!(running(1_204, Some(5_000), None), "1,204 of 5,000 rows · 24%");
        assert_eq!(
            running(1_204, Some(5_000), Some(4)),
            "1,204 of 5,000 rows · 24% · a few seconds left"
        );
        assert_eq!(running(5_000, Some(5_000), Some(0)), "5,000 of 5,000 rows · 100%");
    }

    #[test]
    fn the_time_is_no_more_exact_than_it_can_be() {
        let read =
            [1, 6, 31, 50, 51, 90, 91, 121, 5_401].map(|seconds| time_left(seconds).unwrap_or_default());
        assert_eq!(
            read,
            [
                "a few seconds left",
                "about 10 seconds left",
                "about 40 seconds left",
                "about 50 seconds left",
                "about a minute left",
                "about a minute left",
                "about 2 minutes left",
                "about 3 minutes left",
                "about 2 hours left"
            ]
        );
    }
}
