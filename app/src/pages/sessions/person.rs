//! Whose sessions are shown: a button that says so, and a search for somebody else.

use leptos::{html, prelude::*, wasm_bindgen::JsCast};
use uuid::Uuid;

use crate::{
    api::sessions::load_session_person,
    components::{Button, Dialog, OpenWorkspace, SearchField},
    pages::choices::member_choices,
    texts::{sessions as texts, table},
};

/// The person that is chosen, or everybody.
#[component]
pub(super) fn PersonFilter(
    chosen: Memo<Option<Uuid>>,
    #[prop(into)] on_choose: Callback<Option<Uuid>>,
) -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let open = RwSignal::new(false);
    let name = Resource::new(
        move || (slug.get(), chosen.get()),
        |(slug, chosen)| async move {
            match chosen {
                None => texts::everybody().to_owned(),
                Some(id) => match load_session_person(slug, id).await {
                    Ok(name) => name.display_name(),
                    Err(_) => texts::unknown_person().to_owned(),
                },
            }
        },
    );
    let filter = NodeRef::<html::Div>::new();
    // The dialog gives no focus back once what was pressed in it is gone.
    let focus_opener = move || {
        let opener = filter.try_get_untracked().flatten();
        let opener = opener.and_then(|filter| filter.query_selector("button").ok().flatten());
        if let Some(opener) = opener.and_then(|opener| opener.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = opener.focus();
        }
    };
    let choose = Callback::new(move |id: Option<Uuid>| {
        open.set(false);
        on_choose.run(id);
        request_animation_frame(move || request_animation_frame(focus_opener));
    });
    view! {
        <div class="filter" node_ref=filter>
            <span class="filter-label" aria-hidden="true">
                {texts::person()}
            </span>
            <Button class="input filter-person" on_press=move |()| open.set(true)>
                <Transition>{move || name.get().map(|name| view! { <PersonWords name /> })}</Transition>
            </Button>
        </div>
        <input
            type="hidden"
            name="person"
            disabled=move || chosen.get().is_none()
            value=move || chosen.get().map(|id| id.to_string())
        />
        <Dialog id="choose-person" title=texts::choose_person() open>
            <PersonList choose />
        </Dialog>
    }
}

#[component]
fn PersonWords(name: String) -> impl IntoView {
    view! {
        <span aria-hidden="true">{name.clone()}</span>
        <span class="visually-hidden">{texts::person_is(&name)}</span>
    }
}

/// Everybody, and the members that a search finds.
#[component]
fn PersonList(choose: Callback<Option<Uuid>>) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let found = member_choices(search);
    view! {
        <div class="dialog-body">
            <SearchField label=texts::search_people() value=search on_search=move |text| search.set(text) />
            <ul class="choices person-choices">
                <li>
                    <Button class="choice" on_press=move |()| choose.run(None)>
                        {texts::everybody()}
                    </Button>
                </li>
                <Transition fallback=|| view! { <li class="hint">{table::loading()}</li> }>
                    {move || Suspend::new(async move {
                        match found.await {
                            Ok(people) if people.is_empty() => {
                                view! { <li class="hint">{table::nothing_found()}</li> }.into_any()
                            }
                            Ok(people) => {
                                people
                                    .into_iter()
                                    .map(|person| {
                                        view! {
                                            <li>
                                                <Button
                                                    class="choice"
                                                    on_press=move |()| choose.run(Some(person.id))
                                                >
                                                    <span class="choice-label">{person.label}</span>
                                                    <span class="choice-note">{person.note}</span>
                                                </Button>
                                            </li>
                                        }
                                    })
                                    .collect_view()
                                    .into_any()
                            }
                            Err(error) => {
                                view! { <li class="form-problem">{error.to_string()}</li> }.into_any()
                            }
                        }
                    })}
                </Transition>
            </ul>
        </div>
    }
}
