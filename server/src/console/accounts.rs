//! What the console does about people's accounts.

use app::{
    AppError,
    backend::{Accounts, Admin, EntryTicket, Person, Visitor},
    domain::{
        AccountProblem, InvitationOffer, MemberAccount, NewLink, PasswordChange, SignInRow, check_password,
    },
};
use async_trait::async_trait;
use uuid::Uuid;

use super::Console;
use crate::{
    auth, browsers, clock, forgotten, invitations,
    store::{KnownSignIn, Names},
};

#[async_trait]
impl Accounts for Console {
    async fn sign_in(&self, email: &str, password: &str, visitor: &Visitor) -> Result<EntryTicket, AppError> {
        Ok(auth::sign_in(&self.store, email, password, visitor, self.settings.is_https()).await?)
    }

    async fn sign_out(&self, person: &Person) -> Result<String, AppError> {
        self.store.close_sign_in(person.sign_in).await?;
        Ok(auth::forgetting_cookie(self.settings.is_https()))
    }

    async fn member_account(&self, admin: &Admin, id: Uuid) -> Result<MemberAccount, AppError> {
        let account = self
            .store
            .member_account(admin, id, self.mail_is_set_up(), clock::now());
        account.await?.ok_or(AppError::NotFound)
    }

    async fn invite_member(&self, admin: &Admin, id: Uuid) -> Result<NewLink, AppError> {
        let invitation = self
            .store
            .invite_member(admin, id, self.mail_is_set_up(), clock::now())
            .await?;
        let links = invitations::deliver(self, admin, vec![invitation]).await?;
        links.into_iter().next().ok_or(AppError::Internal)
    }

    async fn revoke_invitation(&self, admin: &Admin, id: Uuid) -> Result<(), AppError> {
        Ok(self.store.revoke_invitation(admin, id, clock::now()).await?)
    }

    async fn make_password_link(&self, admin: &Admin, id: Uuid) -> Result<String, AppError> {
        let secret = self.store.make_password_link(admin, id, clock::now()).await?;
        Ok(forgotten::address(self, &secret))
    }

    async fn invitation(&self, secret: &str) -> Result<InvitationOffer, AppError> {
        let token = auth::token_of_link(secret)?;
        Ok(self.store.invitation(token, clock::now()).await?)
    }

    async fn accept_invitation(
        &self,
        secret: &str,
        first_name: &str,
        last_name: &str,
        password: String,
        visitor: &Visitor,
    ) -> Result<EntryTicket, AppError> {
        let names = Names {
            first: first_name,
            last: last_name,
        };
        let secure = self.settings.is_https();
        Ok(auth::accept_invitation(&self.store, secret, names, password, visitor, secure).await?)
    }

    fn mail_is_set_up(&self) -> bool {
        self.mailer.is_some()
    }

    async fn send_password_link(&self, email: &str, visitor: &Visitor) -> Result<(), AppError> {
        Ok(forgotten::send_link(self, email, visitor).await?)
    }

    async fn password_link(&self, secret: &str) -> Result<String, AppError> {
        let token = auth::token_of_link(secret)?;
        Ok(self.store.password_link(token, clock::now()).await?)
    }

    async fn use_password_link(
        &self,
        secret: &str,
        password: String,
        visitor: &Visitor,
    ) -> Result<EntryTicket, AppError> {
        let secure = self.settings.is_https();
        Ok(auth::use_password_link(&self.store, secret, password, visitor, secure).await?)
    }

    async fn change_password(
        &self,
        person: &Person,
        change: PasswordChange,
        visitor: &Visitor,
    ) -> Result<(), AppError> {
        check_password(&change.new)?;
        let PasswordChange { present, new } = change;
        let known = auth::confirm_password(&self.store, person, present, visitor.address).await?;
        let hash = auth::hash_password(new).await?;
        let changed = self
            .store
            .change_password(person, &known, &hash, clock::now())
            .await?;
        if changed {
            Ok(())
        } else {
            Err(AccountProblem::WrongPassword.into())
        }
    }

    async fn sign_ins(&self, person: &Person) -> Result<Vec<SignInRow>, AppError> {
        let known = self.store.sign_ins_of(person.id, auth::fresh(clock::now()));
        Ok(known
            .await?
            .iter()
            .map(|sign_in| row_of(sign_in, person))
            .collect())
    }

    async fn end_sign_in(&self, person: &Person, id: Uuid) -> Result<(), AppError> {
        let known = self
            .store
            .sign_ins_of(person.id, auth::fresh(clock::now()))
            .await?;
        let meant = known.iter().find(|sign_in| auth::public_id(sign_in.token) == id);
        let meant = meant.ok_or(AppError::NotFound)?;
        Ok(self.store.close_sign_in(meant.token).await?)
    }

    async fn end_other_sign_ins(&self, person: &Person) -> Result<(), AppError> {
        Ok(self.store.close_other_sign_ins(person).await?)
    }
}

fn row_of(sign_in: &KnownSignIn, person: &Person) -> SignInRow {
    SignInRow {
        id: auth::public_id(sign_in.token),
        browser: browsers::browser(&sign_in.user_agent).to_owned(),
        system: browsers::system(&sign_in.user_agent).to_owned(),
        since: sign_in.created_at,
        last_seen: sign_in.used_at,
        is_this: sign_in.token == person.sign_in,
    }
}
