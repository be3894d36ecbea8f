//! What a file would do, and what it did.

use leptos::prelude::*;

use super::{upload::UploadFlow, upload_invitations::Invitations, upload_line::Line};
use crate::{
    components::{Button, thousands, use_focus_on_arrival},
    domain::{
        FileFault, MOST_UPLOAD_LINES, UploadAnswer, UploadApply, UploadColumn, UploadCounts,
        UploadInvitations, UploadLine, UploadPreview, UploadVerdict,
    },
    texts::{add_users, upload as texts},
};

/// The server's answer, and the ways on.
#[component]
pub(super) fn UploadStep(
    answer: UploadAnswer,
    upload: UploadFlow,
    busy: Signal<bool>,
    on_back: Callback<()>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let summary = use_focus_on_arrival();
    let words = match &answer {
        UploadAnswer::Unreadable(fault) => unreadable(fault),
        UploadAnswer::Preview(preview) if is_idle(preview) => texts::nothing_to_do().to_owned(),
        UploadAnswer::Preview(_) => texts::summary(&upload.name()),
        UploadAnswer::Stale(_) => texts::stale().to_owned(),
        UploadAnswer::Applied(..) => texts::applied().to_owned(),
    };
    let content = match answer {
        UploadAnswer::Unreadable(_) => view! { <Ways upload busy on_back /> }.into_any(),
        UploadAnswer::Preview(preview) | UploadAnswer::Stale(preview) => view! {
            <Shown preview=preview.clone() />
            <Ways preview upload busy on_back />
        }
        .into_any(),
        UploadAnswer::Applied(preview, invitations) => {
            view! { <Applied preview invitations open /> }.into_any()
        }
    };
    view! {
        <p class="dialog-summary" tabindex="-1" node_ref=summary>
            {words}
        </p>
        {content}
        <p class="hint" role="status">
            {move || upload.news()}
        </p>
    }
}

/// Whether nothing would be done.
fn is_idle(preview: &UploadPreview) -> bool {
    preview.counts.new + preview.counts.changed == 0
}

fn unreadable(fault: &FileFault) -> String {
    match fault {
        FileFault::Empty => texts::empty_file().to_owned(),
        FileFault::NotUtf8 { line } => texts::not_utf8(*line),
        FileFault::OpenQuote { line } => texts::open_quote_in_file(*line),
        FileFault::NoEmailColumn { found } => texts::no_email_column(&found.join(", ")),
        FileFault::ColumnTwice { column } => texts::column_twice(column.key()),
        FileFault::TooManyLines => texts::too_many_lines(&thousands(MOST_UPLOAD_LINES.into())),
    }
}

/// The numbers, what is ignored, and the first lines.
#[component]
fn Shown(preview: UploadPreview) -> impl IntoView {
    let UploadPreview {
        ignored,
        counts,
        lines,
        ..
    } = preview;
    let total = counts.new + counts.changed + counts.unchanged + counts.wrong;
    let more = u64::from(total).saturating_sub(lines.len() as u64);
    view! {
        <Counts counts />
        {(!ignored.is_empty())
            .then(|| view! { <p class="hint wrap-anywhere">{texts::ignored(&ignored.join(", "))}</p> })}
        {(counts.read_only > 0).then(|| view! { <p class="hint">{read_only(counts)}</p> })}
        {(counts.new > 0).then(|| view! { <p class="hint">{texts::names_elsewhere()}</p> })}
        <Lines lines more is_applied=false />
    }
}

fn read_only(counts: UploadCounts) -> String {
    let [joined, login] = [UploadColumn::DateJoined, UploadColumn::LastLogin].map(UploadColumn::key);
    texts::read_only(joined, login, &thousands(counts.read_only.into()))
}

#[component]
fn Counts(counts: UploadCounts) -> impl IntoView {
    let counts = [
        (texts::count_new(), counts.new),
        (texts::count_changed(), counts.changed),
        (texts::count_unchanged(), counts.unchanged),
        (texts::count_wrong(), counts.wrong),
    ];
    let counts = counts
        .map(|(name, count)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{thousands(count.into())}</dd>
                </div>
            }
        })
        .into_iter()
        .collect::<Vec<_>>();
    view! { <dl class="upload-counts">{counts}</dl> }
}

#[component]
fn Lines(lines: Vec<UploadLine>, more: u64, is_applied: bool) -> impl IntoView {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| view! { <Line line is_applied /> })
        .collect();
    view! {
        {(!lines.is_empty())
            .then(|| {
                view! {
                    <div class="upload-lines" role="region" aria-label=texts::lines() tabindex="0">
                        <ul>{lines}</ul>
                    </div>
                }
            })}
        {(more > 0).then(|| view! { <p class="hint">{texts::more(&thousands(more))}</p> })}
    }
}

/// Another file, or all of this one if nothing is wrong with it, or what is good of it.
#[component]
fn Ways(
    #[prop(optional)] preview: Option<UploadPreview>,
    upload: UploadFlow,
    busy: Signal<bool>,
    on_back: Callback<()>,
) -> impl IntoView {
    let forward = preview.filter(|preview| !is_idle(preview)).map(|preview| {
        let counts = preview.counts;
        let (which, words) = match counts.wrong {
            0 => (UploadApply::All, texts::all().to_owned()),
            _ => (
                UploadApply::Good,
                texts::only_good(&thousands(u64::from(counts.new + counts.changed))),
            ),
        };
        let on_press = move |()| upload.apply(which, preview.seen.clone());
        view! {
            <Button class="button button-primary" busy on_press>
                {words}
            </Button>
        }
    });
    view! {
        <div class="dialog-actions">
            <Button busy on_press=on_back>
                {texts::other_file()}
            </Button>
            {forward}
        </div>
    }
}

/// What was done, and which lines were left out.
#[component]
fn Applied(preview: UploadPreview, invitations: UploadInvitations, open: RwSignal<bool>) -> impl IntoView {
    let counts = preview.counts;
    let is_wrong = |line: &UploadLine| matches!(line.verdict, UploadVerdict::Wrong(_));
    let lines: Vec<_> = preview.lines.into_iter().filter(is_wrong).collect();
    let more = u64::from(counts.wrong).saturating_sub(lines.len() as u64);
    view! {
        <Counts counts />
        {(counts.wrong > 0).then(|| view! { <p>{texts::left_out()}</p> })}
        <Lines lines more is_applied=true />
        <Invitations invitations />
        <div class="dialog-actions">
            <Button class="button button-primary" on_press=move |()| open.set(false)>
                {add_users::done()}
            </Button>
        </div>
    }
}
