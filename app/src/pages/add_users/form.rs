//! The first step: whom to add, and as what.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    api::groups::list_groups,
    components::{Button, Choice, OpenWorkspace, Picker, Select, quantity, use_focus_on_arrival},
    domain::{NewUsers, Role, SeatType, TableQuery},
};

/// What the form holds.
#[derive(Clone, Copy)]
pub(super) struct Form {
    emails: RwSignal<String>,
    role: RwSignal<Role>,
    seat_type: RwSignal<SeatType>,
    groups: RwSignal<Vec<Choice>>,
}

impl Form {
    pub(super) fn empty() -> Self {
        Self {
            emails: RwSignal::new(String::new()),
            role: RwSignal::new(Role::Member),
            seat_type: RwSignal::new(SeatType::Full),
            groups: RwSignal::new(Vec::new()),
        }
    }

    /// As what people are added, in words.
    pub(super) fn terms(self) -> String {
        let seat = self.seat_type.get_untracked().name();
        let role = self.role.get_untracked().name();
        let groups = match self.groups.with_untracked(Vec::len) {
            0 => "in no group".to_owned(),
            count => format!("in {}", quantity(count as u64, "group")),
        };
        format!("Role: {role}. Seat type: {seat}. They will be {groups}.")
    }

    pub(super) fn new_users(self) -> NewUsers {
        NewUsers {
            emails: self.emails.get_untracked(),
            role: self.role.get_untracked(),
            seat_type: self.seat_type.get_untracked(),
            groups: self
                .groups
                .with_untracked(|groups| groups.iter().map(|group| group.id).collect()),
        }
    }
}

/// The form; `role` is that of the person who adds.
#[component]
pub(super) fn FormStep(form: Form, role: Role, busy: Signal<bool>, on_check: Callback<()>) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let emails = use_focus_on_arrival();
    let search = RwSignal::new(String::new());
    let found = Resource::new(
        move || (slug.get(), search.get()),
        |(slug, search)| async move {
            let page = list_groups(slug, TableQuery { search, page: 1 }).await?;
            Ok(page
                .rows
                .into_iter()
                .map(|group| Choice {
                    id: group.id,
                    label: group.name,
                    note: quantity(group.members.into(), "member"),
                })
                .collect())
        },
    );
    // Only an owner makes owners; the server holds to it too.
    let roles = Role::ALL
        .iter()
        .filter(|offered| **offered != Role::Owner || role == Role::Owner)
        .map(|offered| (offered.key(), offered.name()))
        .collect::<Vec<_>>();
    let seat_types = SeatType::ALL
        .iter()
        .map(|offered| (offered.key(), offered.name()))
        .collect::<Vec<_>>();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            on_check.run(());
        }
    };
    view! {
        <form on:submit=submit>
            <div class="field">
                <label for="new-emails">"E-mail addresses"</label>
                <textarea
                    id="new-emails"
                    class="input"
                    rows="4"
                    required
                    autofocus
                    node_ref=emails
                    aria-describedby="new-emails-hint"
                    prop:value=form.emails
                    on:input:target=move |event| form.emails.set(event.target().value())
                ></textarea>
                <p id="new-emails-hint" class="hint">
                    "One or many, separated by commas, semicolons, spaces or lines."
                </p>
            </div>
            <div class="field-pair">
                <Select
                    id="new-role"
                    label="Role"
                    options=roles
                    chosen=form.role.get_untracked().key()
                    on_choose=move |key: String| {
                        if let Ok(role) = key.parse() {
                            form.role.set(role);
                        }
                    }
                />
                <Select
                    id="new-seat"
                    label="Seat type"
                    options=seat_types
                    chosen=form.seat_type.get_untracked().key()
                    on_choose=move |key: String| {
                        if let Ok(seat_type) = key.parse() {
                            form.seat_type.set(seat_type);
                        }
                    }
                />
            </div>
            <Picker
                legend="Groups (optional)"
                search_label="Search groups"
                search
                found
                picked=form.groups
            />
            <div class="dialog-actions">
                <Button class="button button-primary" submit=true busy>
                    "Check"
                </Button>
            </div>
        </form>
    }
}
