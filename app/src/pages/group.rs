//! `/w/{slug}/groups/{id}`: one group, its members, and what is done with them.

mod add_members;
mod delete;
mod member_row;
mod rename;

use leptos::{html, prelude::*};
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use self::{
    add_members::AddMembers,
    delete::{DeleteGroup, Deleted},
    member_row::GroupMemberTableRow,
    rename::RenameGroup,
};
use crate::{
    AppError,
    api::groups::load_group,
    components::{
        Button, Gate, Listing, OpenWorkspace, PageHeader, When, use_focus_on_request, use_table_query,
    },
    domain::{GroupDetail, GroupName},
    texts::{groups as texts, quantities, users},
};

/// The group that is open, for all that works on it.
#[derive(Clone, Copy)]
struct OpenGroup {
    slug: Signal<String>,
    id: Memo<Option<Uuid>>,
    /// What became of the last change, in words.
    news: RwSignal<String>,
    /// Why the last change came to nothing.
    problem: RwSignal<String>,
    /// Loads the group again.
    reload: Callback<()>,
    /// Moves the focus to what became of the last change.
    focus: Callback<()>,
}

impl OpenGroup {
    fn expect() -> Self {
        expect_context()
    }

    /// Says what became of a change, and puts the focus there if what had it is gone.
    fn tell(self, words: String, takes_focus: bool) {
        self.problem.set(String::new());
        self.news.set(words);
        self.reload.try_run(());
        if takes_focus {
            self.focus.try_run(());
        }
    }
}

/// The name that a group has by now, as a conflict tells it.
fn current_name(conflict: &str) -> String {
    let current = serde_json::from_str::<GroupName>(conflict);
    current.map_or(String::new(), |group| group.name)
}

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
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<Uuid>().ok()));
    let group = Resource::new(
        move || (slug.get(), id.get(), query.get()),
        |(slug, id, query)| async move { load_group(slug, id.ok_or(AppError::NotFound)?, query).await },
    );
    let (news_at, focus) = use_focus_on_request::<html::P>();
    let open = OpenGroup {
        slug,
        id,
        news: RwSignal::new(String::new()),
        problem: RwSignal::new(String::new()),
        reload: Callback::new(move |()| group.refetch()),
        focus,
    };
    provide_context(open);
    let deleted = RwSignal::new(None::<String>);
    let back = view! {
        <a class="back-link" href=move || format!("/w/{}/groups", slug.get())>
            {texts::all_groups()}
        </a>
    };
    view! {
        {back}
        <When holds=move || deleted.with(Option::is_some)>
            <Deleted deleted />
        </When>
        <div hidden=move || deleted.with(Option::is_some)>
            <Transition>
                {move || {
                    let group = group.get()?.ok()?;
                    Some(view! { <Head group deleted /> }.into_any())
                }}
            </Transition>
            <p class="news" role="status" tabindex="-1" node_ref=news_at>
                {open.news}
            </p>
            <p class="form-problem" role="alert">
                {open.problem}
            </p>
            <Listing
                rows=move || group.get().map(|group| group.map(|group| group.members))
                retry=move |()| group.refetch()
                query
                count=quantities::members
                search_label=texts::search_members()
                columns=vec![texts::member(), texts::group_role(), users::status(), texts::actions()]
                empty=texts::nobody_in_it()
                no_match=texts::no_member_matches
                row=|member| view! { <GroupMemberTableRow member /> }.into_any()
            />
        </div>
    }
}

/// The name, and what can be done with the group as a whole.
#[component]
fn Head(group: GroupDetail, deleted: RwSignal<Option<String>>) -> impl IntoView {
    let (adding, renaming, deleting) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let opener = |class: &'static str, label: &'static str, open: RwSignal<bool>| {
        view! {
            <Button class=class on_press=move |()| open.set(true)>
                {label}
            </Button>
        }
    };
    let name = StoredValue::new(group.name.clone());
    view! {
        <PageHeader title=group.name intro=texts::group()>
            {opener("button", texts::delete(), deleting)} {opener("button", texts::rename(), renaming)}
            {opener("button button-primary", texts::add_members(), adding)}
        </PageHeader>
        <AddMembers open=adding />
        <RenameGroup open=renaming name=name.get_value() />
        <DeleteGroup open=deleting name=name.get_value() members=group.members.total deleted />
    }
}
