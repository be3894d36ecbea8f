//! The frame around every page of a workspace: sidebar, export banner, and the page itself.

use leptos::{html, prelude::*};
use leptos_router::{
    components::Outlet,
    hooks::{use_location, use_params_map},
};

use super::{Button, ExportBanner, Icon, Sidebar};
use crate::{
    AppError,
    api::workspace::load_frame,
    browser::{Choosing, Exports},
    domain::Frame,
    texts,
};

/// The workspace whose pages are open.
#[derive(Clone, Copy)]
pub(crate) struct OpenWorkspace {
    /// The part of the address that names it.
    pub(crate) slug: Signal<String>,
    /// What stands around its pages.
    pub(crate) frame: Resource<Result<Frame, AppError>>,
}

impl OpenWorkspace {
    /// The workspace that the frame above has opened.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// The address of one of its pages; none once nobody waits for the page that asks, as when a browser
    /// goes away while the server renders.
    pub(crate) fn path(page: &str) -> Option<String> {
        let slug = use_context::<Self>()?.slug.try_get_untracked()?;
        Some(format!("/w/{slug}/{page}"))
    }
}

/// Sidebar, export banner and the open page.
#[component]
pub(crate) fn WorkspaceFrame() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    let frame = Resource::new(move || slug.get(), load_frame);
    let workspace = OpenWorkspace {
        slug: slug.into(),
        frame,
    };
    provide_context(workspace);
    Choosing::provide(workspace);
    let exports = Exports::provide();

    let drawer = RwSignal::new(false);
    let menu = NodeRef::<html::Header>::new();
    let main = NodeRef::<html::Main>::new();
    close_drawer_and_move_focus_with_the_page(drawer, main);
    let close_drawer = Callback::new(move |()| {
        drawer.set(false);
        focus_button(menu);
    });
    let on_key = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && drawer.get_untracked() {
            close_drawer.run(());
        }
    });
    on_cleanup(move || on_key.remove());

    view! {
        <div class="frame" data-drawer=move || if drawer.get() { "open" } else { "closed" }>
            <a class="skip-link" href="#main" rel="external">
                {texts::frame::skip_to_page()}
            </a>
            <Suspense>
                {Suspend::new(async move {
                    let frame = frame.await.ok();
                    exports.show_of(frame.as_ref());
                    match frame {
                        Some(frame) => view! { <Sidebar frame drawer on_close=close_drawer /> }.into_any(),
                        None => ().into_any(),
                    }
                })}
            </Suspense>
            <div class="frame-page" inert=drawer>
                <header class="top-bar" node_ref=menu>
                    <Button class="button button-icon button-quiet" on_press=move |()| drawer.set(true)>
                        {Icon::Menu.into_render()}
                        <span class="visually-hidden">{texts::frame::open_menu()}</span>
                    </Button>
                    <span class="top-bar-name">{texts::frame::console()}</span>
                </header>
                <main id="main" tabindex="-1" node_ref=main>
                    <p class="needs-script">
                        {texts::frame::needs_script()}
                    </p>
                    <ExportBanner />
                    <Outlet />
                </main>
            </div>
        </div>
    }
}

/// A new page closes the drawer and takes the focus, as a new document would.
fn close_drawer_and_move_focus_with_the_page(drawer: RwSignal<bool>, main: NodeRef<html::Main>) {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            drawer.set(false);
            // By then the frame may be gone, if the new page is outside the workspace.
            request_animation_frame(move || {
                if let Some(main) = main.try_get_untracked().flatten() {
                    let _ = main.focus();
                }
            });
        }
        path
    });
}

fn focus_button(within: NodeRef<html::Header>) {
    request_animation_frame(move || {
        let button = within
            .try_get_untracked()
            .flatten()
            .and_then(|within| within.query_selector("button").ok().flatten());
        if let Some(button) = button {
            use leptos::wasm_bindgen::JsCast;
            let _ = button.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}
