//! Case files read against an instrument: dip samples, presence, and how far two readers agree.
//!
//! | Module | What lives there |
//! |---|---|
//! | [`instrument`] | what is looked for in a file, as data |
//! | [`sample`] | files drawn by lot, team by team, so that the draw can be repeated |
//! | [`readings`] | what readers found |
//! | [`agreement`] | how far two readings of one file agree |
//! | [`results`] | the share of files in which each thing was found, wave by wave |
//! | [`report`] | all of it as sections of a report |
//! | [`presence`] | counts from the record of what exists, never shown alone |

pub mod agreement;
pub mod instrument;
pub mod presence;
pub mod readings;
pub mod report;
pub mod results;
pub mod sample;
