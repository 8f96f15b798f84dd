//! The children in need census: its tables, how its XML is read as a stream, and its rules.

pub(crate) mod authority_numbers;
mod cell;
mod census;
mod check;
mod child;
mod decode;
mod found;
mod generate;
mod helpers;
mod namespaces;
#[cfg(test)]
mod readings;
mod record;
mod rule;
mod rules;
mod schema;
mod split;
pub mod tables;
#[cfg(test)]
mod testing;
mod walk;
mod well_formed;

pub use cell::{Cell, Spot};
pub use census::{Census, Codes};
pub use check::{Became, Options, Outline, check, outline, rows_of};
pub use child::Child;
pub use found::{Found, Place};
pub use generate::{Invention, invent};
pub use rule::{Check, Rule, Tally, Total};
pub use rules::rules;
pub use tables::{
    Assessment, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Disability, Factor, Header,
    ProtectionPlan, Review, Section47, Table,
};
