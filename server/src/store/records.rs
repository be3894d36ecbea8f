//! What an export reads, and the queries that answer with it.

use app::domain::{Difficulty, MemberStatus, PersonName, Role, Score, SeatType, Timestamp};
use uuid::Uuid;

use super::{
    database::{Sql, parse_word},
    snapshot::{Columns, Numbers, Record},
};
use crate::Result;

/// How many rows the file of users has.
macro_rules! rows_of_users {
    () => {
        "SELECT count(*) AS total FROM members WHERE workspace_id = $1"
    };
}

/// How many rows the file of groups has: a group with nobody in it is one.
macro_rules! rows_of_groups {
    () => {
        "SELECT (SELECT count(*) FROM group_members gm JOIN groups g
                ON g.workspace_id = gm.workspace_id AND g.id = gm.group_id
                WHERE gm.workspace_id = $1 AND g.deleted_at IS NULL)
            + (SELECT count(*) FROM groups g WHERE g.workspace_id = $1 AND g.deleted_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM group_members gm
                    WHERE gm.workspace_id = g.workspace_id AND gm.group_id = g.id)) AS total"
    };
}

pub(super) use {rows_of_groups, rows_of_users};

/// How many members the workspace has.
pub(crate) struct MemberCount(pub(crate) usize);

impl Record for MemberCount {
    const QUERY: Sql = Sql::same(rows_of_users!());

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self(usize::try_from(columns.number()?).unwrap_or_default()))
    }
}

/// How many rows the files of users and of groups have together.
pub(crate) struct RosterRows(pub(crate) u64);

impl Record for RosterRows {
    const QUERY: Sql = Sql::same(concat!(
        "SELECT (",
        rows_of_users!(),
        ") + (",
        rows_of_groups!(),
        ")"
    ));

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self(columns.number()?.cast_unsigned()))
    }
}

/// A person who is a member, or who is asked for by key.
pub(crate) struct PersonRecord {
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) name: PersonName,
}

/// Somebody who has sessions that the export holds, and is no member any more.
pub(crate) struct FormerParticipant(pub(crate) PersonRecord);

impl Record for FormerParticipant {
    const QUERY: Sql = Sql::same(
        "SELECT u.id, u.uuid, u.first_name, u.last_name, u.email
        FROM users u
        WHERE u.id IN (SELECT s.user_id FROM sessions s WHERE s.workspace_id = $1 AND s.exported
            AND NOT EXISTS (SELECT 1 FROM members m WHERE m.workspace_id = s.workspace_id AND m.user_id = s.user_id))",
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        PersonRecord::read(columns).map(Self)
    }
}

impl PersonRecord {
    /// The one query that is about people and not about a workspace: `$1` are their keys.
    pub(super) const BY_KEY: Sql =
        Sql::same("SELECT id, uuid, first_name, last_name, email FROM users WHERE id IN ($1)");
}

impl Record for PersonRecord {
    const QUERY: Sql = Sql::same(
        "SELECT u.id, u.uuid, u.first_name, u.last_name, u.email
        FROM members m JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = $1",
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            id: columns.number()?,
            uuid: columns.uuid()?,
            name: PersonName {
                first_name: columns.text()?.to_owned(),
                last_name: columns.text()?.to_owned(),
                email: columns.text()?.to_owned(),
            },
        })
    }
}

/// A member of the workspace.
pub(crate) struct MemberRecord {
    pub(crate) person: PersonRecord,
    pub(crate) role: Role,
    pub(crate) seat_type: SeatType,
    pub(crate) joined_at: Timestamp,
    pub(crate) last_login_at: Option<Timestamp>,
    pub(crate) status: MemberStatus,
}

impl Record for MemberRecord {
    const QUERY: Sql = Sql::same(
        "SELECT u.id, u.uuid, u.first_name, u.last_name, u.email,
            m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at
        FROM members m JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = $1",
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            person: PersonRecord::read(columns)?,
            role: parse_word("role", columns.text()?)?,
            seat_type: parse_word("seat_type", columns.text()?)?,
            joined_at: columns.time()?,
            last_login_at: columns.optional_time()?,
            status: match columns.optional_time()? {
                None => MemberStatus::Active,
                Some(_) => MemberStatus::Deactivated,
            },
        })
    }
}

/// A live group.
pub(crate) struct GroupRecord {
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) name: String,
}

impl Record for GroupRecord {
    const QUERY: Sql =
        Sql::same("SELECT id, uuid, name FROM groups WHERE workspace_id = $1 AND deleted_at IS NULL");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            id: columns.number()?,
            uuid: columns.uuid()?,
            name: columns.text()?.to_owned(),
        })
    }
}

/// A live group with nobody in it.
pub(crate) struct EmptyGroupRecord;

impl Record for EmptyGroupRecord {
    const QUERY: Sql = Sql::same(
        "SELECT g.id FROM groups g WHERE g.workspace_id = $1 AND g.deleted_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM group_members gm
                WHERE gm.workspace_id = g.workspace_id AND gm.group_id = g.id)
        LIMIT 1",
    );

    fn read(_: &mut impl Columns) -> Result<Self> {
        Ok(Self)
    }
}

/// Some of those who are in a group, live or not, by their role there.
pub(crate) struct GroupMembersRecord {
    pub(crate) group_id: i64,
    pub(crate) admin_ids: Numbers,
    pub(crate) member_ids: Numbers,
}

impl Record for GroupMembersRecord {
    const QUERY: Sql = Sql {
        sqlite: "SELECT group_id, iif(role = 'admin', user_id, NULL), iif(role = 'member', user_id, NULL)
            FROM group_members WHERE workspace_id = $1",
        postgres: "SELECT group_id,
                string_agg(int8send(user_id), '') FILTER (WHERE role = 'admin'),
                string_agg(int8send(user_id), '') FILTER (WHERE role = 'member')
            FROM group_members WHERE workspace_id = $1 GROUP BY group_id",
    };

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            group_id: columns.number()?,
            admin_ids: columns.numbers()?,
            member_ids: columns.numbers()?,
        })
    }
}

/// A scenario, archived or not.
pub(crate) struct ScenarioRecord {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) difficulty: Option<Difficulty>,
}

impl Record for ScenarioRecord {
    const QUERY: Sql = Sql::same("SELECT id, name, difficulty FROM scenarios WHERE workspace_id = $1");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            id: columns.number()?,
            name: columns.text()?.to_owned(),
            difficulty: columns
                .optional_text()?
                .map(|key| parse_word("difficulty", key))
                .transpose()?,
        })
    }
}

/// A program.
pub(crate) struct ProgramRecord {
    pub(crate) id: i64,
    pub(crate) name: String,
}

impl Record for ProgramRecord {
    const QUERY: Sql = Sql::same("SELECT id, name FROM programs WHERE workspace_id = $1");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            id: columns.number()?,
            name: columns.text()?.to_owned(),
        })
    }
}

/// Which keys the workspace's assignments have; zeros if there are none.
pub(crate) struct AssignmentKeys {
    pub(crate) lowest: i64,
    pub(crate) highest: i64,
    pub(crate) count: i64,
}

impl Record for AssignmentKeys {
    // Each by itself: SQLite finds the ends at once, and counts faster than it compares.
    const QUERY: Sql = Sql::same(
        "SELECT coalesce((SELECT min(id) FROM assignments WHERE workspace_id = $1), 0),
            coalesce((SELECT max(id) FROM assignments WHERE workspace_id = $1), 0),
            (SELECT count(*) FROM assignments WHERE workspace_id = $1)",
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            lowest: columns.number()?,
            highest: columns.number()?,
            count: columns.number()?,
        })
    }
}

/// Assignments of the same program by the same person.
pub(crate) struct AssignmentsRecord {
    pub(crate) program_id: Option<i64>,
    pub(crate) assigned_by: Option<i64>,
    pub(crate) ids: Numbers,
}

impl Record for AssignmentsRecord {
    const QUERY: Sql = Sql {
        // All of it stands in the index `assignments_by_scenario`.
        sqlite: "SELECT program_id, assigned_by, id FROM assignments WHERE workspace_id = $1",
        postgres: "SELECT program_id, assigned_by, string_agg(int8send(id), '') FROM assignments
            WHERE workspace_id = $1 GROUP BY program_id, assigned_by",
    };

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            program_id: columns.optional_number()?,
            assigned_by: columns.optional_number()?,
            ids: columns.numbers()?,
        })
    }
}

/// A session that the export holds; newest first.
pub(crate) struct SessionRecord {
    pub(crate) uuid: Uuid,
    pub(crate) user_id: i64,
    pub(crate) scenario_id: i64,
    pub(crate) assignment_id: Option<i64>,
    pub(crate) is_valid: bool,
    pub(crate) score: Option<Score>,
    pub(crate) started_at: Timestamp,
    pub(crate) ended_at: Option<Timestamp>,
    pub(crate) attempt_number: i64,
}

impl Record for SessionRecord {
    // All of it stands in the index `sessions_by_start`, in this order.
    const QUERY: Sql = Sql::same(
        "SELECT uuid, user_id, scenario_id, assignment_id, valid_attempt, score_hundredths, started_at, ended_at,
            attempt_number
        FROM sessions
        WHERE workspace_id = $1 AND exported$2
        ORDER BY started_at DESC, uuid DESC",
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self {
            uuid: columns.uuid()?,
            user_id: columns.number()?,
            scenario_id: columns.number()?,
            assignment_id: columns.optional_number()?,
            is_valid: columns.truth()?,
            score: columns.score()?,
            started_at: columns.time()?,
            ended_at: columns.optional_time()?,
            attempt_number: columns.number()?,
        })
    }
}

/// How many rows a file of sessions will have.
pub(crate) struct SessionCount(pub(crate) u64);

impl Record for SessionCount {
    const QUERY: Sql =
        Sql::same("SELECT count(*) AS total FROM sessions WHERE workspace_id = $1 AND exported$2");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self(columns.number()?.cast_unsigned()))
    }
}

/// The same, of a file of all sessions: the database keeps counts of each day.
pub(crate) struct AllSessionsCount(pub(crate) u64);

impl Record for AllSessionsCount {
    const QUERY: Sql = Sql::same(
        "SELECT CAST(coalesce(sum(sessions), 0) AS bigint) AS total FROM session_days
        WHERE workspace_id = $1 AND NOT demo AND NOT archived",
    );

    fn read(columns: &mut impl Columns) -> Result<Self> {
        Ok(Self(columns.number()?.cast_unsigned()))
    }
}

/// The last revision of all sessions; 0 before there are any.
pub(crate) struct RevisionRecord(pub(crate) i64);

impl Record for RevisionRecord {
    const QUERY: Sql = Sql::same("SELECT coalesce(max(number), 0) FROM revisions");

    fn read(columns: &mut impl Columns) -> Result<Self> {
        columns.number().map(Self)
    }
}
