//! `/w/{slug}/groups`: Workspace Groups.

use leptos::prelude::*;

use super::add_group::AddGroup;
use crate::{
    api::groups::list_groups,
    components::{
        Button, Cell, DownloadButton, Gate, Icon, Listing, OpenWorkspace, OptionsNote, PageHeader,
        use_table_query,
    },
    domain::{ExportKind, GroupRow},
    texts::{groups as texts, quantities},
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
        <PageHeader title=texts::title() intro=texts::intro()>
            <DownloadButton kind=ExportKind::Groups />
            <Button class="button button-primary" on_press=move |()| adding.set(true)>
                {Icon::Plus.into_render()}
                <span>
                    <span class="visually-hidden">"+ "</span>
                    {texts::add_group()}
                </span>
            </Button>
        </PageHeader>
        <OptionsNote kind=ExportKind::Groups />
        <Listing
            rows=move || rows.get()
            retry=move |()| rows.refetch()
            query
            beyond_search=texts::beyond()
            count=quantities::groups
            search_label=texts::search_groups()
            columns=vec![texts::group(), texts::members(), texts::admins()]
            empty=texts::no_groups()
            no_match=texts::no_group_matches
            row=|group| view! { <GroupTableRow group /> }.into_any()
        />
        <AddGroup open=adding on_added=move |()| rows.refetch() />
    }
}

#[component]
fn GroupTableRow(group: GroupRow) -> impl IntoView {
    let href = OpenWorkspace::path(&format!("groups/{}", group.id));
    let members = if group.members == 0 {
        view! { <span class="missing">{texts::nobody_yet()}</span> }.into_any()
    } else {
        quantities::members(group.members.into()).into_any()
    };
    view! {
        <tr role="row">
            <Cell label=texts::group() class="cell-lead">
                <a class="person-name" href=href>
                    {group.name}
                </a>
            </Cell>
            <Cell label=texts::members()>{members}</Cell>
            <Cell label=texts::admins() class="cell-wide">
                {if group.admins.is_empty() {
                    view! { <span class="missing">{texts::no_admin()}</span> }.into_any()
                } else {
                    group.admins.join(", ").into_any()
                }}
            </Cell>
        </tr>
    }
}
