//! The same change of many members, in one transaction: each is changed, or it is said why not.

use std::collections::BTreeSet;

use app::{
    AppError,
    backend::Admin,
    domain::{
        BulkAction, BulkChange, BulkMember, BulkOutcome, BulkVerdict, GroupPlace, GroupRole, MOST_AT_ONCE,
        MemberStatus, Timestamp,
    },
    texts::users as texts,
};
use uuid::Uuid;

use super::current::{Current, places_text};
use crate::{
    Result,
    store::{
        Store,
        work::{Refusal, Work},
    },
};

impl Store {
    /// Changes many members; says for each, in their order, what became of it.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for nobody, for too many at once, and for a group that is gone.
    pub(crate) async fn change_members(
        &self,
        admin: &Admin,
        change: &BulkChange,
        now: Timestamp,
    ) -> Result<Vec<BulkOutcome>> {
        match change.members.len() {
            0 => return Err(AppError::invalid(texts::nobody_selected()).into()),
            1..=MOST_AT_ONCE => {}
            _ => return Err(AppError::invalid(texts::too_many("1,000")).into()),
        }
        let mut work = Work::begin(self, admin, now).await?;
        let mut outcomes = Vec::with_capacity(change.members.len());
        for member in &change.members {
            let current = Current::read_to_change(&mut work.write, work.who.workspace_id, member.id).await?;
            outcomes.push(match current {
                Some(current) => one(&mut work, member, current, &change.action).await?,
                None => outcome(member.id, String::new(), BulkVerdict::Gone),
            });
        }
        work.commit().await?;
        Ok(outcomes)
    }
}

async fn one(
    work: &mut Work<'_>,
    seen: &BulkMember,
    mut current: Current,
    action: &BulkAction,
) -> Result<BulkOutcome> {
    let name = current.name();
    let (is_done, is_seen, now) = compare(seen, &current, action);
    if is_done {
        return Ok(outcome(seen.id, name, BulkVerdict::Unchanged));
    }
    if !is_seen {
        return Ok(BulkOutcome {
            current: now,
            ..outcome(seen.id, name, BulkVerdict::Conflict)
        });
    }
    let changed = match action {
        BulkAction::SetRole(role) => work.set_role(&mut current, *role).await?,
        BulkAction::SetSeat(seat_type) => Ok(work.set_seat(&mut current, *seat_type).await?),
        BulkAction::Deactivate => work.set_status(&mut current, MemberStatus::Deactivated).await?,
        BulkAction::Reactivate => work.set_status(&mut current, MemberStatus::Active).await?,
        BulkAction::AddGroups(_) | BulkAction::LeaveGroups(_) | BulkAction::SetGroups(_) => {
            let wanted = wanted_places(&current, action);
            Ok(work.set_places(&mut current, &wanted).await?)
        }
    };
    Ok(match changed {
        Ok(()) => outcome(seen.id, name, BulkVerdict::Changed),
        Err(Refusal::LastOwner) => outcome(seen.id, name, BulkVerdict::LastOwner),
        Err(Refusal::OwnersOnly) => outcome(seen.id, name, BulkVerdict::OwnersOnly),
    })
}

fn outcome(id: Uuid, name: String, verdict: BulkVerdict) -> BulkOutcome {
    BulkOutcome {
        id,
        name,
        verdict,
        current: String::new(),
    }
}

/// Whether there is nothing to do, whether what is to be changed is as it was seen, and how it is now.
/// Joining and leaving a group overwrite nothing, whatever else somebody has changed.
fn compare(seen: &BulkMember, current: &Current, action: &BulkAction) -> (bool, bool, String) {
    let fields = &current.fields;
    let status = |wanted: MemberStatus| {
        let now = current.status.name().to_owned();
        (current.status == wanted, current.status == seen.status, now)
    };
    match action {
        BulkAction::SetRole(role) => (
            fields.role == *role,
            fields.role == seen.role,
            fields.role.name().to_owned(),
        ),
        BulkAction::SetSeat(seat_type) => (
            fields.seat_type == *seat_type,
            fields.seat_type == seen.seat_type,
            fields.seat_type.name().to_owned(),
        ),
        BulkAction::Deactivate => status(MemberStatus::Deactivated),
        BulkAction::Reactivate => status(MemberStatus::Active),
        BulkAction::AddGroups(_) | BulkAction::LeaveGroups(_) | BulkAction::SetGroups(_) => {
            let wanted = wanted_places(current, action);
            let ids = |places: &[GroupPlace]| places.iter().map(|place| place.id).collect::<BTreeSet<_>>();
            let is_seen = !matches!(action, BulkAction::SetGroups(_))
                || fields.groups.iter().map(|place| &place.name).eq(&seen.groups);
            (
                ids(&wanted) == ids(&fields.groups),
                is_seen,
                places_text(&fields.groups),
            )
        }
    }
}

/// The groups that somebody is to be in; where they are already, their role there stays.
fn wanted_places(current: &Current, action: &BulkAction) -> Vec<GroupPlace> {
    let places = &current.fields.groups;
    let kept = |keep: &dyn Fn(Uuid) -> bool| {
        let kept = places.iter().filter(|place| keep(place.id));
        kept.cloned().collect::<Vec<_>>()
    };
    let (mut wanted, joined) = match action {
        BulkAction::AddGroups(groups) => (places.clone(), groups.as_slice()),
        BulkAction::LeaveGroups(groups) => (kept(&|id| !groups.contains(&id)), &[][..]),
        BulkAction::SetGroups(groups) => (kept(&|id| groups.contains(&id)), groups.as_slice()),
        _ => (places.clone(), &[][..]),
    };
    for group in joined {
        if !wanted.iter().any(|place| place.id == *group) {
            wanted.push(GroupPlace {
                id: *group,
                name: String::new(),
                role: GroupRole::Member,
            });
        }
    }
    wanted
}
