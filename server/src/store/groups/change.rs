//! Adding, renaming and deleting groups. A name is compared and taken by one admin at a time.

use app::{
    AppError,
    backend::Admin,
    domain::{
        ActivityAction, GroupName, GroupPlace, GroupRename, GroupRole, MOST_AT_ONCE, NewGroup, Timestamp,
        UNDO_SECONDS, is_readable,
    },
    texts::{groups as texts, users as users_texts},
};
use uuid::Uuid;

use crate::{
    Result, conflict,
    store::{Store, database::Sql, members::Current, work::Work},
};

/// The longest name of a group, in characters.
const LONGEST_NAME: usize = 200;
/// How much later than promised undoing still works: the request takes a moment.
const GRACE_SECONDS: i64 = 2;

// Nobody else takes a name at the same time; whatever the case of its letters, a group may keep its own.
const TAKEN_NAME: Sql = Sql::same(
    "SELECT name FROM groups WHERE workspace_id = $1 AND name_key = $2 AND deleted_at IS NULL AND uuid <> $3",
);

const ADD_GROUP: Sql =
    Sql::same("INSERT INTO groups (uuid, workspace_id, name, name_key) VALUES ($1, $2, $3, $4)");

const LIVE_GROUP: Sql =
    Sql::same("SELECT name FROM groups WHERE workspace_id = $1 AND uuid = $2 AND deleted_at IS NULL");

const RENAME: Sql =
    Sql::same("UPDATE groups SET name = $3, name_key = $4 WHERE workspace_id = $1 AND uuid = $2");

const DELETE: Sql = Sql::same("UPDATE groups SET deleted_at = $3 WHERE workspace_id = $1 AND uuid = $2");

const DELETED_GROUP: Sql = Sql::same(
    "SELECT name, deleted_at FROM groups WHERE workspace_id = $1 AND uuid = $2 AND deleted_at IS NOT NULL",
);

impl Store {
    /// Adds a live group with its first members.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a name that is blank, too long or taken, for somebody who is no member, and for too
    /// many at once.
    pub(crate) async fn add_group(&self, admin: &Admin, new: &NewGroup, now: Timestamp) -> Result<Uuid> {
        let (id, name) = (Uuid::new_v4(), &*valid_name(&new.name)?);
        if new.members.len() > MOST_AT_ONCE {
            return Err(AppError::invalid(users_texts::too_many("1,000")).into());
        }
        let mut work = Work::begin(self, admin, now).await?;
        check_free(&mut work, name, id).await?;
        let add = ADD_GROUP
            .bind(id)
            .bind(work.who.workspace_id)
            .bind(name)
            .bind(name.to_lowercase());
        work.write.execute(add).await?;
        work.record(ActivityAction::GroupAdded, name, "", name).await?;
        for member in &new.members {
            let current = Current::read_to_change(&mut work.write, work.who.workspace_id, *member).await?;
            let mut current = current.ok_or_else(|| AppError::invalid(texts::no_member()))?;
            let mut places = current.fields.groups.clone();
            if places.iter().all(|place| place.id != id) {
                places.push(GroupPlace {
                    id,
                    name: name.to_owned(),
                    role: GroupRole::Member,
                });
            }
            work.set_places(&mut current, &places).await?;
        }
        work.commit().await?;
        Ok(id)
    }

    /// Gives a live group another name.
    ///
    /// # Errors
    /// As [`Store::add_group`]; [`AppError::Conflict`] with its name if somebody else renamed it;
    /// [`AppError::NotFound`].
    pub(crate) async fn rename_group(
        &self,
        admin: &Admin,
        id: Uuid,
        rename: &GroupRename,
        now: Timestamp,
    ) -> Result<()> {
        let name = &*valid_name(&rename.name)?;
        let mut work = Work::begin(self, admin, now).await?;
        let current = live_group(&mut work, id).await?;
        if current == name {
            return Ok(());
        }
        if current != rename.seen {
            return Err(conflict(&GroupName { id, name: current }).into());
        }
        check_free(&mut work, name, id).await?;
        let rename = RENAME
            .bind(work.who.workspace_id)
            .bind(id)
            .bind(name)
            .bind(name.to_lowercase());
        work.write.execute(rename).await?;
        work.record(ActivityAction::GroupRenamed, &current, &current, name)
            .await?;
        work.commit().await
    }

    /// Deletes a live group; its name is free, and who was in it is remembered as long as that can be undone.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Conflict`] with its name if it is not the one that was `seen`.
    pub(crate) async fn delete_group(
        &self,
        admin: &Admin,
        id: Uuid,
        seen: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut work = Work::begin(self, admin, now).await?;
        let name = live_group(&mut work, id).await?;
        if name != seen {
            return Err(conflict(&GroupName { id, name }).into());
        }
        let delete = DELETE.bind(work.who.workspace_id).bind(id).bind(Some(now));
        work.write.execute(delete).await?;
        work.record(ActivityAction::GroupDeleted, &name, &name, "")
            .await?;
        work.commit().await
    }

    /// Undoes the deletion of a group, soon after it.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if no such group was deleted; [`AppError::Invalid`] if that was too long ago, or
    /// another group has its name by now.
    pub(crate) async fn restore_group(&self, admin: &Admin, id: Uuid, now: Timestamp) -> Result<()> {
        let mut work = Work::begin(self, admin, now).await?;
        let query = DELETED_GROUP.bind(work.who.workspace_id).bind(id);
        let row = work.write.optional(query).await?.ok_or(AppError::NotFound)?;
        let (name, deleted_at): (String, _) = (row.get("name")?, row.time("deleted_at")?);
        if now.0 - deleted_at.0 > i64::from(UNDO_SECONDS) + GRACE_SECONDS {
            return Err(AppError::invalid(texts::too_late()).into());
        }
        check_free(&mut work, &name, id).await?;
        let restore = DELETE
            .bind(work.who.workspace_id)
            .bind(id)
            .bind(None::<Timestamp>);
        work.write.execute(restore).await?;
        work.record(ActivityAction::GroupRestored, &name, "", &name)
            .await?;
        work.commit().await
    }
}

/// The name of a live group.
pub(super) async fn live_group(work: &mut Work<'_>, id: Uuid) -> Result<String> {
    let query = LIVE_GROUP.bind(work.who.workspace_id).bind(id);
    let row = work.write.optional(query).await?.ok_or(AppError::NotFound)?;
    row.get("name")
}

async fn check_free(work: &mut Work<'_>, name: &str, id: Uuid) -> Result<()> {
    let query = TAKEN_NAME
        .bind(work.who.workspace_id)
        .bind(name.to_lowercase())
        .bind(id);
    match work.write.optional(query).await? {
        Some(taken) => {
            let words = texts::name_taken(taken.get("name")?);
            Err(AppError::invalid(words).into())
        }
        None => Ok(()),
    }
}

/// A name as it is kept: with one space between words, so that no two look the same for their spaces.
fn valid_name(name: &str) -> Result<String, AppError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(AppError::invalid(texts::blank_name()));
    }
    if name.chars().count() > LONGEST_NAME || !is_readable(name) {
        return Err(AppError::invalid(texts::long_name(LONGEST_NAME)));
    }
    Ok(name.split_whitespace().collect::<Vec<_>>().join(" "))
}
