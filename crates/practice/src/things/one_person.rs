//! That somebody is known elsewhere too, as a thing of each of the two records.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, kinds::missing, references::Names, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    object::{FamilyRecord, Kind},
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

    fn references(&self, names: &mut Names) {
        self.person.iter().for_each(|person| names.one("person", Kind::Person, person.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        self.person.iter().map(|person| (Kind::Person, person.0)).collect()
    }

    fn settle(&mut self, _: &FamilyRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &FamilyRecord, _: &mut Refusals) {}

    fn dates(&self, _: &FamilyRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, _: &FamilyRecord, _: &mut Refusals) {}

    fn soundness(&self, _: &FamilyRecord, _: &Thresholds, refusals: &mut Refusals) {
        let sentence = "Say how you know that they are one person.";
        missing(refusals, self.which(), "because", &self.because, sentence);
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, _: &FamilyRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(&self, _: Option<&Self>, _: &FamilyRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn sealing(&self, _: &FamilyRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}
