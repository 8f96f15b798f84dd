//! Reads the files of an SSDA903 return: what they are, in which encoding, with which columns, and what is odd.
//!
//! Bytes come in and typed rows go out; nothing here opens a file.

mod dates;
mod decode;
mod files;
mod layout;
mod recognise;
mod remarks;
mod table;
mod year;

pub use dates::DateFormat;
pub use files::{File, Of, read};
use layout::Layout;
pub(crate) use table::Parsed;
use year::year_of;
