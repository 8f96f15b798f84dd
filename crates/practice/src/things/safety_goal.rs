//! A safety goal, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::{check_evidence, children, live_map},
        references::References,
        refusals::Refusals,
    },
    goal::{GoalStatus, SafetyGoal},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    map::MapStatus,
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for SafetyGoal {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Map;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.ruled(1, "danger", Kind::DangerStatement, self.danger.0);
        self.child_experiencing
            .iter()
            .for_each(|words| names.one("child_experiencing", Kind::Person, words.child.0));
        self.evidence.iter().for_each(|id| names.one("evidence", Kind::MapItem, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        vec![(Kind::DangerStatement, self.danger.0)]
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let Some(old) = record.goal(self.id) else { return };
        let signed_before =
            record.danger(old.danger).and_then(|danger| record.map(danger.map)).is_some_and(|map| {
                map.value.version > 1 || map.is_signed() || map.status == MapStatus::Superseded
            });
        let kept = self.family_words.contains(old.family_words.trim());
        refusals.when(signed_before && !kept, 23, self.which(), "family_words",
            "The family’s own words of this goal were signed off, so they stay. You can add to them, but not change or remove them.");
    }

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.past("status_on", "The day of this status", self.status_on);
    }

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let at = self.which();
        let before = record.goal(self.id).map_or((GoalStatus::Open, None, ""), |old| {
            (old.status, old.status_on, old.status_reason.as_str())
        });
        refusals.when(
            (self.status, self.status_on, self.status_reason.as_str()) != before,
            20,
            at,
            "status",
            "Say how far the goal is met where its evidence is asked for.",
        );
        refusals.when(
            self.status == GoalStatus::Met && self.evidence.is_empty(),
            20,
            at,
            "evidence",
            "This goal is met, so the existing safety that shows it stays with it.",
        );
    }

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        let taken = record.goals.iter().any(|other| other.id != self.id && other.danger == self.danger);
        refusals.when(
            taken,
            1,
            at,
            "danger",
            "This danger has its goal already. Each danger has one goal: change that one.",
        );
        refusals.when(
            record.goal(self.id).is_some_and(|old| old.danger != self.danger),
            1,
            at,
            "danger",
            "A goal stays with the danger for which it was made.",
        );
        if let Some(danger) = record.danger(self.danger) {
            live_map(record, at, danger.map, refusals);
        }
        children(
            record,
            at,
            "child_experiencing",
            self.child_experiencing.iter().map(|words| words.child),
            refusals,
        );
        check_evidence(record, self, refusals);
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, record: &CaseRecord) -> Option<MapId> {
        record.danger(self.danger).map(|danger| danger.map)
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
