//! A link that was just made: shown once, to be copied and handed on.

use leptos::prelude::*;

use crate::{
    components::CopyButton,
    domain::{MailNews, NewLink},
    texts::accounts as texts,
};

/// The link in a field that can be read and chosen by keyboard, and a button that copies it.
#[component]
pub(super) fn LinkBox(
    /// The field's id, unique in the page.
    id: String,
    address: String,
    /// Whose link it is, where there are several.
    #[prop(optional, into)]
    email: Option<String>,
) -> impl IntoView {
    let (label, copy_label) = match &email {
        Some(email) => (texts::link_for(email), texts::copy_link_for(email)),
        None => (texts::link().to_owned(), texts::copy_link().to_owned()),
    };
    view! {
        <div class="link-box">
            <label for=id.clone() class="visually-hidden">
                {label}
            </label>
            <input id=id class="input" readonly value=address.clone() />
            <CopyButton text=address label=texts::copy_link() name=copy_label />
        </div>
    }
}

/// What became of an invitation that was just made.
pub(super) fn link_news(link: &NewLink) -> &'static str {
    match (&link.address, link.mail) {
        (Some(_), MailNews::Sent) => texts::link_sent(),
        (Some(_), MailNews::NotSetUp) => texts::link_shown(),
        (Some(_), MailNews::Failed) => texts::link_not_sent(),
        (None, MailNews::Sent) => texts::sent_only(),
        (None, MailNews::Failed) => texts::not_sent_at_all(),
        (None, MailNews::NotSetUp) => texts::only_by_mail(),
    }
}
