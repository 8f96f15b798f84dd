//! A test of a rule, as a thing of the record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    home::Home,
    ids::{MapId, MeetingId, PlanId, WorkerId},
    meeting::{Meeting, MeetingKind, MeetingStatus},
    mention::About,
    object::{CaseRecord, Kind, Object},
    plan::{PlanStatus, PlanTest},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    views::{Fears, quoted},
    who::Who,
};
use jiff::ToSpan;
use jiff::civil::Date;

impl Thing for PlanTest {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Plan;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.one("rule", Kind::PlanRule, self.rule.0);
        names.who("observed_by", &self.observed_by);
        self.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, record: &CaseRecord, days: &mut Days<'_>) {
        days.past("on", "The day of the test", Some(self.on));
        let plan = record.plan_rule(self.rule).and_then(|rule| record.plan(rule.plan));
        let from = plan.and_then(|plan| plan.valid_from);
        days.order("on", "The test is before the plan began.", from, Some(self.on));
    }

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        refusals.when(
            record.plan_test(self.id).is_some_and(|old| {
                (old.followed, old.worked, old.on, old.rule) != (self.followed, self.worked, self.on, self.rule)
            }),
            19, self.which(), "worked",
            "What a test showed is kept as it was. If it was written down wrongly, withdraw it with a reason and add it anew.",
        );
    }

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let plan = record.plan_rule(self.rule).and_then(|rule| record.plan(rule.plan));
        let new = record.plan_test(self.id).is_none();
        refusals.when(
            new && plan.is_some_and(|plan| !plan.is_in_force()),
            18,
            self.which(),
            "rule",
            "A plan is tested once it has been agreed and while no other has replaced it.",
        );
    }

    fn professionals(&self) -> Vec<&Who> {
        self.observed_by.iter().collect()
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

    fn consequences(
        &self,
        old: Option<&Self>,
        record: &CaseRecord,
        acting: &mut Acting<'_>,
        changes: &mut Vec<Change>,
    ) {
        if !self.passed() && old.is_none() {
            failed(record, self, acting, changes);
        }
    }

    fn about(&self) -> Option<About> {
        None
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}

/// A failed test: the plan does not work, and the network meets soon (I19).
fn failed(record: &CaseRecord, test: &PlanTest, acting: &mut Acting<'_>, changes: &mut Vec<Change>) {
    let Some(rule) = record.plan_rule(test.rule) else { return };
    let Some(plan) = record.plan(rule.plan).filter(|plan| plan.is_in_force()) else { return };
    let mut plan = plan.value.clone();
    plan.status = PlanStatus::NotWorking;
    let days = i64::from(acting.thresholds.meet_after_failed_test(plan.kind, test.on));
    let latest = acting.today.checked_add(days.days()).unwrap_or(acting.today);
    if let Some(planned) = planned_by(record, acting.today, latest) {
        plan.next_meeting = Some(planned);
        changes.push(Change::Put(plan.into()));
        return;
    }
    plan.next_meeting = Some(latest);
    changes.push(Change::Put(plan.into()));
    let members = record.network.iter().filter(|member| member.left.is_none());
    // Nobody is invited by itself of whom it is to be talked over first whether, where and how.
    let mut attendees: Vec<Who> = members.map(|member| Who::Person(member.person)).collect();
    let fears = Fears::of(record);
    attendees.retain(|who| fears.risk_of(None, who).is_none());
    attendees.extend(record.families.iter().filter_map(|family| family.lead_worker).map(Who::Worker));
    changes.push(Change::Put(Object::Meeting(Meeting {
        id: MeetingId((acting.new_id)()),
        kind: MeetingKind::Network,
        on: latest,
        at: None,
        until: None,
        status: MeetingStatus::Planned,
        because: format!("A test of the plan failed on {}: {}", calendar::long(test.on), quoted(&rule.text)),
        attendees,
        quorate: None,
        decisions: String::new(),
    })));
}

/// The day of a network meeting that is planned by then.
fn planned_by(record: &CaseRecord, today: Date, latest: Date) -> Option<Date> {
    record
        .meetings
        .iter()
        .filter(|meeting| meeting.kind == MeetingKind::Network && meeting.status == MeetingStatus::Planned)
        .map(|meeting| meeting.on)
        .filter(|on| (today..=latest).contains(on))
        .min()
}
