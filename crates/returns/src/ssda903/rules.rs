//! The rules, one a file in `rules/`, and what their files use. `build.rs` lists them.

// What a rule's file imports with one line.
pub(crate) use std::collections::HashMap;
pub(crate) use std::collections::hash_map::Entry;

pub(crate) use super::child::{Child, consecutive};
pub(crate) use super::rule::Check::{Child as ByChild, Whole};
pub(crate) use super::rule::{Need, Rule};
pub(crate) use super::tables::*;
pub(crate) use super::helpers::*;
#[cfg(test)]
pub(crate) use super::testing::flags;
pub(crate) use super::{Code, Collection, DateCell, Found, Return, Text, Year};

include!(concat!(env!("OUT_DIR"), "/ssda903_rules.rs"));

/// Every rule of every year, by code.
pub fn rules() -> &'static [Rule] {
    ALL
}

/// In force in every year that Kith knows.
pub(crate) const EVERY_YEAR: (Year, Year) = (Year::FIRST, Year::LAST);

/// In force from a year on.
pub(crate) const fn since(year: u16) -> (Year, Year) {
    (Year(year), Year::LAST)
}

/// In force until a year, from the first that Kith knows.
pub(crate) const fn until(year: u16) -> (Year, Year) {
    (Year::FIRST, Year(year))
}

/// In force in these years.
pub(crate) const fn between(first: u16, last: u16) -> (Year, Year) {
    (Year(first), Year(last))
}

/// In force in one year.
pub(crate) const fn only(year: u16) -> (Year, Year) {
    (Year(year), Year(year))
}

pub(crate) const HEADER: Need = Need::Table(Table::Header);
pub(crate) const EPISODES: Need = Need::Table(Table::Episodes);
pub(crate) const REVIEWS: Need = Need::Table(Table::Reviews);
pub(crate) const UASC: Need = Need::Table(Table::Uasc);
pub(crate) const OC2: Need = Need::Table(Table::Oc2);
pub(crate) const OC3: Need = Need::Table(Table::Oc3);
pub(crate) const AD1: Need = Need::Table(Table::Ad1);
pub(crate) const PLACED_ADOPTION: Need = Need::Table(Table::PlacedAdoption);
pub(crate) const PREV_PERM: Need = Need::Table(Table::PrevPerm);
pub(crate) const MISSING: Need = Need::Table(Table::Missing);
pub(crate) const SW_EPISODES: Need = Need::Table(Table::SwEpisodes);
pub(crate) const DOLO: Need = Need::Table(Table::Dolo);
pub(crate) const HEADER_LAST: Need = Need::LastYear(Table::Header);
pub(crate) const EPISODES_LAST: Need = Need::LastYear(Table::Episodes);
pub(crate) const UASC_LAST: Need = Need::LastYear(Table::Uasc);
pub(crate) const OC3_LAST: Need = Need::LastYear(Table::Oc3);
pub(crate) const PLACED_ADOPTION_LAST: Need = Need::LastYear(Table::PlacedAdoption);
pub(crate) const MISSING_LAST: Need = Need::LastYear(Table::Missing);
pub(crate) const DOLO_LAST: Need = Need::LastYear(Table::Dolo);
pub(crate) const POSTCODES: Need = Need::Postcodes;
pub(crate) const PROVIDERS: Need = Need::Providers;
pub(crate) const AUTHORITY: Need = Need::Authority;
