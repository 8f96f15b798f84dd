//! A member of the network, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        references::Names,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    object::{FamilyRecord, Kind},
    plan::NetworkMember,
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for NetworkMember {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Plan;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut Names) {
        names.one("person", Kind::Person, self.person.0);
        names.who("told_by", &self.told_by);
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn settle(&mut self, _: &FamilyRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &FamilyRecord, _: &mut Refusals) {}

    fn dates(&self, _: &FamilyRecord, days: &mut Days<'_>) {
        days.past("told_on", "The day on which this person was told", self.told_on);
        days.past("joined", "The day of joining", self.joined);
        days.order("left", "This person left the network before joining it.", self.joined, self.left);
    }

    fn steps_apart(&self, _: &FamilyRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &FamilyRecord, _: &Thresholds, refusals: &mut Refusals) {
        let twice = record.network.iter().any(|other| {
            other.id != self.id && other.person == self.person && other.left.is_none() && self.left.is_none()
        });
        refusals.when(twice, HOUSE_KEEPING, self.which(), "person", "This person is in the network already.");
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
