//! The table itself: a head that orders it, and a row for each member, to be ticked.

use leptos::prelude::*;

use super::address::query_text;
use crate::{
    components::{Badge, Moment, OpenWorkspace, Person, PickCell, PickPage, Tone},
    domain::{InvitationState, MemberStatus, UserQuery, UserRow, UserSort},
    texts::users as texts,
};

/// The members of one page in a region that can be scrolled by keyboard.
#[component]
pub(super) fn UserTable(
    rows: Vec<UserRow>,
    caption: String,
    query: UserQuery,
    path: String,
    picked: RwSignal<Vec<UserRow>>,
) -> impl IntoView {
    let heads = UserSort::ALL
        .iter()
        .map(|sort| sort_head(*sort, &query, &path))
        .collect_view();
    let name = caption.clone();
    let all = rows.clone();
    let body = rows
        .into_iter()
        .map(|user| view! { <UserTableRow user picked /> })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" aria-label=caption tabindex="0">
            <table role="table" aria-label=name class="sortable">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="cell-pick">
                            <PickPage rows=all picked />
                        </th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
}

/// The head of a column: a link that orders by it, or turns the order round.
fn sort_head(sort: UserSort, query: &UserQuery, path: &str) -> AnyView {
    let is_order = query.order() == sort;
    let next = UserQuery {
        sort: Some(sort).filter(|sort| *sort != UserSort::Name),
        descending: is_order && !query.descending,
        page: 1,
        ..query.clone()
    };
    let order = match (is_order, query.descending) {
        (true, false) => Some("ascending"),
        (true, true) => Some("descending"),
        (false, _) => None,
    };
    let href = format!("{path}{}", query_text(&next));
    view! {
        <th role="columnheader" scope="col" aria-sort=order>
            <a class="sort" href=href data-order=order data-noscroll="true">
                <span class="visually-hidden">{texts::sort()}</span>
                {sort.name()}
            </a>
        </th>
    }
    .into_any()
}

#[component]
fn UserTableRow(user: UserRow, picked: RwSignal<Vec<UserRow>>) -> impl IntoView {
    let words = texts::select_one(&user.person.display_name());
    let row = user.clone();
    let href = OpenWorkspace::path(&format!("users/{}", user.id));
    let groups = if user.groups.is_empty() {
        view! { <span class="missing">{texts::none()}</span> }.into_any()
    } else {
        let groups = user.groups.into_iter();
        let groups = groups.map(|name| view! { <Badge tone=Tone::Neutral label=name /> });
        view! { <span class="badges">{groups.collect_view()}</span> }.into_any()
    };
    let last_login = match user.last_login_at {
        Some(at) => view! { <Moment at /> }.into_any(),
        None if user.is_invited => {
            view! { <Badge tone=Tone::Blue label=InvitationState::Open.name() /> }.into_any()
        }
        None => view! { <span class="missing">{texts::never()}</span> }.into_any(),
    };
    view! {
        <tr role="row">
            <PickCell row words picked />
            <td role="cell" data-label=texts::user() class="cell-lead">
                <Person person=user.person href=href.unwrap_or_default() />
            </td>
            <td role="cell" data-label=texts::role()>{user.role.name()}</td>
            <td role="cell" data-label=texts::seat()>{user.seat_type.name()}</td>
            <td role="cell" data-label=texts::groups() class="cell-wide">{groups}</td>
            <td role="cell" data-label=texts::joined()>
                <Moment at=user.joined_at />
            </td>
            <td role="cell" data-label=texts::last_login()>{last_login}</td>
            <td role="cell" data-label=texts::status()>
                <StatusBadge status=user.status />
            </td>
        </tr>
    }
}

/// Whether a member may use the workspace.
#[component]
pub(crate) fn StatusBadge(status: MemberStatus) -> impl IntoView {
    let tone = match status {
        MemberStatus::Active => Tone::Green,
        MemberStatus::Deactivated => Tone::Neutral,
    };
    view! { <Badge tone label=status.name() /> }
}
