//! What the audit trail says of an export's options; always in English, as the rest of the trail.

use std::fmt::Write;

use app::domain::NamedOptions;

/// What was chosen, in words; empty for the whole file, safe for spreadsheets.
pub(crate) fn options_text(choice: &NamedOptions) -> String {
    let options = &choice.options;
    let mut text = String::new();
    let mut add = |words: std::fmt::Arguments<'_>| {
        let comma = if text.is_empty() { "" } else { ", " };
        // Text in memory takes all that is written.
        write!(text, "{comma}{words}").ok();
    };
    if options.exact {
        add(format_args!("exact text"));
    }
    if options.byte_order_mark {
        add(format_args!("byte order mark"));
    }
    if let Some(from) = options.from {
        add(format_args!("started from {from} ({})", choice.time_zone));
    }
    if let Some(until) = options.until {
        add(format_args!("started before {until} ({})", choice.time_zone));
    }
    for (id, what, name) in [
        (options.group, "group", &choice.group),
        (options.scenario, "scenario", &choice.scenario),
        (options.program, "program", &choice.program),
    ] {
        if let Some(id) = id {
            add(format_args!("{what} \"{name}\" {id}"));
        }
    }
    if options.only_valid {
        add(format_args!("only valid attempts"));
    }
    match (options.only_new, choice.since) {
        (true, Some(since)) => add(format_args!("only new since the export of {since}")),
        (true, None) => add(format_args!("only new, the first of its kind")),
        (false, _) => {}
    }
    text
}
