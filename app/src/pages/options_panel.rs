//! The panel in which an admin chooses how files are written, and which sessions they hold. Each change counts
//! at once and is remembered.

mod days;
mod fields;

use leptos::prelude::*;

use self::{
    days::DayFields,
    fields::{Check, OfferedField},
};
use crate::{
    api::exports::load_export_offer,
    browser::Choosing,
    components::{Button, Loading, OpenWorkspace},
    domain::{AskedOptions, ExportOffer, ExportOptions},
    texts::export_options as texts,
};

/// What the fields read and change.
#[derive(Clone, Copy)]
struct Choice(Choosing);

impl Choice {
    /// What is chosen; the default if it was chosen by a newer console.
    fn get(self) -> ExportOptions {
        self.0.options().read().unwrap_or_default()
    }

    /// Changes it.
    fn change(self, change: impl FnOnce(&mut ExportOptions)) {
        let mut options = untrack(|| self.get());
        change(&mut options);
        self.0.choose(AskedOptions::of(&options));
    }
}

/// The panel, once it is known what there is to choose.
#[component]
pub(super) fn OptionsPanel() -> impl IntoView {
    let slug = OpenWorkspace::expect().slug;
    let offer = Resource::new(move || slug.get(), load_export_offer);
    view! {
        <Suspense fallback=Loading>
            {move || {
                offer
                    .get()
                    .map(|offer| match offer {
                        Ok(offer) => view! { <OptionFields offer /> }.into_any(),
                        Err(error) => view! { <p class="form-problem">{error.to_string()}</p> }.into_any(),
                    })
            }}
        </Suspense>
    }
}

#[component]
fn OptionFields(offer: ExportOffer) -> impl IntoView {
    let choosing = Choosing::expect();
    let choice = Choice(choosing);
    view! {
        <div class="options-fields">
            <fieldset>
                <legend>{texts::of_all_files()}</legend>
                {of_all_files(choice)}
                <p class="hint">{texts::also_elsewhere()}</p>
            </fieldset>
            <fieldset>
                <legend>{texts::of_sessions()}</legend>
                {of_sessions(choice, offer)}
            </fieldset>
        </div>
        <div class="options-end">
            <Button class="button button-small" on_press=move |()| choosing.reset()>
                {texts::reset()}
                <span class="visually-hidden">{texts::reset_what()}</span>
            </Button>
            <p role="status">{move || (choosing.outcome() == Some(Ok(()))).then(texts::saved)}</p>
            <p class="form-problem" role="alert">
                {move || choosing.outcome().and_then(Result::err).map(|error| error.to_string())}
            </p>
        </div>
    }
}

fn of_all_files(choice: Choice) -> AnyView {
    let is_exact = move || choice.get().exact;
    let choose = Callback::new(move |exact| choice.change(|options| options.exact = exact));
    view! {
        <Check
            id="option-safe"
            group="option-text"
            label=texts::safe()
            hint=texts::safe_hint()
            checked=move || !is_exact()
            on_change=move |_| choose.run(false)
        />
        <Check
            id="option-exact"
            group="option-text"
            label=texts::exact()
            hint=texts::exact_hint()
            checked=is_exact
            on_change=move |_| choose.run(true)
        />
        <Check
            id="option-mark"
            label=texts::byte_order_mark()
            hint=texts::byte_order_mark_hint()
            checked=move || choice.get().byte_order_mark
            on_change=move |checked| choice.change(|options| options.byte_order_mark = checked)
        />
    }
    .into_any()
}

fn of_sessions(choice: Choice, offer: ExportOffer) -> AnyView {
    let ExportOffer {
        time_zone,
        today,
        groups,
        scenarios,
        programs,
    } = offer;
    view! {
        <DayFields choice today time_zone />
        <div class="field-pair">
            <OfferedField
                id="option-group"
                label=texts::group()
                all=texts::all_groups()
                hint=texts::group_hint()
                offered=groups
                chosen=move || choice.get().group
                on_choose=move |id| choice.change(|options| options.group = id)
            />
            <OfferedField
                id="option-scenario"
                label=texts::scenario()
                all=texts::all_scenarios()
                offered=scenarios
                chosen=move || choice.get().scenario
                on_choose=move |id| choice.change(|options| options.scenario = id)
            />
            <OfferedField
                id="option-program"
                label=texts::program()
                all=texts::all_programs()
                offered=programs
                chosen=move || choice.get().program
                on_choose=move |id| choice.change(|options| options.program = id)
            />
        </div>
        <Check
            id="option-valid"
            label=texts::only_valid()
            checked=move || choice.get().only_valid
            on_change=move |checked| choice.change(|options| options.only_valid = checked)
        />
        <Check
            id="option-new"
            label=texts::only_new()
            hint=texts::only_new_hint()
            checked=move || choice.get().only_new
            on_change=move |checked| choice.change(|options| options.only_new = checked)
        />
    }
    .into_any()
}
