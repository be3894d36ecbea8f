//! Brings the people whom a file added their invitations.

use app::{
    backend::Admin,
    domain::{MailNews, UploadInvitations},
};

use crate::{
    Console, Result,
    export::links_file,
    invitations::deliver,
    store::{AppliedUpload, Invited},
};

/// Delivers what was committed, and tells what became of it.
pub(super) async fn invite(
    console: &Console,
    admin: &Admin,
    applied: AppliedUpload,
) -> Result<UploadInvitations> {
    let made = applied.invited.into_iter().filter_map(|invited| match invited {
        Invited::Made(invitation) => Some(invitation),
        Invited::NotNeeded | Invited::OnlyByMail => None,
    });
    let made: Vec<_> = made.collect();
    let emails: Vec<String> = made.iter().map(|invitation| invitation.email.clone()).collect();
    let news = deliver(console, admin, made).await?;
    let is_mailed = |mail| mail == MailNews::Sent;
    let mailed = news.iter().filter(|link| is_mailed(link.mail)).count();
    let linked = news.iter().filter(|link| link.address.is_some()).count();
    let reached = news
        .iter()
        .filter(|link| link.address.is_some() || is_mailed(link.mail));
    let left = applied.without_password - reached.count();
    let links = emails.iter().zip(&news);
    let links = links.filter_map(|(email, link)| Some((email.as_str(), link.address.as_deref()?)));
    let links = links_file::write(links);
    let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(UploadInvitations {
        mailed: number(mailed),
        linked: number(linked),
        links: String::from_utf8_lossy(&links).into_owned(),
        left: number(left),
    })
}
