//! A report by child: numbers that stand in addresses in the place of identifiers, and each child's findings.

use returns::report::{Level, Report};
use std::{collections::BTreeMap, ops::Range};

/// A child about whom something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChildLine {
    /// The identifier in the authority's system.
    pub(crate) id: Box<str>,
    /// How many errors.
    pub(crate) errors: u32,
    /// How many queries.
    pub(crate) queries: u32,
    /// Which of the findings by child are this child's.
    findings: Range<usize>,
}

/// Who the findings of a report are about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Index {
    /// The children, by identifier. A child's number is its place here.
    pub(crate) children: Vec<ChildLine>,
    /// For each finding, its child.
    child_of: Vec<Option<u32>>,
    /// The findings, child after child, each in the order of the report.
    by_child: Vec<u32>,
}

impl Index {
    /// Puts the children of a report in order.
    pub(crate) fn of(report: &Report) -> Self {
        let mut found: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (number, finding) in (0..).zip(&report.findings) {
            if let Some(child) = &finding.child {
                found.entry(child).or_default().push(number);
            }
        }
        let mut index = Self { child_of: vec![None; report.findings.len()], ..Self::default() };
        for (number, (id, findings)) in (0..).zip(found) {
            let from = index.by_child.len();
            let mut line =
                ChildLine { id: id.into(), errors: 0, queries: 0, findings: from..from + findings.len() };
            for finding in findings {
                let place = finding as usize;
                match report
                    .findings
                    .get(place)
                    .and_then(|finding| report.rule_of(finding))
                    .map(|rule| rule.level)
                {
                    Some(Level::Error) => line.errors += 1,
                    Some(Level::Query) => line.queries += 1,
                    None => {}
                }
                if let Some(child) = index.child_of.get_mut(place) {
                    *child = Some(number);
                }
                index.by_child.push(finding);
            }
            index.children.push(line);
        }
        index
    }

    /// The number of the child whom a finding is about.
    pub(crate) fn child_of(&self, finding: usize) -> Option<u32> {
        self.child_of.get(finding).copied().flatten()
    }

    /// The findings about a child, in the order of the report.
    pub(crate) fn of_child(&self, child: u32) -> impl Iterator<Item = usize> {
        let range = self.children.get(child as usize).map(|line| line.findings.clone());
        let findings = range.and_then(|range| self.by_child.get(range)).unwrap_or(&[]);
        findings.iter().map(|finding| *finding as usize)
    }

    /// The number of the child with an identifier.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        let at = self.children.binary_search_by(|line| (*line.id).cmp(id)).ok()?;
        u32::try_from(at).ok()
    }
}
