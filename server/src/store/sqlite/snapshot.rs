//! What an export reads: everything from one instant of the database.

use app::domain::{Difficulty, GroupRole, MemberStatus, PersonName, Role, Score, SeatType, Timestamp};
use futures::{Stream, StreamExt, future};
use sqlx::{Row, Sqlite, Transaction, sqlite::SqliteRow};
use uuid::Uuid;

use super::{Store, row::DomainRow, users::status};
use crate::Result;

/// A read transaction: SQLite's write-ahead log keeps its first read's state until it ends.
pub(crate) struct Snapshot {
    read: Transaction<'static, Sqlite>,
    workspace_id: i64,
}

/// A person by key.
pub(crate) struct PersonRecord {
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) name: PersonName,
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

/// A live group.
pub(crate) struct GroupRecord {
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) name: String,
}

/// Somebody's place in a live group.
pub(crate) struct GroupMemberRecord {
    pub(crate) group_id: i64,
    pub(crate) user_id: i64,
    pub(crate) role: GroupRole,
}

/// A scenario.
pub(crate) struct ScenarioRecord {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) difficulty: Option<Difficulty>,
}

/// An assignment, as the export tells of it.
pub(crate) struct AssignmentRecord {
    pub(crate) id: i64,
    pub(crate) program_id: Option<i64>,
    pub(crate) assigned_by: Option<i64>,
}

/// A session that the export holds.
pub(crate) struct SessionRecord {
    pub(crate) uuid: Uuid,
    pub(crate) user_id: i64,
    pub(crate) scenario_id: i64,
    pub(crate) assignment_id: Option<i64>,
    pub(crate) is_valid: bool,
    pub(crate) score: Option<Score>,
    pub(crate) started_at: Timestamp,
    pub(crate) ended_at: Option<Timestamp>,
}

impl Store {
    /// Fixes the instant from which an export of the workspace reads.
    pub(crate) async fn snapshot(&self, workspace_id: i64) -> Result<Snapshot> {
        let mut read = self.reads.begin().await?;
        // The transaction takes its snapshot at its first read, not when it begins.
        sqlx::query("SELECT 1 FROM workspaces LIMIT 1")
            .fetch_optional(&mut *read)
            .await?;
        Ok(Snapshot { read, workspace_id })
    }
}

impl Snapshot {
    async fn all<Record>(
        &mut self,
        sql: &'static str,
        read: fn(&SqliteRow) -> Result<Record>,
    ) -> Result<Vec<Record>> {
        let mut rows = sqlx::query(sql).bind(self.workspace_id).fetch(&mut *self.read);
        let mut records = Vec::new();
        while let Some(row) = rows.next().await {
            records.push(read(&row?)?);
        }
        Ok(records)
    }

    /// Everybody who took part in a session or assigned one.
    pub(crate) async fn people(&mut self) -> Result<Vec<PersonRecord>> {
        let sql = "SELECT id, uuid, first_name, last_name, email FROM users WHERE id IN (
            SELECT user_id FROM sessions WHERE workspace_id = ?1
            UNION SELECT assigned_by FROM assignments WHERE workspace_id = ?1)";
        self.all(sql, person).await
    }

    /// All members, in no order.
    pub(crate) async fn members(&mut self) -> Result<Vec<MemberRecord>> {
        let sql = "SELECT u.id, u.uuid, u.first_name, u.last_name, u.email,
                m.role, m.seat_type, m.joined_at, m.last_login_at, m.deactivated_at
            FROM members m JOIN users u ON u.id = m.user_id
            WHERE m.workspace_id = ?";
        self.all(sql, |row| {
            Ok(MemberRecord {
                person: person(row)?,
                role: row.word("role")?,
                seat_type: row.word("seat_type")?,
                joined_at: Timestamp(row.try_get("joined_at")?),
                last_login_at: row.try_get::<Option<i64>, _>("last_login_at")?.map(Timestamp),
                status: status(row)?,
            })
        })
        .await
    }

    /// The live groups, in no order.
    pub(crate) async fn groups(&mut self) -> Result<Vec<GroupRecord>> {
        let sql = "SELECT id, uuid, name FROM groups WHERE workspace_id = ? AND deleted_at IS NULL";
        self.all(sql, |row| {
            Ok(GroupRecord {
                id: row.try_get("id")?,
                uuid: row.uuid("uuid")?,
                name: row.try_get("name")?,
            })
        })
        .await
    }

    /// Who is in the live groups, in no order.
    pub(crate) async fn group_members(&mut self) -> Result<Vec<GroupMemberRecord>> {
        let sql = "SELECT gm.group_id, gm.user_id, gm.role
            FROM group_members gm JOIN groups g ON g.id = gm.group_id
            WHERE gm.workspace_id = ? AND g.deleted_at IS NULL";
        self.all(sql, |row| {
            Ok(GroupMemberRecord {
                group_id: row.try_get("group_id")?,
                user_id: row.try_get("user_id")?,
                role: row.word("role")?,
            })
        })
        .await
    }

    /// All scenarios, archived ones too.
    pub(crate) async fn scenarios(&mut self) -> Result<Vec<ScenarioRecord>> {
        self.all(
            "SELECT id, name, difficulty FROM scenarios WHERE workspace_id = ?",
            |row| {
                Ok(ScenarioRecord {
                    id: row.try_get("id")?,
                    name: row.try_get("name")?,
                    difficulty: row.optional_word("difficulty")?,
                })
            },
        )
        .await
    }

    /// The names of all programs, by key.
    pub(crate) async fn programs(&mut self) -> Result<Vec<(i64, String)>> {
        self.all("SELECT id, name FROM programs WHERE workspace_id = ?", |row| {
            Ok((row.try_get("id")?, row.try_get("name")?))
        })
        .await
    }

    /// All assignments.
    pub(crate) async fn assignments(&mut self) -> Result<Vec<AssignmentRecord>> {
        self.all(
            "SELECT id, program_id, assigned_by FROM assignments WHERE workspace_id = ?",
            |row| {
                Ok(AssignmentRecord {
                    id: row.try_get("id")?,
                    program_id: row.try_get("program_id")?,
                    assigned_by: row.try_get("assigned_by")?,
                })
            },
        )
        .await
    }

    /// How often each person tried each scenario: person, scenario, number of exported sessions.
    pub(crate) async fn attempts(&mut self) -> Result<Vec<(i64, i64, u32)>> {
        let sql = "SELECT user_id, scenario_id, count(*) AS attempts FROM sessions
            WHERE workspace_id = ? AND demo = 0 AND archived_at IS NULL
            GROUP BY user_id, scenario_id";
        self.all(sql, |row| {
            Ok((
                row.try_get("user_id")?,
                row.try_get("scenario_id")?,
                row.try_get("attempts")?,
            ))
        })
        .await
    }

    /// The sessions that the export holds, newest first, one by one.
    pub(crate) fn sessions(&mut self) -> impl Stream<Item = Result<SessionRecord>> + '_ {
        let sql = "SELECT uuid, user_id, scenario_id, assignment_id, score_hundredths, started_at, ended_at,
                status = 'completed' AND graded_at IS NOT NULL AND score_hundredths IS NOT NULL
            FROM sessions
            WHERE workspace_id = ? AND demo = 0 AND archived_at IS NULL
            ORDER BY started_at DESC, uuid DESC";
        let rows = sqlx::query(sql).bind(self.workspace_id).fetch(&mut *self.read);
        rows.then(|row| future::ready(row.map_err(Into::into).and_then(|row| session(&row))))
    }
}

fn person(row: &SqliteRow) -> Result<PersonRecord> {
    Ok(PersonRecord {
        id: row.try_get("id")?,
        uuid: row.uuid("uuid")?,
        name: row.person()?,
    })
}

/// Columns by position: this is read a million times.
fn session(row: &SqliteRow) -> Result<SessionRecord> {
    let uuid: &[u8] = row.try_get(0)?;
    Ok(SessionRecord {
        uuid: Uuid::from_slice(uuid)
            .map_err(|error| crate::Error::Corrupt(format!("sessions.uuid: {error}")))?,
        user_id: row.try_get(1)?,
        scenario_id: row.try_get(2)?,
        assignment_id: row.try_get(3)?,
        score: row.try_get::<Option<u16>, _>(4)?.map(Score),
        started_at: Timestamp(row.try_get(5)?),
        ended_at: row.try_get::<Option<i64>, _>(6)?.map(Timestamp),
        is_valid: row.try_get(7)?,
    })
}
