//! A member of a group in its table: another role, or out of it.

use leptos::prelude::*;

use super::OpenGroup;
use crate::{
    AppError,
    api::groups::change_place,
    components::{Button, Cell, OpenWorkspace, Person, Readiness},
    domain::{GroupMemberRow, GroupPlace, GroupPlaceEdit, GroupRole},
    pages::users::StatusBadge,
    texts::{groups as texts, users},
};

#[component]
pub(super) fn GroupMemberTableRow(member: GroupMemberRow) -> impl IntoView {
    let ready = Readiness::expect();
    let open = OpenGroup::expect();
    let (person, seen) = (member.id, member.role);
    let name = member.person.display_name();
    let label = StoredValue::new(name.clone());
    // What is shown goes back to what was there if it can't be changed.
    let shown = RwSignal::new(seen);
    let change = Action::new(move |wanted: &Option<GroupRole>| {
        let wanted = *wanted;
        let edit = GroupPlaceEdit { person, seen, wanted };
        let id = open.id.get_untracked().unwrap_or_default();
        // The row may be gone when the answer comes.
        let (answer, name) = (
            change_place(open.slug.get_untracked(), id, edit),
            label.get_value(),
        );
        async move {
            match (answer.await, wanted) {
                (Ok(()), None) => open.tell(texts::taken_out(&name), true),
                (Ok(()), Some(role)) => open.tell(texts::role_changed(&name, role.name()), false),
                (Err(AppError::Conflict { current }), _) => {
                    shown.set(seen);
                    open.reload.try_run(());
                    open.problem.set(conflict_words(&name, &current));
                }
                (Err(error), _) => {
                    shown.set(seen);
                    open.problem.set(error.to_string());
                }
            }
        }
    });
    let choose = move |key: String| {
        if let Ok(role) = key.parse::<GroupRole>() {
            shown.set(role);
            change.dispatch(Some(role));
        }
    };
    let (role_label, out_label) = (texts::role_of(&name), texts::take_out(&name));
    let options = GroupRole::ALL
        .iter()
        .map(|role| {
            view! {
                <option value=role.key() selected=*role == seen>
                    {role.name()}
                </option>
            }
        })
        .collect_view();
    let href = OpenWorkspace::path(&format!("users/{person}"));
    let take_out = move |()| {
        change.dispatch(None);
    };
    view! {
        <tr role="row">
            <Cell label=texts::member() class="cell-lead">
                <Person person=member.person href=href.unwrap_or_default() />
            </Cell>
            <Cell label=texts::group_role()>
                <select
                    class="input input-small"
                    aria-label=role_label
                    disabled=move || !ready.get()
                    prop:value=move || shown.get().key()
                    on:change:target=move |event| choose(event.target().value())
                >
                    {options}
                </select>
            </Cell>
            <Cell label=users::status()>
                <StatusBadge status=member.status />
            </Cell>
            <Cell label=texts::actions()>
                <Button class="button button-small" busy=change.pending() on_press=take_out>
                    <span aria-hidden="true">{texts::take_out_short()}</span>
                    <span class="visually-hidden">{out_label}</span>
                </Button>
            </Cell>
        </tr>
    }
}

/// What somebody else has made of the place.
fn conflict_words(name: &str, current: &str) -> String {
    let place = serde_json::from_str::<Option<GroupPlace>>(current).ok().flatten();
    let now = place.map_or(texts::left(), |place| place.role.name());
    texts::conflict_place(&format!("{name}: {now}"))
}
