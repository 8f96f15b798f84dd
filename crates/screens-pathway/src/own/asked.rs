//! What the census will ask about a child, led to where it is put right (P50).

use super::fields;
use census::cin::{Census, Finding, NOT_SENT, NOT_UNDERSTOOD, findings};
use jiff::civil::{Date, date};
use practice::{CaseRecord, Kind};
use returns::report::Level;
use serde::Serialize;
use std::collections::BTreeMap;

/// The last month and day on which the return of the year before is put right: the Department takes it until the end of July.
const LAST: (i8, i8) = (7, 31);

/// One thing that the census will ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct AskedLine {
    /// What people call the field. Empty: the whole of it.
    field: &'static str,
    /// The Department's message.
    message: &'static str,
    /// The Department's code of the rule. Empty: none of the Department's.
    code: &'static str,
    /// Whether the return is refused for it.
    refused: bool,
}

/// What is found, by the thing that it is about.
pub(super) struct Asked(Vec<Finding>);

impl Asked {
    /// What the running year's census will ask of a child, and that of the year before while it is still put right.
    pub(super) fn of(own: &CaseRecord, today: Date) -> Self {
        let running = Census::running_on(today);
        let mut all = findings(running, own, today);
        let until = date(running.start().year(), LAST.0, LAST.1);
        if today <= until {
            let before =
                findings(Census::running_on(running.start().yesterday().unwrap_or(today)), own, today);
            all.extend(before.into_iter().filter(|one| !all.contains(one)).collect::<Vec<_>>());
        }
        Self(all)
    }

    /// What is asked about one thing, by the name of the field.
    pub(super) fn by_field(&self, (kind, number): (Kind, i64)) -> BTreeMap<&'static str, Vec<AskedLine>> {
        let mut by_field: BTreeMap<&'static str, Vec<AskedLine>> = BTreeMap::new();
        for one in &self.0 {
            for at in one.at.iter().filter(|at| at.which == (kind, number)) {
                by_field.entry(at.field).or_default().push(AskedLine {
                    field: "",
                    message: one.message,
                    code: if [NOT_SENT, NOT_UNDERSTOOD].contains(&one.code) { "" } else { one.code },
                    refused: one.level == Level::Error,
                });
            }
        }
        by_field
    }

    /// What is asked about one thing, with what people call each field.
    pub(super) fn about(&self, own: &CaseRecord, which: (Kind, i64)) -> Vec<AskedLine> {
        let object = own.find(which.0, which.1).map(|kept| kept.value);
        let labels = object.as_ref().map(fields::labels).unwrap_or_default();
        let label =
            |name: &str| labels.iter().find(|(known, _)| *known == name).map_or("", |(_, label)| *label);
        let mut said: Vec<AskedLine> = Vec::new();
        for (name, lines) in self.by_field(which) {
            for line in lines {
                // What one rule says of several fields of one thing is said once.
                if said.iter().all(|one| (one.message, one.code) != (line.message, line.code)) {
                    said.push(AskedLine { field: label(name), ..line });
                }
            }
        }
        said
    }
}

/// How many things the census will ask about a child.
pub(crate) fn how_many(own: &CaseRecord, today: Date) -> usize {
    Asked::of(own, today).0.len()
}
