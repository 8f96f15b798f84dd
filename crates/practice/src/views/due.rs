//! What is due in a family's case, for whom and why: the lines of "My work" and of the team board.

use super::arrival;
use crate::actions::contact::opening;
use crate::choice::choice;
use crate::{
    Finding, Level, Place, Thresholds,
    contact::DangerNow,
    family::{CaseStatus, Stage},
    goal::StepStatus,
    ids::{PlanId, PlanRuleId, TestId, WorkerId},
    map::MapStatus,
    meeting::MeetingStatus,
    object::{FamilyRecord, Kind},
    plan::{PlanKind, PlanStatus, SafetyPlan},
    rules::{self, Look, yet_to_answer},
    scale::EscalateTo,
    views::{
        next::urgency,
        second_look::{lacks_paper, to_see},
        standing::{Meets, Standing, standing_of, standing_while_it_holds},
        with_care::said_with_care,
    },
    who::Who,
};
use jiff::{ToSpan, civil::Date};
use std::collections::BTreeSet;

choice! {
    /// What kind of thing is due.
    DueKind {
        Escalation = "escalation", "Answer an escalation";
        LookAgain = "look_again", "Look again after an escalation";
        PlanMissing = "plan_missing", "Make an immediate plan";
        FailedTest = "failed_test", "Mend the plan after a failed test";
        ImmediatePlan = "immediate_plan", "Immediate plan ends";
        Unallocated = "unallocated", "Give a family a worker";
        NewReferral = "new_referral", "New referral";
        Decision = "decision", "Decide on a referral";
        Contact = "contact", "Decide on a contact";
        ContactNow = "contact_now", "Decide at once on a contact";
        Step = "step", "Next step";
        Number = "number", "Give a number";
        OpenRound = "open_round", "Open a round";
        Meeting = "meeting", "Meeting";
        PlanTest = "plan_test", "Test the plan";
        PlanReview = "plan_review", "Review the plan";
        PlanYes = "plan_yes", "Ask who says yes to the plan";
        HandOut = "hand_out", "Give out tonight’s plan";
        HandOutNow = "hand_out_now", "Give out tonight’s plan at once";
        PlanTonight = "plan_tonight", "Ask whether tonight’s plan holds";
        SecondLook = "second_look", "Look at who may read a plan";
        ReaderTold = "reader_told", "Know who may read a plan";
        Milestone = "milestone", "Milestone";
        SignOff = "sign_off", "Sign off a map";
        SignedAlone = "signed_alone", "Look at a signed map";
        Audit = "audit", "Audit for closure";
        ParentsGet = "parents_get", "Decide what parents get";
        Scale = "scale", "Add a scale";
    }
}

/// Who sees to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueFor {
    /// The worker who leads the case.
    LeadWorker,
    /// The practice supervisor of the team.
    Supervisor,
    /// The conference chair of the case.
    Chair,
    /// One worker by name.
    Worker(WorkerId),
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What kind of thing.
    pub kind: DueKind,
    /// The day. Things without a day of their own stand on today.
    pub on: Date,
    /// What is to be done.
    pub what: String,
    /// Why, in plain words.
    pub why: String,
    /// Who sees to it.
    pub for_whom: DueFor,
    /// Where in the record.
    pub place: Place,
}

impl Due {
    /// Whether it has no day of its own and stands on whatever day it is read.
    pub fn is_undated(kind: DueKind) -> bool {
        matches!(
            kind,
            DueKind::SignOff
                | DueKind::Scale
                | DueKind::PlanMissing
                | DueKind::PlanYes
                | DueKind::HandOut
                | DueKind::HandOutNow
                | DueKind::PlanTonight
                | DueKind::SecondLook
                | DueKind::ReaderTold
                | DueKind::ParentsGet
        )
    }

    /// Whether its day has passed.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.on < today
    }
}

struct List<'a> {
    record: &'a FamilyRecord,
    today: Date,
    thresholds: &'a Thresholds,
    found: &'a [Finding],
    due: Vec<Due>,
}

/// Everything that is due in a case, the most urgent first and then the earliest. Asked of the whole record: it says who
/// has given a number, never which. A closed case has nothing due but news on which nobody has decided.
pub fn due(record: &FamilyRecord, today: Date, thresholds: &Thresholds) -> Vec<Due> {
    let look = Look { record, today, thresholds };
    due_given(look, &rules::check(look))
}

fn is_closed(record: &FamilyRecord) -> bool {
    record.families.first().is_none_or(|family| family.status == CaseStatus::Closed)
}

/// The same where it is known already what [`rules::check`] finds.
pub fn due_given(look: Look<'_>, found: &[Finding]) -> Vec<Due> {
    let Look { record, today, thresholds } = look;
    let mut list = List { record, today, thresholds, found, due: Vec::new() };
    list.contacts();
    if is_closed(record) {
        return list.due;
    }
    list.escalations();
    list.referral();
    list.maps();
    list.steps();
    list.rounds();
    list.meetings();
    list.plans();
    list.milestones();
    list.closures();
    list.parents();
    list.due.iter_mut().for_each(|due| said_with_care(record, due));
    let urgent = |due: &Due| urgency(due.kind, (!Due::is_undated(due.kind)).then_some(due.on), today);
    list.due.sort_by(|a, b| (urgent(a), a.on, a.kind, &a.place).cmp(&(urgent(b), b.on, b.kind, &b.place)));
    list.due
}

impl List<'_> {
    fn add(
        &mut self,
        kind: DueKind,
        on: Date,
        for_whom: DueFor,
        place: (Kind, i64, &'static str),
        what: impl Into<String>,
        why: impl Into<String>,
    ) {
        let (at, number, field) = place;
        let place = Place { kind: at, number, field };
        self.due.push(Due { kind, on, what: what.into(), why: why.into(), for_whom, place });
    }

    fn escalations(&mut self) {
        let chaired = self.record.families.iter().any(|family| family.chair.is_some());
        for escalation in &self.record.escalations {
            let for_whom = match escalation.to {
                EscalateTo::Chair if chaired => DueFor::Chair,
                EscalateTo::Chair | EscalateTo::Supervisor => DueFor::Supervisor,
            };
            if let Some(answered) = escalation.answered_on {
                if let Some(on) = escalation.look_again {
                    let why = format!(
                        "What was decided on {} is looked at again on this day.",
                        calendar::long(answered)
                    );
                    let place = (Kind::Escalation, escalation.id.0, "look_again");
                    self.add(DueKind::LookAgain, on, for_whom, place, "Look again at what was decided", why);
                }
                continue;
            }
            let place = (Kind::Escalation, escalation.id.0, "answer");
            self.add(
                DueKind::Escalation,
                escalation.opened_on,
                for_whom,
                place,
                "Answer an escalation",
                escalation.because.clone(),
            );
        }
    }

    /// News on which nobody has decided. That with which the case began is decided with where the work stands.
    fn contacts(&mut self) {
        let opening = opening(self.record).map(|contact| contact.id);
        for contact in self.record.contacts.iter().filter(|it| it.decision.is_none()) {
            if opening == Some(contact.id) {
                continue;
            }
            let received = contact.received_on();
            let on = calendar::add_working_days(received, 1).unwrap_or(received);
            let day = calendar::long(received);
            let at = (Kind::Contact, contact.id.0, "decision");
            if contact.danger_now == DangerNow::Yes {
                let why = format!("It came on {day} and says that a child is in danger now.");
                let what = "Decide what follows from a contact";
                self.add(DueKind::ContactNow, received, DueFor::Supervisor, at, what, why);
                continue;
            }
            self.add(
                DueKind::Contact,
                on,
                DueFor::Supervisor,
                at,
                "Decide what follows from a contact",
                format!("It came on {day} and is decided within one working day, with a reason."),
            );
        }
    }

    fn referral(&mut self) {
        let Some(family) = self.record.families.first() else { return };
        let received = arrival(self.record).received.unwrap_or(family.opened);
        let on = calendar::add_working_days(received, 1).unwrap_or(received);
        let day = calendar::long(received);
        let place = (Kind::Family, family.id.0, "lead_worker");
        if family.stage == Stage::Intake && family.lead_worker.is_some() {
            let place = (Kind::Family, family.id.0, "stage");
            self.add(DueKind::Decision, on, DueFor::Supervisor, place, "Decide what the referral leads to", format!(
                "The referral came on {day} and is decided within one working day: what kind of help, or none."
            ));
        }
        if !self.record.maps.is_empty() {
            return;
        }
        if family.lead_worker.is_none() {
            self.add(DueKind::Unallocated, on, DueFor::Supervisor, place, "Give this family a worker", format!(
                "The referral came on {day} and is decided within one working day. Nobody leads the case yet."
            ));
        } else {
            self.add(DueKind::NewReferral, on, DueFor::LeadWorker, place, "Start the map", format!(
                "The referral came on {day} and is decided within one working day. Nothing has been mapped yet."
            ));
        }
    }

    fn maps(&mut self) {
        let look = Look { record: self.record, today: self.today, thresholds: self.thresholds };
        for map in
            self.record.maps.iter().filter(|map| matches!(map.status, MapStatus::Draft | MapStatus::Shared))
        {
            let has_dangers = self.record.dangers.iter().any(|danger| danger.map == map.id);
            if has_dangers && rules::ready_for_sign_off(look, map.id, self.found) {
                self.add(
                    DueKind::SignOff,
                    self.today,
                    DueFor::Supervisor,
                    (Kind::Map, map.id.0, "status"),
                    "Sign off the map",
                    "Nothing that the rules ask for is missing any more.",
                );
            }
        }
        self.signed_alone();
        for goal in &self.record.goals {
            let scaled = self.record.scales.iter().any(|scale| scale.danger == Some(goal.danger));
            if !scaled {
                self.add(DueKind::Scale, self.today, DueFor::LeadWorker, (Kind::SafetyGoal, goal.id.0, ""),
                    "Add a scale to this goal", "Each danger and its goal have a scale of their own, so that people can say where things are.");
            }
        }
    }

    /// A map that those who work with the family signed themselves is looked at by their supervisor: until a supervision
    /// from that day on is recorded.
    fn signed_alone(&mut self) {
        let workers: Vec<WorkerId> = self
            .record
            .families
            .iter()
            .flat_map(|family| family.lead_worker.iter().chain(&family.co_workers).copied())
            .collect();
        for map in self.record.maps.iter().filter(|map| map.is_signed()) {
            let Some(signed) = map.signed_off.as_ref().filter(|signed| workers.contains(&signed.by)) else {
                continue;
            };
            if self.record.supervisions.iter().any(|supervision| supervision.on >= signed.on) {
                continue;
            }
            let day = calendar::long(signed.on);
            self.add(
                DueKind::SignedAlone,
                self.within(signed.on, self.thresholds.look_at_signed_map_days),
                DueFor::Supervisor,
                (Kind::Map, map.id.0, "signed_off"),
                "Look at a map that its worker signed",
                format!(
                    "It was signed on {day} by somebody who works with the family. Record the supervision."
                ),
            );
        }
    }

    fn steps(&mut self) {
        for step in self.record.steps.iter().filter(|step| step.status == StepStatus::Open) {
            let Some(on) = step.due else { continue };
            let for_whom = match step.owner {
                Some(Who::Worker(id)) => DueFor::Worker(id),
                _ => DueFor::LeadWorker,
            };
            let why = match step.owner.as_ref() {
                Some(Who::Person(id)) => {
                    let name = self.record.person(*id).map_or("Somebody", |person| person.short_name());
                    format!("{name} said they would see to it by {}. Ask how it went.", calendar::long(on))
                }
                Some(Who::Other(name)) => {
                    format!("{name} said they would see to it by {}. Ask how it went.", calendar::long(on))
                }
                Some(Who::Worker(_)) => format!("It was promised for {}.", calendar::long(on)),
                None => {
                    format!("It was planned for {}, and nobody is named who sees to it.", calendar::long(on))
                }
            };
            self.add(DueKind::Step, on, for_whom, (Kind::NextStep, step.id.0, ""), step.text.clone(), why);
        }
    }

    fn rounds(&mut self) {
        for round in self.record.rounds.iter().filter(|round| round.opened.is_none()) {
            let place = (Kind::ScalingRound, round.id.0, "");
            let waiting = yet_to_answer(self.record, round);
            let others = waiting.iter().filter(|who| !matches!(who, Who::Worker(_))).count();
            for worker in &waiting {
                if let Who::Worker(id) = worker {
                    self.add(
                        DueKind::Number,
                        round.on,
                        DueFor::Worker(*id),
                        place,
                        "Give your number",
                        "The others’ numbers stay unseen until everybody has given theirs.",
                    );
                }
            }
            let chair = DueFor::Worker(round.chair);
            if waiting.is_empty() {
                self.add(
                    DueKind::OpenRound,
                    round.on,
                    chair,
                    place,
                    "Open the numbers",
                    "Everybody has given a number.",
                );
            } else if others > 0 {
                let why = if others == 1 {
                    "1 person who is no worker here has not given a number yet.".to_owned()
                } else {
                    format!("{others} people who are no workers here have not given a number yet.")
                };
                self.add(DueKind::Number, round.on, chair, place, "Ask for the missing numbers", why);
            }
        }
    }

    fn meetings(&mut self) {
        for meeting in self.record.meetings.iter().filter(|it| it.status == MeetingStatus::Planned) {
            let day = calendar::long(meeting.on);
            let why = match (meeting.because.trim(), meeting.on < self.today) {
                ("", false) => format!("It is planned for {day}."),
                ("", true) => {
                    format!("It was planned for {day}. Say whether it was held, and what was decided.")
                }
                (because, _) => because.to_owned(),
            };
            self.add(
                DueKind::Meeting,
                meeting.on,
                DueFor::LeadWorker,
                (Kind::Meeting, meeting.id.0, "status"),
                meeting.kind.words(),
                why,
            );
        }
    }

    fn plans(&mut self) {
        let look = Look { record: self.record, today: self.today, thresholds: self.thresholds };
        if let Some(missing) = rules::plan_for_tonight(look).into_iter().next() {
            let place = (missing.place.kind, missing.place.number, missing.place.field);
            let why = missing.sentence;
            self.add(
                DueKind::PlanMissing,
                self.today,
                DueFor::LeadWorker,
                place,
                if missing.place.kind == Kind::SafetyPlan {
                    "Make tonight’s plan anew: it is not working"
                } else {
                    "Make an immediate safety plan"
                },
                why,
            );
        }
        self.tonight(look);
        for plan in self.record.plans.iter().filter(|plan| plan.is_in_force()) {
            let at = |field| (Kind::SafetyPlan, plan.id.0, field);
            self.failed_test(plan);
            self.yes(plan);
            self.hand_out(plan);
            self.second_looks(plan);
            if let (PlanKind::Immediate, Some(until)) = (plan.kind, plan.valid_until) {
                let day = calendar::long(until);
                let why = if until < self.today {
                    format!(
                        "It held until {day}. Nobody has looked at it since: replace it or let it hold for longer."
                    )
                } else {
                    format!("It holds until {day}. Look at it together before then.")
                };
                self.add(
                    DueKind::ImmediatePlan,
                    until,
                    DueFor::LeadWorker,
                    at("valid_until"),
                    "Look at the immediate plan",
                    why,
                );
            }
            if plan.kind == PlanKind::Full && plan.status != PlanStatus::FamilyOwned {
                self.review(plan);
            }
            if matches!(plan.status, PlanStatus::Agreed | PlanStatus::InTest) {
                self.tests(plan);
            }
        }
    }

    /// A child was said to be in danger now, and tonight's plan holds: after fresh news it is looked at again, and each day
    /// somebody asks whether it holds.
    fn tonight(&mut self, look: Look<'_>) {
        let (Some(said), Some(plan)) = (rules::in_danger_now(look), rules::tonights_plan(look)) else {
            return;
        };
        // To note a copy is not to look at it again.
        let looked_at = self.record.plan(plan.id).is_some_and(|kept| {
            kept.changed_at > said.changed_at
                && plan.reviewed_on.max(plan.valid_from).is_some_and(|on| on >= said.received_on())
        });
        if said.on_open_case && said.decision.is_none() && !looked_at {
            let place = (Kind::SafetyPlan, plan.id.0, "reviewed_on");
            let why = "Since it was agreed it was said again that a child is in danger now. Is the plan still enough?";
            let what = "Look at tonight’s plan again now";
            self.add(DueKind::PlanTonight, self.today, DueFor::LeadWorker, place, what, why);
            return;
        }
        let tested = |rule: PlanRuleId| {
            let tests = self.record.plan_tests.iter().filter(|test| test.rule == rule);
            tests.map(|test| test.on).max()
        };
        let rules = self.record.plan_rules.iter().filter(|rule| rule.plan == plan.id);
        let asked: Vec<_> = rules.map(|rule| (tested(rule.id), rule.id)).collect();
        let untested = asked.iter().filter(|(on, _)| on.is_none()).count();
        if untested == 0 && asked.iter().any(|(on, _)| *on >= Some(self.today)) {
            return;
        }
        let Some((_, first)) = asked.into_iter().min() else { return };
        let why = match untested {
            0 => "It was said that a child is in danger now, and nobody has asked today whether the plan holds.".to_owned(),
            1 => "It was said that a child is in danger now, and one line of the plan has not been tested.".to_owned(),
            many => format!(
                "It was said that a child is in danger now, and {many} lines of the plan have not been tested."
            ),
        };
        let place = (Kind::PlanRule, first.0, "");
        let what = "Ring tonight: is the plan holding?";
        self.add(DueKind::PlanTonight, self.today, DueFor::LeadWorker, place, what, why);
    }

    /// A plan whose test failed is mended before anything else is done with it: the network meets, the rule is changed,
    /// the plan is agreed again.
    fn failed_test(&mut self, plan: &SafetyPlan) {
        // One that has ended too has failed all the same.
        let stands = standing_while_it_holds(self.record, plan);
        let Standing::NotWorking { failed_on, meets, tonight, .. } = stands else {
            self.passed_over(plan);
            return;
        };
        let at = (Kind::SafetyPlan, plan.id.0, "status");
        if tonight {
            // The worker's own part is the plan that is missing now.
            let what = "See with the worker that the children are safe: the immediate plan is not working";
            self.add(DueKind::FailedTest, self.today, DueFor::Supervisor, at, what, stands.sentence());
            return;
        }
        let on = match meets {
            Some(Meets::Planned(day)) if day >= self.today => day,
            _ => failed_on.unwrap_or(self.today),
        };
        let what = match meets {
            None => "Bring the network together: the plan is not working",
            Some(Meets::Planned(_)) => "Mend the plan with the network",
            Some(Meets::Held(_)) => "Mend the plan and agree it again",
        };
        let why = stands.sentence();
        self.add(DueKind::FailedTest, on, DueFor::LeadWorker, at, what, why);
    }

    /// A plan by which people go and to which nobody has said yes as it is now.
    fn yes(&mut self, plan: &SafetyPlan) {
        let stands = standing_of(self.record, plan, self.today);
        if stands.is_agreed_as_it_is() {
            return;
        }
        self.add(
            DueKind::PlanYes,
            self.today,
            DueFor::LeadWorker,
            (Kind::SafetyPlan, plan.id.0, "signatures"),
            "Ask who says yes to the plan as it is now",
            stands.sentence(),
        );
    }

    /// Tonight's plan that nobody has on paper.
    fn hand_out(&mut self, plan: &SafetyPlan) {
        let stands = standing_of(self.record, plan, self.today);
        let holds = !matches!(stands, Standing::NotWorking { .. } | Standing::Ended(_));
        let lacks = lacks_paper(self.record, plan).filter(|_| plan.kind == PlanKind::Immediate && holds);
        if let Some(why) = lacks {
            let look = Look { record: self.record, today: self.today, thresholds: self.thresholds };
            let first = plan.copies_given.is_empty() && stands.is_agreed_as_it_is();
            let now = first && rules::in_danger_now(look).is_some();
            self.add(
                if now { DueKind::HandOutNow } else { DueKind::HandOut },
                self.today,
                DueFor::LeadWorker,
                (Kind::SafetyPlan, plan.id.0, "copies_given"),
                "Print tonight’s plan and give it to whoever is to have it",
                why,
            );
        }
    }

    /// What was decided alone about a reader from whom the plan protects.
    fn second_looks(&mut self, plan: &SafetyPlan) {
        for see in to_see(self.record, plan) {
            let (kind, what, why) = see.in_words(self.record);
            let place = (Kind::SafetyPlan, plan.id.0, "readers");
            self.add(kind, self.today, see.for_whom, place, what, why);
        }
    }

    /// A plan that is said to go on although a test of it failed (I19).
    fn passed_over(&mut self, plan: &SafetyPlan) {
        let record = self.record;
        let of_plan = |finding: &&Finding| {
            finding.rule.0 == 19
                && finding.level == Level::Block
                && record
                    .plan_test(TestId(finding.place.number))
                    .and_then(|test| record.plan_rule(test.rule))
                    .is_some_and(|rule| rule.plan == plan.id)
        };
        let Some(found) = self.found.iter().find(of_plan) else { return };
        let on = record.plan_test(TestId(found.place.number)).map_or(self.today, |test| test.on);
        let at = (Kind::SafetyPlan, plan.id.0, "status");
        let why = found.sentence.clone();
        self.add(DueKind::FailedTest, on, DueFor::LeadWorker, at, "Mend the plan with the network", why);
    }

    fn review(&mut self, plan: &SafetyPlan) {
        let Some(last) = plan.reviewed_on.or(plan.valid_from) else { return };
        let on = self.within(last, self.thresholds.review_plan_every_days);
        let why = match plan.reviewed_on {
            Some(day) => format!("It was last looked at together on {}.", calendar::long(day)),
            None => {
                format!("It has held since {} and has not been looked at together yet.", calendar::long(last))
            }
        };
        self.add(
            DueKind::PlanReview,
            on,
            DueFor::LeadWorker,
            (Kind::SafetyPlan, plan.id.0, "reviewed_on"),
            "Look at the safety plan together",
            why,
        );
    }

    fn tests(&mut self, plan: &SafetyPlan) {
        let days = self.thresholds.test_plan_after_days(plan.kind);
        let on = self.within(plan.valid_from.unwrap_or(self.today), days);
        for rule in self.record.plan_rules.iter().filter(|rule| rule.plan == plan.id) {
            if self.record.plan_tests.iter().any(|test| test.rule == rule.id) {
                continue;
            }
            let how = rule.how_tested.trim();
            let how = if how.is_empty() { String::new() } else { format!(" How: {how}.").replace("..", ".") };
            self.add(
                DueKind::PlanTest,
                on,
                DueFor::LeadWorker,
                (Kind::PlanRule, rule.id.0, ""),
                format!("Test: {}", rule.text.trim()),
                match plan.kind {
                    PlanKind::Full => format!("Nobody has seen yet whether this rule works.{how}"),
                    PlanKind::Immediate => format!(
                        "It is for tonight: look or ring the same night or the next day, and write down what you saw.{how}"
                    ),
                },
            );
        }
    }

    fn within(&self, day: Date, days: i32) -> Date {
        day.checked_add(i64::from(days).days()).unwrap_or(self.today)
    }

    fn milestones(&mut self) {
        for milestone in self.record.milestones.iter().filter(|milestone| milestone.actual.is_none()) {
            let Some(on) = milestone.planned else { continue };
            let why = if on < self.today {
                format!("It was planned for {} and has not been reached.", calendar::long(on))
            } else {
                format!("It is planned for {}.", calendar::long(on))
            };
            self.add(
                DueKind::Milestone,
                on,
                DueFor::LeadWorker,
                (Kind::Milestone, milestone.id.0, "actual"),
                milestone.what.clone(),
                why,
            );
        }
    }

    /// What nobody has decided yet about what parents get of a decision or a plan: one line for each.
    fn parents(&mut self) {
        let silent: BTreeSet<&Place> =
            self.found.iter().filter(|finding| finding.rule.0 == 40).map(|finding| &finding.place).collect();
        let is_led = self.record.families.first().is_some_and(|family| family.lead_worker.is_some());
        let for_whom = if is_led { DueFor::LeadWorker } else { DueFor::Supervisor };
        for place in silent {
            let plan = self.record.plan(PlanId(place.number)).filter(|_| place.kind == Kind::SafetyPlan);
            let what = match plan {
                Some(plan) => {
                    format!("Decide what each parent gets of the {}", plan.kind.words().to_lowercase())
                }
                None => "Decide what each parent is told of the decision".to_owned(),
            };
            let why = "Each parent with parental responsibility is given all of it, a part, or nothing for a reason. Nobody has decided yet.";
            let place = (place.kind, place.number, place.field);
            self.add(DueKind::ParentsGet, self.today, for_whom, place, what, why);
        }
    }

    fn closures(&mut self) {
        for closure in &self.record.closures {
            let open = closure.closed_on.is_none() && closure.override_by.is_none();
            if open && closure.audited_on.is_none() {
                let on = closure.asked_on.unwrap_or(self.today);
                let why = format!(
                    "Closing was asked for on {}. Every case is audited before it is closed, by somebody other than its worker.",
                    calendar::long(on)
                );
                self.add(
                    DueKind::Audit,
                    on,
                    DueFor::Supervisor,
                    (Kind::Closure, closure.id.0, "audited_on"),
                    "Audit the case for closure",
                    why,
                );
            }
        }
    }
}
