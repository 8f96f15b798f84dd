//! Reads the files of an SSDA903 return: what they are, in which encoding, with which columns, and what is odd.
//!
//! Bytes come in and typed rows go out; nothing here opens a file.

mod bare_rows;
mod column_names;
mod dates;
mod decode;
mod file_name;
mod files;
mod heading;
mod layout;
mod lines;
mod list_dates;
mod no_rows;
mod nothing;
mod odd_cells;
mod order;
mod recognise;
mod remarks;
mod strange_dates;
mod table;
mod tidy;
mod ways;
mod year;

pub use dates::DateFormat;
pub(crate) use decode::{Encoding, decode};
pub use file_name::{is_litter, may_be_table};
pub use files::{File, Of, read};
pub(crate) use files::{Reading, reading};
use layout::Layout;
pub(crate) use layout::delimiter;
pub(crate) use lines::{Lines, numbered, with_line_feeds};
pub(crate) use list_dates::ListDates;
pub(crate) use odd_cells::{is_changed, line_of, meant};
pub(crate) use table::Parsed;
pub(crate) use tidy::is_unseen;
