//! The first step: whom to add, and as what.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    components::{Button, Choice, Picker, Select, use_focus_on_arrival},
    domain::{NewUsers, Role, SeatType},
    pages::choices::{group_choices, role_options},
    texts::{add_users as texts, quantities, upload as upload_texts},
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
            0 => texts::in_no_group().to_owned(),
            count => texts::in_groups(&quantities::groups(count as u64)),
        };
        texts::terms(role, seat, &groups)
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
    let emails = use_focus_on_arrival();
    let search = RwSignal::new(String::new());
    let found = group_choices(search);
    let roles = role_options(role);
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
                <label for="new-emails">{upload_texts::or_emails()}</label>
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
                    {texts::emails_hint()}
                </p>
            </div>
            <div class="field-pair">
                <Select
                    id="new-role"
                    label=texts::role()
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
                    label=texts::seat_type()
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
                legend=texts::groups()
                search_label=texts::search_groups()
                search
                found
                picked=form.groups
            />
            <div class="dialog-actions">
                <Button class="button button-primary" submit=true busy>
                    {texts::check()}
                </Button>
            </div>
        </form>
    }
}
