//! What is due of a plan that holds: a yes, a look, a test, a second look at its readers, the lines that they may read.

use super::{DueFor, DueKind, List};
use crate::{
    contact::day_in_britain,
    object::Kind,
    plan::{PlanKind, PlanStatus, SafetyPlan},
    rules::{self, Look},
    views::{called, held::are_open_given, list, second_look::to_see_given, standing::standing_of},
};
use jiff::{ToSpan, civil::Date};

/// Days for which somebody is told that their plan was replaced.
const TOLD_DAYS: i32 = 2;

impl List<'_> {
    pub(super) fn plans(&mut self) {
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
        self.safe_tonight(look);
        self.replaced();
        for plan in self.record.plans.iter().filter(|plan| plan.is_in_force()) {
            let at = |field| (Kind::SafetyPlan, plan.id.0, field);
            self.failed_test(plan);
            self.yes(plan);
            self.hand_out(plan);
            self.second_looks(plan);
            self.reader_lines(plan);
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

    /// Whoever agreed a plan for tonight is told for two days that somebody else has agreed another in its place.
    fn replaced(&mut self) {
        let record = self.record;
        for plan in record.plans.iter().filter(|plan| plan.kind == PlanKind::Immediate) {
            let (Some(agreed), Some(replaced)) = (plan.agreed, plan.replaced) else { continue };
            let on = day_in_britain(replaced.at);
            if agreed.by == replaced.by || self.today > self.within(on, TOLD_DAYS) {
                continue;
            }
            self.add(
                DueKind::PlanReplaced,
                on,
                DueFor::Worker(agreed.by),
                (Kind::SafetyPlan, plan.id.0, "replaced"),
                "Read the plan that took the place of yours",
                "Somebody else agreed another plan for tonight. Who has yours on paper goes by what does not hold any more.",
            );
        }
    }

    /// A plan by which people go and to which nobody has said yes as it is now.
    fn yes(&mut self, plan: &SafetyPlan) {
        let stands = standing_of(self.record, plan, self.today);
        if stands.is_agreed_as_it_is() {
            return;
        }
        let look = Look { record: self.record, today: self.today, thresholds: self.thresholds };
        let is_tonights = rules::tonights_plan(look).is_some_and(|tonights| tonights.id == plan.id);
        let now = is_tonights && rules::in_danger_now(look).is_some();
        self.add(
            if now { DueKind::PlanYesNow } else { DueKind::PlanYes },
            self.today,
            DueFor::LeadWorker,
            (Kind::SafetyPlan, plan.id.0, "signatures"),
            "Ask who says yes to the plan as it is now",
            stands.sentence(),
        );
    }

    /// What was decided alone about a reader from whom the plan protects.
    fn second_looks(&mut self, plan: &SafetyPlan) {
        for see in to_see_given(&self.fears, plan) {
            let (kind, what, why) = see.in_words(self.record);
            let place = (Kind::SafetyPlan, plan.id.0, "readers");
            self.add(kind, self.today, see.for_whom, place, what, why);
        }
    }

    /// Whose own lines nobody has decided about: they have nothing of them on paper.
    fn reader_lines(&mut self, plan: &SafetyPlan) {
        let living = self.record.people.iter().filter(|one| one.died.is_none() && !one.is_child());
        let open: Vec<String> = living
            .filter(|one| are_open_given(&self.fears, plan, one.id))
            .map(|one| called(self.record, one))
            .collect();
        if !open.is_empty() {
            let (names, is) = (list(&open), if open.len() == 1 { "is" } else { "are" });
            self.add(
                DueKind::ReaderLines,
                self.today,
                DueFor::LeadWorker,
                (Kind::SafetyPlan, plan.id.0, "reader_lines"),
                format!("Decide which lines of the plan {names} may read"),
                format!("There are lines for {names} to do that {names} {is} not to read before somebody has said so, line by line."),
            );
        }
    }

    fn review(&mut self, plan: &SafetyPlan) {
        let Some(last) = plan.reviewed_on.or(plan.valid_from) else { return };
        let on = self.within(last, *self.thresholds.plans.review_plan_every_days.on(last));
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
        let from = plan.valid_from.unwrap_or(self.today);
        let on = self.within(from, self.thresholds.test_plan_after_days(plan.kind, from));
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

    pub(super) fn within(&self, day: Date, days: i32) -> Date {
        day.checked_add(i64::from(days).days()).unwrap_or(self.today)
    }
}
