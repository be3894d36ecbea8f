//! Where one goes on when a table shows another page of rows.

use leptos::{html, prelude::*};

/// Whoever turns the page loses the link that had the focus; they go on at the top of the new rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageTurn {
    is_turned: StoredValue<bool>,
    top: NodeRef<html::Div>,
}

impl PageTurn {
    pub(crate) fn new() -> Self {
        Self {
            is_turned: StoredValue::new(false),
            top: NodeRef::new(),
        }
    }

    /// What stands above the rows.
    pub(crate) const fn top(self) -> NodeRef<html::Div> {
        self.top
    }

    /// Hears that another page is asked for.
    pub(crate) fn begins(self) -> Callback<()> {
        Callback::new(move |()| self.is_turned.set_value(true))
    }

    /// To be called where the rows are shown: an effect that read them would, outside of what waits for them,
    /// keep the whole page waiting.
    pub(crate) fn arrives(self) {
        if self.is_turned.get_value() {
            self.is_turned.set_value(false);
            request_animation_frame(move || {
                if let Some(top) = self.top.try_get_untracked().flatten() {
                    let _ = top.focus();
                }
            });
        }
    }
}
