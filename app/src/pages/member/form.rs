//! What can be edited of a member.

use leptos::{ev::SubmitEvent, prelude::*};
use uuid::Uuid;

use super::{
    conflict::{Clash, ClashPanel},
    merge::{differences, merged},
};
use crate::{
    AppError,
    api::users::save_member,
    components::{Button, Choice, OpenWorkspace, Picker, Select},
    domain::{GroupPlace, GroupRole, MemberDetail, MemberEdit, MemberFields, Role, SeatType},
    pages::choices::role_options,
    texts::{common, member as texts, users as users_texts},
};

/// What the form holds.
#[derive(Clone, Copy)]
struct Values {
    first_name: RwSignal<String>,
    last_name: RwSignal<String>,
    role: RwSignal<Role>,
    seat_type: RwSignal<SeatType>,
    groups: RwSignal<Vec<Choice>>,
    /// The groups of these in which the member is an admin.
    admin_of: RwSignal<Vec<Uuid>>,
}

impl Values {
    fn of(fields: &MemberFields) -> Self {
        let choice = |place: &GroupPlace| Choice {
            id: place.id,
            label: place.name.clone(),
            note: String::new(),
        };
        let admin_of = fields
            .groups
            .iter()
            .filter(|place| place.role == GroupRole::Admin);
        Self {
            first_name: RwSignal::new(fields.first_name.clone()),
            last_name: RwSignal::new(fields.last_name.clone()),
            role: RwSignal::new(fields.role),
            seat_type: RwSignal::new(fields.seat_type),
            groups: RwSignal::new(fields.groups.iter().map(choice).collect()),
            admin_of: RwSignal::new(admin_of.map(|place| place.id).collect()),
        }
    }

    fn fields(self) -> MemberFields {
        let admin_of = self.admin_of.get_untracked();
        let place = |choice: &Choice| GroupPlace {
            id: choice.id,
            name: choice.label.clone(),
            role: if admin_of.contains(&choice.id) {
                GroupRole::Admin
            } else {
                GroupRole::Member
            },
        };
        MemberFields {
            first_name: self.first_name.get_untracked(),
            last_name: self.last_name.get_untracked(),
            role: self.role.get_untracked(),
            seat_type: self.seat_type.get_untracked(),
            groups: self
                .groups
                .with_untracked(|groups| groups.iter().map(place).collect()),
        }
    }
}

/// The groups that can be joined: what is looked for, and what is found.
#[derive(Clone, Copy)]
pub(super) struct GroupSearch {
    pub(super) text: RwSignal<String>,
    pub(super) found: Resource<Result<Vec<Choice>, AppError>>,
}

/// The form; `role` is that of the person who edits.
#[component]
pub(super) fn MemberForm(
    detail: MemberDetail,
    role: Role,
    group_search: GroupSearch,
    done: Callback<String>,
) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let id = detail.id;
    let values = Values::of(&detail.fields);
    let seen = StoredValue::new(detail.fields.clone());
    let clash = RwSignal::new(None::<Clash>);
    let problem = RwSignal::new(String::new());
    let save = Action::new(move |edit: &MemberEdit| {
        let edit = edit.clone();
        let answer = save_member(slug.get_untracked(), id, edit.clone());
        async move {
            match answer.await {
                Ok(_) => drop(done.try_run(texts::saved().to_owned())),
                Err(AppError::Conflict { current }) => match clash_of(&edit, &current) {
                    Some(found) => clash.set(Some(found)),
                    None => problem.set(texts::conflict().to_owned()),
                },
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    let send = move |seen: MemberFields, wanted: MemberFields| {
        if !save.pending().get_untracked() {
            problem.set(String::new());
            save.dispatch(MemberEdit { seen, wanted });
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (seen, wanted) = (seen.get_value(), values.fields());
        if differences(&seen, &wanted).contains(&true) {
            send(seen, wanted);
        } else {
            problem.set(texts::nothing_to_save().to_owned());
        }
    };
    let on_mine = Callback::new(move |()| {
        if let Some(found) = clash.get_untracked() {
            send(found.theirs, found.mine);
        }
    });
    let on_theirs = Callback::new(move |()| done.run(String::new()));
    let may_rename = detail.may_rename;
    view! {
        <section class="card member-form">
            {move || {
                clash
                    .get()
                    .map(|clash| view! { <ClashPanel clash busy=save.pending() on_mine on_theirs /> })
            }}
            <form on:submit=submit>
                <div class="field-pair">
                    <NameField
                        id="member-first-name"
                        label=texts::first_name()
                        value=values.first_name
                        may_rename
                    />
                    <NameField
                        id="member-last-name"
                        label=texts::last_name()
                        value=values.last_name
                        may_rename
                    />
                </div>
                {(!may_rename)
                    .then(|| {
                        view! {
                            <p id="member-name-hint" class="hint">
                                {texts::name_is_theirs()}
                            </p>
                        }
                    })}
                <RoleAndSeat values role />
                <GroupsField values group_search />
                <p class="form-problem" role="alert">
                    {problem}
                </p>
                <Button class="button button-primary" submit=true busy=save.pending()>
                    {common::save()}
                </Button>
            </form>
        </section>
    }
}

#[component]
fn RoleAndSeat(values: Values, role: Role) -> impl IntoView {
    view! {
        <div class="field-pair">
            <Select
                id="member-role"
                label=users_texts::role()
                options=roles_for(role, values.role.get_untracked())
                chosen=values.role.get_untracked().key()
                value=Signal::derive(move || values.role.get().key())
                on_choose=move |key: String| {
                    if let Ok(role) = key.parse() {
                        values.role.set(role);
                    }
                }
            />
            <Select
                id="member-seat"
                label=users_texts::seat()
                options=SeatType::ALL.iter().map(|seat| (seat.key(), seat.name())).collect()
                chosen=values.seat_type.get_untracked().key()
                value=Signal::derive(move || values.seat_type.get().key())
                on_choose=move |key: String| {
                    if let Ok(seat_type) = key.parse() {
                        values.seat_type.set(seat_type);
                    }
                }
            />
        </div>
    }
}

#[component]
fn NameField(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    may_rename: bool,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                class="input"
                autocomplete="off"
                readonly=!may_rename
                aria-describedby=(!may_rename).then_some("member-name-hint")
                prop:value=value
                value=value.get_untracked()
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
}

/// The groups by a search, and the role in each.
#[component]
fn GroupsField(values: Values, group_search: GroupSearch) -> impl IntoView {
    view! {
        <Picker
            legend=texts::groups()
            search_label=users_texts::search_groups()
            search=group_search.text
            found=group_search.found
            picked=values.groups
        />
        <div class="group-roles">
            <For each=move || values.groups.get() key=|choice| choice.id let:choice>
                <GroupRoleField choice admin_of=values.admin_of />
            </For>
        </div>
    }
}

#[component]
fn GroupRoleField(choice: Choice, admin_of: RwSignal<Vec<Uuid>>) -> impl IntoView {
    let id = choice.id;
    let field = format!("group-role-{id}");
    let is_admin = move || admin_of.with(|ids| ids.contains(&id));
    let options = GroupRole::ALL
        .iter()
        .map(|role| {
            let is_chosen = (*role == GroupRole::Admin) == admin_of.with_untracked(|ids| ids.contains(&id));
            view! {
                <option value=role.key() selected=is_chosen>
                    {role.name()}
                </option>
            }
        })
        .collect_view();
    let choose = move |key: String| {
        admin_of.update(|ids| {
            ids.retain(|known| *known != id);
            if key == GroupRole::Admin.key() {
                ids.push(id);
            }
        });
    };
    view! {
        <div class="group-role">
            <label for=field.clone()>{texts::role_in(&choice.label)}</label>
            <select
                id=field
                class="input"
                prop:value=move || {
                    if is_admin() { GroupRole::Admin.key() } else { GroupRole::Member.key() }
                }
                on:change:target=move |event| choose(event.target().value())
            >
                {options}
            </select>
        </div>
    }
}

/// The roles to choose from; the present one is always among them.
fn roles_for(giver: Role, present: Role) -> Vec<(&'static str, &'static str)> {
    let mut options = role_options(giver);
    if options.iter().all(|(key, _)| *key != present.key()) {
        options.insert(0, (present.key(), present.name()));
    }
    options
}

/// What the two edits say, as far as either has changed anything.
fn clash_of(edit: &MemberEdit, current: &str) -> Option<Clash> {
    let theirs = serde_json::from_str::<MemberDetail>(current).ok()?.fields;
    let by_me = differences(&edit.seen, &edit.wanted);
    let mine = merged(&edit.seen, &edit.wanted, &theirs);
    let by_them = differences(&edit.seen, &theirs);
    let mut shown = [false; 5];
    for (shown, changed) in shown.iter_mut().zip(by_me.iter().zip(by_them)) {
        *shown = *changed.0 || changed.1;
    }
    Some(Clash { theirs, mine, shown })
}
