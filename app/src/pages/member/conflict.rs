//! Two admins edited the same: theirs beside mine, and which of them it shall be.

use leptos::prelude::*;

use super::merge::readings;
use crate::{
    components::{Button, use_focus_on_arrival},
    domain::MemberFields,
    texts::{activity, member as texts, users as users_texts},
};

/// What somebody else has saved since the form was filled, beside what one wants.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clash {
    pub(super) theirs: MemberFields,
    pub(super) mine: MemberFields,
    /// The fields to show, by place.
    pub(super) shown: [bool; 5],
}

/// The two side by side.
#[component]
pub(super) fn ClashPanel(
    clash: Clash,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] on_mine: Callback<()>,
    #[prop(into)] on_theirs: Callback<()>,
) -> impl IntoView {
    let heading = use_focus_on_arrival();
    let names = [
        texts::first_name(),
        texts::last_name(),
        users_texts::role(),
        users_texts::seat(),
        texts::groups(),
    ];
    let value = |text: &str| {
        if text.is_empty() {
            activity::nothing().to_owned()
        } else {
            text.to_owned()
        }
    };
    let (theirs, mine) = (readings(&clash.theirs), readings(&clash.mine));
    let rows = (0..names.len())
        .filter(|place| clash.shown[*place])
        .map(|place| {
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{names[place]}</th>
                    <td role="cell" data-label=texts::theirs()>{value(&theirs[place])}</td>
                    <td role="cell" data-label=texts::mine()>{value(&mine[place])}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="clash" aria-labelledby="clash-title">
            <h2 id="clash-title" tabindex="-1" node_ref=heading>
                {texts::conflict_title()}
            </h2>
            <p role="alert">{texts::conflict()}</p>
            <table role="table" aria-labelledby="clash-title">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{texts::field()}</th>
                        <th role="columnheader" scope="col">{texts::theirs()}</th>
                        <th role="columnheader" scope="col">{texts::mine()}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <div class="clash-actions">
                <Button class="button button-primary" busy on_press=on_mine>
                    {texts::keep_mine()}
                </Button>
                <Button busy on_press=on_theirs>{texts::take_theirs()}</Button>
            </div>
        </section>
    }
}
