//! `/w/{slug}/sessions`: all sessions for an admin, their own for others.

mod address;
mod archive;
mod archive_words;
mod bulk;
mod days;
mod export_these;
mod filters;
mod person;
mod table;

use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

use self::{
    address::{query_text, use_session_query},
    bulk::BulkBar,
    filters::SessionFilters,
    table::SessionTable,
};
pub(super) use self::{archive::ArchiveDialog, table::SessionBadges};
use crate::{
    AppError,
    api::sessions::{list_sessions, load_session_offer},
    components::{
        Empty, Gate, OpenWorkspace, PageHeader, PageOfRows, PageTurn, Problem, transition,
        use_focus_on_request,
    },
    domain::{Page, Role, SessionQuery, SessionRow},
    texts::{quantities, sessions as texts},
};

/// The table of sessions, newest first.
#[component]
pub(crate) fn SessionsPage() -> impl IntoView {
    view! {
        <Gate let:frame>
            <Sessions role=frame.role />
        </Gate>
    }
}

#[component]
fn Sessions(role: Role) -> impl IntoView {
    let is_admin = role.is_admin();
    let slug = OpenWorkspace::expect().slug;
    let query = use_session_query(is_admin);
    let path = use_location().pathname;
    let pending = RwSignal::new(false);
    let picked = RwSignal::new(Vec::<SessionRow>::new());
    let news = RwSignal::new(Vec::<String>::new());
    let (news_at, focus_news) = use_focus_on_request::<html::Div>();
    let rows = Resource::new(
        move || (slug.get(), query.get()),
        |(slug, query)| list_sessions(slug, query),
    );
    let offer = Resource::new(move || slug.get(), load_session_offer);
    // The button that was pressed is gone with the selection; what became of it takes the focus.
    let done = move |lines: Vec<String>| {
        news.set(lines);
        rows.refetch();
        focus_news.run(());
    };
    let intro = if is_admin {
        texts::intro_all()
    } else {
        texts::intro_own()
    };
    view! {
        <PageHeader title=texts::title() intro />
        <section class="listing" class:pending=pending>
            <SessionFilters query path offer is_admin />
            <div class="news" role="status" tabindex="-1" node_ref=news_at>
                {move || news.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
            {is_admin.then(|| view! { <BulkBar picked on_done=done /> })}
            <Rows
                rows=move || rows.get()
                retry=move |()| rows.refetch()
                query
                path
                pending
                picked=is_admin.then_some(picked)
            />
        </section>
    }
}

/// How many there are, the table, and the way to its other pages.
#[component]
fn Rows(
    #[prop(into)] rows: Signal<Option<Result<Page<SessionRow>, AppError>>>,
    #[prop(into)] retry: Callback<()>,
    query: Memo<SessionQuery>,
    path: Memo<String>,
    pending: RwSignal<bool>,
    picked: Option<RwSignal<Vec<SessionRow>>>,
) -> impl IntoView {
    let turn = PageTurn::new();
    let shown = move |page: Page<SessionRow>| {
        turn.arrives();
        let (query, path) = (query.get_untracked(), path.get_untracked());
        let count = quantities::sessions(page.total);
        let (number, pages, total) = (page.page, page.pages(), page.total);
        let table = if page.rows.is_empty() {
            view! { <Empty words=none(&query) /> }.into_any()
        } else {
            let caption = count.clone();
            view! { <SessionTable rows=page.rows caption picked /> }.into_any()
        };
        let address = Box::new(move |page| {
            let query = SessionQuery {
                page,
                ..query.clone()
            };
            format!("{path}{}", query_text(&query))
        });
        view! { <PageOfRows turn count hint=None number pages total address table /> }
    };
    transition(pending, move || {
        Some(match rows.get()? {
            Ok(page) => shown(page).into_any(),
            Err(error) => view! { <Problem error retry in_page=true /> }.into_any(),
        })
    })
}

/// Why there are no rows.
fn none(query: &SessionQuery) -> String {
    if query.filter_count() > 0 {
        texts::none_is_so().to_owned()
    } else if query.search.is_empty() {
        texts::none_yet().to_owned()
    } else {
        texts::none_matches(&query.search)
    }
}
