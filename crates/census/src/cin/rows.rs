//! From which thing and field of the record each cell of the file comes, so that what a rule says of a cell is led back to it.

use super::node::{Node, Which};
use returns::report::Cell;
use std::collections::HashMap;

/// A field of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct At {
    /// The thing.
    pub which: Which,
    /// The field, by the name that it has in the type.
    pub field: &'static str,
}

/// From which thing each row of the file comes.
#[derive(Default)]
pub(super) struct Rows(HashMap<&'static str, Vec<Row>>);

/// A row: where it comes from, and which of its fields come from elsewhere.
struct Row {
    from: Which,
    elsewhere: Vec<(&'static str, Which)>,
}

impl Rows {
    /// The rows of one child.
    pub(super) fn of(child: &Node) -> Self {
        let mut rows = Self::default();
        if let Some(which) = child.from {
            rows.add(child, which);
        }
        rows
    }

    /// Adds the rows that an element is and holds, in the order of the file.
    fn add(&mut self, node: &Node, around: Which) {
        let from = node.from.unwrap_or(around);
        if let Some(table) = table(node.name) {
            let elsewhere = node.within.iter().filter_map(|field| Some((field.name, field.from?))).collect();
            self.0.entry(table).or_default().push(Row { from, elsewhere });
        }
        for within in &node.within {
            self.add(within, from);
        }
    }

    /// Whether a thing stands in the file.
    pub(super) fn have(&self, which: Which) -> bool {
        let mut rows = self.0.values().flatten();
        rows.any(|row| row.from == which || row.elsewhere.iter().any(|(_, other)| *other == which))
    }

    /// The field of the record from which a cell comes.
    pub(super) fn at(&self, cell: &Cell) -> Option<At> {
        let row = self.0.get(cell.table)?.get(usize::try_from(cell.row).ok()?)?;
        let elsewhere = row.elsewhere.iter().find(|(name, _)| *name == cell.field);
        Some(match elsewhere {
            // What comes from elsewhere is the day of a conference.
            Some((_, which)) => At { which: *which, field: "on" },
            None => At { which: row.from, field: field(cell.table, cell.field) },
        })
    }
}

/// The table in which the checks count an element as a row.
fn table(element: &str) -> Option<&'static str> {
    Some(match element {
        "ChildIdentifiers" => "ChildIdentifiers",
        "ChildCharacteristics" => "ChildCharacteristics",
        "Disability" => "Disabilities",
        "CINdetails" => "CINdetails",
        "Assessments" => "Assessments",
        "AssessmentFactors" => "AssessmentFactorsList",
        "CINPlanDates" => "CINplanDates",
        "Section47" => "Section47",
        "ChildProtectionPlans" => "ChildProtectionPlans",
        "CPPreviewDate" => "Reviews",
        _ => return None,
    })
}

/// How the checks name a row as a whole: mostly a rule means that it is open.
const ROW: &str = "LAchildID";

/// The field of the record from which an element of a row comes.
fn field(table: &str, element: &str) -> &'static str {
    match (table, element) {
        ("ChildIdentifiers", "PersonBirthDate" | "ExpectedPersonBirthDate") => "born",
        ("ChildIdentifiers", "PersonDeathDate") => "died",
        ("ChildIdentifiers", "Sex") => "sex",
        ("ChildIdentifiers", _) => "identifiers",
        ("ChildCharacteristics", "Ethnicity") => "ethnicity",
        ("ChildCharacteristics" | "Disabilities", _) => "disability",
        ("CINdetails", "ReferralSource") => "source",
        ("CINdetails", "PrimaryNeedCode") => "need",
        ("CINdetails", "CINclosureDate" | ROW) => "closed",
        ("CINdetails", "ReasonForClosure") => "closed_because",
        ("CINdetails", "ReferralNFA") => "no_further",
        ("Assessments", "AssessmentActualStartDate") => "from",
        ("Assessments", "AssessmentInternalReviewDate") => "checkpoint",
        ("Assessments", "AssessmentAuthorisationDate" | ROW) => "authorised",
        ("Assessments" | "AssessmentFactorsList", _) => "factors",
        ("CINplanDates", "CINPlanEndDate" | ROW) | ("ChildProtectionPlans", "CPPendDate" | ROW) => "ended",
        ("ChildProtectionPlans", "InitialCategoryOfAbuse" | "LatestCategoryOfAbuse") => "categories",
        ("ChildProtectionPlans", "NumberOfPreviousCPP") => "earlier_elsewhere",
        ("CINplanDates" | "ChildProtectionPlans", _)
        | ("Section47", "S47ActualStartDate" | "InitialCPCtarget") => "from",
        ("Section47", _) => "outcome",
        // The day of a referral.
        _ => "on",
    }
}
