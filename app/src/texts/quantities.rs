//! Numbers with what they count.

use super::Language;
use crate::components::thousands;

/// Declares what can be counted, for one and for any other number.
macro_rules! quantities {
    ($($name:ident { en: $one:literal $many:literal, de: $eins:literal $viele:literal })+) => {
        $(
            #[doc = concat!("The number of ", $many, ", with the word.")]
            #[must_use]
            pub fn $name(count: u64) -> String {
                let words = match Language::current() {
                    Language::English => [$one, $many],
                    Language::German => [$eins, $viele],
                };
                format!("{} {}", thousands(count), words[usize::from(count != 1)])
            }
        )+
    };
}

quantities! {
    rows { en: "row" "rows", de: "Zeile" "Zeilen" }
    bytes { en: "byte" "bytes", de: "Byte" "Byte" }
    people { en: "person" "people", de: "Person" "Personen" }
    users { en: "user" "users", de: "Benutzer" "Benutzer" }
    members { en: "member" "members", de: "Mitglied" "Mitglieder" }
    groups { en: "group" "groups", de: "Gruppe" "Gruppen" }
    sessions { en: "session" "sessions", de: "Sitzung" "Sitzungen" }
    changes { en: "change" "changes", de: "Änderung" "Änderungen" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular() {
        assert_eq!(
            [0, 1, 24, 999, 1_000, 12_431, 1_048_576].map(rows),
            [
                "0 rows",
                "1 row",
                "24 rows",
                "999 rows",
                "1,000 rows",
                "12,431 rows",
                "1,048,576 rows"
            ]
        );
    }
}
