//! The pieces that pages are made of.

#![allow(
    unreachable_pub,
    reason = "the component macro makes public functions of them"
)]

mod badge;
mod button;
mod copy_button;
mod day_field;
mod dialog;
mod download_button;
mod export_banner;
mod export_lines;
mod fact;
mod filter_fold;
mod filter_select;
mod focus;
mod frame;
mod gate;
mod icon;
mod language_switch;
mod lazy_part;
mod listing;
mod loading;
mod moment;
mod options_note;
mod page_header;
mod page_of_rows;
mod page_turn;
mod pager;
mod person;
mod pick;
mod picker;
mod post_form;
mod problem;
mod progress_bar;
mod quantity;
mod readiness;
mod search_field;
mod select;
mod sidebar;
mod sign_in_form;
mod sign_in_link;
mod tab_title;
mod table;

pub(crate) use badge::{Badge, Tone};
pub(crate) use button::Button;
pub(crate) use copy_button::CopyButton;
pub(crate) use day_field::DayField;
pub(crate) use dialog::Dialog;
pub(crate) use download_button::DownloadButton;
pub(crate) use export_banner::ExportBanner;
pub(crate) use export_lines::ExportLines;
pub(crate) use fact::{Fact, Facts};
pub(crate) use filter_fold::FilterFold;
pub(crate) use filter_select::FilterSelect;
pub(crate) use focus::{focus_on, use_focus_on_arrival, use_focus_on_request};
pub(crate) use frame::{OpenWorkspace, WorkspaceFrame};
pub(crate) use gate::Gate;
pub(crate) use icon::Icon;
pub(crate) use language_switch::LanguageSwitch;
pub(crate) use lazy_part::LazyPart;
pub(crate) use listing::{Empty, Listing, transition, use_table_query};
pub(crate) use loading::Loading;
pub(crate) use moment::Moment;
pub(crate) use options_note::OptionsNote;
pub(crate) use page_header::PageHeader;
pub(crate) use page_of_rows::PageOfRows;
pub(crate) use page_turn::PageTurn;
pub(crate) use pager::Pager;
pub(crate) use person::{Avatar, Breakable, Person};
pub(crate) use pick::{PickCell, PickPage};
pub(crate) use picker::{Choice, Picker};
pub(crate) use post_form::PostForm;
pub(crate) use problem::{Problem, answer_with};
pub(crate) use progress_bar::ProgressBar;
pub(crate) use quantity::{size_text, thousands};
pub(crate) use readiness::Readiness;
pub(crate) use search_field::SearchField;
pub(crate) use select::Select;
pub(crate) use sidebar::Sidebar;
pub(crate) use sign_in_form::SignInForm;
pub(crate) use sign_in_link::SignInLink;
pub(crate) use tab_title::TabTitle;
pub(crate) use table::{Cell, Table};
