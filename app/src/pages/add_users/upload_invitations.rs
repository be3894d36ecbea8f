//! What became of inviting the people whom a file added.

use leptos::prelude::*;

use crate::{
    components::Button,
    domain::UploadInvitations,
    texts::{quantities::people, upload as texts},
};

/// How many were invited and how, with the links that the admin may hand on.
#[component]
pub(super) fn Invitations(invitations: UploadInvitations) -> impl IntoView {
    let UploadInvitations {
        mailed,
        mailing,
        linked,
        links,
        left,
    } = invitations;
    let said = |count: u32, words: fn(&str) -> String| {
        (count > 0).then(|| view! { <p>{words(&people(count.into()))}</p> })
    };
    let on_press = move |()| {
        #[cfg(feature = "hydrate")]
        crate::browser::save_text(&links, "invitation-links.csv");
        #[cfg(not(feature = "hydrate"))]
        let _ = &links;
    };
    view! {
        {said(mailed, texts::mailed)}
        {said(mailing, texts::mailing)}
        {said(linked, texts::linked)}
        {(linked > 0).then(|| view! { <Button on_press>{texts::save_links()}</Button> })}
        {said(left, texts::left_uninvited)}
    }
}
