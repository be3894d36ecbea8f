//! What can be done with the members who are selected: a bar of buttons, each with its dialog.

use leptos::{ev::SubmitEvent, prelude::*};

use super::bulk_news::news_of;
use crate::{
    api::users::change_users,
    components::{Button, Choice, Dialog, OpenWorkspace, Picker, Select, When, thousands},
    domain::{BulkAction, BulkChange, BulkMember, Role, SeatType, UserRow},
    pages::choices::{group_choices, role_options},
    texts::{common, users as texts},
};

/// How many are called by name.
const MOST_NAMES: usize = 10;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Groups,
    Seat,
    Role,
    Deactivate,
}

/// How many are selected, and the buttons; nothing where nobody is.
#[component]
pub(super) fn BulkBar(
    picked: RwSignal<Vec<UserRow>>,
    /// The role of the person who changes.
    role: Role,
    /// Hears what became of it.
    #[prop(into)]
    on_done: Callback<Vec<String>>,
) -> impl IntoView {
    let (groups, seat, roles, deactivate) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let count = Memo::new(move |_| picked.with(Vec::len));
    let words = move || match count.get() {
        0 => String::new(),
        count => texts::selected(&thousands(count as u64)),
    };
    let opener = |label: &'static str, open: RwSignal<bool>| {
        view! {
            <Button class="button button-small" on_press=move |()| open.set(true)>
                {label}
            </Button>
        }
    };
    let body = move |work: Work, open: RwSignal<bool>| view! { <BulkForm work picked role open on_done /> };
    view! {
        <section class="bulk-bar" class:open=move || count.get() != 0 aria-label=texts::selected_users()>
            <p role="status">{words}</p>
            <When holds=move || count.get() != 0>
                <div class="bulk-actions">
                    {opener(texts::set_groups(), groups)} {opener(texts::change_seat(), seat)}
                    {opener(texts::change_role(), roles)} {opener(texts::deactivate(), deactivate)}
                    <Button
                        class="button button-small button-quiet"
                        on_press=move |()| picked.set(Vec::new())
                    >
                        {texts::clear()}
                    </Button>
                </div>
            </When>
        </section>
        <Dialog id="bulk-groups" title=texts::set_groups() open=groups>
            {body(Work::Groups, groups)}
        </Dialog>
        <Dialog id="bulk-seat" title=texts::change_seat() open=seat>
            {body(Work::Seat, seat)}
        </Dialog>
        <Dialog id="bulk-role" title=texts::change_role() open=roles>
            {body(Work::Role, roles)}
        </Dialog>
        <Dialog id="bulk-deactivate" title=texts::deactivate_selected() open=deactivate>
            {body(Work::Deactivate, deactivate)}
        </Dialog>
    }
}

#[component]
fn BulkForm(
    work: Work,
    picked: RwSignal<Vec<UserRow>>,
    role: Role,
    open: RwSignal<bool>,
    on_done: Callback<Vec<String>>,
) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let problem = RwSignal::new(String::new());
    let new_role = RwSignal::new(Role::Member);
    let seat_type = RwSignal::new(SeatType::Full);
    let how = RwSignal::new("add".to_owned());
    let groups = RwSignal::new(Vec::<Choice>::new());
    let action = move || match work {
        Work::Role => BulkAction::SetRole(new_role.get_untracked()),
        Work::Seat => BulkAction::SetSeat(seat_type.get_untracked()),
        Work::Deactivate => BulkAction::Deactivate,
        Work::Groups => {
            let ids = groups.with_untracked(|groups| groups.iter().map(|group| group.id).collect());
            match how.get_untracked().as_str() {
                "leave" => BulkAction::LeaveGroups(ids),
                "set" => BulkAction::SetGroups(ids),
                _ => BulkAction::AddGroups(ids),
            }
        }
    };
    let wanted = move || match work {
        Work::Role => new_role.get_untracked().name().to_owned(),
        Work::Seat => seat_type.get_untracked().name().to_owned(),
        Work::Deactivate => texts::deactivate().to_owned(),
        Work::Groups => groups.with_untracked(|groups| {
            let names: Vec<_> = groups.iter().map(|group| group.label.as_str()).collect();
            names.join(", ")
        }),
    };
    let change = Action::new(move |(): &()| {
        let members = picked.with_untracked(|picked| picked.iter().map(seen).collect());
        let change = BulkChange {
            members,
            action: action(),
        };
        // The form may be gone when the answer comes.
        let (answer, wanted) = (change_users(slug.get_untracked(), change), wanted());
        async move {
            match answer.await {
                Ok(outcomes) => {
                    let news = news_of(&outcomes, &wanted);
                    picked.set(Vec::new());
                    open.set(false);
                    on_done.try_run(news);
                }
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if change.pending().get_untracked() {
            return;
        }
        let lacks_groups =
            work == Work::Groups && groups.with_untracked(Vec::is_empty) && how.get_untracked() != "set";
        if lacks_groups {
            problem.set(texts::choose_groups().to_owned());
        } else {
            problem.set(String::new());
            change.dispatch(());
        }
    };
    let whom = picked.with_untracked(|picked| whom(picked));
    let fields = match work {
        Work::Role => view! {
            <Select
                id="bulk-new-role"
                label=texts::role()
                options=role_options(role)
                chosen=Role::Member.key()
                on_choose=move |key: String| {
                    if let Ok(role) = key.parse() {
                        new_role.set(role);
                    }
                }
            />
        }
        .into_any(),
        Work::Seat => view! {
            <Select
                id="bulk-new-seat"
                label=texts::seat()
                options=SeatType::ALL.iter().map(|seat| (seat.key(), seat.name())).collect()
                chosen=SeatType::Full.key()
                on_choose=move |key: String| {
                    if let Ok(seat) = key.parse() {
                        seat_type.set(seat);
                    }
                }
            />
        }
        .into_any(),
        Work::Deactivate => view! { <p>{texts::deactivate_means()}</p> }.into_any(),
        Work::Groups => view! { <GroupsFields how groups /> }.into_any(),
    };
    view! {
        <form class="dialog-body" on:submit=submit>
            <p class="hint">{whom}</p>
            {fields}
            <p class="form-problem" role="alert">
                {problem}
            </p>
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{common::cancel()}</Button>
                <Button class="button button-primary" submit=true busy=change.pending()>
                    {if work == Work::Deactivate { texts::deactivate() } else { common::save() }}
                </Button>
            </div>
        </form>
    }
}

/// Whom it is for: by name, since some may not be in sight.
fn whom(picked: &[UserRow]) -> String {
    let names: Vec<_> = picked
        .iter()
        .take(MOST_NAMES)
        .map(|user| user.person.display_name())
        .collect();
    let names = names.join(", ");
    match picked.len() {
        1 => texts::for_one_user(&names),
        count @ ..=MOST_NAMES => texts::for_users(&thousands(count as u64), &names),
        count => {
            let more = thousands((count - MOST_NAMES) as u64);
            texts::for_many_users(&thousands(count as u64), &names, &more)
        }
    }
}

#[component]
fn GroupsFields(how: RwSignal<String>, groups: RwSignal<Vec<Choice>>) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let found = group_choices(search);
    view! {
        <Select
            id="bulk-how"
            label=texts::how()
            options=vec![
                ("add", texts::add_groups()),
                ("leave", texts::leave_groups()),
                ("set", texts::only_groups()),
            ]
            chosen="add"
            on_choose=move |key| how.set(key)
        />
        <Picker
            legend=texts::groups()
            search_label=texts::search_groups()
            search
            found
            picked=groups
        />
    }
}

/// What the admin saw of a member.
fn seen(user: &UserRow) -> BulkMember {
    BulkMember {
        id: user.id,
        role: user.role,
        seat_type: user.seat_type,
        status: user.status,
        groups: user.groups.clone(),
    }
}
