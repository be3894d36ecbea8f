//! The console.
#[cfg(feature="ssr")] pub mod backend {}
