//! What is counted, for Prometheus to collect.
//!
//! Source of the format: the "Exposition formats" page of the Prometheus documentation. No figure says
//! whose workspace or which person it is about.

use std::{sync::OnceLock, time::Duration};

use app::domain::ExportKind;
use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::{Result, store::Store};

const FINISHED: &str = "console_exports_finished_total";
const ROWS: &str = "console_export_rows_total";
const SECONDS: &str = "console_export_seconds";
const UNDER_WAY: &str = "console_exports_under_way";
const REQUEST_SECONDS: &str = "console_http_request_seconds";

const EXPORT_BUCKETS: [f64; 10] = [0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0];
const REQUEST_BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

static COLLECTED: OnceLock<PrometheusHandle> = OnceLock::new();

/// How an export ended.
#[derive(Debug, Clone, Copy)]
pub(crate) enum End {
    Ready {
        rows: u64,
    },
    Failed,
    /// Another worker begins anew.
    Returned,
}

/// Begins to count; what happened before is not.
pub(crate) fn collect() -> &'static PrometheusHandle {
    COLLECTED.get_or_init(|| {
        let buckets = |name: &str, buckets: &[f64]| (Matcher::Full(name.to_owned()), buckets.to_vec());
        let builder = [
            buckets(SECONDS, &EXPORT_BUCKETS),
            buckets(REQUEST_SECONDS, &REQUEST_BUCKETS),
        ]
        .into_iter()
        .try_fold(PrometheusBuilder::new(), |builder, (name, buckets)| {
            builder.set_buckets_for_metric(name, &buckets)
        })
        .expect("there are buckets");
        let handle = builder
            .install_recorder()
            .expect("nothing else in this program counts");
        describe_counter!(FINISHED, "Exports whose work ended, by kind and how.");
        describe_counter!(ROWS, "Rows of exports that became ready, by kind.");
        describe_histogram!(
            SECONDS,
            Unit::Seconds,
            "How long the work on an export took, by kind and how it ended."
        );
        describe_gauge!(
            UNDER_WAY,
            "Exports that wait or are being made on any server, by kind and state."
        );
        describe_histogram!(
            REQUEST_SECONDS,
            Unit::Seconds,
            "How long a request took to the first byte of its answer."
        );
        handle
    })
}

/// Counts an export's end.
pub(crate) fn export_ended(kind: ExportKind, end: End, took: Duration) {
    let (kind, name) = (
        kind.key(),
        match end {
            End::Ready { .. } => "ready",
            End::Failed => "failed",
            End::Returned => "returned",
        },
    );
    counter!(FINISHED, "kind" => kind, "end" => name).increment(1);
    histogram!(SECONDS, "kind" => kind, "end" => name).record(took);
    if let End::Ready { rows } = end {
        counter!(ROWS, "kind" => kind).increment(rows);
    }
}

/// Counts a request that was answered.
pub(crate) fn request_answered(method: &'static str, route: String, status: u16, took: Duration) {
    histogram!(REQUEST_SECONDS, "method" => method, "route" => route, "status" => status.to_string())
        .record(took);
}

/// Everything that was counted, and what is under way now.
///
/// # Errors
/// If the database can't be read.
pub(crate) async fn report(store: &Store) -> Result<String> {
    let handle = collect();
    let under_way = store.exports_under_way().await?;
    for kind in ExportKind::ALL {
        for state in ["queued", "running"] {
            let count = under_way.iter().find(|(of, is, _)| of == kind && is == state);
            let count = count.map_or(0, |(_, _, count)| *count);
            gauge!(UNDER_WAY, "kind" => kind.key(), "state" => state).set(f64::from(count));
        }
    }
    Ok(handle.render())
}
