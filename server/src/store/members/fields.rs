//! Changes of what can be edited of a member, each with its entry in the activity list.

use app::{
    AppError,
    domain::{ActivityAction, GroupPlace, LONGEST_NAME, MemberStatus, PersonName, Role, SeatType},
    texts::{member as texts, users as users_texts},
};

use super::{
    current::{Current, places, places_text},
    rules::{may_change, may_give, valid_name},
};
use crate::{
    Result,
    store::{
        activity,
        activity::Who,
        database::{Sql, Transaction},
        work::{Refusal, Work},
    },
};

const RENAME: Sql = Sql::same(
    "UPDATE users SET first_name = $2, first_name_key = $3, last_name = $4, last_name_key = $5 WHERE id = $1",
);

const SET_ROLE: Sql = Sql::same("UPDATE members SET role = $3 WHERE workspace_id = $1 AND user_id = $2");

const SET_SEAT: Sql = Sql::same("UPDATE members SET seat_type = $3 WHERE workspace_id = $1 AND user_id = $2");

const OTHER_OWNERS: Sql = Sql::same(
    "SELECT EXISTS (SELECT 1 FROM members
        WHERE workspace_id = $1 AND user_id <> $2 AND role = 'owner' AND deactivated_at IS NULL)",
);

const JOIN_GROUP: Sql = Sql::same(
    "INSERT INTO group_members (workspace_id, group_id, user_id, role)
    SELECT workspace_id, id, $2, $4 FROM groups WHERE workspace_id = $1 AND uuid = $3 AND deleted_at IS NULL
    ON CONFLICT (workspace_id, group_id, user_id) DO UPDATE SET role = excluded.role",
);

const LEAVE_GROUP: Sql = Sql::same(
    "DELETE FROM group_members WHERE workspace_id = $1 AND user_id = $2
        AND group_id = (SELECT id FROM groups WHERE workspace_id = $1 AND uuid = $3)",
);

impl Work<'_> {
    /// Gives somebody another name; every workspace that they are in tells of it.
    pub(super) async fn rename(&mut self, current: &mut Current, first: &str, last: &str) -> Result<()> {
        let (first, last) = (name(first)?, name(last)?);
        let before = current.person();
        rename(&mut self.write, self.who, current.user_id, &before, first, last).await?;
        first.clone_into(&mut current.fields.first_name);
        last.clone_into(&mut current.fields.last_name);
        Ok(())
    }

    /// Gives somebody another role.
    pub(super) async fn set_role(
        &mut self,
        current: &mut Current,
        role: Role,
    ) -> Result<Result<(), Refusal>> {
        let before = current.fields.role;
        if before == role {
            return Ok(Ok(()));
        }
        if let Err(refusal) = self.may_lose(current).await? {
            return Ok(Err(refusal));
        }
        if let Err(refusal) = may_give(self.role, role) {
            return Ok(Err(refusal));
        }
        let set = SET_ROLE
            .bind(self.who.workspace_id)
            .bind(current.user_id)
            .bind(role.key());
        self.write.execute(set).await?;
        current.fields.role = role;
        self.record(
            ActivityAction::RoleChanged,
            &current.email,
            before.label(),
            role.label(),
        )
        .await?;
        Ok(Ok(()))
    }

    /// Whether an owner may stop being an active one. Of others this asks nothing.
    pub(super) async fn may_lose(&mut self, current: &Current) -> Result<Result<(), Refusal>> {
        if current.fields.role != Role::Owner {
            return Ok(Ok(()));
        }
        let others = OTHER_OWNERS.bind(self.who.workspace_id).bind(current.user_id);
        let is_last =
            current.status == MemberStatus::Active && !self.write.one(others).await?.get::<bool>(0)?;
        Ok(may_change(self.role, Role::Owner, is_last))
    }

    /// Gives somebody another seat.
    pub(super) async fn set_seat(&mut self, current: &mut Current, seat_type: SeatType) -> Result<()> {
        let before = current.fields.seat_type;
        if before == seat_type {
            return Ok(());
        }
        let set = SET_SEAT
            .bind(self.who.workspace_id)
            .bind(current.user_id)
            .bind(seat_type.key());
        self.write.execute(set).await?;
        current.fields.seat_type = seat_type;
        self.record(
            ActivityAction::SeatChanged,
            &current.email,
            before.label(),
            seat_type.label(),
        )
        .await
    }

    /// Puts somebody in exactly these groups.
    pub(in crate::store) async fn set_places(
        &mut self,
        current: &mut Current,
        wanted: &[GroupPlace],
    ) -> Result<()> {
        let (workspace_id, user_id) = (self.who.workspace_id, current.user_id);
        let before = std::mem::take(&mut current.fields.groups);
        for place in &before {
            if !wanted.iter().any(|wanted| wanted.id == place.id) {
                let leave = LEAVE_GROUP.bind(workspace_id).bind(user_id).bind(place.id);
                self.write.execute(leave).await?;
            }
        }
        for place in wanted {
            let is_there = |before: &GroupPlace| (before.id, before.role) == (place.id, place.role);
            if before.iter().any(is_there) {
                continue;
            }
            let join = JOIN_GROUP
                .bind(workspace_id)
                .bind(user_id)
                .bind(place.id)
                .bind(place.role.key());
            if self.write.execute(join).await? == 0 {
                return Err(AppError::invalid(users_texts::group_gone()).into());
            }
        }
        current.fields.groups = places(&mut self.write, workspace_id, user_id).await?;
        let (before, after) = (places_text(&before), places_text(&current.fields.groups));
        if before == after {
            return Ok(());
        }
        self.record(ActivityAction::GroupsChanged, &current.email, &before, &after)
            .await
    }
}

/// Gives somebody another name; every workspace that they are in tells of it.
pub(in crate::store) async fn rename(
    write: &mut Transaction,
    who: Who<'_>,
    user_id: i64,
    before: &PersonName,
    first: &str,
    last: &str,
) -> Result<()> {
    let rename = RENAME
        .bind(user_id)
        .bind(first)
        .bind(first.to_lowercase())
        .bind(last)
        .bind(last.to_lowercase());
    write.execute(rename).await?;
    let after = PersonName {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        email: String::new(),
    };
    let (before_text, after) = (before.full_name(), after.full_name());
    let what = (ActivityAction::NameChanged, before.email.as_str());
    activity::record_everywhere(write, (who.email, who.at), user_id, what, [&before_text, &after]).await
}

/// A first or last name as it is kept.
fn name(text: &str) -> Result<&str, AppError> {
    valid_name(text).ok_or_else(|| AppError::invalid(texts::name_too_long(LONGEST_NAME)))
}
