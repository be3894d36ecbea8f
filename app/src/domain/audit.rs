//! What the audit trail tells of.

use super::words::words;

words! {
    /// What was done with an export, or with the trail itself.
    AuditAction {
        /// Somebody asked for it.
        Requested = "requested" "Requested",
        /// Somebody asked for one that was under way already.
        Joined = "joined" "Joined",
        /// Its file became whole.
        Ready = "ready" "Ready",
        /// It came to nothing.
        Failed = "failed" "Failed",
        /// Somebody canceled it.
        Canceled = "canceled" "Canceled",
        /// Somebody fetched its file.
        Downloaded = "downloaded" "Downloaded",
        /// Somebody deleted its file.
        Deleted = "deleted" "Deleted",
        /// Its file was deleted when its time was over.
        Expired = "expired" "Expired",
        /// Somebody fetched the trail.
        TrailDownloaded = "trail_downloaded" "Trail downloaded",
    }
}
