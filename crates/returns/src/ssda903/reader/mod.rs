//! Reads the files of an SSDA903 return: what they are, in which encoding, with which columns, and what is odd.
//!
//! Bytes come in and typed rows go out; nothing here opens a file.

mod dates;
mod decode;
mod files;
mod heading;
mod layout;
mod lines;
mod odd_cells;
mod recognise;
mod remarks;
mod table;
mod ways;
mod year;

pub use dates::DateFormat;
pub(crate) use dates::any_date;
pub(crate) use decode::{Encoding, decode};
pub use files::{File, Of, is_litter, read};
pub(crate) use files::{Reading, reading};
use layout::Layout;
pub(crate) use layout::delimiter;
pub(crate) use lines::numbered;
pub(crate) use odd_cells::{is_changed, line_of, meant};
pub(crate) use table::Parsed;
