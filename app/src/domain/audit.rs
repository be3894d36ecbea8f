//! What the audit trail tells of.

use super::words::words;

words! {
    /// What was done with an export, or with the trail itself.
    AuditAction {
        /// Somebody asked for it.
        Requested = "requested" "Requested" "Angefordert",
        /// Somebody asked for one that was under way already.
        Joined = "joined" "Joined" "Mitangefordert",
        /// Its file became whole.
        Ready = "ready" "Ready" "Fertig",
        /// It came to nothing.
        Failed = "failed" "Failed" "Fehlgeschlagen",
        /// Somebody canceled it.
        Canceled = "canceled" "Canceled" "Abgebrochen",
        /// Somebody fetched its file.
        Downloaded = "downloaded" "Downloaded" "Heruntergeladen",
        /// Somebody deleted its file.
        Deleted = "deleted" "Deleted" "Gelöscht",
        /// Its file was deleted when its time was over.
        Expired = "expired" "Expired" "Abgelaufen",
        /// Somebody fetched the trail.
        TrailDownloaded = "trail_downloaded" "Trail downloaded" "Protokoll heruntergeladen",
    }
}
