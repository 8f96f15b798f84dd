//! A safety plan, as a thing of the record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    plan::{PlanStatus, SafetyPlan},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for SafetyPlan {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Plan;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.who("signatures", self.signatures.iter().map(|mark| &mark.who));
        names.who("said_yes_before", self.said_yes_before.iter().map(|mark| &mark.who));
        names.who("copies_given", self.copies_given.iter().map(|mark| &mark.who));
        names.who("children_told", self.children_told.iter().map(|mark| &mark.who));
        self.whose.iter().flatten().for_each(|id| names.one("whose", Kind::Person, id.0));
        self.reader_lines.iter().for_each(|line| names.one("reader_lines", Kind::Person, line.person.0));
        self.readers.iter().for_each(|reader| names.one("readers", Kind::Person, reader.person.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, record: &CaseRecord, _: &Acting<'_>) {
        let old = record.plan(self.id);
        self.version = old.map_or(1, |old| old.value.version);
        self.agreed = old.and_then(|old| old.agreed);
        self.replaced = old.and_then(|old| old.replaced);
        self.said_yes_before = old.map(|old| old.said_yes_before.clone()).unwrap_or_default();
        self.said_yes_before.retain(|before| self.signatures.iter().all(|yes| yes.who != before.who));
    }

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.order("valid_until", "The plan ends before it begins.", self.valid_from, self.valid_until);
        days.past("reviewed_on", "The day of the review", self.reviewed_on);
        for (field, marks) in [
            ("signatures", &self.signatures),
            ("copies_given", &self.copies_given),
            ("children_told", &self.children_told),
        ] {
            for mark in marks {
                days.past(field, "This day", Some(mark.on));
            }
        }
    }

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let at = self.which();
        let before = record
            .plan(self.id)
            .map_or((PlanStatus::Draft, None), |old| (old.status, old.owned_by_network_on));
        refusals.when(self.status != before.0, 18, at, "status",
            "A plan is agreed, tested and called working with steps of their own, which look at what is missing.");
        refusals.when(
            self.owned_by_network_on != before.1,
            20,
            at,
            "owned_by_network_on",
            "Hand the plan to the family and network once somebody has said that they will keep it going.",
        );
    }

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, _: &mut Refusals) {}

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        self.is_in_force().then_some("This plan has been agreed with people. Agree another one in its place.")
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, old: Option<&Self>) -> Option<PlanId> {
        let old = old?;
        ((&self.if_worried, &self.if_not) != (&old.if_worried, &old.if_not)).then_some(self.id)
    }

    fn consequences(&self, _: Option<&Self>, _: &CaseRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn about(&self) -> Option<About> {
        None
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}
