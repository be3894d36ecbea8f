//! Users by a CSV file: what is told of the file, of its lines and of what it did.

use super::texts;

texts! {
    file { en: "CSV file", de: "CSV-Datei" }
    file_hint {
        en: "Choose a file or drop it here: the Users export, or any CSV file with a column named email. It is checked first; nothing changes before you confirm.",
        de: "Wählen Sie eine Datei oder ziehen Sie sie hierher: den Export „Benutzer“ oder eine CSV-Datei mit einer Spalte namens email. Sie wird erst geprüft; ohne Ihre Bestätigung ändert sich nichts.",
    }
    or_emails { en: "Or paste e-mail addresses", de: "Oder E-Mail-Adressen einfügen" }
    checking(name: &str) { en: "Checking {name} …", de: "{name} wird geprüft …" }
    applying { en: "Saving …", de: "Wird gespeichert …" }
    one_file { en: "Drop one file, not several.", de: "Legen Sie eine einzige Datei ab, nicht mehrere." }
    too_large {
        en: "The file is larger than 16 MB, which is too large. Split it into smaller files and upload them one after the other.",
        de: "Die Datei ist größer als 16 MB und damit zu groß. Teilen Sie sie in kleinere Dateien auf und laden Sie diese nacheinander hoch.",
    }
    not_readable {
        en: "The browser could not read the file. Choose it again.",
        de: "Der Browser konnte die Datei nicht lesen. Wählen Sie sie noch einmal.",
    }

    unknown_apply {
        en: "What is to be done with the file is not known. Send apply=all, apply=good, or none of them to look at it.",
        de: "Was mit der Datei geschehen soll, ist nicht bekannt. Senden Sie apply=all, apply=good oder nichts davon, um sie anzusehen.",
    }

    empty_file { en: "The file is empty.", de: "Die Datei ist leer." }
    not_utf8(line: u32) {
        en: "Line {line} is not UTF-8 text. Save the file as “CSV UTF-8” and choose it again.",
        de: "Zeile {line} ist kein Text in UTF-8. Speichern Sie die Datei als „CSV UTF-8“ und wählen Sie sie noch einmal.",
    }
    open_quote_in_file(line: u32) {
        en: "A quote is opened in line {line} and never closed. Close it and choose the file again.",
        de: "In Zeile {line} wird ein Anführungszeichen geöffnet und nicht geschlossen. Schließen Sie es und wählen Sie die Datei noch einmal.",
    }
    no_email_column(found: &str) {
        en: "No column is named email. The first line names: {found}.",
        de: "Keine Spalte heißt email. Die erste Zeile nennt: {found}.",
    }
    column_twice(column: &str) {
        en: "The column {column} is there twice. Remove one of them and choose the file again.",
        de: "Die Spalte {column} ist doppelt vorhanden. Entfernen Sie eine davon und wählen Sie die Datei noch einmal.",
    }
    too_many_lines(most: &str) {
        en: "The file has more than {most} lines. Split it into smaller files and upload them one after the other.",
        de: "Die Datei hat mehr als {most} Zeilen. Teilen Sie sie in kleinere Dateien auf und laden Sie diese nacheinander hoch.",
    }

    summary(name: &str) { en: "What {name} would do", de: "Was {name} bewirken würde" }
    stale {
        en: "Somebody changed users or groups meanwhile, so nothing was saved. This is what the file would do now.",
        de: "Inzwischen hat jemand Benutzer oder Gruppen geändert. Daher wurde nichts gespeichert. Das würde die Datei jetzt bewirken.",
    }
    applied { en: "Saved.", de: "Gespeichert." }
    left_out { en: "The wrong lines were left out:", de: "Die falschen Zeilen wurden ausgelassen:" }
    nothing_to_do { en: "Nothing would change.", de: "Nichts würde sich ändern." }
    count_new { en: "New", de: "Neu" }
    count_changed { en: "Changed", de: "Geändert" }
    count_unchanged { en: "Already here", de: "Schon da" }
    count_wrong { en: "Wrong", de: "Falsch" }
    ignored(names: &str) {
        en: "Columns that are not known and so ignored: {names}.",
        de: "Unbekannte Spalten, die nicht beachtet werden: {names}.",
    }
    read_only(joined: &str, login: &str, count: &str) {
        en: "{joined} and {login} can't be changed; where they differ ({count}) the file is ignored.",
        de: "{joined} und {login} lassen sich nicht ändern; wo sie abweichen ({count}), wird die Datei nicht beachtet.",
    }
    names_elsewhere {
        en: "New people who have a name in other workspaces keep it.",
        de: "Neue Benutzer, die in anderen Arbeitsbereichen einen Namen haben, behalten ihn.",
    }
    mailed(people: &str) {
        en: "Invited by e-mail: {people}.",
        de: "Per E-Mail eingeladen: {people}.",
    }
    mailing(people: &str) {
        en: "Invitations on their way by e-mail: {people}. This goes on when you leave the page.",
        de: "Einladungen werden noch per E-Mail gesendet: {people}. Das läuft weiter, wenn Sie die Seite verlassen.",
    }
    linked(people: &str) {
        en: "Links for you to hand on: {people}. Each works once, for 7 days. They are not shown again.",
        de: "Links zum Weitergeben: {people}. Jeder gilt einmal und 7 Tage lang. Sie werden nicht noch einmal angezeigt.",
    }
    save_links { en: "Download links", de: "Links herunterladen" }
    left_uninvited(people: &str) {
        en: "Not invited yet: {people}. Invite them on their pages under Users.",
        de: "Noch nicht eingeladen: {people}. Laden Sie sie auf ihren Seiten unter Benutzer ein.",
    }
    more(count: &str) { en: "and {count} more", de: "und {count} weitere" }
    lines { en: "Lines", de: "Zeilen" }
    line(number: u32) { en: "Line {number}", de: "Zeile {number}" }
    all { en: "Apply all", de: "Alles übernehmen" }
    only_good(count: &str) { en: "Apply only the good ones ({count})", de: "Nur die richtigen übernehmen ({count})" }
    other_file { en: "Choose another file", de: "Andere Datei wählen" }

    change(column: &str, from: &str, to: &str) { en: "{column}: {from} → {to}", de: "{column}: {from} → {to}" }
    nothing { en: "(empty)", de: "(leer)" }
    differs(columns: &str) { en: "Ignored: {columns}", de: "Nicht beachtet: {columns}" }
    cell_count(cells: u32, columns: u32) {
        en: "{cells} cells, but the first line has {columns}",
        de: "{cells} Zellen, aber die erste Zeile hat {columns}",
    }
    repeated(line: u32) { en: "Same e-mail as line {line}", de: "Gleiche E-Mail wie Zeile {line}" }
    cell_is(column: &str, why: &str) { en: "{column}: {why}", de: "{column}: {why}" }
    is_empty { en: "is empty", de: "ist leer" }
    no_address { en: "not an e-mail address", de: "keine E-Mail-Adresse" }
    no_name(most: usize) {
        en: "a name is one line of at most {most} characters",
        de: "ein Name ist eine Zeile mit höchstens {most} Zeichen",
    }
    name_not_yours {
        en: "also a member of workspaces that you don't administer, so the name can't be changed here",
        de: "auch Mitglied in Arbeitsbereichen, die Sie nicht verwalten; der Name lässt sich hier nicht ändern",
    }
    unknown_word(text: &str, words: &str) {
        en: "“{text}” is not one of {words}",
        de: "„{text}“ ist keines von {words}",
    }
    no_such_group(name: &str) { en: "there is no group “{name}”", de: "es gibt keine Gruppe „{name}“" }
    open_quote { en: "a quote is opened and never closed", de: "ein Anführungszeichen wird nicht geschlossen" }
    last_owner {
        en: "the last active owner, whom every workspace needs",
        de: "die letzte aktive Person mit der Rolle Inhaber, und eine muss bleiben",
    }
    owners_only {
        en: "only an owner may make or change owners",
        de: "nur Inhaber dürfen Inhaber ernennen oder ändern",
    }
}
