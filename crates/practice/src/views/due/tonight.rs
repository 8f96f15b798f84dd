//! What is due at once of plans: tonight’s plan, a failed test, the paper.

use super::{DueFor, DueKind, List};
use crate::{
    Finding, Level,
    contact::ContactDecision,
    family::Stage,
    ids::{PlanRuleId, TestId},
    meeting::{MeetingKind, MeetingStatus},
    object::Kind,
    plan::{PlanKind, PlanStatus, SafetyPlan},
    rules::{self, Look},
    views::{
        second_look::lacks_paper,
        standing::{Meets, Standing, standing_of, standing_while_it_holds},
    },
};

impl List<'_> {
    /// A child was said to be in danger now, and tonight's plan holds: after fresh news it is looked at again, and each day
    /// somebody asks whether it holds.
    pub(super) fn tonight(&mut self, look: Look<'_>) {
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

    /// A child was said to be in danger now and somebody has decided on it: the supervisor sees the family until a plan holds
    /// that was tested once, a strategy discussion was held, or nothing follows and it is written down how the child is safe.
    pub(super) fn safe_tonight(&mut self, look: Look<'_>) {
        let Some(said) = rules::in_danger_now(look).filter(|said| said.is_decided()) else { return };
        let Some(decision) = said.decision else { return };
        let since = said.received_on();
        let mut discussions = self.record.meetings.iter().filter(|it| it.kind == MeetingKind::Strategy);
        let discussed = discussions.any(|it| it.status == MeetingStatus::Held && it.on >= since);
        if discussed || matches!(decision, ContactDecision::Advice | ContactDecision::Information) {
            return;
        }
        let full = self.record.plans.iter().map(|kept| &kept.value).filter(|plan| {
            plan.kind == PlanKind::Full
                && matches!(plan.status, PlanStatus::Agreed | PlanStatus::InTest | PlanStatus::Working)
                && plan.valid_from.is_some_and(|from| from >= since)
        });
        let holding: Vec<&SafetyPlan> = rules::tonights_plan(look).into_iter().chain(full).collect();
        let is_tested = |plan: &&SafetyPlan| {
            self.record.plan_tests.iter().any(|test| {
                test.passed()
                    && test.on >= since
                    && self.record.plan_rule(test.rule).is_some_and(|rule| rule.plan == plan.id)
            })
        };
        if holding.iter().any(is_tested) {
            return;
        }
        // Of a referral the decision is what it led to.
        let led_to = look.family().map(|family| family.stage).filter(|stage| *stage != Stage::Intake);
        let follows = match (decision, led_to) {
            (ContactDecision::NewReferral, Some(stage)) => stage.words(),
            _ => decision.words(),
        };
        let decided = format!(
            "On {} it was said that a child is in danger now, and it was decided: {}.",
            calendar::long(since),
            follows.to_lowercase()
        );
        let what = "See that the children are safe tonight";
        let (place, why) = match holding.first() {
            Some(plan) => (
                (Kind::SafetyPlan, plan.id.0, "status"),
                format!("{decided} A plan holds, and nobody has seen yet whether it works."),
            ),
            None => ((Kind::Contact, said.id.0, "decision"), format!("{decided} No plan for tonight holds.")),
        };
        self.add(DueKind::SafeTonight, self.today, DueFor::Supervisor, place, what, why);
    }

    /// A plan whose test failed is mended before anything else is done with it: the network meets, the rule is changed,
    /// the plan is agreed again.
    pub(super) fn failed_test(&mut self, plan: &SafetyPlan) {
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

    /// Tonight's plan that nobody has on paper.
    pub(super) fn hand_out(&mut self, plan: &SafetyPlan) {
        let stands = standing_of(self.record, plan, self.today);
        let holds = !matches!(stands, Standing::NotWorking { .. } | Standing::Ended(_));
        // What was changed is printed anew as urgently as it was the first time; who says yes to it is asked before.
        let lacks = lacks_paper(&self.fears, plan).filter(|_| plan.kind == PlanKind::Immediate && holds);
        if let Some(why) = lacks {
            let look = Look { record: self.record, today: self.today, thresholds: self.thresholds };
            let now = plan.copies_given.is_empty() && rules::in_danger_now(look).is_some();
            self.add(
                if now { DueKind::HandOutNow } else { DueKind::HandOut },
                self.today,
                DueFor::LeadWorker,
                (Kind::SafetyPlan, plan.id.0, "copies_given"),
                "Print tonight’s plan and hand it out",
                why,
            );
        }
    }

    /// A plan that is said to go on although a test of it failed (I19).
    fn passed_over(&mut self, plan: &SafetyPlan) {
        let record = self.record;
        let of_plan = |finding: &&Finding| {
            finding.rule.number() == 19
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
}
