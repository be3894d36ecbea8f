//! The sign-in form.

use super::texts;

texts! {
    title { en: "Sign in", de: "Anmelden" }
    needed_here { en: "This page needs you to sign in first.", de: "Für diese Seite müssen Sie sich zuerst anmelden." }
    welcome { en: "Welcome back to the console.", de: "Willkommen zurück in der Konsole." }
    email { en: "E-mail", de: "E-Mail" }
    password { en: "Password", de: "Passwort" }
    forgot { en: "Forgot your password?", de: "Passwort vergessen?" }
    demo_accounts { en: "Demo accounts", de: "Demokonten" }
    demo_hint { en: "Choose one to fill the form in.", de: "Wählen Sie eines, um das Formular auszufüllen." }
}
