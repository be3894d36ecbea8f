//! The table of sessions, the review of one, and putting sessions away.

use super::texts;

texts! {
    title { en: "Sessions", de: "Sitzungen" }
    intro_all {
        en: "Every roleplay session of the workspace, newest first.",
        de: "Alle Rollenspiel-Sitzungen des Arbeitsbereichs, neueste zuerst.",
    }
    intro_own { en: "Your roleplay sessions, newest first.", de: "Ihre Rollenspiel-Sitzungen, neueste zuerst." }
    search { en: "Search sessions", de: "Sitzungen suchen" }
    none_yet {
        en: "No sessions yet. They appear here as soon as somebody practises.",
        de: "Noch keine Sitzungen. Sie erscheinen hier, sobald jemand übt.",
    }
    none_matches(search: &str) { en: "No session matches “{search}”.", de: "Keine Sitzung entspricht „{search}“." }
    none_is_so {
        en: "No session is like this. Choose something else to see others.",
        de: "Keine Sitzung passt dazu. Wählen Sie etwas anderes.",
    }

    participant { en: "Participant", de: "Teilnehmende Person" }
    scenario { en: "Scenario", de: "Szenario" }
    status { en: "Status", de: "Status" }
    score { en: "Score", de: "Punkte" }
    started { en: "Started", de: "Begonnen" }
    not_scored { en: "Not scored", de: "Nicht bewertet" }
    demo { en: "Demo", de: "Demo" }
    archived { en: "Archived", de: "Archiviert" }

    person { en: "Person", de: "Person" }
    everybody { en: "Everybody", de: "Alle" }
    person_is(name: &str) { en: "Person: {name}", de: "Person: {name}" }
    choose_person { en: "Choose a person", de: "Person wählen" }
    search_people { en: "Search people", de: "Personen suchen" }
    unknown_person { en: "Somebody unknown", de: "Unbekannte Person" }
    group { en: "Group", de: "Gruppe" }
    every_group { en: "All groups", de: "Alle Gruppen" }
    every_scenario { en: "All scenarios", de: "Alle Szenarien" }
    program { en: "Program", de: "Programm" }
    every_program { en: "All programs", de: "Alle Programme" }
    every_status { en: "Any status", de: "Jeder Status" }
    rank { en: "Rank", de: "Rang" }
    every_rank { en: "Any rank", de: "Jeder Rang" }
    archived_sessions { en: "Archived sessions", de: "Archivierte Sitzungen" }
    demo_sessions { en: "Demo sessions", de: "Demo-Sitzungen" }
    apply { en: "Apply", de: "Anwenden" }
    reset { en: "Reset filters", de: "Filter zurücksetzen" }
    export_these { en: "Export these", de: "Diese exportieren" }
    export_these_hint {
        en: "Opens Export Data with the same limits. Exports never hold archived and demo sessions.",
        de: "Öffnet „Daten exportieren“ mit denselben Grenzen. Archivierte und Demo-Sitzungen sind nie in Exporten.",
    }

    select_one(name: &str, scenario: &str) {
        en: "Select {name}, {scenario}",
        de: "{name}, {scenario} auswählen",
    }
    selected(count: &str) { en: "{count} selected", de: "{count} ausgewählt" }
    selected_sessions { en: "Selected sessions", de: "Ausgewählte Sitzungen" }
    clear { en: "Clear selection", de: "Auswahl aufheben" }
    none_selected { en: "Select at least one session.", de: "Wählen Sie mindestens eine Sitzung aus." }
    too_many(count: &str) {
        en: "At most {count} sessions can be changed at once.",
        de: "Höchstens {count} Sitzungen können auf einmal geändert werden.",
    }

    archive { en: "Archive", de: "Archivieren" }
    restore { en: "Restore", de: "Wiederherstellen" }
    archive_title { en: "Archive sessions?", de: "Sitzungen archivieren?" }
    restore_title { en: "Restore sessions?", de: "Sitzungen wiederherstellen?" }
    archive_these(sessions: &str) { en: "If you archive {sessions}:", de: "Wenn Sie {sessions} archivieren:" }
    restore_these(sessions: &str) { en: "If you restore {sessions}:", de: "Wenn Sie {sessions} wiederherstellen:" }
    archive_one(name: &str) { en: "If you archive this session of {name}:", de: "Wenn Sie diese Sitzung von {name} archivieren:" }
    restore_one(name: &str) {
        en: "If you restore this session of {name}:",
        de: "Wenn Sie diese Sitzung von {name} wiederherstellen:",
    }
    leaves_one { en: "1 session leaves the Sessions export.", de: "1 Sitzung entfällt im Export „Sitzungen“." }
    leaves_many(count: &str) {
        en: "{count} sessions leave the Sessions export.",
        de: "{count} Sitzungen entfallen im Export „Sitzungen“.",
    }
    returns_one {
        en: "1 session comes back into the Sessions export, where it counts as new.",
        de: "1 Sitzung kommt in den Export „Sitzungen“ zurück und gilt dort als neu.",
    }
    returns_many(count: &str) {
        en: "{count} sessions come back into the Sessions export, where they count as new.",
        de: "{count} Sitzungen kommen in den Export „Sitzungen“ zurück und gelten dort als neu.",
    }
    moves_up_one {
        en: "1 later attempt gets the number before.",
        de: "1 späterer Versuch bekommt die Nummer davor.",
    }
    moves_up_many(count: &str) {
        en: "{count} later attempts get the number before.",
        de: "{count} spätere Versuche bekommen die Nummer davor.",
    }
    moves_down_one {
        en: "1 later attempt gets the number after.",
        de: "1 späterer Versuch bekommt die Nummer danach.",
    }
    moves_down_many(count: &str) {
        en: "{count} later attempts get the number after.",
        de: "{count} spätere Versuche bekommen die Nummer danach.",
    }
    lowered_one { en: "1 later attempt gets a lower number.", de: "1 späterer Versuch bekommt eine kleinere Nummer." }
    lowered_many(count: &str) {
        en: "{count} later attempts get lower numbers.",
        de: "{count} spätere Versuche bekommen kleinere Nummern.",
    }
    raised_one { en: "1 later attempt gets a higher number.", de: "1 späterer Versuch bekommt eine größere Nummer." }
    raised_many(count: &str) {
        en: "{count} later attempts get higher numbers.",
        de: "{count} spätere Versuche bekommen größere Nummern.",
    }
    numbers_stay {
        en: "No other attempt gets another number.",
        de: "Kein anderer Versuch bekommt eine andere Nummer.",
    }
    demo_one {
        en: "1 is a demo session: no export holds it, archived or not.",
        de: "1 ist eine Demo-Sitzung: In Exporten fehlt sie, archiviert oder nicht.",
    }
    demo_many(count: &str) {
        en: "{count} are demo sessions: no export holds them, archived or not.",
        de: "{count} sind Demo-Sitzungen: In Exporten fehlen sie, archiviert oder nicht.",
    }
    archived_already_one { en: "1 is archived already and stays so.", de: "1 ist schon archiviert und bleibt es." }
    archived_already_many(count: &str) {
        en: "{count} are archived already and stay so.",
        de: "{count} sind schon archiviert und bleiben es.",
    }
    not_archived_one { en: "1 is not archived and stays so.", de: "1 ist nicht archiviert und bleibt so." }
    not_archived_many(count: &str) {
        en: "{count} are not archived and stay so.",
        de: "{count} sind nicht archiviert und bleiben so.",
    }
    can_be_restored { en: "Restoring undoes this.", de: "Wiederherstellen macht das rückgängig." }
    files_stay {
        en: "Files that were exported before stay as they are.",
        de: "Früher exportierte Dateien bleiben, wie sie sind.",
    }
    archived_news_one { en: "1 session archived.", de: "1 Sitzung archiviert." }
    archived_news(count: &str) { en: "{count} sessions archived.", de: "{count} Sitzungen archiviert." }
    restored_news_one { en: "1 session restored.", de: "1 Sitzung wiederhergestellt." }
    restored_news(count: &str) { en: "{count} sessions restored.", de: "{count} Sitzungen wiederhergestellt." }
    changed_none { en: "Nothing was changed.", de: "Nichts wurde geändert." }
    was_archived_by(name: &str, who: &str, when: &str) {
        en: "{name}: archived already by {who} on {when} UTC.",
        de: "{name}: schon von {who} archiviert, {when} UTC.",
    }
    was_archived(name: &str, when: &str) {
        en: "{name}: archived already on {when} UTC.",
        de: "{name}: schon archiviert, {when} UTC.",
    }
    was_restored(name: &str) {
        en: "{name}: not archived any more.",
        de: "{name}: nicht mehr archiviert.",
    }
    is_gone { en: "One of the sessions is not there any more.", de: "Eine der Sitzungen gibt es nicht mehr." }

    all_sessions { en: "All sessions", de: "Alle Sitzungen" }
    attempts { en: "Attempts", de: "Versuche" }
    attempt_of(number: &str, attempts: &str) { en: "Attempt {number} of {attempts}", de: "Versuch {number} von {attempts}" }
    no_attempt { en: "No attempt number, and none before or after.", de: "Keine Versuchsnummer, keiner davor oder danach." }
    previous_attempt { en: "Previous attempt", de: "Voriger Versuch" }
    next_attempt { en: "Next attempt", de: "Nächster Versuch" }
    all_of_person { en: "Everything of this person", de: "Alles von dieser Person" }
    not_known { en: "Not known", de: "Nicht bekannt" }
    first_name { en: "First name", de: "Vorname" }
    last_name { en: "Last name", de: "Nachname" }
    email { en: "E-mail", de: "E-Mail" }
    result { en: "Result", de: "Ergebnis" }
    no_rank { en: "No rank without a score", de: "Kein Rang ohne Punkte" }
    attempt_number { en: "Attempt number", de: "Versuchsnummer" }
    no_attempt_number {
        en: "None, since exports leave this session out",
        de: "Keine, denn Exporte lassen diese Sitzung aus",
    }
    valid_attempt { en: "Valid attempt", de: "Gültiger Versuch" }
    valid { en: "Yes", de: "Ja" }
    not_valid {
        en: "No: an attempt counts once it is completed, graded and scored",
        de: "Nein: Ein Versuch zählt, sobald er abgeschlossen, benotet und bepunktet ist",
    }
    difficulty { en: "Difficulty", de: "Schwierigkeit" }
    no_difficulty { en: "The scenario has none", de: "Das Szenario hat keine" }
    time { en: "Time", de: "Zeit" }
    ended { en: "Ended", de: "Beendet" }
    duration { en: "Duration", de: "Dauer" }
    still_running { en: "Still running", de: "Läuft noch" }
    no_end { en: "No end was recorded", de: "Kein Ende erfasst" }
    assignment { en: "Assignment", de: "Zuweisung" }
    no_program { en: "Not from a program", de: "Nicht aus einem Programm" }
    assigned_by { en: "Assigned by", de: "Zugewiesen von" }
    assigner_name { en: "Assigner’s name", de: "Name der zuweisenden Person" }
    not_assigned { en: "Not assigned by anyone", de: "Von niemandem zugewiesen" }
    by_program { en: "Nobody directly: it came from the program", de: "Niemand direkt: Sie kam aus dem Programm" }
    session_link { en: "Session link", de: "Link zur Sitzung" }
    left_out_both {
        en: "A demo session that was archived: left out of exports.",
        de: "Eine archivierte Demo-Sitzung: in Exporten nicht enthalten.",
    }
    left_out_demo {
        en: "A demo session: left out of exports.",
        de: "Eine Demo-Sitzung: in Exporten nicht enthalten.",
    }
    left_out_archived { en: "Archived: left out of exports.", de: "Archiviert: in Exporten nicht enthalten." }
}
