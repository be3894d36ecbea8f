//! Invitations: made with a membership or later, made again, taken back.

use std::collections::HashMap;

use app::{
    AppError,
    backend::{Admin, SignInToken},
    domain::{ActivityAction, Invitation, InvitationState, MemberAccount, MemberStatus, Timestamp},
    texts::accounts as texts,
};
use uuid::Uuid;

use super::{HAS_PASSWORD, Kind, NewRow, REVOKE, add, expect_owner_for, may_hold, not_to_hold, problem_of};
use crate::{
    Error, Result,
    auth::token,
    store::{
        Store,
        activity::{Change, record_all},
        database::Sql,
        lists::list,
        members::Current,
        work::Work,
    },
};

const VALID_SECONDS: i64 = 7 * 24 * 3_600;

const LAST: Sql = Sql::same(
    "SELECT l.user_id, l.made_at, l.made_by, l.seen_by_maker, l.mailed_at, l.expires_at, l.used_at, l.revoked_at,
        coalesce(a.email, '') AS maker
    FROM account_links l LEFT JOIN users a ON a.id = l.made_by
    WHERE l.kind = 'invitation' AND l.user_id = $1 AND l.workspace_id = $2
    ORDER BY l.id DESC LIMIT 1",
);

const WITHOUT_PASSWORD: Sql = Sql {
    sqlite: "SELECT id, email FROM users
        WHERE id IN (SELECT value FROM json_each($1)) AND password_hash IS NULL",
    postgres: "SELECT id, email FROM users
        WHERE id IN (SELECT jsonb_array_elements_text($1::jsonb)::bigint) AND password_hash IS NULL",
};

const HAS_ANY: Sql = Sql::same(
    "SELECT EXISTS (SELECT 1 FROM account_links
        WHERE kind = 'invitation' AND user_id = $1 AND workspace_id = $2)",
);

/// An invitation that was just made. Its secret is known to nobody else yet.
pub(crate) struct NewInvitation {
    /// Whom it invites.
    pub(crate) email: String,
    /// What the link holds; never to be kept.
    pub(crate) secret: String,
    /// How the database knows it.
    pub(crate) token: SignInToken,
    /// Whether the admin may be shown the link; otherwise it may only be mailed.
    pub(crate) is_for_admin: bool,
}

/// What became of inviting somebody.
pub(crate) enum Invited {
    /// They have a password already.
    NotNeeded,
    /// Only an e-mail could bring the link to them and nobody else, and the console sends none.
    OnlyByMail,
    /// They are invited.
    Made(NewInvitation),
}

/// Invites people who have just become members, in the transaction that makes them so; tells of each, in their
/// order, what became of that. What it returns is to be delivered once that has been committed, by
/// [`crate::invitations::deliver`].
pub(crate) async fn invite_all(
    work: &mut Work<'_>,
    user_ids: &[i64],
    mail_is_set_up: bool,
) -> Result<Vec<Invited>> {
    make(work, user_ids, mail_is_set_up, ActivityAction::InvitationMade).await
}

async fn make(
    work: &mut Work<'_>,
    user_ids: &[i64],
    mail_is_set_up: bool,
    action: ActivityAction,
) -> Result<Vec<Invited>> {
    let who = work.who;
    let rows = work.write.all(WITHOUT_PASSWORD.bind(list(user_ids))).await?;
    let mut emails: HashMap<i64, String> = rows
        .iter()
        .map(|row| Ok((row.get("id")?, row.get("email")?)))
        .collect::<Result<_>>()?;
    let admin_id = who.person_id.ok_or(AppError::Forbidden)?;
    let only_by_mail = not_to_hold(&mut work.write, user_ids, admin_id).await?;
    let expires_at = Timestamp(who.at.0 + VALID_SECONDS);
    let (mut links, mut told) = (Vec::new(), Vec::new());
    let invited = user_ids.iter().map(|user_id| {
        let Some(email) = emails.remove(user_id) else {
            return Ok(Invited::NotNeeded);
        };
        let is_for_admin = !only_by_mail.contains(user_id);
        if !is_for_admin && !mail_is_set_up {
            return Ok(Invited::OnlyByMail);
        }
        let (secret, token) = token::random()?;
        links.push(NewRow {
            kind: Kind::Invitation,
            token,
            workspace_id: Some(who.workspace_id),
            user_id: *user_id,
            made_by: who.person_id,
            seen_by_maker: is_for_admin,
            made_at: who.at,
            expires_at,
        });
        told.push(Change {
            workspace_id: who.workspace_id,
            action,
            subject: email.clone(),
            before: String::new(),
            after: expires_at.to_string(),
        });
        Ok(Invited::Made(NewInvitation {
            email,
            secret,
            token,
            is_for_admin,
        }))
    });
    let invited = invited.collect::<Result<_>>()?;
    add(&mut work.write, &links).await?;
    record_all(&mut work.write, who, &told).await?;
    Ok(invited)
}

impl Store {
    /// How a member comes in; none if there is no such member.
    pub(crate) async fn member_account(
        &self,
        admin: &Admin,
        id: Uuid,
        mail_is_set_up: bool,
        now: Timestamp,
    ) -> Result<Option<MemberAccount>> {
        let mut read = self.database.begin_read().await?;
        let Some(current) = Current::read(&mut read, admin.workspace_id, id).await? else {
            return Ok(None);
        };
        let last = LAST.bind(current.user_id).bind(admin.workspace_id);
        let invitation = match read.optional(last).await? {
            None => None,
            Some(link) => Some(Invitation {
                state: match problem_of(&mut read, &link, now).await? {
                    None if current.status == MemberStatus::Active => InvitationState::Open,
                    None => InvitationState::Revoked,
                    Some(problem) => state(problem),
                },
                made_at: link.time("made_at")?,
                made_by: link.get("maker")?,
                mailed_at: link.optional_time("mailed_at")?,
                expires_at: link.time("expires_at")?,
            }),
        };
        let has_password = read.one(HAS_PASSWORD.bind(current.user_id)).await?.get(0)?;
        Ok(Some(MemberAccount {
            has_password,
            invitation,
            may_hold_link: may_hold(&mut read, current.user_id, admin.person.id).await?,
            mail_is_set_up,
            is_own: current.user_id == admin.person.id,
        }))
    }

    /// Invites a member, or invites them again: the link before stops working.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Invalid`] for owners if the admin is none, for who has a password, is
    /// deactivated, or can only be reached by an e-mail that the console does not send.
    pub(crate) async fn invite_member(
        &self,
        admin: &Admin,
        id: Uuid,
        mail_is_set_up: bool,
        now: Timestamp,
    ) -> Result<NewInvitation> {
        let mut work = Work::begin(self, admin, now).await?;
        let current = find(&mut work, id).await?;
        if current.status == MemberStatus::Deactivated {
            return Err(AppError::invalid(texts::invite_active_only()).into());
        }
        let of_member = |sql: Sql| sql.bind(current.user_id).bind(admin.workspace_id);
        let action = if work.write.one(of_member(HAS_ANY)).await?.get(0)? {
            ActivityAction::InvitationResent
        } else {
            ActivityAction::InvitationMade
        };
        revoke(&mut work, current.user_id).await?;
        let invited = make(&mut work, &[current.user_id], mail_is_set_up, action).await?;
        match invited
            .into_iter()
            .next()
            .ok_or(Error::from(AppError::Internal))?
        {
            Invited::Made(invitation) => {
                work.commit().await?;
                Ok(invitation)
            }
            Invited::NotNeeded => Err(AppError::invalid(texts::has_password()).into()),
            Invited::OnlyByMail => Err(AppError::invalid(texts::only_by_mail()).into()),
        }
    }

    /// Takes a member's invitation back.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Invalid`] for owners if the admin is none, and where there is nothing
    /// to take back.
    pub(crate) async fn revoke_invitation(&self, admin: &Admin, id: Uuid, now: Timestamp) -> Result<()> {
        let mut work = Work::begin(self, admin, now).await?;
        let current = find(&mut work, id).await?;
        if !revoke(&mut work, current.user_id).await? {
            return Err(AppError::invalid(texts::nothing_to_revoke()).into());
        }
        work.record(ActivityAction::InvitationRevoked, &current.email, "", "")
            .await?;
        work.commit().await
    }
}

async fn find(work: &mut Work<'_>, id: Uuid) -> Result<Current> {
    let current = Current::read_to_change(&mut work.write, work.who.workspace_id, id).await?;
    let current = current.ok_or(AppError::NotFound)?;
    expect_owner_for(work, &current)?;
    Ok(current)
}

async fn revoke(work: &mut Work<'_>, user_id: i64) -> Result<bool> {
    let revoke = REVOKE
        .bind(Kind::Invitation.key())
        .bind(user_id)
        .bind(work.who.workspace_id)
        .bind(work.who.at);
    Ok(work.write.execute(revoke).await? > 0)
}

fn state(problem: app::domain::AccountProblem) -> InvitationState {
    use app::domain::AccountProblem::{LinkExpired, LinkUsed};
    match problem {
        LinkUsed => InvitationState::Accepted,
        LinkExpired => InvitationState::Expired,
        _ => InvitationState::Revoked,
    }
}
