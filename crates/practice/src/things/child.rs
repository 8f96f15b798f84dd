//! A child, as the first thing of the child’s own record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, kinds::missing, references::References, refusals::Refusals},
    child::Child,
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for Child {
    const HOMES: &'static [Home] = CHILD;
    const PART: RecordPart = RecordPart::Child;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = true;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, _: &mut References) {}

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.lifetime("born", "The date of birth", self.born);
        days.past("died", "The date of death", self.died);
        days.order("died", "The date of death is before the date of birth.", self.born, self.died);
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let named = format!("{}{}{}", self.given, self.family, self.called);
        let words = "Give a name, or what the child is called for now.";
        missing(refusals, self.which(), "given", &named, words);
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        Some("A child’s record ends, and is never withdrawn.")
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
