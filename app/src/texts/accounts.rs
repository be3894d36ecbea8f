//! Invitations, passwords and sign-ins.

use super::texts;

texts! {
    title { en: "Account", de: "Konto" }
    intro { en: "Your password, and where you are signed in.", de: "Ihr Passwort, und wo Sie angemeldet sind." }

    invitation { en: "Invitation and password", de: "Einladung und Passwort" }
    sets_password { en: "Has a password.", de: "Hat ein Passwort." }
    not_invited { en: "No password yet, and not invited.", de: "Noch kein Passwort, und nicht eingeladen." }
    state { en: "State", de: "Stand" }
    invited_at { en: "Made", de: "Erstellt" }
    invited_by { en: "By", de: "Von" }
    mailed_at { en: "Sent by e-mail", de: "Per E-Mail gesendet" }
    not_mailed { en: "Not by e-mail", de: "Nicht per E-Mail" }
    expires_at { en: "Link works until", de: "Link gilt bis" }
    nobody { en: "Nobody who is known", de: "Nicht bekannt" }
    invite { en: "Invite", de: "Einladen" }
    resend { en: "Resend", de: "Erneut einladen" }
    revoke { en: "Revoke", de: "Zurückziehen" }
    revoked { en: "The invitation was revoked. Its link no longer works.", de: "Die Einladung wurde zurückgezogen. Der Link gilt nicht mehr." }
    make_password_link { en: "Make a link for a new password", de: "Link für ein neues Passwort erstellen" }
    password_link_made {
        en: "Give this link to them. It works once, for one hour, and is not shown again.",
        de: "Geben Sie diesen Link weiter. Er gilt einmal und eine Stunde lang, und wird nicht noch einmal angezeigt.",
    }
    change_own { en: "Change your own password under Account.", de: "Ihr eigenes Passwort ändern Sie unter Konto." }
    copy_link { en: "Copy link", de: "Link kopieren" }
    copy_link_for(email: &str) { en: "Copy link for {email}", de: "Link für {email} kopieren" }
    link { en: "Link", de: "Link" }
    link_for(email: &str) { en: "Link for {email}", de: "Link für {email}" }

    link_sent {
        en: "The invitation was sent by e-mail. You can also hand on this link: it works once, for 7 days, and is not shown again.",
        de: "Die Einladung wurde per E-Mail gesendet. Sie können auch diesen Link weitergeben: Er gilt einmal und 7 Tage lang, und wird nicht noch einmal angezeigt.",
    }
    link_shown {
        en: "Give this link to them. It works once, for 7 days, and is not shown again.",
        de: "Geben Sie diesen Link weiter. Er gilt einmal und 7 Tage lang, und wird nicht noch einmal angezeigt.",
    }
    link_not_sent {
        en: "The e-mail could not be sent. Give this link to them: it works once, for 7 days, and is not shown again.",
        de: "Die E-Mail konnte nicht gesendet werden. Geben Sie diesen Link weiter: Er gilt einmal und 7 Tage lang, und wird nicht noch einmal angezeigt.",
    }
    sent_only {
        en: "The invitation was sent by e-mail. Its link is not shown to you, because it also opens workspaces that you don't answer for.",
        de: "Die Einladung wurde per E-Mail gesendet. Der Link wird Ihnen nicht angezeigt, weil er auch Arbeitsbereiche öffnet, für die Sie nicht zuständig sind.",
    }
    not_sent_at_all {
        en: "The e-mail could not be sent. Try again later with Resend on the member's page.",
        de: "Die E-Mail konnte nicht gesendet werden. Versuchen Sie es später auf der Seite des Mitglieds mit „Erneut einladen“.",
    }

    only_by_mail {
        en: "This person is also in workspaces that you don't answer for. A link would open those too, so only an e-mail could bring it, and this console sends none. Ask whoever runs the console to set a password.",
        de: "Diese Person ist auch in Arbeitsbereichen, für die Sie nicht zuständig sind. Ein Link würde auch diese öffnen und dürfte deshalb nur per E-Mail ankommen. Diese Konsole sendet aber keine E-Mails. Bitten Sie die Betreiber der Konsole, ein Passwort zu setzen.",
    }
    invite_active_only { en: "Reactivate this member first, and invite them then.", de: "Reaktivieren Sie dieses Mitglied zuerst, und laden Sie es dann ein." }
    has_password { en: "This person has a password already, and can sign in.", de: "Diese Person hat schon ein Passwort und kann sich anmelden." }
    nothing_to_revoke { en: "There is no invitation that could be revoked.", de: "Es gibt keine Einladung, die zurückgezogen werden könnte." }
    not_for_oneself { en: "Change your own password under Account.", de: "Ihr eigenes Passwort ändern Sie unter Konto." }
    active_only { en: "Reactivate this member first.", de: "Reaktivieren Sie dieses Mitglied zuerst." }
    no_password_yet { en: "This person has no password yet. Invite them instead.", de: "Diese Person hat noch kein Passwort. Laden Sie sie stattdessen ein." }
    not_yours_to_help {
        en: "This person is also in workspaces that you don't answer for. A link would open those too, so you can't make one.",
        de: "Diese Person ist auch in Arbeitsbereichen, für die Sie nicht zuständig sind. Ein Link würde auch diese öffnen, daher können Sie keinen erstellen.",
    }

    welcome { en: "Welcome to the console", de: "Willkommen in der Konsole" }
    invited_to(workspace: &str) {
        en: "You are invited to the workspace {workspace}. Set your name and a password to come in.",
        de: "Sie sind in den Arbeitsbereich {workspace} eingeladen. Legen Sie Ihren Namen und ein Passwort fest, um einzutreten.",
    }
    email { en: "E-mail", de: "E-Mail" }
    first_name { en: "First name", de: "Vorname" }
    last_name { en: "Last name", de: "Nachname" }
    new_password { en: "New password", de: "Neues Passwort" }
    password_rule(shortest: usize) { en: "At least {shortest} characters.", de: "Mindestens {shortest} Zeichen." }
    come_in { en: "Set password and enter", de: "Passwort setzen und eintreten" }

    forgotten_title { en: "Forgotten password", de: "Passwort vergessen" }
    forgotten_intro {
        en: "Enter your e-mail address, and a link for a new password is sent to it.",
        de: "Geben Sie Ihre E-Mail-Adresse ein, und ein Link für ein neues Passwort wird dorthin gesendet.",
    }
    send_link { en: "Send the link", de: "Link senden" }
    asked {
        en: "If this address belongs to somebody here, a link is on its way. It works for one hour.",
        de: "Wenn diese Adresse jemandem hier gehört, ist ein Link unterwegs. Er gilt eine Stunde lang.",
    }
    ask_an_admin {
        en: "This console sends no e-mails. Ask an admin of your workspace for a link: they make it on your page under Users.",
        de: "Diese Konsole sendet keine E-Mails. Bitten Sie die Verwaltung Ihres Arbeitsbereichs um einen Link: Er wird unter Benutzer auf Ihrer Seite erstellt.",
    }
    to_sign_in { en: "Sign in", de: "Anmelden" }
    new_password_title { en: "Set a new password", de: "Neues Passwort setzen" }
    new_password_intro {
        en: "Everywhere else you will be signed out.",
        de: "Überall sonst werden Sie abgemeldet.",
    }
    set_password { en: "Set password and sign in", de: "Passwort setzen und anmelden" }

    dead_link { en: "This link does not work", de: "Dieser Link funktioniert nicht" }
    link_unknown {
        en: "The link is not complete, or was never made. Open it again from where you got it.",
        de: "Der Link ist unvollständig oder wurde nie erstellt. Öffnen Sie ihn noch einmal von dort, wo Sie ihn bekommen haben.",
    }
    link_used {
        en: "The link was used already, or you have a password by now. Sign in with it.",
        de: "Der Link wurde schon benutzt, oder Sie haben inzwischen ein Passwort. Melden Sie sich damit an.",
    }
    link_expired {
        en: "The link has expired. Ask for a new one.",
        de: "Der Link ist abgelaufen. Bitten Sie um einen neuen.",
    }
    link_revoked {
        en: "The link is no longer valid: it was taken back or replaced. Ask for a new one.",
        de: "Der Link gilt nicht mehr: Er wurde zurückgezogen oder ersetzt. Bitten Sie um einen neuen.",
    }
    password_too_short(shortest: usize) {
        en: "The password is too short. Choose one with at least {shortest} characters.",
        de: "Das Passwort ist zu kurz. Wählen Sie eines mit mindestens {shortest} Zeichen.",
    }
    password_too_long { en: "The password is too long. Choose a shorter one.", de: "Das Passwort ist zu lang. Wählen Sie ein kürzeres." }
    wrong_password { en: "The present password is wrong. Nothing was changed.", de: "Das jetzige Passwort ist falsch. Es wurde nichts geändert." }
    name_missing { en: "Enter a first name, a last name, or both.", de: "Geben Sie einen Vornamen, einen Nachnamen oder beides ein." }
    name_too_long(longest: usize) {
        en: "A name is one line of at most {longest} characters. Choose a shorter one.",
        de: "Ein Name ist eine Zeile mit höchstens {longest} Zeichen. Wählen Sie einen kürzeren.",
    }

    change_password { en: "Change password", de: "Passwort ändern" }
    present_password { en: "Present password", de: "Jetziges Passwort" }
    change_means {
        en: "Everywhere else you will be signed out; here you stay signed in.",
        de: "Überall sonst werden Sie abgemeldet; hier bleiben Sie angemeldet.",
    }
    password_changed {
        en: "Your password was changed. You are signed out everywhere else.",
        de: "Ihr Passwort wurde geändert. Überall sonst sind Sie abgemeldet.",
    }
    sign_ins { en: "Where you are signed in", de: "Wo Sie angemeldet sind" }
    browser_on(browser: &str, system: &str) { en: "{browser} on {system}", de: "{browser} unter {system}" }
    unknown_browser { en: "Unknown browser", de: "Unbekannter Browser" }
    this_one { en: "This one", de: "Dieser hier" }
    since { en: "Since", de: "Seit" }
    last_seen { en: "Last seen", de: "Zuletzt benutzt" }
    end { en: "End", de: "Beenden" }
    end_which(browser: &str) { en: "End {browser}", de: "{browser} beenden" }
    end_others { en: "End all others", de: "Alle anderen beenden" }
    ended { en: "The sign-in was ended.", de: "Die Anmeldung wurde beendet." }
    others_ended { en: "All other sign-ins were ended.", de: "Alle anderen Anmeldungen wurden beendet." }
    only_this { en: "You are signed in nowhere else.", de: "Sie sind sonst nirgends angemeldet." }
}
