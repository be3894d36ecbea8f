//! How far an export is.

use super::texts;

texts! {
    waiting {
        en: "Waiting for its turn: other exports are made first.",
        de: "Wartet: Zuerst werden andere Exporte erstellt.",
    }
    rows_of(rows: &str, of: &str) { en: "{rows} of {of}", de: "{rows} von {of}" }
    rows_so_far(rows: &str) { en: "{rows} so far", de: "bisher {rows}" }
    percent(percent: u8) { en: "{percent}%", de: "{percent} %" }
    few_seconds_left { en: "a few seconds left", de: "noch wenige Sekunden" }
    seconds_left(seconds: u64) { en: "about {seconds} seconds left", de: "noch etwa {seconds} Sekunden" }
    minute_left { en: "about a minute left", de: "noch etwa eine Minute" }
    minutes_left(minutes: u64) { en: "about {minutes} minutes left", de: "noch etwa {minutes} Minuten" }
    hours_left(hours: u64) { en: "about {hours} hours left", de: "noch etwa {hours} Stunden" }
    others { en: "Other exports of this workspace", de: "Andere Exporte dieses Arbeitsbereichs" }
    asked_for_by(kind: &str, person: &str) {
        en: "{kind} report, asked for by {person}",
        de: "Bericht „{kind}“, angefordert von {person}",
    }
    of_report(kind: &str) { en: " the {kind} report", de: ": Bericht „{kind}“" }
    ready(kind: &str) {
        en: "The {kind} report that you asked for is ready.",
        de: "Der Bericht „{kind}“, den Sie angefordert haben, ist fertig.",
    }
    download { en: "Download", de: "Herunterladen" }
    put_away { en: "Put this file away", de: "Diese Datei weglegen" }
}
