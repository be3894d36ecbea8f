//! The export engine: from one instant of the database to a whole CSV file.

pub(crate) mod artifact;
mod csv_file;
mod file;
mod groups;
mod guard;
mod order;
mod sessions;
pub(crate) mod sweep;
mod users;
pub(crate) mod watch;
pub(crate) mod worker;

pub(crate) use file::{File, Progress, write};
