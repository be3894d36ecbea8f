//! What a file is called: its workspace, its kind, its day, and what was chosen.

use app::domain::{ExportKind, NamedOptions, Timestamp};
use deunicode::deunicode_char;

/// The longest that the name of a group, a scenario or a program is told.
const LONGEST: usize = 30;

/// The name of the file that is made on the day of `at`; that of the whole file, safe for spreadsheets, has
/// nothing but that in it: `acme-users-2026-03-15.csv`.
pub(crate) fn file_name(kind: ExportKind, slug: &str, at: Timestamp, choice: &NamedOptions) -> String {
    let (mut name, end) = (kind.file_name(slug, at), format!(".{}", kind.extension()));
    name.truncate(name.len() - end.len());
    for word in words(choice) {
        name.push('-');
        name.push_str(&word);
    }
    name + &end
}

fn words(choice: &NamedOptions) -> Vec<String> {
    let options = &choice.options;
    let mut words = Vec::new();
    let mut add = |is_chosen: bool, word: &str| {
        if is_chosen {
            words.push(word.to_owned());
        }
    };
    add(options.exact, "exact");
    add(options.byte_order_mark, "bom");
    match (options.from, options.until) {
        (Some(from), Some(until)) => add(true, &format!("{from}-to-{until}")),
        (Some(from), None) => add(true, &format!("from-{from}")),
        (None, Some(until)) => add(true, &format!("until-{until}")),
        (None, None) => {}
    }
    add(options.group.is_some(), &named("group", &choice.group));
    add(options.scenario.is_some(), &named("scenario", &choice.scenario));
    add(options.program.is_some(), &named("program", &choice.program));
    add(options.only_valid, "valid");
    add(options.only_new, "new");
    words
}

/// A name in letters and digits that every system takes: `group-sales-emea`.
fn named(what: &str, name: &str) -> String {
    let mut word = what.to_owned();
    let mut after_gap = true;
    for letter in name.to_lowercase().chars() {
        let plain = match letter {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            // Of a letter before, as accents are where they are kept apart.
            '\u{300}'..='\u{36F}' => continue,
            _ if letter.is_alphanumeric() => deunicode_char(letter).unwrap_or_default(),
            _ => "",
        };
        let mut is_gap = true;
        for letter in plain.chars().filter(char::is_ascii_alphanumeric) {
            if after_gap {
                word.push('-');
            }
            (after_gap, is_gap) = (false, false);
            word.push(letter.to_ascii_lowercase());
        }
        after_gap |= is_gap;
    }
    word.truncate(what.len() + 1 + LONGEST);
    word.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use app::domain::ExportOptions;

    use super::*;

    fn name(json: &str) -> String {
        let choice = NamedOptions {
            options: serde_json::from_str::<ExportOptions>(json).unwrap(),
            group: "Vertrieb Süd: \"EMEA\"/../☃".to_owned(),
            scenario: "E\u{301}quipe Øst: 日本語 ☃".to_owned(),
            program: "A very long name of a program that goes on and on".to_owned(),
            ..NamedOptions::default()
        };
        file_name(ExportKind::Sessions, "acme", Timestamp(1_795_000_000), &choice)
    }

    #[test]
    fn tells_what_was_chosen_in_letters_that_every_system_takes() {
        assert_eq!(name("{}"), "acme-sessions-2026-11-18.csv");
        assert_eq!(
            name(r#"{"exact":true,"byte_order_mark":true,"from":"2026-10-01","until":"2026-11-01"}"#),
            "acme-sessions-2026-11-18-exact-bom-2026-10-01-to-2026-11-01.csv"
        );
        assert_eq!(
            name(r#"{"from":"2026-10-01"}"#),
            "acme-sessions-2026-11-18-from-2026-10-01.csv"
        );
        assert_eq!(
            name(r#"{"until":"2026-10-01"}"#),
            "acme-sessions-2026-11-18-until-2026-10-01.csv"
        );
        let exact = NamedOptions {
            options: serde_json::from_str(r#"{"exact":true}"#).unwrap(),
            ..NamedOptions::default()
        };
        let everything = file_name(ExportKind::Everything, "acme", Timestamp(1_795_000_000), &exact);
        assert_eq!(everything, "acme-everything-2026-11-18-exact.zip");
        let id = "11111111-1111-4111-8111-111111111111";
        assert_eq!(
            name(&format!(
                r#"{{"group":"{id}","scenario":"{id}","program":"{id}","only_valid":true,"only_new":true}}"#
            )),
            "acme-sessions-2026-11-18-group-vertrieb-sued-emea-scenario-equipe-ost-ribenyu-program-a-very-long-name-of-a-program-valid-new.csv"
        );
    }
}
