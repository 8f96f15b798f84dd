//! The outcomes of single children: windows to the day, populations, groups and what is left out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::float_cmp, reason = "these outcomes are whole numbers")]

mod common;
mod comparing;
mod flow;
mod groups;
mod kinship;
mod knowing;
mod modelling;
mod properties;
mod reading;
mod returns;
mod working_days;
