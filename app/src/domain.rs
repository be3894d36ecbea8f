//! The words of the domain: plain types that the browser and the server share.

mod export;
mod group;
mod member;
mod person;
mod score;
mod session;
mod table;
mod timestamp;
mod words;
mod workspace;

pub use export::{
    ExportForecast, ExportKind, ExportOptions, ExportOverview, ExportProgress, ExportRecord, ExportState,
    ExportUnderWay, LastExport, SPREADSHEET_ROWS,
};
pub use group::{GroupDetail, GroupMemberRow, GroupRole, GroupRow, NewGroup};
pub use member::{AddedUser, AddedUserVerdict, MemberStatus, NewUsers, SeatType, UserRow};
pub use person::PersonName;
pub use score::{Rank, Score};
pub use session::{Difficulty, SessionReview, SessionRow, SessionStatus};
pub use table::{PAGE_SIZE, Page, TableQuery};
pub use timestamp::Timestamp;
pub use words::UnknownWord;
pub use workspace::{DemoAccount, Frame, Role, WorkspaceLink};
