//! One member's page.

use super::texts;

texts! {
    all_users { en: "All users", de: "Alle Benutzer" }
    intro { en: "Member of this workspace", de: "Mitglied dieses Arbeitsbereichs" }
    details { en: "Details", de: "Angaben" }
    email { en: "E-mail", de: "E-Mail" }
    sessions { en: "Sessions", de: "Sitzungen" }
    first_name { en: "First name", de: "Vorname" }
    last_name { en: "Last name", de: "Nachname" }
    name_is_theirs {
        en: "Also a member of workspaces that you don't administer, so the name can't be changed here.",
        de: "Auch Mitglied in Arbeitsbereichen, die Sie nicht verwalten. Der Name lässt sich hier daher nicht ändern.",
    }
    groups { en: "Groups", de: "Gruppen" }
    role_in(group: &str) { en: "Role in {group}", de: "Rolle in {group}" }
    saved { en: "Saved.", de: "Gespeichert." }
    nothing_to_save { en: "There is nothing to save.", de: "Es gibt nichts zu speichern." }

    conflict {
        en: "Somebody else changed this a moment ago. Nothing of yours was saved yet.",
        de: "Jemand anderes hat dies gerade geändert. Von Ihnen wurde noch nichts gespeichert.",
    }
    conflict_title { en: "Changed by somebody else", de: "Von jemand anderem geändert" }
    field { en: "Field", de: "Feld" }
    theirs { en: "Saved by them", de: "Von anderen gespeichert" }
    mine { en: "Yours", de: "Von Ihnen" }
    keep_mine { en: "Save mine", de: "Meine speichern" }
    take_theirs { en: "Keep theirs", de: "Andere übernehmen" }

    access { en: "Access", de: "Zugang" }
    is_active { en: "Active: may sign in.", de: "Aktiv: kann sich anmelden." }
    is_deactivated {
        en: "Deactivated: can't sign in; groups and sessions are kept.",
        de: "Deaktiviert: kann sich nicht anmelden; Gruppen und Sitzungen bleiben.",
    }
    deactivate { en: "Deactivate", de: "Deaktivieren" }
    reactivate { en: "Reactivate", de: "Reaktivieren" }
    remove { en: "Remove", de: "Entfernen" }
    deactivated(name: &str) { en: "{name} was deactivated.", de: "{name} wurde deaktiviert." }
    reactivated(name: &str) { en: "{name} was reactivated.", de: "{name} wurde reaktiviert." }
    deactivate_title { en: "Deactivate this member?", de: "Dieses Mitglied deaktivieren?" }
    deactivate_access { en: "Access ends at once, also where they are signed in now.", de: "Der Zugang endet sofort, auch in offenen Sitzungen im Browser." }
    deactivate_keeps { en: "Groups and sessions are kept.", de: "Gruppen und Sitzungen bleiben erhalten." }
    deactivate_exports { en: "The Users and Groups exports show them as Deactivated.", de: "In den Exporten „Benutzer“ und „Gruppen“ steht „Deactivated“." }
    remove_title { en: "Remove this member?", de: "Dieses Mitglied entfernen?" }
    remove_whom(name: &str) { en: "If you remove {name}:", de: "Wenn Sie {name} entfernen:" }
    remove_groups(groups: &str) { en: "They leave all groups: {groups}.", de: "Alle Gruppen werden verlassen: {groups}." }
    remove_no_groups { en: "They are in no group to leave.", de: "Es gibt keine Gruppen, die verlassen würden." }
    remove_access { en: "Access ends at once, also where they are signed in now.", de: "Der Zugang endet sofort, auch in offenen Sitzungen im Browser." }
    remove_sessions(count: &str) {
        en: "Their sessions ({count}) stay in the Sessions export, with name and e-mail.",
        de: "Die Sitzungen ({count}) bleiben mit Name und E-Mail im Export „Sitzungen“.",
    }
    remove_exports { en: "They are no longer in the Users and Groups exports.", de: "In den Exporten „Benutzer“ und „Gruppen“ entfallen sie." }
    remove_again { en: "They can be added again, but without their groups, and as having joined that day.", de: "Sie können wieder aufgenommen werden, aber ohne Gruppen und mit neuem Beitrittsdatum." }

    name_too_long(most: usize) {
        en: "A name is one line of at most {most} characters. Choose a shorter one.",
        de: "Ein Name ist eine Zeile mit höchstens {most} Zeichen. Wählen Sie einen kürzeren.",
    }
    name_not_yours {
        en: "This person is also a member of workspaces that you don't administer. Their name can't be changed here.",
        de: "Diese Person ist auch Mitglied in Arbeitsbereichen, die Sie nicht verwalten. Der Name lässt sich hier nicht ändern.",
    }
}
