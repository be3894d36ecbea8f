//! The words of the domain: plain types that the browser and the server share.

mod audit;
mod day;
mod export;
mod export_choice;
mod export_forecast;
mod export_history;
mod export_options;
mod group;
mod member;
mod period;
mod person;
mod score;
mod session;
mod table;
mod timestamp;
mod words;
mod workspace;

pub use audit::AuditAction;
pub use day::{Day, NoDay};
pub use export::{ExportKind, ExportOverview, ExportProgress, ExportState, ExportUnderWay};
pub use export_choice::{AskedOptions, ExportChoice};
pub use export_forecast::{ExportForecast, LastExport, SPREADSHEET_ROWS};
pub use export_history::{ExportDownload, ExportRecord, History, HistoryQuery, HistoryState};
pub use export_options::{ExportOffer, ExportOptions, GuardedCell, NamedOptions, Offered};
pub use group::{GroupDetail, GroupMemberRow, GroupRole, GroupRow, NewGroup};
pub use member::{AddedUser, AddedUserVerdict, MemberStatus, NewUsers, SeatType, UserRow};
pub use period::Period;
pub use person::PersonName;
pub use score::{Rank, Score};
pub use session::{Difficulty, SessionReview, SessionRow, SessionStatus};
pub use table::{PAGE_SIZE, Page, TableQuery};
pub use timestamp::Timestamp;
pub use words::UnknownWord;
pub use workspace::{DemoAccount, Frame, Role, WorkspaceLink};
