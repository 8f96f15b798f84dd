//! Published statistics as they were published. A suppressed cell is a value of its own and never zero.
//!
//! | Module | What lives there |
//! |---|---|
//! | [`published`] | a published value, or the mark that stands in its place |
//! | [`authority`] | authorities, and those that ended or began |
//! | [`dataset`] | which tables there are, and how they are laid out |
//! | [`inspections`] | grades of inspections, each under the framework of its day |
//! | [`library`] | the tables that come with Kith, and those that somebody brings |
//! | [`series`] | one measure of every authority over the years |
//! | [`neighbours`] | lists of statistical neighbours |

pub mod authority;
pub mod dataset;
pub mod inspections;
pub mod library;
pub mod neighbours;
pub mod published;
mod read;
pub mod series;

pub use authority::{Authority, Code, Reorganisation};
pub use dataset::Dataset;
pub use library::Library;
pub use neighbours::NeighbourList;
pub use published::{Mark, Published};
pub use series::{Observation, Series};
