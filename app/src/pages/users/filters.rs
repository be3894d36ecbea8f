//! What the table of users is searched and filtered by; each choice leads to another address.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::address::query_text;
use crate::{
    AppError,
    components::{Button, FilterFold, FilterSelect, SearchField, When},
    domain::{GroupName, MemberStatus, Role, SeatType, UserQuery},
    texts::users as texts,
};

/// The search and four choices, as a form that the browser can send by itself.
#[component]
pub(super) fn UserFilters(
    query: Memo<UserQuery>,
    path: Memo<String>,
    groups: Resource<Result<Vec<GroupName>, AppError>>,
    /// Puts the focus where it may stay when the button that was pressed goes away.
    on_reset: Callback<()>,
) -> impl IntoView {
    let navigate = use_navigate();
    let open = RwSignal::new(false);
    let go = Callback::new(move |(query, replace): (UserQuery, bool)| {
        let options = NavigateOptions {
            replace,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(
            &format!("{}{}", path.get_untracked(), query_text(&query)),
            options,
        );
    });
    let search = move |search: String| {
        let before = query.get_untracked();
        // Back leads to what there was before the first letter.
        let replace = !before.search.is_empty();
        go.run((
            UserQuery {
                search,
                page: 1,
                ..before
            },
            replace,
        ));
    };
    let choose = Callback::new(move |(name, value): (&'static str, String)| {
        let mut query = UserQuery {
            page: 1,
            ..query.get_untracked()
        };
        match name {
            "role" => query.role = value.parse().ok(),
            "seat" => query.seat_type = value.parse().ok(),
            "status" => query.status = value.parse().ok(),
            _ => query.group = value.parse().ok(),
        }
        go.run((query, false));
    });
    let chosen = move |of: fn(&UserQuery) -> String| Signal::derive(move || query.with(of));
    let option = |key: &str, label: &str| (key.to_owned(), label.to_owned());
    let roles = Role::ALL.iter().map(|role| option(role.key(), role.name()));
    let seats = SeatType::ALL.iter().map(|seat| option(seat.key(), seat.name()));
    let statuses = MemberStatus::ALL
        .iter()
        .map(|status| option(status.key(), status.name()));
    view! {
        <form
            role="search"
            method="get"
            class="user-filters"
            data-open=move || open.get().then_some("")
        >
            <SearchField label=texts::search() value=move || query.get().search on_search=search />
            <FilterFold open chosen=Signal::derive(move || query.with(UserQuery::filter_count)) />
            <FilterSelect
                name="role"
                label=texts::role()
                all=texts::every_role()
                options=roles.collect()
                chosen=chosen(|query| query.role.map_or("", Role::key).to_owned())
                choose
            />
            <FilterSelect
                name="seat"
                label=texts::seat()
                all=texts::every_seat()
                options=seats.collect()
                chosen=chosen(|query| query.seat_type.map_or("", SeatType::key).to_owned())
                choose
            />
            <FilterSelect
                name="status"
                label=texts::status()
                all=texts::every_status()
                options=statuses.collect()
                chosen=chosen(|query| query.status.map_or("", MemberStatus::key).to_owned())
                choose
            />
            <GroupFilter
                groups
                chosen=chosen(|query| query.group.map(|id| id.to_string()).unwrap_or_default())
                choose
            />
            // The order stays, also where the browser sends the form.
            <input type="hidden" name="sort" value=move || query.get().order().key() />
            <input
                type="hidden"
                name="order"
                value=move || if query.get().descending { "desc" } else { "asc" }
            />
            <button type="submit" class="button without-script">
                {texts::apply()}
            </button>
            <Reset query go on_reset />
        </form>
    }
}

/// Goes back to everybody, in the same order; nothing where everybody is shown.
#[component]
fn Reset(query: Memo<UserQuery>, go: Callback<(UserQuery, bool)>, on_reset: Callback<()>) -> impl IntoView {
    let reset = move |()| {
        on_reset.run(());
        let UserQuery { sort, descending, .. } = query.get_untracked();
        let everybody = UserQuery {
            sort,
            descending,
            ..UserQuery::default()
        };
        go.run((everybody, false));
    };
    view! {
        <When holds=move || query.with(UserQuery::is_filtered)>
            <Button class="button button-small" on_press=reset>
                {texts::reset()}
            </Button>
        </When>
    }
}

/// The choice of a group, once they are known.
#[component]
fn GroupFilter(
    groups: Resource<Result<Vec<GroupName>, AppError>>,
    chosen: Signal<String>,
    choose: Callback<(&'static str, String)>,
) -> impl IntoView {
    view! {
        <Transition>
            {move || {
                let names = groups.get()?.unwrap_or_default();
                let options = names.into_iter().map(|group| (group.id.to_string(), group.name));
                let options = options.collect();
                Some(
                    view! {
                        <FilterSelect
                            name="group"
                            label=texts::group()
                            all=texts::every_group()
                            options
                            chosen
                            choose
                        />
                    },
                )
            }}
        </Transition>
    }
}
