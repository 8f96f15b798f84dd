//! The rules, one a file in `rules/`. `build.rs` lists them.

use prelude::Rule;

include!(concat!(env!("OUT_DIR"), "/ssda903_rules.rs"));

/// Every rule of every year, by code.
pub fn rules() -> &'static [Rule] {
    ALL
}

/// What a rule's file uses.
pub(crate) mod prelude {
    pub(crate) use std::collections::HashMap;
    pub(crate) use std::collections::hash_map::Entry;

    pub(crate) use calendar::Date;

    pub(crate) use crate::report::Level;
    pub(crate) use crate::ssda903::child::{Child, consecutive};
    pub(crate) use crate::ssda903::helpers::*;
    pub(crate) use crate::ssda903::rule::Check::{Child as ByChild, Whole};
    pub(crate) use crate::ssda903::rule::Need::{self, LastYear, ThisYear};
    pub(crate) use crate::ssda903::rule::Rule;
    pub(crate) use crate::ssda903::tables::*;
    #[cfg(test)]
    pub(crate) use crate::ssda903::testing::flags;
    pub(crate) use crate::ssda903::{
        Code, Collection, DateCell, Found, PartialDate, Return, Text, Year, Years,
    };
}
