//! One member of a workspace, and what admins change of them.

mod access;
mod bulk;
mod current;
mod fields;
pub(crate) mod rules;

use app::{
    AppError,
    backend::Admin,
    domain::{MemberDetail, MemberEdit, MemberFields, MemberStatus, Timestamp},
    texts::member as texts,
};
use uuid::Uuid;

pub(super) use self::{
    access::end_access,
    current::{Current, places_text},
    fields::rename,
};
use super::{
    Store,
    database::{Sql, Transaction},
    work::Work,
};
use crate::{Result, conflict};

const SESSIONS: Sql =
    Sql::same("SELECT count(*) AS total FROM sessions WHERE workspace_id = $1 AND user_id = $2");

const TIMES: Sql =
    Sql::same("SELECT joined_at, last_login_at FROM members WHERE workspace_id = $1 AND user_id = $2");

impl Store {
    /// One member; none if there is no such member.
    pub(crate) async fn member(&self, admin: &Admin, id: Uuid) -> Result<Option<MemberDetail>> {
        let mut read = self.database.begin_read().await?;
        match Current::read(&mut read, admin.workspace_id, id).await? {
            Some(current) => Ok(Some(detail(&mut read, admin, &current).await?)),
            None => Ok(None),
        }
    }

    /// Saves an edit of a member, unless somebody else changed them since they were shown.
    ///
    /// # Errors
    /// [`AppError::Conflict`] with the member as they are; [`AppError::NotFound`]; [`AppError::Invalid`] for the
    /// last owner, for owners if the admin is none, for a name that is not the admin's to change, and for a
    /// group that is gone.
    pub(crate) async fn save_member(
        &self,
        admin: &Admin,
        id: Uuid,
        edit: &MemberEdit,
        now: Timestamp,
    ) -> Result<MemberDetail> {
        let mut work = Work::begin(self, admin, now).await?;
        let mut current = find(&mut work, id).await?;
        if !is_same(&current.fields, &edit.seen) {
            let detail = detail(&mut work.write, admin, &current).await?;
            return Err(conflict(&detail).into());
        }
        let wanted = &edit.wanted;
        let is_renamed =
            (&wanted.first_name, &wanted.last_name) != (&edit.seen.first_name, &edit.seen.last_name);
        if is_renamed {
            if !may_rename(&mut work.write, admin, current.user_id).await? {
                return Err(AppError::invalid(texts::name_not_yours()).into());
            }
            work.rename(&mut current, &wanted.first_name, &wanted.last_name)
                .await?;
        }
        work.set_role(&mut current, wanted.role).await??;
        work.set_seat(&mut current, wanted.seat_type).await?;
        work.set_places(&mut current, &wanted.groups).await?;
        let detail = detail(&mut work.write, admin, &current).await?;
        work.commit().await?;
        Ok(detail)
    }

    /// Lets a member sign in, or no longer.
    ///
    /// # Errors
    /// As [`Store::save_member`].
    pub(crate) async fn set_member_status(
        &self,
        admin: &Admin,
        id: Uuid,
        status: MemberStatus,
        now: Timestamp,
    ) -> Result<()> {
        let mut work = Work::begin(self, admin, now).await?;
        let mut current = find(&mut work, id).await?;
        work.set_status(&mut current, status).await??;
        work.commit().await
    }

    /// Removes a member: they leave all groups, and their sessions stay.
    ///
    /// # Errors
    /// As [`Store::save_member`].
    pub(crate) async fn remove_member(&self, admin: &Admin, id: Uuid, now: Timestamp) -> Result<()> {
        let mut work = Work::begin(self, admin, now).await?;
        let current = find(&mut work, id).await?;
        work.remove(current).await??;
        work.commit().await
    }
}

async fn find(work: &mut Work<'_>, id: Uuid) -> Result<Current> {
    let current = Current::read_to_change(&mut work.write, work.who.workspace_id, id).await?;
    current.ok_or(AppError::NotFound.into())
}

async fn may_rename(read: &mut Transaction, admin: &Admin, user_id: i64) -> Result<bool> {
    Ok(rules::named_elsewhere(read, admin, &[user_id]).await?.is_empty())
}

/// Whether nobody changed anything; a group's name is not the member's.
fn is_same(current: &MemberFields, seen: &MemberFields) -> bool {
    let places = |fields: &MemberFields| {
        let mut places: Vec<_> = fields.groups.iter().map(|place| (place.id, place.role)).collect();
        places.sort();
        places
    };
    (
        &current.first_name,
        &current.last_name,
        current.role,
        current.seat_type,
    ) == (&seen.first_name, &seen.last_name, seen.role, seen.seat_type)
        && places(current) == places(seen)
}

async fn detail(read: &mut Transaction, admin: &Admin, current: &Current) -> Result<MemberDetail> {
    let of_member = |sql: Sql| sql.bind(admin.workspace_id).bind(current.user_id);
    let sessions = read.one(of_member(SESSIONS)).await?.count("total")?;
    let times = read.one(of_member(TIMES)).await?;
    Ok(MemberDetail {
        id: current.id,
        email: current.email.clone(),
        fields: current.fields.clone(),
        status: current.status,
        joined_at: times.time("joined_at")?,
        last_login_at: times.optional_time("last_login_at")?,
        sessions,
        may_rename: may_rename(read, admin, current.user_id).await?,
    })
}
