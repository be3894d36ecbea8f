//! Line icons, drawn on a grid of 24 by 24; they decorate and are never read aloud.

use leptos::prelude::*;

/// An icon by what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    Activity,
    Alert,
    Archive,
    Check,
    ChevronLeft,
    ChevronRight,
    Close,
    Compass,
    Download,
    Export,
    Group,
    Inbox,
    Lock,
    Menu,
    Plus,
    Search,
    Session,
    SignOut,
    Switch,
    User,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Activity => "M3 12.5h4l3-8 4 15 3-7h4",
            Self::Alert => {
                "M12 8.5v4.5M12 16.5v.01M10.3 4.2 2.9 17a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z"
            }
            Self::Archive => {
                "M5 9.5V18a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9.5M3.5 5.5a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1ZM10 13.5h4"
            }
            Self::Check => "M8 12.5l2.7 2.7L16 9.8M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
            Self::ChevronLeft => "M14.5 6 8.5 12l6 6",
            Self::ChevronRight => "M9.5 6l6 6-6 6",
            Self::Close => "M6.5 6.5l11 11M17.5 6.5l-11 11",
            Self::Compass => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM15.5 8.5l-2 5-5 2 2-5 5-2Z",
            Self::Download => "M12 4v11M7.5 10.8 12 15.3l4.5-4.5M4.5 19.5h15",
            Self::Export => {
                "M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8l-5-5ZM14 3v5h5M12 11.5V17M9.5 14.7 12 17.2l2.5-2.5"
            }
            Self::Group => {
                "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 4.9a3.5 3.5 0 0 1 0 6.2M18 14.3a6.5 6.5 0 0 1 3.5 5.2"
            }
            Self::Inbox => {
                "M3.5 13.5h4.7l1.5 2.5h4.6l1.5-2.5h4.7M6.2 5.1 3.5 13.5V18a2 2 0 0 0 2 2h13a2 2 0 0 0 2-2v-4.5l-2.7-8.4A1.5 1.5 0 0 0 16.4 4H7.6a1.5 1.5 0 0 0-1.4 1.1Z"
            }
            Self::Lock => {
                "M7 11V8a5 5 0 0 1 10 0v3M6.5 11h11a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5v-6A1.5 1.5 0 0 1 6.5 11Z"
            }
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Search => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 20 20",
            Self::Session => {
                "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM10.3 8.7v6.6a.4.4 0 0 0 .6.34l5.2-3.3a.4.4 0 0 0 0-.68l-5.2-3.3a.4.4 0 0 0-.6.34Z"
            }
            Self::SignOut => "M9.5 20H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h3.5M15.5 16l4-4-4-4M19.5 12H9.5",
            Self::Switch => "M8 9.5 12 5.5l4 4M8 14.5l4 4 4-4",
            Self::User => "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
        }
    }
}

impl IntoRender for Icon {
    type Output = AnyView;

    fn into_render(self) -> Self::Output {
        view! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=self.path()></path>
            </svg>
        }
        .into_any()
    }
}
