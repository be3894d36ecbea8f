//! `/w/{slug}/groups/{id}`: one group's members.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::users::StatusBadge;
use crate::{
    AppError,
    api::groups::load_group,
    components::{Badge, Cell, Gate, Listing, OpenWorkspace, PageHeader, Person, Tone, use_table_query},
    domain::{GroupMemberRow, GroupRole},
};

/// The group's name and the table of its members.
#[component]
pub(crate) fn GroupPage() -> impl IntoView {
    view! {
        <Gate admins_only=true let:_frame>
            <Group />
        </Gate>
    }
}

#[component]
fn Group() -> impl IntoView {
    let params = use_params_map();
    let slug = OpenWorkspace::expect().slug;
    let query = use_table_query();
    let group = Resource::new(
        move || {
            (
                slug.get(),
                params.read().get("id").unwrap_or_default(),
                query.get(),
            )
        },
        |(slug, id, query)| async move {
            let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
            load_group(slug, id, query).await
        },
    );
    view! {
        <a class="back-link" href=move || format!("/w/{}/groups", slug.get())>
            "All groups"
        </a>
        <Transition>
            {move || {
                let title = group.get()?.ok()?.name;
                Some(view! { <PageHeader title intro="Group" /> })
            }}
        </Transition>
        <Listing
            rows=move || group.get().map(|group| group.map(|group| group.members))
            retry=move |()| group.refetch()
            query
            noun="member"
            search_label="Search members"
            columns=&["Member", "Role in the group", "Status"]
            empty="Nobody is in this group yet."
            row=|member| view! { <GroupMemberTableRow member /> }.into_any()
        />
    }
}

#[component]
fn GroupMemberTableRow(member: GroupMemberRow) -> impl IntoView {
    let tone = match member.role {
        GroupRole::Admin => Tone::Blue,
        GroupRole::Member => Tone::Neutral,
    };
    view! {
        <tr role="row">
            <Cell label="Member" class="cell-lead">
                <Person person=member.person />
            </Cell>
            <Cell label="Role in the group">
                <Badge tone label=member.role.name() />
            </Cell>
            <Cell label="Status">
                <StatusBadge status=member.status />
            </Cell>
        </tr>
    }
}
