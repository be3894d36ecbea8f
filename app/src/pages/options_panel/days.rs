//! When sessions were started: a period by its name, or two days.

use leptos::prelude::*;

use super::Choice;
use crate::{
    components::{DayField, When},
    domain::{Day, Period},
    option_words::{days_text, period_text},
    texts::export_options as texts,
};

/// What chooses two days instead of a period with a name.
const BETWEEN: &str = "between";

/// The period and, if it has no name, its days; and in which time zone they begin.
#[component]
pub(super) fn DayFields(choice: Choice, today: Day, time_zone: String) -> impl IntoView {
    let is_between = RwSignal::new(untrack(|| choice.get()).has_days());
    let chosen = Memo::new(move |_| {
        let options = choice.get();
        match options.period {
            Period::All if options.has_days() || is_between.get() => BETWEEN,
            period => period.key(),
        }
    });
    // Reset elsewhere, it is so here too; two days stay to be chosen where none is left.
    let resets = choice.0.resets();
    Effect::new(move |before: Option<u32>| {
        let now = resets.get();
        if before.is_some_and(|before| before != now) {
            is_between.set(false);
        }
        now
    });
    let choose = move |key: String| {
        is_between.set(key == BETWEEN);
        let period = key.parse().unwrap_or_default();
        choice.change(|options| {
            if key != BETWEEN {
                (options.from, options.until) = (None, None);
            } else if options.period != Period::All {
                *options = options.on(today);
            }
            options.period = period;
        });
    };
    let offered = Period::ALL
        .iter()
        .map(|period| (period.key(), period_text(*period)));
    let at_first = chosen.get_untracked();
    let offered = offered
        .chain([(BETWEEN, texts::period_between())])
        .map(|(key, text)| {
            view! {
                <option value=key selected=key == at_first>
                    {text}
                </option>
            }
        })
        .collect_view();
    let days = move || days_text(&choice.get().on(today));
    view! {
        <div class="field">
            <label for="option-period">{texts::started()}</label>
            <select
                id="option-period"
                class="input"
                aria-describedby="option-days"
                prop:value=chosen
                on:change:target=move |event| choose(event.target().value())
            >
                {offered}
            </select>
            <When holds=move || chosen.get() == BETWEEN>
                <div class="field-pair">
                    <DayField
                        id="option-from"
                        label=texts::started_from()
                        day=move || choice.get().from
                        on_change=move |day| choice.change(|options| options.from = day)
                    />
                    <DayField
                        id="option-until"
                        label=texts::started_until()
                        day=move || choice.get().until
                        on_change=move |day| choice.change(|options| options.until = day)
                    />
                </div>
            </When>
            <p id="option-days" class="hint">
                <strong>{days}</strong>
                " "
                {texts::days_begin_in(&time_zone)}
            </p>
        </div>
    }
}
