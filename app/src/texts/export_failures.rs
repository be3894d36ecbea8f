//! Why an export was not begun.

use super::texts;

texts! {
    too_many_of_workspace {
        en: "Too many exports of this workspace are waiting already, so this one was not begun. Wait until one of them is ready, or cancel one, and try again.",
        de: "In diesem Arbeitsbereich warten schon zu viele Exporte, daher wurde dieser nicht begonnen. Warten Sie, bis einer davon fertig ist, oder brechen Sie einen ab, und versuchen Sie es dann erneut.",
    }
    too_many_of_all {
        en: "Too many exports are waiting on this console already, so this one was not begun. Try again in a few minutes.",
        de: "Auf dieser Konsole warten schon zu viele Exporte, daher wurde dieser nicht begonnen. Versuchen Sie es in einigen Minuten erneut.",
    }
}
