//! The table of users: its filters, its order, and what is done with those who are selected.

use super::texts;

texts! {
    title { en: "Workspace Users", de: "Benutzer im Arbeitsbereich" }
    intro { en: "Everybody who has a seat in this workspace.", de: "Alle, die in diesem Arbeitsbereich einen Platz haben." }
    add { en: "Add Users", de: "Benutzer hinzufügen" }

    every_role { en: "All roles", de: "Alle Rollen" }
    every_seat { en: "All seats", de: "Alle Plätze" }
    every_status { en: "Any status", de: "Jeder Status" }
    every_group { en: "All groups", de: "Alle Gruppen" }
    role { en: "Role", de: "Rolle" }
    seat { en: "Seat", de: "Platz" }
    status { en: "Status", de: "Status" }
    group { en: "Group", de: "Gruppe" }
    apply { en: "Apply", de: "Anwenden" }
    reset { en: "Reset filters", de: "Filter zurücksetzen" }

    user { en: "User", de: "Benutzer" }
    groups { en: "Groups", de: "Gruppen" }
    joined { en: "Joined", de: "Beigetreten" }
    last_login { en: "Last login", de: "Letzte Anmeldung" }
    never { en: "Never", de: "Nie" }
    none { en: "None", de: "Keine" }
    sort { en: "Sort by ", de: "Sortieren nach " }

    search { en: "Search users", de: "Benutzer suchen" }
    beyond { en: "Download CSV holds all users, whatever is searched.", de: "Die CSV-Datei enthält immer alle Benutzer." }
    nobody_yet { en: "No users yet.", de: "Noch keine Benutzer." }
    nobody_matches(search: &str) { en: "No user matches “{search}”.", de: "Niemand entspricht „{search}“." }
    nobody_is_so { en: "No user is like this. Choose something else to see others.", de: "Niemand passt dazu. Wählen Sie etwas anderes." }

    select_one(name: &str) { en: "Select {name}", de: "{name} auswählen" }
    selected(count: &str) { en: "{count} selected", de: "{count} ausgewählt" }
    selected_users { en: "Selected users", de: "Ausgewählte Personen" }
    clear { en: "Clear selection", de: "Auswahl aufheben" }
    too_many(count: &str) {
        en: "At most {count} users can be changed at once.",
        de: "Höchstens {count} Personen können auf einmal geändert werden.",
    }
    nobody_selected { en: "Select at least one user.", de: "Wählen Sie mindestens eine Person aus." }

    set_groups { en: "Set groups", de: "Gruppen ändern" }
    change_seat { en: "Change seat", de: "Platz ändern" }
    change_role { en: "Change role", de: "Rolle ändern" }
    deactivate { en: "Deactivate", de: "Deaktivieren" }
    deactivate_selected { en: "Deactivate users", de: "Personen deaktivieren" }
    for_users(count: &str, names: &str) {
        en: "For {count} selected users: {names}.",
        de: "Für {count} ausgewählte Personen: {names}.",
    }
    for_many_users(count: &str, names: &str, more: &str) {
        en: "For {count} selected users: {names} and {more} more.",
        de: "Für {count} ausgewählte Personen: {names} und {more} weitere.",
    }
    for_one_user(name: &str) { en: "For {name}.", de: "Für {name}." }
    how { en: "What to do", de: "Was geschieht" }
    add_groups { en: "Add to these groups", de: "In diese Gruppen aufnehmen" }
    leave_groups { en: "Take out of these groups", de: "Aus diesen Gruppen entfernen" }
    only_groups { en: "Put in exactly these groups", de: "Genau diesen Gruppen zuordnen" }
    search_groups { en: "Search groups", de: "Gruppen suchen" }
    choose_groups { en: "Choose at least one group.", de: "Wählen Sie mindestens eine Gruppe." }
    deactivate_means {
        en: "They keep their groups and sessions, show as Deactivated in the exports, and can't sign in from now on.",
        de: "Gruppen und Sitzungen bleiben erhalten, in den Exporten steht „Deactivated“, und die Anmeldung ist ab sofort gesperrt.",
    }

    changed(count: &str) { en: "{count} users changed.", de: "{count} Personen geändert." }
    changed_one { en: "1 user changed.", de: "1 Person geändert." }
    changed_none { en: "Nothing was changed.", de: "Nichts wurde geändert." }
    outcome_unchanged(name: &str) { en: "{name} was so already.", de: "{name}: war schon so." }
    outcome_conflict(name: &str, wanted: &str, current: &str) {
        en: "{name} was changed by somebody else meanwhile: now {current}. Yours ({wanted}) was not saved.",
        de: "{name} wurde inzwischen von jemand anderem geändert: jetzt {current}. Ihre Änderung ({wanted}) wurde nicht gespeichert.",
    }
    outcome_last_owner(name: &str) {
        en: "{name} is the last active owner, whom every workspace needs.",
        de: "{name} ist die letzte aktive Person mit der Rolle Inhaber, und eine muss bleiben.",
    }
    outcome_owners_only(name: &str) {
        en: "{name}: only an owner may make or change owners.",
        de: "{name}: Nur Inhaber dürfen Inhaber ernennen oder ändern.",
    }
    outcome_gone { en: "One is no member any longer.", de: "Eine Person ist kein Mitglied mehr." }

    last_owner {
        en: "This is the last active owner. Make somebody else an owner first.",
        de: "Das ist die letzte aktive Person mit der Rolle Inhaber. Geben Sie zuerst jemand anderem diese Rolle.",
    }
    owners_only {
        en: "Only an owner may make or change owners.",
        de: "Nur Inhaber dürfen Inhaber ernennen oder ändern.",
    }
    group_gone {
        en: "One of the groups no longer exists. Reload the page and choose again.",
        de: "Eine der Gruppen gibt es nicht mehr. Laden Sie die Seite neu und wählen Sie noch einmal.",
    }
}
