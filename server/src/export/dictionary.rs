//! The data dictionary: what each column means, for people and for programs.

mod csvw;

pub(super) use csvw::metadata;

/// The labels of all words of a list.
pub(super) fn labels<Word: Copy>(words: &[Word], label: impl Fn(Word) -> &'static str) -> Vec<&'static str> {
    words.iter().map(|word| label(*word)).collect()
}

/// A column of a table.
#[derive(Debug)]
pub(super) struct Column {
    /// As the header has it.
    pub(super) name: &'static str,
    title: &'static str,
    meaning: &'static str,
    datatype: Datatype,
    is_required: bool,
}

/// What a column's cells hold.
#[derive(Debug, Clone, Copy)]
enum Datatype {
    /// Text that people typed, guarded against formulas unless the exact text is wanted.
    Text,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// A number from 0 to 100, with at most two decimals.
    Percentage,
    /// A whole number, not below this.
    Whole { least: u8, unit: Option<&'static str> },
    /// `true` or `false`.
    Truth,
    /// A moment in UTC.
    Time,
    /// An address of the console.
    Link,
}

impl Column {
    pub(super) const fn text(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        Self::new(name, title, meaning, Datatype::Text)
    }

    pub(super) const fn word(
        name: &'static str,
        title: &'static str,
        meaning: &'static str,
        words: fn() -> Vec<&'static str>,
    ) -> Self {
        Self::new(name, title, meaning, Datatype::Word(words))
    }

    pub(super) const fn percentage(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        Self::new(name, title, meaning, Datatype::Percentage)
    }

    /// Whole numbers from 1.
    pub(super) const fn ordinal(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        let datatype = Datatype::Whole { least: 1, unit: None };
        Self::new(name, title, meaning, datatype)
    }

    /// Whole seconds.
    pub(super) const fn seconds(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        let unit = Some("seconds");
        Self::new(name, title, meaning, Datatype::Whole { least: 0, unit })
    }

    pub(super) const fn truth(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        Self::new(name, title, meaning, Datatype::Truth)
    }

    pub(super) const fn time(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        Self::new(name, title, meaning, Datatype::Time)
    }

    pub(super) const fn link(name: &'static str, title: &'static str, meaning: &'static str) -> Self {
        Self::new(name, title, meaning, Datatype::Link)
    }

    /// The same column, of which no cell is empty.
    pub(super) const fn required(self) -> Self {
        Self {
            is_required: true,
            ..self
        }
    }

    const fn new(name: &'static str, title: &'static str, meaning: &'static str, datatype: Datatype) -> Self {
        Self {
            name,
            title,
            meaning,
            datatype,
            is_required: false,
        }
    }
}
