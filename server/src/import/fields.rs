//! The fields of one line, each taken once and by name.

use std::{borrow::Cow, fmt};

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{refusal::Refusal, value::Reason};

/// More than any type has: what is beyond can only be unknown or given twice.
const MOST_FIELDS: usize = 32;

/// The fields of an object that nobody asked for yet.
pub(super) struct Fields<'line> {
    left: Vec<Field<'line>>,
    asked: Vec<&'static str>,
}

struct Field<'line> {
    name: Cow<'line, str>,
    value: &'line RawValue,
}

impl<'line> Fields<'line> {
    /// Reads one line as an object whose names differ.
    pub(super) fn read(line: &'line [u8]) -> Result<Self, Refusal> {
        let line = str::from_utf8(line)
            .map_err(|error| Refusal::of_line(format!("is not UTF-8 (byte {})", error.valid_up_to() + 1)))?;
        if !line.trim_start().starts_with('{') {
            let other = serde_json::from_str::<IgnoredAny>(line);
            return Err(other.map_or_else(
                |error| not_json(&error),
                |_| Refusal::of_line("must be a JSON object"),
            ));
        }
        let Object { fields, repeated } = serde_json::from_str(line).map_err(|error| not_json(&error))?;
        if let Some(name) = repeated {
            return Err(Refusal::of_field(shown(&name), "is given twice"));
        }
        Ok(Self {
            left: fields,
            asked: Vec::with_capacity(16),
        })
    }

    /// Takes a field that must be there.
    pub(super) fn required<Value>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&'line RawValue) -> Result<Value, Reason>,
    ) -> Result<Value, Refusal> {
        let value = self
            .take(name)
            .ok_or_else(|| Refusal::of_field(name, "is missing"))?;
        read(value).map_err(|reason| Refusal::of_field(name, reason))
    }

    /// Takes a field that may be missing or null.
    pub(super) fn optional<Value>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&'line RawValue) -> Result<Value, Reason>,
    ) -> Result<Option<Value>, Refusal> {
        match self.take(name) {
            Some(value) if value.get() != "null" => read(value)
                .map(Some)
                .map_err(|reason| Refusal::of_field(name, reason)),
            _ => Ok(None),
        }
    }

    /// Refuses what nobody asked for.
    pub(super) fn finish(self) -> Result<(), Refusal> {
        match self.left.first() {
            None => Ok(()),
            Some(field) => {
                let reason = format!("is unknown here; the fields are {}", self.asked.join(", "));
                Err(Refusal::of_field(shown(&field.name), reason))
            }
        }
    }

    fn take(&mut self, name: &'static str) -> Option<&'line RawValue> {
        self.asked.push(name);
        let place = self.left.iter().position(|field| field.name == name)?;
        Some(self.left.remove(place).value)
    }
}

/// A name from a line, fit for one line of a terminal.
fn shown(name: &str) -> String {
    name.chars().take(40).flat_map(char::escape_debug).collect()
}

fn not_json(error: &serde_json::Error) -> Refusal {
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or_default();
    Refusal::of_line(format!("is not JSON ({reason}, column {})", error.column()))
}

struct Object<'line> {
    fields: Vec<Field<'line>>,
    repeated: Option<String>,
}

struct ObjectVisitor;

impl<'line> Visitor<'line> for ObjectVisitor {
    type Value = Object<'line>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<Access: MapAccess<'line>>(self, mut map: Access) -> Result<Self::Value, Access::Error> {
        let (mut fields, mut repeated) = (Vec::<Field<'line>>::with_capacity(16), None);
        while let Some(Name(name)) = map.next_key()? {
            let value = map.next_value()?;
            if fields.iter().any(|field| field.name == name) {
                repeated.get_or_insert_with(|| name.clone().into_owned());
            }
            if fields.len() < MOST_FIELDS {
                fields.push(Field { name, value });
            }
        }
        Ok(Object { fields, repeated })
    }
}

impl<'line> Deserialize<'line> for Object<'line> {
    fn deserialize<D: Deserializer<'line>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

/// A name, borrowed from the line unless it is written with escapes.
struct Name<'line>(Cow<'line, str>);

impl<'line> Deserialize<'line> for Name<'line> {
    fn deserialize<D: Deserializer<'line>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl<'line> Visitor<'line> for NameVisitor {
            type Value = Name<'line>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'line str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }

        deserializer.deserialize_str(NameVisitor)
    }
}
