//! The document around the views, the routes, and how the browser takes the page over.

#![allow(
    unreachable_pub,
    reason = "the component macro makes public functions of them"
)]

use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags, Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    Language,
    components::{TabTitle, WorkspaceFrame},
    pages::{ExportDataPage, LazyPage, NotFoundPage, SignInPage},
};

/// The HTML document that the server sends, with the application in its body.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::content_policy::send_content_policy();
    view! {
        <!DOCTYPE html>
        <html lang=Language::current().tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <HashedStylesheet options=options.clone() />
                <AutoReload options=options.clone() />
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The application: every page of the console.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    #[cfg(feature = "ssr")]
    provide_context(Language::current());
    let tab = TabTitle::provide();
    view! {
        <Title formatter=move |page: String| tab.of(&page) />
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/") view=LazyPage::Home ssr=SsrMode::Async />
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                <Route path=path!("/invitation/:token") view=LazyPage::Invitation ssr=SsrMode::Async />
                <Route
                    path=path!("/forgotten-password")
                    view=LazyPage::ForgottenPassword
                    ssr=SsrMode::Async
                />
                <Route path=path!("/new-password/:token") view=LazyPage::NewPassword ssr=SsrMode::Async />
                <ParentRoute path=path!("/w/:slug") view=WorkspaceFrame ssr=SsrMode::Async>
                    <Route path=path!("") view=LazyPage::WorkspaceHome ssr=SsrMode::Async />
                    <Route path=path!("sessions") view=LazyPage::Sessions ssr=SsrMode::Async />
                    <Route path=path!("sessions/:id") view=LazyPage::Session ssr=SsrMode::Async />
                    <Route path=path!("users") view=LazyPage::Users ssr=SsrMode::Async />
                    <Route path=path!("users/:id") view=LazyPage::Member ssr=SsrMode::Async />
                    <Route path=path!("groups") view=LazyPage::Groups ssr=SsrMode::Async />
                    <Route path=path!("groups/:id") view=LazyPage::Group ssr=SsrMode::Async />
                    <Route path=path!("activity") view=LazyPage::Activity ssr=SsrMode::Async />
                    <Route path=path!("account") view=LazyPage::Account ssr=SsrMode::Async />
                    <Route path=path!("export-data") view=ExportDataPage ssr=SsrMode::Async />
                </ParentRoute>
            </Routes>
        </Router>
    }
}
