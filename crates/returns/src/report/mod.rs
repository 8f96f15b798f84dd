//! What comes of checking a return, whichever return it was: what was found, what could not be read, what was not run.
//!
//! The formats in which it is handed out are in the modules below; checking is in `cin` and `ssda903`.

mod compare;
mod html;
mod json;
mod kept;
mod sheet;
mod summary;
mod table;
#[cfg(test)]
pub(crate) mod testing;
mod xlsx;

use std::fmt;

pub use compare::{Comparison, compare};
pub use html::html;
pub use json::json;
pub use kept::{NotKept, keep, restore};
pub use sheet::{Sheet, SheetRow};
pub use summary::{count, headline, text};
pub use table::csv;
pub use xlsx::xlsx;

use crate::Year;

/// How much weighs on a rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// The Department refuses what breaks the rule.
    Error,
    /// The Department asks for a correction or a reason.
    Query,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "Error",
            Self::Query => "Query",
        })
    }
}

/// What a reader of a report needs to know of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RuleCard {
    /// The Department's code.
    pub code: &'static str,
    /// Error or query.
    pub level: Level,
    /// The Department's message in the wording of the report's year.
    pub message: &'static str,
    /// What must hold, in the Department's words; empty where it published only the message.
    pub text: &'static str,
    /// What Kith checks, in Kith's words; empty where the text is checked as it stands.
    pub reading: &'static str,
    /// The part of the return that the rule belongs to.
    pub module: &'static str,
    /// The fields that the Department says are affected.
    pub fields: &'static [&'static str],
    /// The first year in which it is in force, of those that Kith knows.
    pub first: Year,
    /// The last year in which it is in force, of those that Kith knows.
    pub last: Year,
}

impl RuleCard {
    /// What the rule asks for, each with whose words they are: the Department's are only ever the Department's.
    pub fn asks(&self) -> Vec<(&'static str, &'static str)> {
        let both = [("The Department’s text", self.text), ("How Kith reads it", self.reading)];
        both.into_iter().filter(|(_, words)| !words.is_empty()).collect()
    }
}

/// One cell of a return.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Cell {
    /// The table.
    pub table: &'static str,
    /// The row in its table, the first being nought.
    pub row: u32,
    /// The line of the file, the first being one.
    pub line: Option<u32>,
    /// The field.
    pub field: &'static str,
    /// What stands in it; nothing where it is blank.
    pub value: Option<Box<str>>,
}

/// A place that a rule found wanting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule, by its position in [`Report::rules`].
    pub rule: usize,
    /// The child's identifier in the authority's system; nothing where it is blank, or the whole return is meant.
    pub child: Option<Box<str>>,
    /// The cells that clash. None where the whole return is meant.
    pub cells: Vec<Cell>,
    /// Cells that are not wrong themselves, but on which the finding depends.
    pub with: Vec<Cell>,
}

/// How a remark bears on the report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weight {
    /// Something was not read, or not to its end: the report is not whole.
    NotRead,
    /// The Department's schema refuses it; it was read all the same.
    Schema,
    /// Worth knowing.
    Noticed,
}

/// Something to say about a file: what is odd about it, or why it was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// How it bears on the report.
    pub weight: Weight,
    /// The line, the first being one; nothing where the whole file is meant.
    pub line: Option<u32>,
    /// A sentence: what is the matter, where, what was expected, what was still done.
    pub said: String,
}

/// A rule that was not run, or not fully, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotRun {
    /// The rule's code.
    pub code: &'static str,
    /// A sentence: what is missing, and what was still done.
    pub why: String,
}

/// What came of checking a return.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// Which return it is: "Children in need census", "SSDA903".
    pub what: &'static str,
    /// The year whose rules it was held against.
    pub year: Year,
    /// How many children were checked.
    pub children: u64,
    /// The rules that were run, by code.
    pub rules: Vec<RuleCard>,
    /// What they found, by rule and then in the order of the file.
    pub findings: Vec<Finding>,
    /// What was odd about the file or could not be read, in the order of the file.
    pub remarks: Vec<Remark>,
    /// The rules that were not run and, among [`Report::rules`], those that could not be run fully.
    pub not_run: Vec<NotRun>,
}

impl Report {
    /// The rule behind a finding of this report.
    pub fn rule_of(&self, finding: &Finding) -> Option<&RuleCard> {
        self.rules.get(finding.rule)
    }

    /// What it is called: the return and its year, or where nothing could be checked, the return alone, for then nobody knows the
    /// year.
    pub fn title(&self) -> String {
        if self.is_of_nothing() { self.what.to_owned() } else { format!("{}, {}", self.what, self.year) }
    }

    /// Whether nothing could be checked.
    pub fn is_of_nothing(&self) -> bool {
        self.rules.is_empty() && self.children == 0 && !self.is_whole()
    }

    /// Whether all of the return was read.
    pub fn is_whole(&self) -> bool {
        !self.remarks.iter().any(|remark| remark.weight == Weight::NotRead)
    }

    /// Whether a rule was run at all: a report of none says nothing about the return.
    pub fn is_checked(&self) -> bool {
        !self.rules.is_empty()
    }

    /// Whether there is nothing to mend: all was read, the schema accepts it, rules were run and none found anything.
    pub fn is_clean(&self) -> bool {
        self.is_checked()
            && self.findings.is_empty()
            && self.remarks.iter().all(|remark| remark.weight == Weight::Noticed)
    }

    /// How many findings there are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.findings
            .iter()
            .filter(|finding| self.rule_of(finding).is_some_and(|rule| rule.level == level))
            .count()
    }

    /// The rules that found something, in their order, with how often they did.
    pub fn by_rule(&self) -> Vec<(&RuleCard, usize)> {
        let mut counts = vec![0; self.rules.len()];
        for finding in &self.findings {
            if let Some(count) = counts.get_mut(finding.rule) {
                *count += 1;
            }
        }
        self.rules.iter().zip(counts).filter(|(_, count)| *count > 0).collect()
    }
}
