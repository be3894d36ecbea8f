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
    OffsetDateTime::parse(&text, &Rfc3339)
        .ok()
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
