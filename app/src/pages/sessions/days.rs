//! When sessions were started: a period by its name, or two days.

use leptos::prelude::*;

use crate::{
    components::{DayField, FilterSelect, When},
    domain::{Day, Period, SessionQuery},
    option_words::{days_text, period_text},
    texts::export_options as texts,
};

/// What chooses two days instead of a period with a name.
const BETWEEN: &str = "between";

/// The period and, if it has no name, its days.
#[component]
pub(super) fn DayFilter(
    query: Memo<SessionQuery>,
    today: Day,
    /// Whether two days are to be chosen, of which none is yet.
    is_between: RwSignal<bool>,
    go: Callback<SessionQuery>,
) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        let limits = query.get().limits();
        match limits.period {
            Period::All if limits.has_days() || is_between.get() => BETWEEN,
            Period::All => "",
            period => period.key(),
        }
    });
    let choose = Callback::new(move |(_, key): (&'static str, String)| {
        let query = query.get_untracked();
        let mut limits = query.limits();
        is_between.set(key == BETWEEN);
        if key == BETWEEN {
            limits = limits.on(today);
        } else {
            (limits.from, limits.until) = (None, None);
            limits.period = key.parse().unwrap_or_default();
        }
        go.run(query.started(&limits));
    });
    let offered = Period::ALL.iter().filter(|period| **period != Period::All);
    let offered = offered.map(|period| (period.key(), period_text(*period)));
    let offered = offered.chain([(BETWEEN, texts::period_between())]);
    let options = offered.map(|(key, text)| (key.to_owned(), text.to_owned()));
    let set_day = move |is_from: bool, day: Option<Day>| {
        let query = query.get_untracked();
        let mut limits = query.limits();
        *(if is_from {
            &mut limits.from
        } else {
            &mut limits.until
        }) = day;
        go.run(query.started(&limits));
    };
    view! {
        <FilterSelect
            name="period"
            label=texts::started()
            all=texts::period_all()
            options=options.collect()
            chosen=Signal::derive(move || chosen.get().to_owned())
            choose
        />
        <When holds=move || chosen.get() == BETWEEN>
            <DayField
                class="filter"
                id="filter-from"
                name="from"
                label=texts::started_from()
                day=move || query.get().from
                on_change=move |day| set_day(true, day)
            />
            <DayField
                class="filter"
                id="filter-until"
                name="until"
                label=texts::started_until()
                day=move || query.get().until
                on_change=move |day| set_day(false, day)
            />
        </When>
    }
}

/// Which days are meant, and where they begin.
#[component]
pub(super) fn DayHint(query: Memo<SessionQuery>, today: Day, time_zone: String) -> impl IntoView {
    let days = move || days_text(&query.get().limits().on(today));
    view! {
        <p class="hint filter-hint">
            <strong>{days}</strong>
            " "
            {texts::days_begin_in(&time_zone)}
        </p>
    }
}
