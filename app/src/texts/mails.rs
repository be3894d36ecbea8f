//! The e-mails that the console sends.

use super::texts;

texts! {
    invitation_subject(workspace: &str) {
        en: "Your invitation to {workspace}",
        de: "Ihre Einladung zu {workspace}",
    }
    invitation_body(by: &str, workspace: &str, address: &str) {
        en: "Hello,\n\n{by} has invited you to the workspace {workspace}.\n\nOpen this link to set your name and a password. It works once, for 7 days:\n\n{address}\n\nIf you did not expect this, you can ignore this e-mail.\n",
        de: "Guten Tag,\n\n{by} hat Sie in den Arbeitsbereich {workspace} eingeladen.\n\nÖffnen Sie diesen Link, um Ihren Namen und ein Passwort festzulegen. Er gilt einmal und 7 Tage lang:\n\n{address}\n\nWenn Sie das nicht erwartet haben, können Sie diese E-Mail ignorieren.\n",
    }
    new_password_subject {
        en: "A new password for the console",
        de: "Ein neues Passwort für die Konsole",
    }
    new_password_body(address: &str, console: &str) {
        en: "Hello,\n\nsomebody, probably you, has asked for a new password for your account at {console}.\n\nOpen this link to set it. It works once, for one hour:\n\n{address}\n\nIf it was not you, you can ignore this e-mail: your password stays as it is.\n",
        de: "Guten Tag,\n\njemand, vermutlich Sie, hat ein neues Passwort für Ihr Konto bei {console} angefordert.\n\nÖffnen Sie diesen Link, um es festzulegen. Er gilt einmal und eine Stunde lang:\n\n{address}\n\nWenn Sie das nicht waren, können Sie diese E-Mail ignorieren: Ihr Passwort bleibt, wie es ist.\n",
    }
}
