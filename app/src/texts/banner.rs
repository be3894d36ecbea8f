//! The banner of the tab's own export.

use super::texts;

texts! {
    export { en: "Export", de: "Export" }
    generating(kind: &str) {
        en: "Generating the {kind} report… Keep this page open; the file downloads by itself.",
        de: "Der Bericht „{kind}“ wird erstellt… Lassen Sie diese Seite offen; die Datei wird von selbst heruntergeladen.",
    }
    downloading(file: &str) { en: "Downloading {file}…", de: "{file} wird heruntergeladen…" }
    downloading_quietly(file: &str) { en: "Downloading {file}", de: "{file} wird heruntergeladen" }
    saved(file: &str, rows: &str) { en: "{file} was saved: {rows}.", de: "{file} wurde gespeichert: {rows}." }
    saved_unproved(file: &str, rows: &str) {
        en: "{file} was saved: {rows}. Its size is right; its SHA-256 can’t be checked here, because this address is not secure (HTTPS).",
        de: "{file} wurde gespeichert: {rows}. Die Größe stimmt; der SHA-256 lässt sich hier nicht prüfen, weil diese Adresse nicht sicher ist (HTTPS).",
    }
    saved_by_browser(file: &str, rows: &str) {
        en: "{file} is large, so your browser downloads it by itself: {rows}. If it is interrupted, resume it in the browser’s list of downloads.",
        de: "{file} ist groß, darum lädt Ihr Browser die Datei selbst herunter: {rows}. Wird das unterbrochen, setzen Sie es in der Downloadliste des Browsers fort.",
    }
    not_canceled(reason: &str) {
        en: "The export was not canceled. {reason}",
        de: "Der Export wurde nicht abgebrochen. {reason}",
    }
    canceled(kind: &str) { en: "The {kind} report was canceled.", de: "Der Bericht „{kind}“ wurde abgebrochen." }
    canceled_by(kind: &str, person: &str) {
        en: "The {kind} report was canceled by {person}.",
        de: "Der Bericht „{kind}“ wurde von {person} abgebrochen.",
    }
    of_workspace(name: &str) { en: "In the workspace {name}", de: "Im Arbeitsbereich {name}" }
    milestone(kind: &str, percent: u8) {
        en: "{kind} report: {percent}% written.",
        de: "Bericht „{kind}“: {percent} % geschrieben.",
    }
    not_made(kind: &str, reason: &str) {
        en: "The {kind} report could not be made. {reason}",
        de: "Der Bericht „{kind}“ konnte nicht erstellt werden. {reason}",
    }
    not_saved(kind: &str, reason: &str) {
        en: "The {kind} report was not saved. {reason}",
        de: "Der Bericht „{kind}“ wurde nicht gespeichert. {reason}",
    }
    signed_out {
        en: "You have been signed out. Sign in and try again.",
        de: "Sie wurden abgemeldet. Melden Sie sich an und versuchen Sie es noch einmal.",
    }
    connection_lost {
        en: "The connection to the server was lost, so no file was saved.",
        de: "Die Verbindung zum Server ging verloren, darum wurde keine Datei gespeichert.",
    }
    gone {
        en: "This export is gone, so no file was saved.",
        de: "Diesen Export gibt es nicht mehr, darum wurde keine Datei gespeichert.",
    }
    incomplete { en: "The file arrived incomplete.", de: "Die Datei kam unvollständig an." }
    changed {
        en: "The file arrived changed: its SHA-256 is not the one that was made.",
        de: "Die Datei kam verändert an: Ihr SHA-256 ist nicht der, der erstellt wurde.",
    }
    refused { en: "This browser refused the download.", de: "Dieser Browser hat den Download verweigert." }
    this_export { en: " this export", de: ": dieser Export" }
    close_message { en: "Close this message", de: "Diese Meldung schließen" }
}
