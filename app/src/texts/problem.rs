//! What is said when something can't be done.

use super::texts;

texts! {
    no_access { en: "You have no access to this page", de: "Sie haben keinen Zugriff auf diese Seite" }
    page_not_found { en: "Page not found", de: "Seite nicht gefunden" }
    no_connection { en: "No connection to the server", de: "Keine Verbindung zum Server" }
    went_wrong { en: "Something went wrong", de: "Etwas ist schiefgegangen" }
    try_again { en: "Try again", de: "Noch einmal versuchen" }
    back { en: "Back to the console", de: "Zurück zur Konsole" }
    signed_out { en: "You have been signed out.", de: "Sie wurden abgemeldet." }
    sign_in_needed { en: "Please sign in first.", de: "Bitte melden Sie sich zuerst an." }
    wrong_credentials {
        en: "The e-mail or the password is wrong. Check both and try again.",
        de: "Die E-Mail-Adresse oder das Passwort ist falsch. Prüfen Sie beides und versuchen Sie es noch einmal.",
    }
    too_many_tries(wait: &str) {
        en: "Too many wrong tries. Wait {wait} and try again.",
        de: "Zu viele falsche Versuche. Warten Sie {wait} und versuchen Sie es noch einmal.",
    }
    one_second { en: "a second", de: "eine Sekunde" }
    seconds(count: u32) { en: "{count} seconds", de: "{count} Sekunden" }
    minutes(count: u32) { en: "{count} minutes", de: "{count} Minuten" }
    no_workspace {
        en: "Your account is not active in any workspace. Ask an admin of yours to activate it.",
        de: "Ihr Konto ist in keinem Arbeitsbereich aktiv. Bitten Sie eine Administratorin oder einen Administrator, es zu aktivieren.",
    }
    forbidden {
        en: "Only owners and admins of the workspace may do this.",
        de: "Das dürfen nur Personen, die den Arbeitsbereich besitzen oder verwalten.",
    }
    not_found {
        en: "This doesn't exist, or you have no access to it.",
        de: "Das gibt es nicht, oder Sie haben keinen Zugriff darauf.",
    }
    expired {
        en: "This file is no longer kept. Make the export again.",
        de: "Diese Datei ist nicht mehr vorhanden. Erstellen Sie den Export noch einmal.",
    }
    store_away {
        en: "The export store is away or can’t be read. Try again in a moment, and if that does not help, ask whoever runs the console to look at it.",
        de: "Der Exportspeicher ist nicht erreichbar oder nicht lesbar. Versuchen Sie es gleich noch einmal. Hilft das nicht, bitten Sie die Betreiber der Konsole, danach zu sehen.",
    }
    cross_origin {
        en: "This request came from another site and was refused. Reload the page and try again.",
        de: "Diese Anfrage kam von einer anderen Website und wurde abgelehnt. Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    }
    too_large {
        en: "That is too much at once. Send it in smaller parts.",
        de: "Das ist zu viel auf einmal. Senden Sie es in kleineren Teilen.",
    }
    busy {
        en: "The console is busy taking in a large change. Try again in a minute.",
        de: "Die Konsole nimmt gerade eine große Änderung auf. Versuchen Sie es in einer Minute noch einmal.",
    }
    unreachable {
        en: "The server can't be reached. Check your connection and try again.",
        de: "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
    }
    internal {
        en: "Something went wrong on our side. Try again in a moment.",
        de: "Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.",
    }
    account {
        en: "This can't be done with this account or link.",
        de: "Mit diesem Konto oder Link geht das nicht.",
    }
    unreadable {
        en: "The request could not be read. Reload the page and try again.",
        de: "Die Anfrage war nicht lesbar. Laden Sie die Seite neu und versuchen Sie es noch einmal.",
    }
}
