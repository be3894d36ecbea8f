//! The table of sessions and the review of one.

use app::domain::{ExportKind, Page, SessionReview, SessionRow};
use serde_json::json;

use crate::support::{Browser, TestConsole};

async fn sessions(browser: &Browser, search: &str, page: u32) -> Page<SessionRow> {
    browser
        .api(
            "sessions/list",
            json!({ "slug": "acme", "query": { "search": search, "page": page } }),
        )
        .await
        .json()
}

#[tokio::test]
async fn an_admin_sees_all_and_a_member_their_own() {
    let console = TestConsole::edge().await;
    let (ada, li) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("li@acme.test").await,
    );
    let all = sessions(&ada, "", 1).await;
    assert!(all.rows.len() == 50 && all.total > 50, "{}", all.total);
    let second = sessions(&ada, "", 2).await;
    assert_eq!(second.rows.len() as u64, all.total - 50);
    assert_eq!(
        sessions(&ada, "", 99).await,
        second,
        "there is nothing beyond the last page"
    );
    let own = sessions(&li, "", 1).await;
    assert!(own.total > 0 && own.rows.iter().all(|row| row.participant.email == "li@acme.test"));
    let others = all
        .rows
        .iter()
        .find(|row| row.participant.email != "li@acme.test")
        .unwrap();
    assert_eq!(
        li.api("sessions/load", json!({ "slug": "acme", "id": others.id }))
            .await
            .status,
        404
    );
    console.stop().await;
}

#[tokio::test]
async fn the_review_shows_what_the_exported_row_shows() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let file = ada.download("acme", ExportKind::Sessions).await;
    for row in csv::Reader::from_reader(&file.body[..]).records() {
        let row = row.unwrap();
        let id = row[15].rsplit('/').next().unwrap();
        let review: SessionReview = ada
            .api("sessions/load", json!({ "slug": "acme", "id": id }))
            .await
            .json();
        let text = |value: Option<String>| value.unwrap_or_default();
        let unguarded = |cell: &str| {
            cell.strip_prefix('\'')
                .filter(|rest| !rest.is_empty())
                .unwrap_or(cell)
                .to_owned()
        };
        assert_eq!(text(review.session.score.map(|score| score.to_string())), row[5]);
        assert_eq!(text(review.rank().map(|rank| rank.letter().to_owned())), row[6]);
        assert_eq!(
            text(review.attempt_number.map(|number| number.to_string())),
            row[7]
        );
        assert_eq!(review.valid_attempt.to_string(), row[8]);
        assert_eq!(review.program, unguarded(&row[9]));
        assert_eq!(review.assigned_by, unguarded(&row[10]));
        assert_eq!(review.assigner_name, unguarded(&row[11]));
        assert_eq!(text(review.ended_at.map(|at| at.to_string())), row[13]);
        assert_eq!(
            text(review.duration_seconds().map(|seconds| seconds.to_string())),
            row[14]
        );
        assert_eq!(review.session_link, row[15]);
    }
    console.stop().await;
}
