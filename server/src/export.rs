//! The export engine: from one instant of the database to a whole CSV file.

pub(crate) mod artifact;
mod attempts;
mod csv_file;
mod file;
mod groups;
mod guard;
mod leftovers;
mod order;
mod origins;
mod person;
mod read_ahead;
mod row;
mod sessions;
pub(crate) mod sweep;
mod users;
pub(crate) mod watch;
pub(crate) mod worker;

pub(crate) use file::{File, Progress, Written, write};
