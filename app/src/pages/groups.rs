//! `/w/{slug}/groups`: Workspace Groups.

use leptos::prelude::*;

use super::add_group::AddGroup;
use crate::{
    api::groups::list_groups,
    components::{
        Button, Cell, DownloadButton, Gate, Icon, Listing, OpenWorkspace, OptionsNote, PageHeader, quantity,
        use_table_query,
    },
    domain::{ExportKind, GroupRow},
};

/// The table of live groups, with the way to add one and to take them out.
#[component]
pub(crate) fn GroupsPage() -> impl IntoView {
    view! {
        <Gate admins_only=true let:_frame>
            <Groups />
        </Gate>
    }
}

#[component]
fn Groups() -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let query = use_table_query();
    let adding = RwSignal::new(false);
    let rows = Resource::new(
        move || (slug.get(), query.get()),
        |(slug, query)| list_groups(slug, query),
    );
    view! {
        <PageHeader title="Workspace Groups" intro="Teams and cohorts, and who is in them.">
            <DownloadButton kind=ExportKind::Groups />
            <Button class="button button-primary" on_press=move |()| adding.set(true)>
                {Icon::Plus.into_render()}
                <span>
                    <span class="visually-hidden">"+ "</span>
                    "Add Group"
                </span>
            </Button>
        </PageHeader>
        <OptionsNote kind=ExportKind::Groups />
        <Listing
            rows=move || rows.get()
            retry=move |()| rows.refetch()
            query
            beyond_search="Download CSV holds all groups, whatever is searched."
            noun="group"
            search_label="Search groups"
            columns=&["Group", "Members", "Group admins"]
            empty="No groups yet. Add one to report on a team or a cohort."
            row=|group| view! { <GroupTableRow group /> }.into_any()
        />
        <AddGroup open=adding on_added=move |()| rows.refetch() />
    }
}

#[component]
fn GroupTableRow(group: GroupRow) -> impl IntoView {
    let href = OpenWorkspace::path(&format!("groups/{}", group.id));
    let members = if group.members == 0 {
        view! { <span class="missing">"Nobody yet"</span> }.into_any()
    } else {
        quantity(group.members.into(), "member").into_any()
    };
    view! {
        <tr role="row">
            <Cell label="Group" class="cell-lead">
                <a class="person-name" href=href>
                    {group.name}
                </a>
            </Cell>
            <Cell label="Members">{members}</Cell>
            <Cell label="Group admins" class="cell-wide">
                {if group.admins.is_empty() {
                    view! { <span class="missing">"None"</span> }.into_any()
                } else {
                    group.admins.join(", ").into_any()
                }}
            </Cell>
        </tr>
    }
}
