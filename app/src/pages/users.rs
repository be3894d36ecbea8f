//! `/w/{slug}/users`: Workspace Users.

use leptos::prelude::*;

use super::add_users::AddUsers;
use crate::{
    api::users::list_users,
    components::{
        Badge, Button, Cell, DownloadButton, Gate, Icon, Listing, Moment, OpenWorkspace, OptionsNote,
        PageHeader, Person, Tone, use_table_query,
    },
    domain::{ExportKind, MemberStatus, Role, UserRow},
};

/// The table of members, with the way to add more and to take them out.
#[component]
pub(crate) fn UsersPage() -> impl IntoView {
    view! {
        <Gate admins_only=true let:frame>
            <Users role=frame.role />
        </Gate>
    }
}

#[component]
fn Users(role: Role) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let query = use_table_query();
    let adding = RwSignal::new(false);
    let rows = Resource::new(
        move || (slug.get(), query.get()),
        |(slug, query)| list_users(slug, query),
    );
    view! {
        <PageHeader title="Workspace Users" intro="Everybody who has a seat in this workspace.">
            <DownloadButton kind=ExportKind::Users />
            <Button class="button button-primary" on_press=move |()| adding.set(true)>
                {Icon::Plus.into_render()}
                <span>
                    <span class="visually-hidden">"+ "</span>
                    "Add Users"
                </span>
            </Button>
        </PageHeader>
        <OptionsNote kind=ExportKind::Users />
        <Listing
            rows=move || rows.get()
            retry=move |()| rows.refetch()
            query
            beyond_search="Download CSV holds all users, whatever is searched."
            noun="user"
            search_label="Search users"
            columns=&["User", "Role", "Seat", "Groups", "Joined", "Last login", "Status"]
            empty="No users yet."
            row=|user| view! { <UserTableRow user /> }.into_any()
        />
        <AddUsers open=adding role on_added=move |()| rows.refetch() />
    }
}

#[component]
fn UserTableRow(user: UserRow) -> impl IntoView {
    view! {
        <tr role="row">
            <Cell label="User" class="cell-lead">
                <Person person=user.person />
            </Cell>
            <Cell label="Role">{user.role.name()}</Cell>
            <Cell label="Seat">{user.seat_type.name()}</Cell>
            <Cell label="Groups" class="cell-wide">
                {if user.groups.is_empty() {
                    view! { <span class="missing">"None"</span> }.into_any()
                } else {
                    let groups = user.groups.into_iter();
                    view! {
                        <span class="badges">
                            {groups
                                .map(|name| view! { <Badge tone=Tone::Neutral label=name /> })
                                .collect_view()}
                        </span>
                    }
                        .into_any()
                }}
            </Cell>
            <Cell label="Joined">
                <Moment at=user.joined_at />
            </Cell>
            <Cell label="Last login">
                {match user.last_login_at {
                    Some(at) => view! { <Moment at /> }.into_any(),
                    None => view! { <span class="missing">"Never"</span> }.into_any(),
                }}
            </Cell>
            <Cell label="Status">
                <StatusBadge status=user.status />
            </Cell>
        </tr>
    }
}

/// Whether a member may use the workspace.
#[component]
pub(super) fn StatusBadge(status: MemberStatus) -> impl IntoView {
    let tone = match status {
        MemberStatus::Active => Tone::Green,
        MemberStatus::Deactivated => Tone::Neutral,
    };
    view! { <Badge tone label=status.name() /> }
}
