//! The files that the build made for the browser: how they are named, sent and kept.

use std::fs;

use crate::support::{Answer, Browser, Folder, TestConsole};

const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// A console whose site has these files in its `pkg` folder and, if the build named them by their content, the list of
/// hashes.
async fn console_with(files: &[(&str, &str)], hashes: Option<&str>) -> (TestConsole, Folder) {
    let site = Folder::of_sqlite();
    let pkg = site.path().join("pkg");
    fs::create_dir(&pkg).unwrap();
    for (name, content) in files {
        fs::write(pkg.join(name), content).unwrap();
    }
    if let Some(hashes) = hashes {
        fs::write(site.path().join("hash.txt"), hashes).unwrap();
    }
    let root = site.path().display().to_string();
    let console = TestConsole::with_settings("", &[("LEPTOS_SITE_ROOT", &root)]).await;
    (console, site)
}

async fn get(browser: &Browser, name: &str, accepted: &str) -> Answer {
    let path = format!("/pkg/{name}");
    browser.get_with(&path, &[("accept-encoding", accepted)]).await
}

#[tokio::test]
async fn a_file_named_by_its_content_is_kept_for_good_and_sent_as_small_as_it_was_made() {
    let files = [
        ("console.0a.wasm", "the WebAssembly"),
        ("console.0a.wasm.br", "brotli"),
        ("console.0a.wasm.gz", "gzip"),
    ];
    let (console, _site) = console_with(&files, Some("wasm: 0a\n")).await;
    let browser = console.browser();
    for (accepted, encoding, content) in [
        ("gzip, deflate, br, zstd", "br", "brotli"),
        ("gzip", "gzip", "gzip"),
        ("identity", "", "the WebAssembly"),
    ] {
        let file = get(&browser, "console.0a.wasm", accepted).await;
        assert_eq!((file.status.as_u16(), file.text()), (200, content), "{accepted}");
        assert_eq!(file.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(file.header("content-type"), "application/wasm", "{accepted}");
        assert_eq!(file.header("cache-control"), FOR_GOOD, "{accepted}");
        assert_eq!(file.header("vary"), "accept-encoding", "{accepted}");
    }
    let missing = get(&browser, "console.0b.wasm", "br").await;
    assert_eq!(
        (missing.status.as_u16(), missing.header("cache-control")),
        (404, "private, no-store")
    );
    console.stop().await;
}

#[tokio::test]
async fn a_file_without_a_hash_is_asked_for_again() {
    let (console, _site) = console_with(&[("console.css", "body {}")], None).await;
    let browser = console.browser();
    let first = get(&browser, "console.css", "br").await;
    assert_eq!(
        (first.status.as_u16(), first.header("cache-control")),
        (200, "no-cache")
    );
    let since = [("if-modified-since", first.header("last-modified"))];
    let again = browser.get_with("/pkg/console.css", &since).await;
    assert_eq!(
        (again.status.as_u16(), again.header("cache-control")),
        (304, "no-cache")
    );
    console.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_names_the_files_by_their_content_and_has_them_loaded_ahead() {
    let (console, _site) = console_with(&[], Some("js: 0a\nwasm: 0a\ncss: 0c\n")).await;
    let page = console.browser().get("/sign-in").await;
    for link in [
        "href=\"/pkg/console.0c.css\"",
        "rel=\"modulepreload\" href=\"/pkg/console.0a.js\"",
        "rel=\"preload\" href=\"/pkg/console.0a.wasm\" as=\"fetch\" type=\"application/wasm\"",
    ] {
        assert!(page.text().contains(link), "{link}: {}", page.text());
    }
    console.stop().await;
}
