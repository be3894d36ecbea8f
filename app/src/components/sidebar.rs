//! The sidebar: which workspace, its pages, and who is signed in.

use leptos::{html, prelude::*, server_fn::ServerFn};
use leptos_router::components::A;

use super::{Avatar, Breakable, Button, Icon, LanguageSwitch, PostForm};
use crate::{
    api::account::SignOut,
    browser::Exports,
    domain::{Frame, WorkspaceLink},
    texts::{activity, frame as texts},
};

/// The way around a workspace; a drawer on a narrow screen.
#[component]
pub(crate) fn Sidebar(
    frame: Frame,
    /// Whether the drawer is open.
    drawer: RwSignal<bool>,
    /// Closes it and gives the focus back.
    on_close: Callback<()>,
) -> impl IntoView {
    let Frame {
        workspace,
        person,
        role,
        other_workspaces,
        ..
    } = frame;
    let sidebar = NodeRef::<html::Aside>::new();
    Effect::new(move |_| {
        if let (true, Some(sidebar)) = (drawer.get(), sidebar.get()) {
            request_animation_frame(move || {
                let _ = sidebar.focus();
            });
        }
    });
    let page = {
        let slug = workspace.slug.clone();
        move |page: &str| format!("/w/{slug}/{page}")
    };
    let administration = role.is_admin().then(|| {
        view! {
            <section aria-labelledby="administration">
                <h2 id="administration" class="nav-title">{texts::administration()}</h2>
                <ul>
                    <NavItem href=page("users") icon=Icon::User label=texts::users() />
                    <NavItem href=page("groups") icon=Icon::Group label=texts::groups() />
                    <NavItem href=page("activity") icon=Icon::Activity label=activity::title() />
                    <NavItem href=page("export-data") icon=Icon::Export label=texts::export_data() />
                </ul>
            </section>
        }
    });

    view! {
        <div class="drawer-shade" on:click=move |_| on_close.run(())></div>
        <aside class="sidebar" tabindex="-1" aria-label=texts::workspace() node_ref=sidebar>
            <div class="sidebar-head">
                <WorkspaceSwitcher open=workspace others=other_workspaces />
                <span class="drawer-close">
                    <Button class="button button-icon button-quiet" on_press=on_close>
                        {Icon::Close.into_render()}
                        <span class="visually-hidden">{texts::close_menu()}</span>
                    </Button>
                </span>
            </div>
            <nav class="nav" aria-label=texts::main_navigation()>
                <ul>
                    <NavItem href=page("sessions") icon=Icon::Session label=texts::sessions() />
                </ul>
                {administration}
            </nav>
            <div class="account">
                <Avatar person=person.clone() />
                <A href=page("account") attr:class="person-text">
                    <span class="visually-hidden">{texts::account()} ": "</span>
                    <span class="person-name">{person.display_name()}</span>
                    <span class="person-email"><Breakable text=person.email /></span>
                </A>
                <SignOutForm />
                <LanguageSwitch />
            </div>
        </aside>
    }
}

#[component]
fn NavItem(href: String, icon: Icon, label: &'static str) -> impl IntoView {
    view! {
        <li>
            <A href=href attr:class="nav-link">
                {icon.into_render()}
                <span>{label}</span>
            </A>
        </li>
    }
}

/// The workspace's name; opens a list if the person may enter others.
#[component]
fn WorkspaceSwitcher(open: WorkspaceLink, others: Vec<WorkspaceLink>) -> impl IntoView {
    let mark = open.name.chars().take(1).collect::<String>();
    let name = view! {
        <span class="workspace-mark" aria-hidden="true">{mark}</span>
        <span class="workspace-name">{open.name}</span>
    };
    if others.is_empty() {
        return view! { <p class="workspace">{name}</p> }.into_any();
    }
    view! {
        <details class="switcher">
            <summary class="workspace">
                {name} {Icon::Switch.into_render()}
                <span class="visually-hidden">{texts::switch_workspace()}</span>
            </summary>
            <ul class="switcher-list">
                {others
                    .into_iter()
                    .map(|workspace| {
                        view! {
                            <li>
                                <a href=format!("/w/{}/sessions", workspace.slug) rel="external">
                                    {workspace.name}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </details>
    }
    .into_any()
}

#[component]
fn SignOutForm() -> impl IntoView {
    let sign_out = ServerAction::<SignOut>::new();
    let exports = Exports::expect();
    let send = move |()| {
        exports.leave();
        sign_out.dispatch(SignOut {});
    };
    view! {
        <div class="sign-out">
            <PostForm action=SignOut::PATH on_send=send>
                <button type="submit" class="button button-quiet">
                    {Icon::SignOut.into_render()}
                    {texts::sign_out()}
                </button>
            </PostForm>
        </div>
    }
}
