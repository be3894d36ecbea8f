//! Tables, their pages, and what is picked from a list.

use super::texts;

texts! {
    loading { en: "Loading…", de: "Wird geladen…" }
    nothing_found { en: "Nothing found.", de: "Nichts gefunden." }
    search_for_others(count: &str) {
        en: "These are the first {count}. Search to find others.",
        de: "Das sind die ersten {count}. Suchen Sie, um andere zu finden.",
    }
    remove(name: &str) { en: "Remove {name}", de: "{name} entfernen" }
    pages { en: "Pages", de: "Seiten" }
    range(first: &str, last: &str, total: &str) {
        en: "{first}–{last} of {total}",
        de: "{first}–{last} von {total}",
    }
    previous { en: "Previous", de: "Zurück" }
    next { en: "Next", de: "Weiter" }
    on_page(page: u32, pages: u32) { en: ", page {page} of {pages}", de: ", Seite {page} von {pages}" }
    page_of(page: u32, pages: u32) { en: "Page {page} of {pages}", de: "Seite {page} von {pages}" }
    select_page { en: "Select all on this page", de: "Alle auf dieser Seite auswählen" }
    filters { en: "Filters", de: "Filter" }
    filters_chosen(count: usize) { en: "Filters ({count})", de: "Filter ({count})" }
}
