//! That somebody is known elsewhere too, as a thing of each of the two records.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, kinds::missing, references::References, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    party::OnePerson,
    thing::{ANYWHERE, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for OnePerson {
    const HOMES: &'static [Home] = ANYWHERE;
    const PART: RecordPart = RecordPart::Links;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = true;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        self.person.iter().for_each(|person| names.one("person", Kind::Person, person.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        self.person.iter().map(|person| (Kind::Person, person.0)).collect()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let sentence = "Say how you know that they are one person.";
        missing(refusals, self.which(), "because", &self.because, sentence);
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
