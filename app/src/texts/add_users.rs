//! The dialog that adds users: pasted addresses, or a CSV file.

use super::texts;

texts! {
    title { en: "Add users", de: "Benutzer hinzufügen" }
    emails_hint {
        en: "One or many, separated by commas, semicolons, spaces or lines.",
        de: "Eine oder mehrere, getrennt durch Kommas, Semikolons, Leerzeichen oder Zeilen.",
    }
    role { en: "Role", de: "Rolle" }
    seat_type { en: "Seat type", de: "Platz" }
    groups { en: "Groups (optional)", de: "Gruppen (freiwillig)" }
    search_groups { en: "Search groups", de: "Gruppen suchen" }
    check { en: "Check", de: "Prüfen" }
    back { en: "Back", de: "Zurück" }
    done { en: "Done", de: "Fertig" }

    terms(role: &str, seat: &str, groups: &str) {
        en: "Role: {role}. Seat type: {seat}. They will be {groups}.",
        de: "Rolle: {role}. Platz: {seat}. Sie werden {groups} sein.",
    }
    in_no_group { en: "in no group", de: "in keiner Gruppe" }
    in_groups(groups: &str) { en: "in {groups}", de: "in {groups}" }
    nobody_to_add { en: "Nobody would be added.", de: "Niemand würde hinzugefügt." }
    one_to_add { en: "1 user can be added.", de: "1 Benutzer kann hinzugefügt werden." }
    many_to_add(count: &str) { en: "{count} users can be added.", de: "{count} Benutzer können hinzugefügt werden." }
    add_one { en: "Add 1 user", de: "1 Benutzer hinzufügen" }
    add_many(count: &str) { en: "Add {count} users", de: "{count} Benutzer hinzufügen" }

    will_be_added { en: "Will be added", de: "Wird hinzugefügt" }
    nothing_added { en: "Nothing was added.", de: "Niemand wurde hinzugefügt." }
    added(count: u64) { en: "{count} added", de: "{count} hinzugefügt" }
    one_already { en: "1 already a member", de: "1 bereits Mitglied" }
    already(count: u64) { en: "{count} already members", de: "{count} bereits Mitglieder" }
    repeated(count: u64) { en: "{count} repeated", de: "{count} doppelt" }
    one_no_address { en: "1 not an e-mail address", de: "1 keine E-Mail-Adresse" }
    no_addresses(count: u64) { en: "{count} not e-mail addresses", de: "{count} keine E-Mail-Adressen" }

    no_address { en: "Enter at least one e-mail address.", de: "Geben Sie mindestens eine E-Mail-Adresse ein." }
    too_many_addresses(count: usize, most: usize) {
        en: "These are {count} addresses; at most {most} can be added at once. Add them in parts.",
        de: "Das sind {count} Adressen; höchstens {most} können auf einmal hinzugefügt werden. Fügen Sie sie in Teilen hinzu.",
    }
    only_owners {
        en: "Only an owner can add owners. Choose another role.",
        de: "Nur Inhaber können Inhaber hinzufügen. Wählen Sie eine andere Rolle.",
    }
}
