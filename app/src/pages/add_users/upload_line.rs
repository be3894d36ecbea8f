//! One line of an uploaded file, in words.

use leptos::prelude::*;

use crate::{
    components::{Badge, Tone},
    domain::{
        FieldChange, LONGEST_NAME, LineFault, MemberStatus, NewLine, Role, SeatType, UploadColumn,
        UploadLine, UploadVerdict, WrongCell,
    },
    texts::{add_users, upload as texts},
};

/// A line with its number, whom it names, its verdict, and what that means.
#[component]
pub(super) fn Line(line: UploadLine, is_applied: bool) -> impl IntoView {
    let (tone, label) = match &line.verdict {
        UploadVerdict::Wrong(_) => (Tone::Red, texts::count_wrong()),
        UploadVerdict::Changed(_) => (Tone::Amber, texts::count_changed()),
        UploadVerdict::New(_) if is_applied => (Tone::Green, texts::count_new()),
        UploadVerdict::New(_) => (Tone::Blue, add_users::will_be_added()),
        UploadVerdict::Unchanged => (Tone::Neutral, texts::count_unchanged()),
    };
    let notes = notes(&line)
        .into_iter()
        .map(|note| view! { <li>{note}</li> })
        .collect::<Vec<_>>();
    view! {
        <li>
            <div class="verdict-line">
                <span class="hint">{texts::line(line.number)}</span>
                <span class="verdict-email">{line.email}</span>
                <Badge tone label />
            </div>
            {(!notes.is_empty()).then(|| view! { <ul class="verdict-notes">{notes}</ul> })}
        </li>
    }
}

fn notes(line: &UploadLine) -> Vec<String> {
    let mut notes: Vec<String> = match &line.verdict {
        UploadVerdict::Wrong(faults) => faults.iter().map(fault).collect(),
        UploadVerdict::Changed(changes) => changes.iter().map(change).collect(),
        UploadVerdict::New(new) => vec![added(new)],
        UploadVerdict::Unchanged => Vec::new(),
    };
    if !line.read_only.is_empty() {
        let columns: Vec<_> = line.read_only.iter().map(|column| column.key()).collect();
        notes.push(texts::differs(&columns.join(", ")));
    }
    notes
}

fn added(new: &NewLine) -> String {
    let status = match new.status {
        MemberStatus::Active => "",
        MemberStatus::Deactivated => new.status.name(),
    };
    let words = [
        &new.name,
        new.role.name(),
        new.seat_type.name(),
        &new.groups,
        status,
    ];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(" · ")
}

fn change(change: &FieldChange) -> String {
    let value = |value: &str| shown(change.column, value);
    texts::change(change.column.key(), &value(&change.from), &value(&change.to))
}

/// A value as the reader knows it.
fn shown(column: UploadColumn, value: &str) -> String {
    let word = match column {
        UploadColumn::Role => value.parse().ok().map(Role::name),
        UploadColumn::SeatType => value.parse().ok().map(SeatType::name),
        UploadColumn::Status => value.parse().ok().map(MemberStatus::name),
        _ => None,
    };
    match word {
        Some(word) => word.to_owned(),
        None if value.is_empty() => texts::nothing().to_owned(),
        None => value.to_owned(),
    }
}

fn fault(fault: &LineFault) -> String {
    match fault {
        LineFault::CellCount { cells, columns } => texts::cell_count(*cells, *columns),
        LineFault::Repeated { line } => texts::repeated(*line),
        LineFault::Cell { column, why } => texts::cell_is(column.key(), &wrong(*column, why)),
    }
}

fn wrong(column: UploadColumn, why: &WrongCell) -> String {
    match why {
        WrongCell::Empty => texts::is_empty().to_owned(),
        WrongCell::NotAnAddress => texts::no_address().to_owned(),
        WrongCell::NotAName => texts::no_name(LONGEST_NAME),
        WrongCell::NameNotYours => texts::name_not_yours().to_owned(),
        WrongCell::UnknownWord { text } => texts::unknown_word(text, &words(column).join(", ")),
        WrongCell::NoSuchGroup { name } => texts::no_such_group(name),
        WrongCell::OpenQuote => texts::open_quote().to_owned(),
        WrongCell::LastOwner => texts::last_owner().to_owned(),
        WrongCell::OwnersOnly => texts::owners_only().to_owned(),
    }
}

/// What may stand in a column.
fn words(column: UploadColumn) -> Vec<&'static str> {
    match column {
        UploadColumn::Role => Role::ALL.iter().map(|word| word.name()).collect(),
        UploadColumn::SeatType => SeatType::ALL.iter().map(|word| word.name()).collect(),
        UploadColumn::Status => MemberStatus::ALL.iter().map(|word| word.name()).collect(),
        _ => Vec::new(),
    }
}
