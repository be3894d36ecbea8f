//! The export of everything at once.

use super::texts;

texts! {
    title { en: "Export Everything", de: "Alles exportieren" }
    text {
        en: "Sessions, users and groups in one ZIP file, all three from the same moment, so that they match.",
        de: "Sitzungen, Benutzer und Gruppen in einer ZIP-Datei, alle drei vom selben Zeitpunkt, sodass sie zueinander passen.",
    }
    note {
        en: "With a description of every column for people and programs, and checksums that prove the files.",
        de: "Mit einer Beschreibung jeder Spalte für Menschen und Programme und mit Prüfsummen, die die Dateien belegen.",
    }
    button { en: "Export everything", de: "Alles exportieren" }
}
