//! Who is in a group: joining, another role there, leaving.

use app::{
    AppError,
    backend::Admin,
    domain::{GroupPlace, GroupPlaceEdit, NewGroupMember, NewGroupMemberVerdict, NewGroupMembers, Timestamp},
    texts::groups as texts,
};
use uuid::Uuid;

use super::change::live_group;
use crate::{
    Result,
    auth::email_key,
    conflict,
    store::{Store, database::Sql, members::Current, work::Work},
};

const MEMBER_BY_EMAIL: Sql = Sql::same(
    "SELECT u.uuid FROM users u JOIN members m ON m.user_id = u.id
    WHERE m.workspace_id = $1 AND u.email_key = $2",
);

impl Store {
    /// Puts members in a live group: those of `new.people`, and those whose addresses `lines` hold that are
    /// `Added` so far; tells what became of each.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for the group; [`AppError::Invalid`] if one of the people is no member.
    pub(crate) async fn add_to_group(
        &self,
        admin: &Admin,
        id: Uuid,
        new: &NewGroupMembers,
        mut lines: Vec<NewGroupMember>,
        now: Timestamp,
    ) -> Result<Vec<NewGroupMember>> {
        let mut work = Work::begin(self, admin, now).await?;
        let place = GroupPlace {
            id,
            name: live_group(&mut work, id).await?,
            role: new.role,
        };
        let mut outcomes = Vec::with_capacity(new.people.len() + lines.len());
        for person in &new.people {
            let current = Current::read_to_change(&mut work.write, work.who.workspace_id, *person).await?;
            let current = current.ok_or_else(|| AppError::invalid(texts::no_member()))?;
            outcomes.push(NewGroupMember {
                email: current.email.clone(),
                verdict: join(&mut work, current, &place).await?,
            });
        }
        for line in &mut lines {
            if line.verdict != NewGroupMemberVerdict::Added {
                continue;
            }
            let query = MEMBER_BY_EMAIL
                .bind(work.who.workspace_id)
                .bind(email_key(&line.email));
            let person = match work.write.optional(query).await? {
                Some(row) => Some(row.uuid("uuid")?),
                None => None,
            };
            let current = match person {
                Some(person) => {
                    Current::read_to_change(&mut work.write, work.who.workspace_id, person).await?
                }
                None => None,
            };
            line.verdict = match current {
                Some(current) => join(&mut work, current, &place).await?,
                None => NewGroupMemberVerdict::NoMember,
            };
        }
        work.commit().await?;
        outcomes.extend(lines);
        Ok(outcomes)
    }

    /// Gives somebody another role in a live group, or takes them out of it.
    ///
    /// # Errors
    /// [`AppError::Conflict`] with their place, or none, if somebody else changed it; [`AppError::NotFound`] for
    /// the group or the person.
    pub(crate) async fn change_place(
        &self,
        admin: &Admin,
        id: Uuid,
        edit: &GroupPlaceEdit,
        now: Timestamp,
    ) -> Result<()> {
        let mut work = Work::begin(self, admin, now).await?;
        live_group(&mut work, id).await?;
        let current = Current::read_to_change(&mut work.write, work.who.workspace_id, edit.person).await?;
        let mut current = current.ok_or(AppError::NotFound)?;
        let mut places = current.fields.groups.clone();
        let index = places.iter().position(|place| place.id == id);
        let role = index.map(|index| places[index].role);
        if role == edit.wanted {
            return Ok(());
        }
        match index {
            Some(index) if role == Some(edit.seen) => match edit.wanted {
                Some(wanted) => places[index].role = wanted,
                None => drop(places.remove(index)),
            },
            _ => return Err(conflict(&index.map(|index| places.swap_remove(index))).into()),
        }
        work.set_places(&mut current, &places).await?;
        work.commit().await
    }
}

async fn join(
    work: &mut Work<'_>,
    mut current: Current,
    place: &GroupPlace,
) -> Result<NewGroupMemberVerdict> {
    if current.fields.groups.iter().any(|known| known.id == place.id) {
        return Ok(NewGroupMemberVerdict::AlreadyIn);
    }
    let mut places = current.fields.groups.clone();
    places.push(place.clone());
    work.set_places(&mut current, &places).await?;
    Ok(NewGroupMemberVerdict::Added)
}
