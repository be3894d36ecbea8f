//! From one line to one object: everything that can be judged without the database.

use app::domain::SessionStatus;
use serde_json::value::RawValue;

use super::{
    fields::Fields,
    record::{
        Assignment, Group, Kind, Member, Program, Record, Scenario, Session, SessionFacts, User, Workspace,
    },
    refusal::Refusal,
    value::{Reason, boolean, filled_text, owned_text, score, slug, text, time, uuid, word},
};

/// Reads a line, strictly.
pub(super) fn record(line: &[u8]) -> Result<Record, Refusal> {
    let mut fields = Fields::read(line)?;
    let kind = fields.required("type", kind)?;
    let record = match kind {
        Kind::Workspace => workspace(&mut fields),
        Kind::User => user(&mut fields),
        Kind::Member => member(&mut fields),
        Kind::Group => group(&mut fields),
        Kind::GroupMember => group_member(&mut fields),
        Kind::Scenario => scenario(&mut fields),
        Kind::Program => program(&mut fields),
        Kind::Assignment => assignment(&mut fields),
        Kind::Session => session(&mut fields),
    }?;
    fields.finish()?;
    Ok(record)
}

fn kind(value: &RawValue) -> Result<Kind, Reason> {
    let name = text(value)?;
    Kind::ALL
        .into_iter()
        .find(|kind| kind.name() == name)
        .ok_or_else(|| {
            let names = Kind::ALL.map(Kind::name).join(", ");
            format!("must be one of {names}").into()
        })
}

fn workspace(fields: &mut Fields<'_>) -> Result<Record, Refusal> {
    let id = fields.required("id", uuid)?;
    let workspace = Workspace {
        name: fields.required("name", owned_text)?,
        slug: fields.required("slug", slug)?,
    };
    Ok(Record::Workspace(id, workspace))
}

fn user(fields: &mut Fields<'_>) -> Result<Record, Refusal> {
    let id = fields.required("id", uuid)?;
    let user = User {
        email: fields.required("email", filled_text)?,
        first_name: fields.optional("first_name", owned_text)?.unwrap_or_default(),
        last_name: fields.optional("last_name", owned_text)?.unwrap_or_default(),
    };
    Ok(Record::User(id, user))
}

fn member(fields: &mut Fields<'_>) -> Result<Record, Refusal> {
    let key = (
        fields.required("workspace", uuid)?,
        fields.required("user", uuid)?,
    );
    let member = Member {
        role: fields.required("role", word)?,
        seat_type: fields.required("seat_type", word)?,
        joined_at: fields.required("joined_at", time)?,
        last_login_at: fields.optional("last_login_at", time)?,
        deactivated_at: fields.optional("deactivated_at", time)?,
    };
    Ok(Record::Member(key, member))
}

fn group(fields: &mut Fields<'_>) -> Result<Record, Refusal> {
    let id = fields.required("id", uuid)?;
    let group = Group {
        workspace: fields.required("workspace", uuid)?,
        name: fields.required("name", filled_text)?,
        deleted_at: fields.optional("deleted_at", time)?,
    };
    Ok(Record::Group(id, group))
}

fn group_member(fields: &mut Fields<'_>) -> Result<Record, Refusal> {
    let key = (fields.required("group", uuid)?, fields.required("user", uuid)?);
    Ok(Record::GroupMember(key, fields.required("role", word)?))
}

fn scenario(fields: &mut Fields<'_>) -> Result<Record, Refusal> {
    let id = fields.required("id", uuid)?;
    let scenario = Scenario {
        workspace: fields.required("workspace", uuid)?,
        name: fields.required("name", owned_text)?,
        difficulty: fields.optional("difficulty", word)?,
        archived_at: fields.optional("archived_at", time)?,
    };
    Ok(Record::Scenario(id, scenario))
}

fn program(fields: &mut Fields<'_>) -> Result<Record, Refusal> {
    let id = fields.required("id", uuid)?;
    let program = Program {
        workspace: fields.required("workspace", uuid)?,
        name: fields.required("name", owned_text)?,
    };
    Ok(Record::Program(id, program))
}

fn assignment(fields: &mut Fields<'_>) -> Result<Record, Refusal> {
    let id = fields.required("id", uuid)?;
    let assignment = Assignment {
        workspace: fields.required("workspace", uuid)?,
        user: fields.required("user", uuid)?,
        scenario: fields.required("scenario", uuid)?,
        program: fields.optional("program", uuid)?,
        assigned_by: fields.optional("assigned_by", uuid)?,
    };
    Ok(Record::Assignment(id, assignment))
}

fn session(fields: &mut Fields<'_>) -> Result<Record, Refusal> {
    let id = fields.required("id", uuid)?;
    let session = Session {
        workspace: fields.required("workspace", uuid)?,
        user: fields.required("user", uuid)?,
        scenario: fields.required("scenario", uuid)?,
        assignment: fields.optional("assignment", uuid)?,
        facts: session_facts(fields)?,
    };
    Ok(Record::Session(id, session))
}

fn session_facts(fields: &mut Fields<'_>) -> Result<SessionFacts, Refusal> {
    let facts = SessionFacts {
        status: fields.required("status", word)?,
        started_at: fields.required("started_at", time)?,
        ended_at: fields.optional("ended_at", time)?,
        graded_at: fields.optional("graded_at", time)?,
        score: fields.optional("score", score)?,
        demo: fields.optional("demo", boolean)?.unwrap_or_default(),
        archived_at: fields.optional("archived_at", time)?,
    };
    let wrong_end = match (facts.status, facts.ended_at) {
        (SessionStatus::Completed, None) => "is needed when the status is completed",
        (SessionStatus::InProgress, Some(_)) => "must be absent when the status is in_progress",
        // Whole seconds are what is kept, so a start and an end within the same second are in order.
        (_, Some(end)) if end < facts.started_at => "must not be before started_at",
        _ => return Ok(facts),
    };
    Err(Refusal::of_field("ended_at", wrong_end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EDGE: &str = include_str!("../../tests/fixtures/edge.jsonl");

    /// A valid line with something done to it.
    fn damaged() -> impl Strategy<Value = Vec<u8>> {
        let lines: Vec<&str> = EDGE.lines().collect();
        let line = prop::sample::select(lines);
        let bytes = prop::collection::vec(any::<u8>(), 0..6);
        (line, any::<prop::sample::Index>(), 0..6_usize, bytes).prop_map(|(line, place, removed, bytes)| {
            let mut line = line.as_bytes().to_vec();
            let start = place.index(line.len());
            let end = line.len().min(start + removed);
            line.splice(start..end, bytes);
            line
        })
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(line in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = record(&line);
        }

        #[test]
        fn any_damage_is_read_or_refused_with_a_reason_of_one_line(line in damaged()) {
            if let Err(refusal) = record(&line) {
                let shown = refusal.to_string();
                prop_assert!(!shown.chars().any(char::is_control), "{shown:?}");
                prop_assert!(shown.len() < 400, "{shown}");
            }
        }
    }

    #[test]
    fn depth_and_number_of_fields_do_no_harm() {
        let deep = format!("{{\"type\":{}", "[".repeat(1_000_000));
        assert!(record(deep.as_bytes()).is_err());
        let nested = format!("{{\"type\":{}{}}}", "[".repeat(400_000), "]".repeat(400_000));
        assert_eq!(
            record(nested.as_bytes()),
            Err(Refusal::of_field("type", "must be text, not a list"))
        );
        let many: Vec<String> = (0..60_000).map(|number| format!("\"field{number}\":0")).collect();
        let many = format!("{{{}}}", many.join(","));
        assert_eq!(
            record(many.as_bytes()),
            Err(Refusal::of_field("type", "is missing"))
        );
    }

    #[test]
    fn every_line_of_the_fixture_is_valid_in_itself() {
        for line in EDGE.lines() {
            assert!(record(line.as_bytes()).is_ok(), "{line}");
        }
    }

    #[test]
    fn a_start_and_an_end_in_the_same_second_are_in_order() {
        let id = "6f1c3f58-4a5b-4f0e-9c39-2f6a3f0a7d11";
        let line = |end: &str| {
            format!(
                r#"{{"type":"session","id":"{id}","workspace":"{id}","user":"{id}","scenario":"{id}","status":"completed","started_at":"2026-03-15T14:30:00.9Z","ended_at":"{end}"}}"#
            )
        };
        assert!(record(line("2026-03-15T14:30:00.1Z").as_bytes()).is_ok());
        assert!(record(line("2026-03-15T14:29:59.9Z").as_bytes()).is_err());
    }
}
