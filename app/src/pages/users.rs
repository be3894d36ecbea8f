//! `/w/{slug}/users`: Workspace Users.

mod address;
mod bulk;
mod bulk_news;
mod filters;
mod table;

use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

pub(super) use self::table::StatusBadge;
use self::{
    address::{query_text, use_user_query},
    bulk::BulkBar,
    filters::UserFilters,
    table::UserTable,
};
use super::add_users::AddUsers;
use crate::{
    api::{groups::list_group_names, users::list_users},
    components::{
        Button, DownloadButton, Empty, Gate, Icon, OpenWorkspace, OptionsNote, PageHeader, PageOfRows,
        PageTurn, Problem, transition, use_focus_on_request,
    },
    domain::{ExportKind, Page, Role, UserQuery, UserRow},
    texts::{quantities, users as texts},
};

/// The table of members, with the way to add more, to change many, and to take them out.
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
    let query = use_user_query();
    let path = use_location().pathname;
    let adding = RwSignal::new(false);
    let pending = RwSignal::new(false);
    let picked = RwSignal::new(Vec::<UserRow>::new());
    let news = RwSignal::new(Vec::<String>::new());
    // What was pressed may be gone with what it changed.
    let (news_at, focus) = use_focus_on_request::<html::Div>();
    let rows = Resource::new(
        move || (slug.get(), query.get()),
        |(slug, query)| list_users(slug, query),
    );
    let groups = Resource::new(move || slug.get(), list_group_names);
    let done = move |lines: Vec<String>| {
        news.set(lines);
        rows.refetch();
        focus.run(());
    };
    view! {
        <PageHeader title=texts::title() intro=texts::intro()>
            <DownloadButton kind=ExportKind::Users />
            <Button class="button button-primary" on_press=move |()| adding.set(true)>
                {Icon::Plus.into_render()}
                <span>
                    <span class="visually-hidden">"+ "</span>
                    {texts::add()}
                </span>
            </Button>
        </PageHeader>
        <OptionsNote kind=ExportKind::Users />
        <section class="listing" class:pending=pending>
            <UserFilters query path groups on_reset=focus />
            <div class="news" role="status" tabindex="-1" node_ref=news_at>
                {move || news.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
            <BulkBar picked role on_done=done />
            <Rows
                rows=move || rows.get()
                retry=move |()| rows.refetch()
                query
                path
                pending
                picked
            />
        </section>
        <AddUsers open=adding role on_added=move |()| rows.refetch() />
    }
}

/// How many there are, the table, and the way to its other pages.
#[component]
fn Rows(
    #[prop(into)] rows: Signal<Option<Result<Page<UserRow>, crate::AppError>>>,
    #[prop(into)] retry: Callback<()>,
    query: Memo<UserQuery>,
    path: Memo<String>,
    pending: RwSignal<bool>,
    picked: RwSignal<Vec<UserRow>>,
) -> impl IntoView {
    let turn = PageTurn::new();
    let shown = move |page: Page<UserRow>| {
        turn.arrives();
        let (query, path) = (query.get_untracked(), path.get_untracked());
        let count = quantities::users(page.total);
        let (number, pages, total) = (page.page, page.pages(), page.total);
        let hint = query.is_filtered().then(texts::beyond);
        let address = {
            let (query, path) = (query.clone(), path.clone());
            Box::new(move |page| {
                let query = UserQuery {
                    page,
                    ..query.clone()
                };
                format!("{path}{}", query_text(&query))
            })
        };
        let table = if page.rows.is_empty() {
            let words = nobody(&query);
            view! { <Empty words /> }.into_any()
        } else {
            let caption = count.clone();
            view! { <UserTable rows=page.rows caption query path picked /> }.into_any()
        };
        view! { <PageOfRows turn count hint number pages total address table /> }
    };
    transition(pending, move || {
        Some(match rows.get()? {
            Ok(page) => shown(page).into_any(),
            Err(error) => view! { <Problem error retry in_page=true /> }.into_any(),
        })
    })
}

/// Why there are no rows.
fn nobody(query: &UserQuery) -> String {
    if query.filter_count() > 0 {
        texts::nobody_is_so().to_owned()
    } else if query.search.is_empty() {
        texts::nobody_yet().to_owned()
    } else {
        texts::nobody_matches(&query.search)
    }
}
