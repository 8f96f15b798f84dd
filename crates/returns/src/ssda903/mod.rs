//! The SSDA903 return on looked-after children and care leavers: its tables, and how they are read.

mod care;
mod check;
mod child;
mod code;
mod code_sets;
mod date;
mod draft;
mod engine;
mod found;
mod generate;
mod helpers;
mod partial_date;
mod reader;
#[cfg(test)]
mod readings;
pub mod reference;
mod rule;
mod rules;
mod set;
mod sheets;
mod spelling;
pub mod tables;
#[cfg(test)]
mod testing;
mod unknown_providers;
mod whole;

pub use care::PeriodOfCare;
pub use check::{Options, check, check_and_hold, check_return};
pub use child::{Child, consecutive};
pub use code::{Code, Text};
pub use code_sets::{CodeSets, Meaning, meanings};
pub use date::DateCell;
pub use draft::{Draft, NoSuchColumn};
pub use engine::{Outcome, run};
pub use found::{Found, Hit, Place, Spot};
pub use generate::{Invented, Invention, invent};
pub use partial_date::PartialDate;
pub use reader::{DateFormat, File, Of, is_litter, may_be_table, read};
pub(crate) use reader::{is_changed, is_unseen, meant};
pub use rule::{Check, Need, Rule};
pub use rules::rules;
pub use set::Rows;
pub use tables::{Episode, Header, Postcode, Table};
pub use whole::{Reference, Return};

pub use crate::collection::{Collection, Year, Years};
