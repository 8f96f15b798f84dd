//! What a check of a study finds.

use crate::input::Fault;
use crate::study::Study;
use crate::study::places::Step;
use std::collections::BTreeSet;

pub(super) struct Findings<'a> {
    pub(super) study: &'a Study,
    pub(super) faults: Vec<Fault>,
}

impl Findings<'_> {
    pub(super) fn say(&mut self, path: &[Step], what: impl Into<String>) {
        self.faults.push(self.study.places.fault(path, what));
    }

    /// Says which of these names stand twice.
    pub(super) fn twice<'n>(&mut self, list: &str, key: &str, names: impl Iterator<Item = &'n str>) {
        let mut seen = BTreeSet::new();
        for (at, name) in names.enumerate() {
            if !seen.insert(name) {
                self.say(
                    &[list.into(), at.into(), key.into()],
                    format!("“{name}” stands here a second time. Each needs its own."),
                );
            }
        }
    }
}
