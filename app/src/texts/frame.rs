//! What stands around every page.

use super::texts;

texts! {
    console { en: "Console", de: "Konsole" }
    skip_to_page { en: "Skip to the page", de: "Zur Seite springen" }
    open_menu { en: "Open the menu", de: "Menü öffnen" }
    close_menu { en: "Close the menu", de: "Menü schließen" }
    needs_script {
        en: "Downloads and changes need JavaScript and WebAssembly, which are off or did not load. Reload the page to try again.",
        de: "Herunterladen und Ändern braucht JavaScript und WebAssembly. Beides ist abgeschaltet oder wurde nicht geladen. Laden Sie die Seite neu, um es noch einmal zu versuchen.",
    }
    workspace { en: "Workspace", de: "Arbeitsbereich" }
    switch_workspace { en: "Switch workspace", de: "Arbeitsbereich wechseln" }
    main_navigation { en: "Main", de: "Hauptnavigation" }
    administration { en: "Administration", de: "Verwaltung" }
    sessions { en: "Sessions", de: "Sitzungen" }
    users { en: "Users", de: "Benutzer" }
    groups { en: "Groups", de: "Gruppen" }
    export_data { en: "Export Data", de: "Daten exportieren" }
    account { en: "Account", de: "Konto" }
    sign_out { en: "Sign out", de: "Abmelden" }
    language { en: "Language", de: "Sprache" }
    unknown_language(language: &str) {
        en: "The console does not speak “{language}”. Choose one of the languages that it offers.",
        de: "Die Konsole spricht „{language}“ nicht. Wählen Sie eine der angebotenen Sprachen.",
    }
    page_title(page: &str) { en: "{page} · Console", de: "{page} · Konsole" }
    busy_page_title(percent: u8, page: &str) {
        en: "{percent}% · {page} · Console",
        de: "{percent} % · {page} · Konsole",
    }
}
