//! Lets a page be seen by those who may see it. The server checks again whatever the page asks of it.

use leptos::prelude::*;

use super::{Loading, OpenWorkspace, Problem};
use crate::{AppError, domain::Frame};

/// The page, given the frame around it, or why it is not to be seen.
#[component]
pub(crate) fn Gate<Content, View>(
    /// Whether only owners and admins may see it.
    #[prop(optional)]
    admins_only: bool,
    children: Content,
) -> impl IntoView
where
    Content: FnOnce(Frame) -> View + Send + 'static,
    View: IntoView + 'static,
{
    let frame = OpenWorkspace::expect().frame;
    let retry = move |()| {
        let _ = window().location().reload();
    };
    view! {
        <Suspense fallback=Loading>
            {Suspend::new(async move {
                match frame.await {
                    Ok(frame) if admins_only && !frame.role.is_admin() => {
                        view! { <Problem error=AppError::Forbidden /> }.into_any()
                    }
                    Ok(frame) => children(frame).into_any(),
                    Err(error) => view! { <Problem error retry /> }.into_any(),
                }
            })}
        </Suspense>
    }
}
