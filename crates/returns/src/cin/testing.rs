//! A few lines of text as a census, and what a rule says of it, so that a rule's test shows rows and not machinery.
//!
//! ```text
//! CINdetails CINreferralDate=2025-06-14! CINclosureDate=2025-06-01!
//! Assessments AssessmentActualStartDate=2025-06-20 AssessmentFactors=1A,21
//! Child
//! ChildIdentifiers UPN=!
//! ```
//!
//! A line is a row: its table, and its fields. A row of a table within another belongs to the last row of that one.
//! `Child` begins the next child. An exclamation mark follows each field that the rule must flag, and the table's name
//! where it must flag the row itself (the child's identifier in it); it must flag nothing else. `FIELD=` is an empty
//! element, and `FIELD!` one that is flagged and not there. The collection is that of 2025-26 unless the test says
//! otherwise.

#![expect(clippy::expect_used, reason = "a failed test should say so at once")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Options, Rule, check};
use crate::Year;
use crate::report::Report;

type Flagged = BTreeSet<(String, u32, String)>;

/// Holds a rule against what a text shows that it must find in 2025-26.
#[track_caller]
pub(crate) fn flags(rule: &'static Rule, text: &str) {
    flags_in(rule, Year(2026), text);
}

/// Holds a rule against what a text shows that it must find in a year.
#[track_caller]
pub(crate) fn flags_in(rule: &'static Rule, year: Year, text: &str) {
    let (xml, wanted) = census(year, text);
    let report = run(rule, year, &xml);
    let found: Flagged = report
        .findings
        .iter()
        .flat_map(|finding| &finding.cells)
        .map(|cell| (cell.table.to_owned(), cell.row, cell.field.to_owned()))
        .collect();
    assert_eq!(found, wanted, "rule {} on\n{xml}", rule.code);
}

/// Holds a rule that concerns the whole return against whether it must find it wanting.
#[track_caller]
pub(crate) fn flags_return(rule: &'static Rule, wanted: bool, text: &str) {
    flags_return_in(rule, Year(2026), wanted, text);
}

/// The same, in a year.
#[track_caller]
pub(crate) fn flags_return_in(rule: &'static Rule, year: Year, wanted: bool, text: &str) {
    let (xml, _) = census(year, text);
    let found = !run(rule, year, &xml).findings.is_empty();
    assert_eq!(found, wanted, "rule {} on\n{xml}", rule.code);
}

pub(crate) fn run(rule: &'static Rule, year: Year, xml: &str) -> Report {
    let report =
        check(xml.as_bytes(), &Options { year: Some(year), rules: Some(vec![rule.code.to_owned()]) });
    assert!(report.is_whole() && report.rules.len() == 1, "{:?} on\n{xml}", report.remarks);
    report
}

/// An element with the elements within it, or with text.
#[derive(Default)]
struct Node {
    name: String,
    text: String,
    within: Vec<Node>,
}

impl Node {
    fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned(), within: Vec::new() }
    }

    /// The last element of a name, deep within this one; a new one in this one where there is none.
    fn last(&mut self, name: &str) -> &mut Self {
        if self.within.iter().all(|node| node.name != name) {
            self.within.push(Self::new(name, ""));
        }
        self.within.iter_mut().rfind(|node| node.name == name).expect("it was just made")
    }

    fn add(&mut self, name: &str) -> &mut Self {
        self.within.push(Self::new(name, ""));
        self.within.last_mut().expect("it was just made")
    }

    fn write(&self, to: &mut String) {
        let _ = writeln!(to, "<{}>{}", self.name, self.text);
        self.within.iter().for_each(|node| node.write(to));
        let _ = writeln!(to, "</{}>", self.name);
    }
}

/// The XML of a census, and what is flagged in it.
pub(crate) fn census(year: Year, text: &str) -> (String, Flagged) {
    let mut message = Node::new("Message", "");
    let details = message.add("Header").add("CollectionDetails");
    *details.add("Collection") = Node::new("Collection", "CIN");
    *details.add("Year") = Node::new("Year", &year.0.to_string());
    let reference = format!("{}-03-31", year.0);
    *details.add("ReferenceDate") = Node::new("ReferenceDate", &reference);
    message.add("Children");
    let mut flagged = Flagged::new();
    let mut rows: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split_whitespace();
        let first = words.next().expect("a table");
        let (table, whole) = first.strip_suffix('!').map_or((first, false), |table| (table, true));
        let row = u32::try_from(rows.iter().filter(|name| *name == table).count()).expect("few rows");
        rows.push(table.to_owned());
        if whole {
            flagged.insert((table.to_owned(), row, "LAchildID".to_owned()));
        }
        let into = place(&mut message, table);
        for word in words {
            let (word, is_flagged) = word.strip_suffix('!').map_or((word, false), |word| (word, true));
            let (field, value) =
                word.split_once('=').map_or((word, None), |(field, value)| (field, Some(value)));
            if is_flagged {
                flagged.insert((table.to_owned(), row, field.to_owned()));
            }
            let Some(value) = value else { continue };
            fill(into, field, value);
        }
    }
    let mut xml = String::new();
    message.write(&mut xml);
    (xml, flagged)
}

/// Where a line's fields go.
fn place<'n>(message: &'n mut Node, table: &str) -> &'n mut Node {
    if table == "Header" {
        return message.last("Header").last("CollectionDetails");
    }
    let children = message.last("Children");
    if table == "Child" {
        return children.add("Child");
    }
    let child = children.last("Child");
    match table {
        "ChildIdentifiers" | "ChildCharacteristics" => child.last(table),
        "Disabilities" => child.last("ChildCharacteristics").last("Disabilities"),
        "CINdetails" => child.add(table),
        "CINplanDates" => child.last("CINdetails").add("CINPlanDates"),
        "Reviews" => child.last("CINdetails").last("ChildProtectionPlans").add("Reviews"),
        _ => child.last("CINdetails").add(table),
    }
}

fn fill(into: &mut Node, field: &str, value: &str) {
    if field == "AssessmentFactors" {
        let group = into.last("FactorsIdentifiedAtAssessment");
        for code in value.split(',').filter(|code| !code.is_empty()) {
            group.within.push(Node::new(field, code));
        }
        return;
    }
    if field != "Disability" {
        into.within.retain(|node| node.name != field);
    }
    into.within.push(Node::new(field, value));
}
