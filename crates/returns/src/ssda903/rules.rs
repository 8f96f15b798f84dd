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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::super::testing::rows;
    use super::rules;

    /// The texts that a rule's file holds its rule against.
    fn cases(source: &str) -> Vec<&str> {
        let called = source.split("flags(").skip(1);
        called.filter_map(|rest| rest.split_once('"')?.1.split_once('"')).map(|(text, _)| text).collect()
    }

    #[test]
    fn every_rule_is_held_against_rows_that_it_finds_and_rows_that_it_does_not() {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ssda903/rules");
        let (mut read, mut lacking) = (0, Vec::new());
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            let source = fs::read_to_string(&path).unwrap();
            let (_, tests) = source.split_once("mod tests").unwrap_or_default();
            let rows = cases(tests).into_iter().map(rows);
            let (found, not) = rows.fold((0, 0), |sum, rows| (sum.0 + rows.0, sum.1 + rows.1));
            if found == 0 || not == 0 {
                lacking.push((path.file_stem().unwrap().to_owned(), found, not));
            }
            read += 1;
        }
        assert_eq!(read, rules().len());
        assert!(lacking.is_empty(), "{lacking:?}");
    }
}
