//! The history of exports.

use super::texts;

texts! {
    title { en: "Exports", de: "Exporte" }
    audit_before {
        en: "What was done with exports, and by whom, is kept in an ",
        de: "Was mit Exporten geschah und durch wen, steht in einem ",
    }
    audit_trail { en: "audit trail (CSV)", de: "Prüfprotokoll (CSV)" }
    none_yet { en: "No exports yet. Choose one above.", de: "Noch keine Exporte. Wählen Sie oben einen." }
    none_like_this {
        en: "No export is like this. Choose something else to see others.",
        de: "Kein Export ist so. Wählen Sie etwas anderes, um weitere zu sehen.",
    }
    report { en: "Report", de: "Bericht" }
    requested_by { en: "Requested by", de: "Angefordert von" }
    requested { en: "Requested", de: "Angefordert" }
    rows { en: "Rows", de: "Zeilen" }
    size { en: "Size", de: "Größe" }
    state { en: "State", de: "Zustand" }
    file { en: "File", de: "Datei" }
    all_reports { en: "All reports", de: "Alle Berichte" }
    everybody { en: "Everybody", de: "Alle" }
    all_states { en: "All states", de: "Alle Zustände" }
    waiting { en: "Waiting", de: "Wartet" }
    running { en: "Running", de: "Läuft" }
    no_longer_kept { en: "No longer kept", de: "Nicht mehr vorhanden" }
    ready { en: "Ready", de: "Fertig" }
    failed { en: "Failed", de: "Fehlgeschlagen" }
    canceled { en: "Canceled", de: "Abgebrochen" }
    by(person: &str) { en: "By {person}", de: "Von {person}" }
    not_yet { en: "Not yet", de: "Noch nicht" }
    none { en: "None", de: "Keine" }
    until { en: "until ", de: "bis " }
    download_again { en: "Download again", de: "Noch einmal herunterladen" }
    by_nobody { en: "By nobody yet", de: "Noch von niemandem" }
    proof { en: "Proof and downloads", de: "Nachweis und Downloads" }
    downloaded { en: "Downloaded", de: "Heruntergeladen" }
    copy { en: "Copy", de: "Kopieren" }
    deleted_by(person: &str) { en: "Deleted by {person}", de: "Gelöscht von {person}" }
    found(count: &str) { en: "Exports found: {count}", de: "Exporte gefunden: {count}" }
    deleted(file: &str) { en: "{file} was deleted.", de: "{file} wurde gelöscht." }
    delete_now { en: "Delete the file now", de: "Datei jetzt löschen" }
}
