//! The export engine: from one instant of the database to a whole CSV file.

pub(crate) mod activity_file;
pub(crate) mod artifact;
mod attempts;
pub(crate) mod audit_file;
mod background;
mod csv_file;
mod fields;
mod file;
mod groups;
mod guard;
mod leftovers;
mod order;
mod origins;
mod pace;
mod people;
pub mod pieces;
mod places;
mod read_ahead;
mod reason;
mod roster;
mod row;
mod sessions;
pub(crate) mod sweep;
mod users;
pub(crate) mod watch;
pub(crate) mod worker;

pub(crate) use file::{File, Progress, Written, write};
