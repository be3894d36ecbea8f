//! Where one is signed in.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    AppError,
    api::sign_ins::{end_other_sign_ins, end_sign_in, list_sign_ins},
    components::{Badge, Button, Loading, Moment, Problem, Tone},
    domain::SignInRow,
    texts::accounts as texts,
};

/// What is to be ended.
#[derive(Debug, Clone, Copy)]
enum Ending {
    One(Uuid),
    Others,
}

/// One's sign-ins, each with a button that ends it; this one ends by signing out.
#[component]
pub(super) fn SignIns(changes: RwSignal<u32>, done: Callback<&'static str>) -> impl IntoView {
    let sign_ins = Resource::new(move || changes.get(), |_| list_sign_ins());
    let problem = RwSignal::new(String::new());
    let end = Action::new(move |ending: &Ending| {
        let ending = *ending;
        async move {
            let answer = match ending {
                // Somebody else may have ended it a moment ago: then it is done.
                Ending::One(id) => match end_sign_in(id).await {
                    Ok(()) | Err(AppError::NotFound) => Ok(texts::ended()),
                    Err(error) => Err(error),
                },
                Ending::Others => end_other_sign_ins().await.map(|()| texts::others_ended()),
            };
            match answer {
                Ok(words) => {
                    problem.set(String::new());
                    done.try_run(words);
                }
                Err(error) => problem.set(error.to_string()),
            }
        }
    });
    let on_end = Callback::new(move |ending: Ending| {
        if !end.pending().get_untracked() {
            end.dispatch(ending);
        }
    });
    let busy = Signal::from(end.pending());
    view! {
        <section class="card" aria-labelledby="sign-ins">
            <h2 id="sign-ins">{texts::sign_ins()}</h2>
            <Transition fallback=Loading>
                {move || match sign_ins.get()? {
                    Ok(rows) => Some(view! { <SignInList rows busy on_end /> }.into_any()),
                    Err(error) => Some(view! { <Problem error in_page=true /> }.into_any()),
                }}
            </Transition>
            <p class="form-problem" role="alert">
                {problem}
            </p>
        </section>
    }
}

#[component]
fn SignInList(rows: Vec<SignInRow>, busy: Signal<bool>, on_end: Callback<Ending>) -> impl IntoView {
    let has_others = rows.iter().any(|row| !row.is_this);
    let items = rows
        .into_iter()
        .map(|row| view! { <SignInItem row busy on_end /> })
        .collect_view();
    view! {
        <ul class="sign-ins">{items}</ul>
        {if has_others {
            view! {
                <Button class="button button-danger" busy on_press=move |()| on_end.run(Ending::Others)>
                    {texts::end_others()}
                </Button>
            }
                .into_any()
        } else {
            view! { <p class="hint">{texts::only_this()}</p> }.into_any()
        }}
    }
}

#[component]
fn SignInItem(row: SignInRow, busy: Signal<bool>, on_end: Callback<Ending>) -> impl IntoView {
    let (id, name) = (row.id, browser_words(&row));
    let label = texts::end_which(&name);
    view! {
        <li>
            <div class="sign-in-text">
                <p class="sign-in-name">
                    {name} {row.is_this.then(|| view! { <Badge tone=Tone::Blue label=texts::this_one() /> })}
                </p>
                <p class="hint">{texts::since()} " " <Moment at=row.since /></p>
                <p class="hint">{texts::last_seen()} " " <Moment at=row.last_seen /></p>
            </div>
            {(!row.is_this)
                .then(|| {
                    view! {
                        <Button busy on_press=move |()| on_end.run(Ending::One(id))>
                            <span aria-hidden="true">{texts::end()}</span>
                            <span class="visually-hidden">{label}</span>
                        </Button>
                    }
                })}
        </li>
    }
}

/// The browser and its system, as far as they are known: `Firefox on Linux`.
fn browser_words(row: &SignInRow) -> String {
    match (row.browser.as_str(), row.system.as_str()) {
        ("", "") => texts::unknown_browser().to_owned(),
        ("", system) => texts::browser_on(texts::unknown_browser(), system),
        (browser, "") => browser.to_owned(),
        (browser, system) => texts::browser_on(browser, system),
    }
}
