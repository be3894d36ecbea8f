//! The activity list.

use super::texts;

texts! {
    title { en: "Activity", de: "Aktivität" }
    intro {
        en: "Who changed what of people, groups and sessions, and what it was before.",
        de: "Wer was an Personen, Gruppen und Sitzungen geändert hat, und was vorher war.",
    }
    download { en: "Download CSV of all activity", de: "Alle Aktivitäten als CSV" }
    when { en: "When", de: "Wann" }
    who { en: "Who", de: "Wer" }
    what { en: "What", de: "Was" }
    whom { en: "Whom or which", de: "Wen oder was" }
    before { en: "Before", de: "Vorher" }
    after { en: "After", de: "Nachher" }
    valid_until(day: &str, time: &str) { en: "Link works until {day}, {time} UTC", de: "Link gilt bis {day}, {time} UTC" }
    demo_session { en: "Demo session", de: "Demositzung" }
    attempt(number: &str) { en: "Attempt {number}", de: "Versuch {number}" }
    nothing { en: "–", de: "–" }
    server { en: "The server", de: "Der Server" }
    empty { en: "Nothing was changed yet.", de: "Noch wurde nichts geändert." }
}
