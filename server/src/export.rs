//! The export engine: from one instant of the database to a whole CSV file, or to an archive of all three.

pub(crate) mod activity_file;
mod archive;
pub(crate) mod artifact;
pub(crate) mod audit_file;
mod background;
mod chunks;
mod csv_file;
mod dictionary;
mod fields;
mod file;
mod file_name;
pub(crate) mod group_names;
mod groups;
pub(crate) mod guard;
mod guarded;
mod leftovers;
pub(crate) mod links_file;
mod manifest;
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
mod table;
mod users;
pub(crate) mod watch;
pub(crate) mod worker;

pub(crate) use file::{File, Progress, Written, write};
pub(crate) use guarded::GuardedCells;
