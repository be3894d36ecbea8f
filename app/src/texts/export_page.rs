//! The Export Data page and its cards.

use super::texts;

texts! {
    title { en: "Export Data", de: "Daten exportieren" }
    intro {
        en: "Take the workspace’s data out as CSV files for reporting, for audits or for other tools.",
        de: "Holen Sie die Daten des Arbeitsbereichs als CSV-Dateien heraus: für Berichte, Prüfungen oder andere Programme.",
    }
    all_sessions { en: "Export All Sessions", de: "Alle Sitzungen exportieren" }
    sessions_text {
        en: "Roleplay session data including scores, attempt numbers, assignments, and program info.",
        de: "Rollenspielsitzungen mit Punkten, Nummern der Versuche, Zuweisungen und Programmen.",
    }
    sessions_note {
        en: "Demo and archived sessions are left out.",
        de: "Demositzungen und archivierte Sitzungen fehlen darin.",
    }
    all_users { en: "Export All Users", de: "Alle Benutzer exportieren" }
    users_text {
        en: "Workspace members including roles, seat types, and group memberships.",
        de: "Mitglieder des Arbeitsbereichs mit Rollen, Arten der Plätze und Gruppen.",
    }
    users_note {
        en: "Deactivated members are in, and marked so.",
        de: "Deaktivierte Mitglieder sind dabei und so bezeichnet.",
    }
    all_groups { en: "Export All Groups", de: "Alle Gruppen exportieren" }
    groups_text {
        en: "Groups with their member lists and roles.",
        de: "Gruppen mit ihren Mitgliedern und deren Rollen.",
    }
    groups_note {
        en: "A group with nobody in it is one row with its name.",
        de: "Eine Gruppe ohne Mitglieder ist eine Zeile mit ihrem Namen.",
    }
    need_help { en: "Need help?", de: "Brauchen Sie Hilfe?" }
    contact { en: " Contact us at ", de: " Schreiben Sie uns an " }
    download { en: "Download CSV", de: "CSV herunterladen" }
    of_sessions { en: " of all sessions", de: ": alle Sitzungen" }
    of_users { en: " of all users", de: ": alle Benutzer" }
    of_groups { en: " of all groups", de: ": alle Gruppen" }
    beyond_spreadsheets(limit: &str) {
        en: "Spreadsheets show {limit} rows, the header among them, and cut the rest off. The file itself is whole.",
        de: "Tabellenprogramme zeigen {limit} Zeilen, die Kopfzeile mitgezählt, und schneiden den Rest ab. Die Datei selbst ist vollständig.",
    }
    last_exported { en: "Last exported ", de: "Zuletzt exportiert am " }
    by { en: " by ", de: " von " }
    not_yet { en: "Not exported yet", de: "Noch nicht exportiert" }
}
