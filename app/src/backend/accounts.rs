//! The part of the port that is about people's accounts: invitations, passwords and sign-ins.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Admin, EntryTicket, Person, Visitor};
use crate::{
    AppError,
    domain::{InvitationOffer, MemberAccount, NewLink, PasswordChange, SignInRow},
};

/// What the console asks of the server about accounts.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Checks the password, opens a sign-in and enters the workspace that was used last.
    async fn sign_in(&self, email: &str, password: &str, visitor: &Visitor) -> Result<EntryTicket, AppError>;

    /// Ends the sign-in; returns the `Set-Cookie` header that forgets it.
    async fn sign_out(&self, person: &Person) -> Result<String, AppError>;

    /// How a member comes in.
    async fn member_account(&self, admin: &Admin, id: Uuid) -> Result<MemberAccount, AppError>;

    /// Invites a member, or invites them again.
    async fn invite_member(&self, admin: &Admin, id: Uuid) -> Result<NewLink, AppError>;

    /// Takes a member's invitation back.
    async fn revoke_invitation(&self, admin: &Admin, id: Uuid) -> Result<(), AppError>;

    /// Makes a link by which a member can set a new password; returns its address.
    async fn make_password_link(&self, admin: &Admin, id: Uuid) -> Result<String, AppError>;

    /// Whom the invitation with this secret is for; uses nothing up.
    async fn invitation(&self, secret: &str) -> Result<InvitationOffer, AppError>;

    /// Uses an invitation, and signs in.
    async fn accept_invitation(
        &self,
        secret: &str,
        first_name: &str,
        last_name: &str,
        password: String,
        visitor: &Visitor,
    ) -> Result<EntryTicket, AppError>;

    /// Whether the console sends e-mails.
    fn mail_is_set_up(&self) -> bool;

    /// Sends a link to who has forgotten their password, if there is somebody with this e-mail: which of the two
    /// is not told.
    async fn send_password_link(&self, email: &str, visitor: &Visitor) -> Result<(), AppError>;

    /// The e-mail of who may set a new password by the link with this secret; uses nothing up.
    async fn password_link(&self, secret: &str) -> Result<String, AppError>;

    /// Sets a new password by a link, and signs in.
    async fn use_password_link(
        &self,
        secret: &str,
        password: String,
        visitor: &Visitor,
    ) -> Result<EntryTicket, AppError>;

    /// Changes one's own password; one's other sign-ins end.
    async fn change_password(
        &self,
        person: &Person,
        change: PasswordChange,
        visitor: &Visitor,
    ) -> Result<(), AppError>;

    /// One's sign-ins, last used first.
    async fn sign_ins(&self, person: &Person) -> Result<Vec<SignInRow>, AppError>;

    /// Ends one of one's sign-ins.
    async fn end_sign_in(&self, person: &Person, id: Uuid) -> Result<(), AppError>;

    /// Ends all of one's sign-ins but this one.
    async fn end_other_sign_ins(&self, person: &Person) -> Result<(), AppError>;
}
