//! The words of the domain: plain types that the browser and the server share.

mod account;
mod activity;
mod audit;
mod day;
mod export;
mod export_choice;
mod export_forecast;
mod export_history;
mod export_options;
mod export_remark;
mod failure_reason;
mod group;
mod group_edit;
mod member;
mod member_edit;
mod period;
mod person;
mod readable;
mod score;
mod session;
mod session_archive;
mod session_query;
mod table;
mod timestamp;
mod upload;
mod upload_fault;
mod user_query;
mod words;
mod workspace;

pub use account::{
    AccountProblem, Invitation, InvitationOffer, InvitationState, LONGEST_NAME, LONGEST_PASSWORD_BYTES,
    MailNews, MemberAccount, NewLink, PasswordChange, SHORTEST_PASSWORD, SignInRow, check_names,
    check_password,
};
pub use activity::{ActivityAction, ActivityRow};
pub use audit::AuditAction;
pub use day::{Day, NoDay};
pub use export::{ExportKind, ExportOverview, ExportProgress, ExportState, ExportUnderWay};
pub use export_choice::{AskedOptions, ExportChoice};
pub use export_forecast::{ExportForecast, LastExport, SPREADSHEET_ROWS};
pub use export_history::{ExportDownload, ExportRecord, History, HistoryQuery, HistoryState};
pub use export_options::{
    ExportOffer, ExportOptions, GuardedCell, MOST_GUARDED_CELLS, NamedOptions, Offered,
};
pub use export_remark::ExportRemark;
pub use failure_reason::FailureReason;
pub use group::{GroupDetail, GroupMemberRow, GroupName, GroupRole, GroupRow, NewGroup};
pub use group_edit::{
    GroupPlaceEdit, GroupRename, NewGroupMember, NewGroupMemberVerdict, NewGroupMembers, UNDO_SECONDS,
};
pub use member::{AddedUser, AddedUserVerdict, MemberStatus, NewUsers, SeatType, UserRow};
pub use member_edit::{
    BulkAction, BulkChange, BulkMember, BulkOutcome, BulkVerdict, GroupPlace, MOST_AT_ONCE, MemberDetail,
    MemberEdit, MemberFields,
};
pub use period::Period;
pub use person::PersonName;
pub use readable::{is_name, is_readable};
pub use score::{Rank, Score};
pub use session::{Difficulty, SessionOffer, SessionReview, SessionRow, SessionStatus};
pub use session_archive::{ArchiveChange, ArchiveForecast, ArchiveOutcome, ArchiveVerdict};
pub use session_query::{RankChoice, SessionQuery, Shown};
pub use table::{PAGE_SIZE, Page, TableQuery};
pub use timestamp::Timestamp;
pub use upload::{
    FieldChange, LARGEST_UPLOAD_BYTES, MOST_UPLOAD_LINES, NewLine, SHOWN_LINES, UploadAnswer, UploadApply,
    UploadColumn, UploadCounts, UploadInvitations, UploadLine, UploadPreview, UploadVerdict,
};
pub use upload_fault::{FileFault, LineFault, WrongCell};
pub use user_query::{UserQuery, UserSort};
pub use words::UnknownWord;
pub use workspace::{DemoAccount, Frame, Role, WorkspaceLink};
