//! A reader and a writer of RFC 4180 that owe nothing to the library that writes the exports.

/// The fields of every record; a record ends with CRLF.
pub fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if field.is_empty() => loop {
                match letters.next().expect("a quoted field ends with a quote") {
                    '"' if letters.peek() == Some(&'"') => field.extend(letters.next()),
                    '"' => break,
                    inner => field.push(inner),
                }
            },
            ',' => record.push(std::mem::take(&mut field)),
            '\r' => {
                assert_eq!(letters.next(), Some('\n'), "a bare CR stands outside quotes");
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            '"' | '\n' => panic!("{letter:?} stands outside quotes"),
            plain => field.push(plain),
        }
    }
    assert!(
        field.is_empty() && record.is_empty(),
        "the last record ends with CRLF"
    );
    records
}

/// The records with no more quotes than RFC 4180 demands.
pub fn write_csv(records: &[Vec<String>]) -> String {
    let field = |field: &String| {
        if field.contains(['"', ',', '\r', '\n']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.clone()
        }
    };
    records
        .iter()
        .map(|record| record.iter().map(field).collect::<Vec<_>>().join(",") + "\r\n")
        .collect()
}

/// The text behind a guarded cell: one `'` off if it begins with `'`s and then a trigger.
pub fn unguarded(cell: &str) -> &str {
    let behind = cell.trim_start_matches('\'');
    let is_guarded = behind.len() < cell.len()
        && behind.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_guarded { &cell[1..] } else { cell }
}
