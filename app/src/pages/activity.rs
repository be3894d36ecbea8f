//! `/w/{slug}/activity`: who changed what of people and groups.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::activity_value::reading;
use crate::{
    api::activity::list_activity,
    components::{
        Breakable, Empty, Gate, Icon, Loading, Moment, OpenWorkspace, PageHeader, PageOfRows, PageTurn,
        Problem, use_table_query,
    },
    domain::{ActivityRow, Page, TableQuery},
    texts::{activity as texts, quantities},
};

/// The changes of the workspace, newest first, and the way to take them out.
#[component]
pub(crate) fn ActivityPage() -> impl IntoView {
    view! {
        <Gate admins_only=true let:_frame>
            <Activity />
        </Gate>
    }
}

#[component]
fn Activity() -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let path = use_location().pathname;
    let query = use_table_query();
    let turn = PageTurn::new();
    let page = Memo::new(move |_| query.get().page);
    let rows = Resource::new(
        move || (slug.get(), page.get()),
        |(slug, page)| {
            let search = String::new();
            list_activity(slug, TableQuery { search, page })
        },
    );
    view! {
        <PageHeader title=texts::title() intro=texts::intro()>
            <a
                class="button"
                href=move || format!("/w/{}/activity.csv", slug.get())
                rel="external"
                download=""
            >
                {Icon::Download.into_render()}
                <span>{texts::download()}</span>
            </a>
        </PageHeader>
        <section class="listing">
            <Transition fallback=Loading>
                {move || match rows.get()? {
                    Ok(page) => Some(shown(page, path.get_untracked(), turn).into_any()),
                    Err(error) => {
                        let retry = move |()| rows.refetch();
                        Some(view! { <Problem error retry in_page=true /> }.into_any())
                    }
                }}
            </Transition>
        </section>
    }
}

fn shown(page: Page<ActivityRow>, path: String, turn: PageTurn) -> impl IntoView {
    turn.arrives();
    let (number, pages, total) = (page.page, page.pages(), page.total);
    let count = quantities::changes(total);
    let address = Box::new(move |page: u32| match page {
        1 => path.clone(),
        page => format!("{path}?page={page}"),
    });
    let table = if page.rows.is_empty() {
        view! { <Empty words=texts::empty() /> }.into_any()
    } else {
        let rows = page.rows.into_iter().map(activity_row).collect_view();
        let heads = [
            texts::when(),
            texts::who(),
            texts::what(),
            texts::whom(),
            texts::before(),
            texts::after(),
        ];
        view! {
            <div class="table-scroll" role="region" aria-label=texts::title() tabindex="0">
                <table role="table" aria-label=texts::title()>
                    <thead role="rowgroup">
                        <tr role="row">
                            {heads
                                .map(|head| view! { <th role="columnheader" scope="col">{head}</th> })
                                .collect_view()}
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! { <PageOfRows turn count hint=None number pages total address table /> }
}

fn activity_row(row: ActivityRow) -> AnyView {
    let actor = if row.actor.is_empty() {
        texts::server().to_owned()
    } else {
        row.actor
    };
    let value = |text: &str| {
        let text = reading(row.action, text);
        view! { <Breakable text /> }
    };
    view! {
        <tr role="row">
            <td role="cell" data-label=texts::when()>
                <Moment at=row.at exact=true />
            </td>
            <td role="cell" data-label=texts::who() class="cell-wide">
                <Breakable text=actor />
            </td>
            <td role="cell" data-label=texts::what()>{row.action.name()}</td>
            <td role="cell" data-label=texts::whom() class="cell-wide">
                <Breakable text=row.subject />
            </td>
            <td role="cell" data-label=texts::before() class="cell-wide">{value(&row.before)}</td>
            <td role="cell" data-label=texts::after() class="cell-wide">{value(&row.after)}</td>
        </tr>
    }
    .into_any()
}
