//! The demo workspace.

/// The password of every demo account; it is no secret.
pub(crate) const PASSWORD: &str = "demo-password";
