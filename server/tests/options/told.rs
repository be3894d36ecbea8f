//! What is said of options and what is remembered, and the same options on the command line.

use super::*;

#[tokio::test]
async fn name_history_and_trail_say_what_was_chosen() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let scenario = id_of(&offer(&ada, "acme").await.scenarios, "Board pitch");
    let options = json!({ "exact": true, "from": "2025-05-01", "until": "2025-06-01", "scenario": scenario,
        "only_valid": true });
    let (export, _) = made(&ada, ExportKind::Sessions, options.clone()).await;
    let name = file_name(&export);
    assert!(
        name.ends_with("-exact-2025-05-01-to-2025-06-01-scenario-board-pitch-valid.csv"),
        "{name}"
    );
    let record = ada.history("acme").await.remove(0);
    assert_eq!(
        record.options,
        "Exact text · From 1 May 2025, before 1 Jun 2025 (UTC) · Scenario: Board pitch · Only valid attempts"
    );
    let trail = read_csv(ada.get("/w/acme/audit.csv").await.text());
    let requested = trail.iter().find(|entry| entry[3] == "requested").unwrap();
    assert_eq!(
        requested[6],
        format!(
            "exact text, started from 2025-05-01 (UTC), started before 2025-06-01 (UTC), \
             scenario \"Board pitch\" {scenario}, only valid attempts"
        )
    );
    console.stop().await;
}

#[tokio::test]
async fn guarded_cells_are_counted_and_told_while_the_file_is_there() {
    let console = TestConsole::edge().await;
    let (ada, hank) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("hank@globex.test").await,
    );
    let told = async |browser: &Browser, slug: &str, export: &ExportProgress| {
        let arguments = json!({ "slug": slug, "id": export.id });
        browser.api("exports/guarded", arguments).await
    };
    for kind in ExportKind::TABLES {
        let (export, guarded) = made(&ada, kind, json!({})).await;
        let (exact_export, exact) = made(&ada, kind, json!({ "exact": true })).await;
        let header = &read_csv(&exact)[0];
        let mut differing = Vec::new();
        for (row, (one, other)) in (1..).zip(read_csv(&guarded).iter().zip(&read_csv(&exact))) {
            for (column, (one, other)) in header.iter().zip(one.iter().zip(other)) {
                if one != other {
                    let (column, text) = (column.clone(), other.clone());
                    differing.push(GuardedCell { row, column, text });
                }
            }
        }
        let count = |export: &ExportProgress| match export.state {
            ExportState::Ready { guarded, .. } => guarded,
            _ => panic!("{export:?}"),
        };
        assert_eq!(count(&export), differing.len() as u64, "{kind:?}");
        assert_eq!(count(&exact_export), 0);
        differing.truncate(100);
        assert!(!differing.is_empty());
        assert_eq!(
            told(&ada, "acme", &export).await.json::<Vec<GuardedCell>>(),
            differing
        );
        assert_eq!(
            told(&ada, "acme", &exact_export).await.json::<Vec<GuardedCell>>(),
            []
        );
        assert_eq!(told(&hank, "globex", &export).await.status, 404);
        let delete = json!({ "slug": "acme", "id": export.id });
        assert_eq!(ada.api("exports/delete", delete).await.status, 200);
        assert_eq!(told(&ada, "acme", &export).await.json::<Vec<GuardedCell>>(), []);
    }
    console.stop().await;
}

#[tokio::test]
async fn the_choice_is_remembered_for_each_admin_and_told_before_the_click() {
    let console = TestConsole::edge().await;
    let (ada, olga) = (
        console.browser_of("ada@acme.test").await,
        console.browser_of("olga.owner@acme.test").await,
    );
    let scenario = id_of(&offer(&ada, "acme").await.scenarios, "Board pitch");
    let options = json!({ "exact": true, "period": "this_quarter", "scenario": scenario });
    let choose = json!({ "slug": "acme", "options": options });
    let saved: ExportChoice = ada.api("exports/choose", choose).await.json();
    assert_eq!(saved, choice(&ada).await);
    assert_eq!(saved.of_all_files, "Exact text");
    assert_eq!(
        saved.of_sessions,
        "Exact text · This quarter · Scenario: Board pitch"
    );
    assert_eq!(serde_json::to_value(&saved.options).unwrap(), options);
    // Another browser of hers knows it, and nobody else's does.
    let mut other = console.browser();
    other.sign_in("ada@acme.test", PASSWORD).await;
    assert_eq!(choice(&other).await, saved);
    assert_eq!(choice(&olga).await, ExportChoice::default());

    let rows = async |browser: &Browser| {
        let arguments = json!({ "slug": "acme" });
        let said: Vec<ExportForecast> = browser.api("exports/forecasts", arguments).await.json();
        said[0].rows
    };
    assert_eq!(
        (rows(&ada).await, rows(&olga).await),
        (0, rows_of(str::from_utf8(EXPECTED[0].2).unwrap()))
    );
    let choose = json!({ "slug": "acme", "options": { "scenario": scenario, "only_valid": true } });
    assert_eq!(ada.api("exports/choose", choose).await.status, 200);
    let text = sessions(&ada, json!({ "scenario": scenario, "only_valid": true })).await;
    assert_eq!(rows(&ada).await, rows_of(&text));
    let reset = json!({ "slug": "acme", "options": {} });
    assert_eq!(ada.api("exports/choose", reset).await.status, 200);
    assert_eq!(choice(&ada).await, ExportChoice::default());
    console.stop().await;
}

#[tokio::test]
async fn the_command_line_has_the_same_options() {
    let folder = Folder::new();
    import(&folder, EDGE).await;
    let run = async |arguments: &[&str]| {
        let all = [&["export"], arguments, &["--workspace", "acme"]].concat();
        let output = command(&folder).args(all).output().await.unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        (
            output.status.code(),
            text,
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let whole = str::from_utf8(EXPECTED[0].2).unwrap();
    let (code, text, _) = run(&["sessions", "--bom"]).await;
    assert_eq!((code, text), (Some(0), format!("\u{FEFF}{whole}")));
    let limits = [
        "sessions",
        "--scenario",
        "board PITCH",
        "--from",
        "2025-05-24",
        "--only-valid",
    ];
    let (code, text, said) = run(&limits).await;
    let expected = filtered(whole, |row| {
        row[3] == "Board pitch" && row[8] == "true" && row[12].as_str() >= "2025-05-24"
    });
    assert_eq!((code, text), (Some(0), expected), "{said}");
    let (code, text, said) = run(&["sessions", "--only-new-of", "ada@acme.test"]).await;
    assert_eq!((code, text.as_str()), (Some(0), whole), "{said}");
    for (arguments, code, told) in [
        (
            ["sessions", "--group", "Nobody"],
            1,
            "there is no group \"Nobody\"",
        ),
        (
            ["sessions", "--only-new-of", "hank@globex.test"],
            1,
            "no member of this workspace",
        ),
        (["users", "--from", "2025-05-24"], 2, "only the file of sessions"),
        (["sessions", "--from", "tomorrow"], 2, "must be a day"),
        (["sessions", "--period", "ever"], 2, "must be one of"),
    ] {
        let (found, text, said) = run(&arguments).await;
        assert_eq!((found, text.as_str()), (Some(code), ""), "{arguments:?}: {said}");
        assert!(said.contains(told), "{arguments:?}: {said}");
    }
}

#[tokio::test]
async fn of_scenarios_that_share_a_name_the_difficulty_is_told() {
    let console = TestConsole::edge().await;
    let ada = console.browser_of("ada@acme.test").await;
    let scenario = id_of(&offer(&ada, "acme").await.scenarios, "Board pitch");
    let rename = "UPDATE scenarios SET name = 'Board pitch' WHERE name = 'Discovery Call: IT Director'";
    console.folder.execute(rename).await;
    let (export, _) = made(&ada, ExportKind::Sessions, json!({ "scenario": scenario })).await;
    let name = file_name(&export);
    assert!(name.ends_with("-scenario-board-pitch-very-hard.csv"), "{name}");
    let told = ada.history("acme").await;
    assert_eq!(told[0].options, "Scenario: Board pitch (Very Hard)");
    console.stop().await;
}
