//! The statutory returns: readers, and every rule of the Department for Education's catalogues, one a file.
//!
//! [`cin`] is the children in need census, read as a stream from its XML; [`ssda903`] is the return on looked-after
//! children and care leavers, read from its CSV files. Both end in a [`Report`](report::Report). Nothing here opens a
//! file or reads the clock.

mod alike;
mod chance;
pub mod cin;
mod collection;
mod headings;
mod letters;
pub mod report;
pub mod ssda903;
mod stored;
mod zipped;

pub use collection::{Collection, Year, Years};
