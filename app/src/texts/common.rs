//! Words that stand on more than one page.

use super::texts;

texts! {
    cancel { en: "Cancel", de: "Abbrechen" }
    close { en: "Close", de: "Schließen" }
    save { en: "Save", de: "Speichern" }
}
