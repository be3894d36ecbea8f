//! Words that stand on more than one page.

use super::texts;

texts! {
    cancel { en: "Cancel", de: "Abbrechen" }
    close { en: "Close", de: "Schließen" }
    copied { en: "Copied", de: "Kopiert" }
    not_copied {
        en: "The browser did not copy it. Select the text and copy it yourself.",
        de: "Der Browser hat es nicht kopiert. Markieren Sie den Text und kopieren Sie ihn selbst.",
    }
    save { en: "Save", de: "Speichern" }
}
