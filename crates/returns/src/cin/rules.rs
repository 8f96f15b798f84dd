//! The rules, one a file in `rules/`. `build.rs` lists them.

use prelude::Rule;

include!(concat!(env!("OUT_DIR"), "/cin_rules.rs"));

/// Every rule of every year, by code.
pub fn rules() -> &'static [Rule] {
    ALL
}

/// What a rule's file uses.
pub(crate) mod prelude {
    pub(crate) use std::collections::HashSet;

    pub(crate) use calendar::Date;
    pub(crate) use jiff::Span;

    pub(crate) use crate::cin::authority_numbers;
    pub(crate) use crate::cin::helpers::{Repeats, covers};
    pub(crate) use crate::cin::rule::Check::{
        Child as ByChild, Header as ByHeader, Return as ByReturn, WorkingDays as ByWorkingDays,
    };
    pub(crate) use crate::cin::rule::{Rule, Total, total};
    pub(crate) use crate::cin::tables::*;
    #[cfg(test)]
    pub(crate) use crate::cin::testing::{flags, flags_in, flags_return};
    pub(crate) use crate::cin::{Cell, Census, Child, Found};
    pub(crate) use crate::report::Level::{Error, Query};
    pub(crate) use crate::{Collection, Year, Years};
}
