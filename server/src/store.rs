//! The store: everything that outlives a request. One module for each database; all SQL stands there.

mod sqlite;

pub use sqlite::Store;
pub(crate) use sqlite::{
    exports::{ClaimedExport, ExportRequest, Outcome, StoredFile},
    groups::Refused,
    import::ImportTransaction,
    sign_in::Freshness,
    snapshot::{GroupMemberRecord, PersonRecord, Snapshot},
};
