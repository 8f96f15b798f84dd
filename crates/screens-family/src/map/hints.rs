//! What the rules say about each thing, in plain words, to stand beside it.

use jiff::civil::Date;
use practice::{
    CaseRecord, Kind, Level, Thresholds,
    rules::{self, Look},
};
use std::collections::HashMap;

/// The sentences for each thing of a record.
#[derive(Debug, Default)]
pub(crate) struct Hints(HashMap<(Kind, i64), Vec<String>>);

impl Hints {
    /// Asks every rule. What is only counted is for evidence, not for a page.
    pub(crate) fn of(record: &CaseRecord, today: Date, thresholds: &Thresholds) -> Self {
        let mut all = Self::default();
        for finding in rules::check(Look { record, today, thresholds }) {
            if finding.level != Level::Count {
                let here = all.0.entry((finding.place.kind, finding.place.number)).or_default();
                if !here.contains(&finding.sentence) {
                    here.push(finding.sentence);
                }
            }
        }
        all
    }

    /// What is said about one thing.
    pub(crate) fn about(&self, kind: Kind, number: i64) -> Vec<String> {
        self.0.get(&(kind, number)).cloned().unwrap_or_default()
    }
}
