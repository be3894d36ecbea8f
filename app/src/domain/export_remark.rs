//! What is worth knowing of how an export was made.

use super::words::words;

words! {
    /// Why an export was not read from the replica that there is.
    ExportRemark {
        /// The replica could not be used then.
        ReplicaNotReady = "replica_not_ready"
            "Read from the primary database: the replica was away or too far behind."
            "Aus der Hauptdatenbank gelesen: Die Replik war nicht erreichbar oder zu weit zurück.",
        /// An attempt that read from it may have failed for its sake.
        TriedBefore = "tried_before"
            "Read from the primary database: an attempt before was cut off."
            "Aus der Hauptdatenbank gelesen: Ein früherer Versuch wurde abgebrochen.",
    }
}
