//! Why an export came to nothing.

use super::words::words;

words! {
    /// Why an export failed, in words for people that say what to do; the key is what the database keeps.
    FailureReason {
        /// No room is left where files are written.
        DiskFull = "disk_full"
            "The file could not be stored. The disk is full: ask whoever runs the console to make room, and try again."
            "Die Datei konnte nicht gespeichert werden. Der Datenträger ist voll: Bitten Sie die Betreiber der Konsole, Platz zu schaffen, und versuchen Sie es erneut.",
        /// The artifact store does not answer or can't be written.
        StoreAway = "store_away"
            "The file could not be stored. The export store is away or can't be written: try again in a moment, and if that does not help, ask whoever runs the console to look at it."
            "Die Datei konnte nicht gespeichert werden. Der Exportspeicher ist nicht erreichbar oder nicht beschreibbar: Versuchen Sie es gleich noch einmal. Hilft das nicht, bitten Sie die Betreiber der Konsole, danach zu sehen.",
        /// The database was away at every attempt.
        DatabaseAway = "database_away"
            "The database could not be read. It was away more than once: try again in a moment, and if that does not help, ask whoever runs the console to look at it."
            "Die Datenbank konnte nicht gelesen werden. Sie war mehrmals nicht erreichbar: Versuchen Sie es gleich noch einmal. Hilft das nicht, bitten Sie die Betreiber der Konsole, danach zu sehen.",
        /// The server ended at every attempt.
        CutOff = "cut_off"
            "The work was cut off three times. Ask whoever runs the console to look at its log."
            "Die Arbeit wurde dreimal abgebrochen. Bitten Sie die Betreiber der Konsole, in das Protokoll zu sehen.",
        /// As many of the workspace as may wait did.
        TooManyOfWorkspace = "too_many_of_workspace"
            "Too many exports of this workspace are waiting already, so this one was not begun. Wait until one of them is ready, or cancel one, and try again."
            "In diesem Arbeitsbereich warten schon zu viele Exporte, daher wurde dieser nicht begonnen. Warten Sie, bis einer davon fertig ist, oder brechen Sie einen ab, und versuchen Sie es dann erneut.",
        /// As many of all workspaces as may wait did.
        TooManyOfAll = "too_many_of_all"
            "Too many exports are waiting on this console already, so this one was not begun. Try again in a few minutes."
            "Auf dieser Konsole warten schon zu viele Exporte, daher wurde dieser nicht begonnen. Versuchen Sie es in einigen Minuten erneut.",
        /// Something that only the log tells.
        Internal = "internal"
            "Something went wrong on our side. Ask whoever runs the console to look at its log."
            "Bei uns ist etwas schiefgegangen. Bitten Sie die Betreiber der Konsole, in das Protokoll zu sehen.",
    }
}
