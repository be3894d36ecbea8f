//! Options of exports: the panel, what it says of them elsewhere, and what is refused.

use super::texts;

texts! {
    title { en: "Options", de: "Optionen" }
    reset { en: "Reset", de: "Zurücksetzen" }
    reset_done { en: "All options are back to the defaults.", de: "Alle Optionen sind wieder auf Standard." }
    reset_what { en: " all options to the defaults", de: ": alle Optionen auf Standard" }
    saved { en: "Your choice is saved.", de: "Ihre Auswahl ist gespeichert." }

    of_all_files { en: "All three files", de: "Alle drei Dateien" }
    also_elsewhere {
        en: "The Download CSV buttons on the Users and Groups pages follow this too.",
        de: "Danach richten sich auch die Schaltflächen „CSV herunterladen“ auf den Seiten „Benutzer“ und „Gruppen“.",
    }
    safe { en: "Safe for spreadsheets", de: "Sicher für Tabellenprogramme" }
    safe_hint {
        en: "Text that looks like a formula gets a ' in front.",
        de: "Text, der wie eine Formel aussieht, bekommt ein ' vorangestellt.",
    }
    exact { en: "Exact text", de: "Exakter Text" }
    exact_hint {
        en: "Text as it was typed, for programs. Do not open it in a spreadsheet.",
        de: "Text wie eingegeben, für Programme. Öffnen Sie ihn nicht in einem Tabellenprogramm.",
    }
    byte_order_mark { en: "Byte order mark", de: "Byte Order Mark" }
    byte_order_mark_hint {
        en: "Lets Excel read accents and umlauts.",
        de: "Damit Excel Umlaute und Akzente richtig liest.",
    }

    of_sessions { en: "Sessions only", de: "Nur Sitzungen" }
    started { en: "Started", de: "Begonnen" }
    started_from { en: "Started from", de: "Begonnen ab" }
    started_until { en: "Until (this day excluded)", de: "Bis (dieser Tag ausgeschlossen)" }
    days_begin_in(zone: &str) {
        en: "Days begin at midnight in the workspace’s time zone, {zone}.",
        de: "Tage beginnen um Mitternacht in der Zeitzone des Arbeitsbereichs, {zone}.",
    }
    group { en: "Group", de: "Gruppe" }
    group_hint {
        en: "Sessions of the people who are in the group now.",
        de: "Sitzungen der Personen, die jetzt in der Gruppe sind.",
    }
    scenario { en: "Scenario", de: "Szenario" }
    program { en: "Program", de: "Programm" }
    all_groups { en: "All groups", de: "Alle Gruppen" }
    all_scenarios { en: "All scenarios", de: "Alle Szenarien" }
    all_programs { en: "All programs", de: "Alle Programme" }
    gone { en: "One that is gone", de: "Nicht mehr vorhanden" }
    only_valid { en: "Only valid attempts", de: "Nur gültige Versuche" }
    only_new { en: "Only what is new since my last export", de: "Nur Neues seit meinem letzten Export" }
    only_new_hint {
        en: "Sessions recorded or changed since your last finished export that held all of these.",
        de: "Sitzungen, die seit Ihrem letzten fertigen Export mit all diesen erfasst oder geändert wurden.",
    }

    period_all { en: "At any time", de: "Jederzeit" }
    period_between { en: "Between two days", de: "Zwischen zwei Tagen" }
    last_7_days { en: "Last 7 days", de: "Letzte 7 Tage" }
    last_30_days { en: "Last 30 days", de: "Letzte 30 Tage" }
    last_90_days { en: "Last 90 days", de: "Letzte 90 Tage" }
    this_month { en: "This month", de: "Dieser Monat" }
    last_month { en: "Last month", de: "Letzter Monat" }
    this_quarter { en: "This quarter", de: "Dieses Quartal" }
    last_quarter { en: "Last quarter", de: "Letztes Quartal" }
    this_year { en: "This year", de: "Dieses Jahr" }
    last_year { en: "Last year", de: "Letztes Jahr" }

    since_day(day: &str) { en: "From {day}", de: "Ab {day}" }
    before_day(day: &str) { en: "Before {day}", de: "Vor dem {day}" }
    between_days(from: &str, until: &str) { en: "From {from}, before {until}", de: "Ab {from}, vor dem {until}" }
    only_group(name: &str) { en: "Group: {name}", de: "Gruppe: {name}" }
    only_scenario(name: &str) { en: "Scenario: {name}", de: "Szenario: {name}" }
    only_program(name: &str) { en: "Program: {name}", de: "Programm: {name}" }
    new_only { en: "Only new", de: "Nur Neues" }
    new_since { en: "New since the export of", de: "Neu seit dem Export vom" }
    new_first { en: "Only new: the first such export, so all", de: "Nur Neues: erster solcher Export, also alles" }

    guarded_one {
        en: "1 cell was guarded against formulas.",
        de: "1 Zelle wurde gegen Formeln geschützt.",
    }
    guarded_many(count: &str) {
        en: "{count} cells were guarded against formulas.",
        de: "{count} Zellen wurden gegen Formeln geschützt.",
    }
    guarded_show { en: "Guarded cells", de: "Geschützte Zellen" }
    guarded_all(count: &str) { en: "All {count}:", de: "Alle {count}:" }
    guarded_first(count: &str) { en: "The first {count}:", de: "Die ersten {count}:" }
    guarded_row { en: "Row", de: "Zeile" }
    guarded_column { en: "Column", de: "Spalte" }
    guarded_text { en: "Text as typed", de: "Text wie eingegeben" }
    guarded_gone {
        en: "The file is gone, and with it what was in these cells.",
        de: "Die Datei ist gelöscht, und damit auch der Inhalt dieser Zellen.",
    }

    end_before_start {
        en: "The range has no day in it: choose an end that is after the start.",
        de: "Der Zeitraum enthält keinen Tag: Wählen Sie ein Ende nach dem Anfang.",
    }
    no_such_group {
        en: "There is no such group in this workspace. Choose another one, or all groups.",
        de: "Diese Gruppe gibt es im Arbeitsbereich nicht. Wählen Sie eine andere oder alle Gruppen.",
    }
    no_such_scenario {
        en: "There is no such scenario in this workspace. Choose another one, or all scenarios.",
        de: "Dieses Szenario gibt es im Arbeitsbereich nicht. Wählen Sie ein anderes oder alle Szenarien.",
    }
    no_such_program {
        en: "There is no such program in this workspace. Choose another one, or all programs.",
        de: "Dieses Programm gibt es im Arbeitsbereich nicht. Wählen Sie ein anderes oder alle Programme.",
    }
}
