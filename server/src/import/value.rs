//! From one JSON value to one value of the domain, or the reason why not.

use std::{borrow::Cow, str::FromStr};

use app::domain::{Score, Timestamp, UnknownWord};
use serde_json::value::RawValue;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

use super::score;

/// Why a value is not taken; what it must be.
pub(super) type Reason = Cow<'static, str>;

/// 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z: what RFC 3339 can write.
const TIMES: std::ops::RangeInclusive<i64> = -62_167_219_200..=253_402_300_799;

const UUID_LENGTH: usize = 36;
const DATE_LENGTH: usize = 10;

/// Text, without NUL characters, which no spreadsheet and not every database can hold.
pub(super) fn text(value: &RawValue) -> Result<Cow<'_, str>, Reason> {
    let json = value.get();
    let inner = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inner) = inner else {
        return Err(not("text", json));
    };
    if !inner.contains('\\') {
        return Ok(Cow::Borrowed(inner));
    }
    let text: String =
        serde_json::from_str(json).map_err(|_| "holds an escape that stands for no character")?;
    if text.contains('\0') {
        return Err("must not hold a NUL character".into());
    }
    Ok(Cow::Owned(text))
}

/// Text to keep.
pub(super) fn owned_text(value: &RawValue) -> Result<String, Reason> {
    text(value).map(Cow::into_owned)
}

/// Text that is more than white space.
pub(super) fn filled_text(value: &RawValue) -> Result<String, Reason> {
    let text = owned_text(value)?;
    if text.trim().is_empty() {
        Err("must not be blank".into())
    } else {
        Ok(text)
    }
}

/// The part of an address that names a workspace.
pub(super) fn slug(value: &RawValue) -> Result<String, Reason> {
    let text = owned_text(value)?;
    let allowed = |letter: u8| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'-');
    if text.is_empty() || !text.bytes().all(allowed) {
        return Err("must be one or more of a-z, 0-9 and -".into());
    }
    Ok(text)
}

/// A UUID with its hyphens, in any case of letters.
pub(super) fn uuid(value: &RawValue) -> Result<Uuid, Reason> {
    let text = text(value)?;
    // The crate takes other forms too.
    if text.len() == UUID_LENGTH
        && let Ok(uuid) = Uuid::try_parse(&text)
    {
        return Ok(uuid);
    }
    Err("must be a UUID such as 6f1c3f58-4a5b-4f0e-9c39-2f6a3f0a7d11".into())
}

/// A time as in RFC 3339, with any offset; its fraction of a second is dropped.
pub(super) fn time(value: &RawValue) -> Result<Timestamp, Reason> {
    let text = text(value)?;
    // The crate takes any separator; the RFC names these.
    let is_separated = matches!(text.as_bytes().get(DATE_LENGTH), Some(b'T' | b't' | b' '));
    OffsetDateTime::parse(&text, &Rfc3339)
        .ok()
        .filter(|_| is_separated)
        .map(OffsetDateTime::unix_timestamp)
        .filter(|seconds| TIMES.contains(seconds))
        .map(Timestamp)
        .ok_or_else(|| "must be an RFC 3339 time such as 2026-03-15T14:30:00Z".into())
}

/// One word of a closed list.
pub(super) fn word<Word: FromStr<Err = UnknownWord>>(value: &RawValue) -> Result<Word, Reason> {
    text(value)?
        .parse()
        .map_err(|error: UnknownWord| error.to_string().into())
}

/// `true` or `false`.
pub(super) fn boolean(value: &RawValue) -> Result<bool, Reason> {
    match value.get() {
        "true" => Ok(true),
        "false" => Ok(false),
        json => Err(not("true or false", json)),
    }
}

/// A score from 0 to 100.
pub(super) fn score(value: &RawValue) -> Result<Score, Reason> {
    let json = value.get();
    if !json.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return Err(not("a number", json));
    }
    score::score(json).ok_or_else(|| "must be from 0 to 100".into())
}

fn not(wanted: &str, json: &str) -> Reason {
    let found = match json.as_bytes().first() {
        Some(b'"') => "text",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    };
    format!("must be {wanted}, not {found}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(json: &str) -> &RawValue {
        serde_json::from_str(json).expect("the test writes JSON")
    }

    fn seconds(text: &str) -> Option<String> {
        time(raw(&format!("\"{text}\"")))
            .ok()
            .map(|time| time.to_string())
    }

    #[test]
    fn times_become_whole_utc_seconds() {
        for (written, kept) in [
            ("2026-03-15T14:30:00Z", "2026-03-15T14:30:00Z"),
            ("2026-03-15t14:30:00z", "2026-03-15T14:30:00Z"),
            ("2026-03-15 14:30:00Z", "2026-03-15T14:30:00Z"),
            ("2025-06-01T23:30:00.999+05:30", "2025-06-01T18:00:00Z"),
            ("2024-02-29T23:59:59-08:00", "2024-03-01T07:59:59Z"),
            (
                "2026-03-15T14:30:00.123456789123456789-00:00",
                "2026-03-15T14:30:00Z",
            ),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59Z"),
            ("1900-01-01T00:00:00.5Z", "1900-01-01T00:00:00Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
            ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.9Z", "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(seconds(written).as_deref(), Some(kept), "{written}");
        }
    }

    #[test]
    fn refuses_times_that_rfc_3339_does_not_know() {
        for written in [
            "",
            "2026-03-15",
            "2026-03-15T14:30Z",
            "2026-03-15T14:30:00",
            "2026-03-15T14:30:00.Z",
            "2026-03-15T14:30:00+0530",
            "2026-03-15T14:30:00+24:00",
            "2026-02-29T00:00:00Z",
            "2026-03-15T24:00:00Z",
            "2026-03-15T14:60:00Z",
            "2026-03-15T14:30:61Z",
            "26-03-15T14:30:00Z",
            "+2026-03-15T14:30:00Z",
            "-0001-03-15T14:30:00Z",
            "20260315T143000Z",
            "2026-03-15X14:30:00Z",
            "2026-03-15_14:30:00Z",
            " 2026-03-15T14:30:00Z",
            "2026-03-15T14:30:00Z ",
            "0000-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
            "2026-03-15T14:30:00\u{ff3a}",
        ] {
            assert_eq!(seconds(written), None, "{written}");
        }
    }

    #[test]
    fn uuids_have_their_hyphens_and_any_case() {
        let uuid_of = |text: &str| uuid(raw(&format!("\"{text}\""))).ok();
        let id = "6f1c3f58-4a5b-4f0e-9c39-2f6a3f0a7d11";
        assert_eq!(uuid_of(id), uuid_of(&id.to_uppercase()));
        assert!(uuid_of(id).is_some());
        for wrong in [
            "",
            &id[1..],
            &id.replace('-', ""),
            &format!("{{{id}}}"),
            &format!("urn:uuid:{id}"),
            &id.replace('f', "g"),
            &format!("{id} "),
        ] {
            assert_eq!(uuid_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn text_is_taken_as_it_was_meant() {
        assert_eq!(text(raw(r#""a\u00e9\n\"\ud83d\ude00""#)), Ok("aé\n\"😀".into()));
        assert_eq!(text(raw("\" \u{7f}\u{2028}\"")), Ok(" \u{7f}\u{2028}".into()));
        for wrong in [
            r#""a\u0000""#,
            r#""\ud83d""#,
            r#""\ud83dx""#,
            "1",
            "true",
            "{}",
            "[\"a\"]",
        ] {
            assert!(text(raw(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_a_number_is_a_score_and_only_a_boolean_is_one() {
        assert_eq!(score(raw("82.5")), Ok(Score(8_250)));
        assert_eq!(boolean(raw("true")), Ok(true));
        for wrong in ["\"82.5\"", "true", "[]", "101"] {
            assert!(score(raw(wrong)).is_err(), "{wrong}");
        }
        for wrong in ["1", "0", "\"true\"", "{}"] {
            assert!(boolean(raw(wrong)).is_err(), "{wrong}");
        }
    }
}
