//! A strategy discussion, as a thing of the family’s record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::{children, missing},
        references::References,
        refusals::Refusals,
    },
    contact::day_in_britain,
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};
use pathway::StrategyDiscussion;

impl Thing for StrategyDiscussion {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Pathway;
    const FORM: u16 = 1;
    /// What happened is written down whatever became of the case.
    const ON_A_CLOSED_CASE: bool = true;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        self.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {
        self.children.sort_unstable();
        self.children.dedup();
    }

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.past("at", "The day of the discussion", Some(day_in_britain(self.at)));
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        children(record, at, "children", self.children.iter().copied(), refusals);
        refusals.when(self.children.is_empty(), 11, at, "children", "Say which children it was about.");
        missing(refusals, at, "because", &self.because, "Say why it was decided so.");
        missing(refusals, at, "safe_now", &self.safe_now, "Say how the children are safe now.");
        let unsaid = !self.missing().is_empty() && self.missing_because.trim().is_empty();
        let sentence = "Social care, police and health take part. Say why one of them did not.";
        refusals.when(unsaid, 11, at, "missing_because", sentence);
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(&self, _: Option<&Self>, _: &CaseRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn about(&self) -> Option<About> {
        None
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}
