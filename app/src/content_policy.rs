//! What a page may load and run: the console's own files, and the scripts that carry its nonce.

use http::{HeaderValue, header::CONTENT_SECURITY_POLICY};
use leptos::{nonce::use_nonce, prelude::use_context};
use leptos_axum::ResponseOptions;

/// Where else than from the server itself finished files are fetched, as an origin (RFC 6454).
#[derive(Debug, Clone)]
pub struct DownloadOrigin(pub String);

/// Sends the page with a Content-Security-Policy of its own, so that nothing that people typed can
/// run in it even if it should once be shown unescaped.
pub(crate) fn send_content_policy() {
    let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else {
        return;
    };
    // `cargo leptos watch` tells the page of edits by a web socket.
    let reload = if std::env::var_os("LEPTOS_WATCH").is_some() {
        " ws:"
    } else {
        ""
    };
    let downloads =
        use_context::<DownloadOrigin>().map_or_else(String::new, |origin| format!(" {}", origin.0));
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; connect-src 'self'{downloads}{reload}; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}
