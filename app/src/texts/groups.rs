//! Groups: their list, one group, and what is done with them.

use super::texts;

texts! {
    title { en: "Workspace Groups", de: "Gruppen im Arbeitsbereich" }
    intro { en: "Teams and cohorts, and who is in them.", de: "Teams und Jahrgänge, und wer darin ist." }
    beyond { en: "Download CSV holds all groups, whatever is searched.", de: "Die CSV-Datei enthält immer alle Gruppen." }
    search_groups { en: "Search groups", de: "Gruppen suchen" }
    group { en: "Group", de: "Gruppe" }
    admins { en: "Group admins", de: "Gruppen-Admins" }
    no_groups {
        en: "No groups yet. Add one to report on a team or a cohort.",
        de: "Noch keine Gruppen. Legen Sie eine an, um über ein Team oder einen Jahrgang zu berichten.",
    }
    no_group_matches(search: &str) { en: "No group matches “{search}”.", de: "Keine Gruppe entspricht „{search}“." }
    nobody_yet { en: "Nobody yet", de: "Noch niemand" }
    no_admin { en: "None", de: "Keine" }

    all_groups { en: "All groups", de: "Alle Gruppen" }
    member { en: "Member", de: "Mitglied" }
    members { en: "Members", de: "Mitglieder" }
    search_members { en: "Search members", de: "Mitglieder suchen" }
    nobody_in_it { en: "Nobody is in this group yet.", de: "In dieser Gruppe ist noch niemand." }
    no_member_matches(search: &str) { en: "No member matches “{search}”.", de: "Kein Mitglied entspricht „{search}“." }

    add_group { en: "Add Group", de: "Gruppe anlegen" }
    add_group_title { en: "Add group", de: "Gruppe anlegen" }
    first_members { en: "Members (optional)", de: "Mitglieder (freiwillig)" }

    rename { en: "Rename", de: "Umbenennen" }
    rename_title { en: "Rename group", de: "Gruppe umbenennen" }
    name { en: "Name", de: "Name" }
    delete { en: "Delete", de: "Löschen" }
    delete_title { en: "Delete this group?", de: "Diese Gruppe löschen?" }
    delete_whom(name: &str) { en: "If you delete “{name}”:", de: "Wenn Sie „{name}“ löschen:" }
    delete_members(count: &str) { en: "Its members ({count}) leave it, and stay in the workspace.", de: "Die Mitglieder ({count}) verlassen sie und bleiben im Arbeitsbereich." }
    delete_exports { en: "It is gone from the exports.", de: "Sie fehlt in den Exporten." }
    delete_name { en: "Its name is free again.", de: "Ihr Name ist wieder frei." }
    delete_undo { en: "For 10 seconds this can be undone.", de: "10 Sekunden lang lässt sich das rückgängig machen." }
    deleted(name: &str) { en: "“{name}” was deleted.", de: "„{name}“ wurde gelöscht." }
    undo { en: "Undo", de: "Rückgängig" }
    restored(name: &str) { en: "“{name}” is back.", de: "„{name}“ ist wieder da." }
    too_late {
        en: "It is too late to undo that.",
        de: "Dafür ist es zu spät.",
    }

    blank_name { en: "Give the group a name.", de: "Geben Sie der Gruppe einen Namen." }
    long_name(most: usize) {
        en: "A group's name is one line of at most {most} characters, none of them invisible. Choose another one.",
        de: "Ein Gruppenname ist eine Zeile mit höchstens {most} Zeichen, von denen keines unsichtbar ist. Wählen Sie einen anderen.",
    }
    name_taken(name: &str) {
        en: "There is a group named \"{name}\" already. Choose another name.",
        de: "Es gibt schon eine Gruppe namens „{name}“. Wählen Sie einen anderen Namen.",
    }
    no_member {
        en: "Somebody chosen is no longer a member. Reload the page and choose again.",
        de: "Eine ausgewählte Person ist kein Mitglied mehr. Laden Sie die Seite neu und wählen Sie noch einmal.",
    }

    add_members { en: "Add members", de: "Mitglieder aufnehmen" }
    workspace_members { en: "Members of the workspace", de: "Mitglieder des Arbeitsbereichs" }
    search_users { en: "Search users", de: "Benutzer suchen" }
    emails { en: "Or paste e-mail addresses", de: "Oder E-Mail-Adressen einfügen" }
    emails_hint {
        en: "One or many, separated by commas, semicolons, spaces or lines.",
        de: "Eine oder mehrere, getrennt durch Kommas, Semikolons, Leerzeichen oder Zeilen.",
    }
    group_role { en: "Role in the group", de: "Rolle in der Gruppe" }
    add { en: "Add", de: "Aufnehmen" }
    done { en: "Done", de: "Fertig" }
    nobody_chosen { en: "Choose somebody, or paste an address.", de: "Wählen Sie jemanden aus, oder fügen Sie eine Adresse ein." }
    added(count: &str) { en: "{count} added.", de: "{count} aufgenommen." }

    role_of(name: &str) { en: "Role of {name} in the group", de: "Rolle von {name} in der Gruppe" }
    take_out(name: &str) { en: "Take {name} out of the group", de: "{name} aus der Gruppe entfernen" }
    take_out_short { en: "Take out", de: "Entfernen" }
    actions { en: "Actions", de: "Aktionen" }
    taken_out(name: &str) { en: "{name} is no longer in the group.", de: "{name} ist nicht mehr in der Gruppe." }
    role_changed(name: &str, role: &str) { en: "{name}: {role}.", de: "{name}: {role}." }
    conflict_place(current: &str) {
        en: "Somebody else changed this a moment ago: now {current}. Yours was not saved.",
        de: "Jemand anderes hat dies gerade geändert: jetzt {current}. Ihre Änderung wurde nicht gespeichert.",
    }
    renamed_meanwhile(name: &str) {
        en: "Somebody else renamed this group to “{name}” meanwhile. Delete again to delete it all the same.",
        de: "Jemand anderes hat diese Gruppe inzwischen in „{name}“ umbenannt. Löschen Sie noch einmal, um sie dennoch zu löschen.",
    }
    conflict_name(current: &str) {
        en: "Somebody else renamed this group a moment ago: now “{current}”. Save again to replace that name.",
        de: "Jemand anderes hat die Gruppe gerade umbenannt: jetzt „{current}“. Speichern Sie noch einmal, um diesen Namen zu ersetzen.",
    }
    left { en: "not in the group", de: "nicht in der Gruppe" }
}
