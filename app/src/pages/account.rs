//! `/w/{slug}/account`: one's own password, and where one is signed in. For every role.

mod password;
mod sign_ins;

use leptos::{html, prelude::*};

use self::{password::ChangePassword, sign_ins::SignIns};
use crate::{
    components::{Gate, PageHeader, use_focus_on_request},
    domain::Frame,
    texts::accounts as texts,
};

/// The password, and the sign-ins.
#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    view! {
        <Gate let:frame>
            <Account frame />
        </Gate>
    }
}

#[component]
fn Account(frame: Frame) -> impl IntoView {
    let news = RwSignal::new(String::new());
    let (news_at, focus) = use_focus_on_request::<html::P>();
    // What was done may have changed the list of sign-ins.
    let changes = RwSignal::new(0_u32);
    // The button that was used may be gone; what became of it takes the focus.
    let done = Callback::new(move |words: &'static str| {
        news.set(words.to_owned());
        changes.update(|changes| *changes += 1);
        focus.run(());
    });
    view! {
        <PageHeader title=texts::title() intro=texts::intro() />
        <p class="news" role="status" tabindex="-1" node_ref=news_at>
            {news}
        </p>
        <div class="member-cards account-cards">
            <ChangePassword email=frame.person.email done />
            <SignIns changes done />
        </div>
    }
}
