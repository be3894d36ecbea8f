//! Brings the people whom a file added their invitations.

use app::{
    backend::Admin,
    domain::{MailNews, UploadInvitations},
};

use crate::{
    Console, Error, Result,
    export::links_file,
    invitations::Outbox,
    store::{AppliedUpload, Invited},
};

/// E-mails whose sending is waited for; of more it goes on after the answer.
const MOST_AWAITED: usize = 1_000;

/// Delivers what was committed, and tells what became of it.
pub(super) async fn invite(
    console: &Console,
    admin: &Admin,
    applied: AppliedUpload,
) -> Result<UploadInvitations> {
    let (mut made, mut left) = (Vec::new(), 0);
    for invited in applied.invited {
        match invited {
            Invited::Made(invitation) => made.push(invitation),
            Invited::OnlyByMail => left += 1,
            Invited::NotNeeded => {}
        }
    }
    let outbox = Outbox::of(console, admin, made).await?;
    let linked = number(outbox.links().count());
    let links = String::from_utf8_lossy(&links_file::write(outbox.links())).into_owned();
    let (mut mailed, mut mailing) = (0, 0);
    let count = outbox.len();
    let sending = outbox.send(console);
    if console.mailer.is_some() && count > MOST_AWAITED {
        mailing = number(count);
    } else {
        for link in sending.await.map_err(|_| Error::Panicked)? {
            if link.mail == MailNews::Sent {
                mailed += 1;
            } else if link.address.is_none() {
                left += 1;
            }
        }
    }
    Ok(UploadInvitations {
        mailed,
        mailing,
        linked,
        links,
        left,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
