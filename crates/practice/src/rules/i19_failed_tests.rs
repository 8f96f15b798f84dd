//! I19: a failed test reopens the plan and brings the network together again; nothing of it is deleted. A plan that is
//! not followed, or does not work, is improved at once, together (practice A2.3).
//!
//! A failed test is answered when both are so:
//! - the network meets on or after that day: planned or held;
//! - the plan does not go on as if nothing had happened. "Working" needs a later test of the same rule that passed.
//!   "Agreed" and "being tested" need that too, or a network meeting that was held since, at which the plan was mended.

use super::Look;
use super::look::{at, found, quote};
use crate::{
    Finding, Level, RuleId,
    meeting::{MeetingKind, MeetingStatus},
    object::Kind,
    plan::{PlanRule, PlanStatus, PlanTest, SafetyPlan},
    rules::rule::{Guards, Rule, RuleText},
};
use jiff::{ToSpan, civil::Date};

pub(super) const RULE: Rule = Rule {
    id: RuleId::I(19),
    level: Level::Block,
    guards: Guards::Plan,
    text: RuleText {
        title: "A failed test reopens the plan and brings the network together",
        why: "A test that fails is news that came in time. The people who made the plan mend it, soon, and nobody \
              pretends in the meantime that it holds.",
        basis: "Practice guidance on safety plans: a plan is just a plan until it is seen working.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let failed = look.record.plan_tests.iter().map(|kept| &kept.value).filter(|test| !test.passed());
    let known = failed.filter_map(|test| {
        let rule = look.record.plan_rule(test.rule)?;
        let plan = look.record.plan(rule.plan)?;
        let used = plan.status != PlanStatus::Replaced && !look.is_left_to_family(plan);
        used.then_some((test, &rule.value, &plan.value))
    });
    known.flat_map(|(test, rule, plan)| of_test(look, test, rule, plan)).collect()
}

fn of_test(look: Look<'_>, test: &PlanTest, rule: &PlanRule, plan: &SafetyPlan) -> Vec<Finding> {
    let (words, day) = (quote(&rule.text), calendar::long(test.on));
    let place = || at(Kind::PlanTest, test.id.0, "");
    let passed =
        look.record.plan_tests.iter().any(|other| {
            other.rule == test.rule && other.passed() && (other.on, other.id) > (test.on, test.id)
        });
    let held = meeting_since(look, test.on, true).is_some();
    let days = look.thresholds.meet_after_failed_test(plan.kind, test.on);
    let goes_on = match plan.status {
        PlanStatus::Working | PlanStatus::FamilyOwned => !passed,
        PlanStatus::Agreed | PlanStatus::InTest => !passed && !held,
        PlanStatus::Draft | PlanStatus::NotWorking | PlanStatus::Replaced => false,
    };
    let mut all = Vec::new();
    if goes_on {
        // It is said of a plan that goes on, and of the step that would let it go on: it is so of both.
        let sentence = match plan.status {
            PlanStatus::Agreed | PlanStatus::InTest => format!(
                "The rule {words} failed on {day}. The plan is not agreed again until the network has met and mended it, or the rule has held in a later test."
            ),
            _ => format!(
                "The rule {words} failed on {day}. The plan is not called “working” until the rule has held in a later test."
            ),
        };
        all.push(found(19, Level::Block, place(), sentence));
    }
    match meeting_since(look, test.on, false) {
        None => {
            let sentence = format!(
                "The rule {words} failed on {day} and no network meeting is planned. Bring the network together within {}.",
                if days == 1 { "a day".to_owned() } else { format!("{days} days") }
            );
            all.push(found(19, Level::Block, place(), sentence));
        }
        Some(on) if on > test.on.saturating_add(days.days()) => {
            let sentence = format!(
                "The rule {words} failed on {day}, but the network meets only on {}. See whether they can meet sooner.",
                calendar::long(on)
            );
            all.push(found(19, Level::Warn, place(), sentence));
        }
        Some(_) => {}
    }
    all
}

/// The first network meeting on or after this day that is planned or held, or held only.
fn meeting_since(look: Look<'_>, day: Date, held: bool) -> Option<Date> {
    let network = look.record.meetings.iter().filter(|meeting| {
        matches!(meeting.kind, MeetingKind::Network | MeetingKind::FamilyGroup)
            && (meeting.status == MeetingStatus::Held || !held && meeting.status == MeetingStatus::Planned)
    });
    network.map(|meeting| meeting.on).filter(|on| *on >= day).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{MeetingId, TestId},
        meeting::Meeting,
        object::{CaseRecord, Kept},
        testing::{Shape, sound_family},
    };

    fn levels(record: &CaseRecord, today: Date) -> Vec<Level> {
        let thresholds = crate::Thresholds::default();
        check(Look { record, today, thresholds: &thresholds }).into_iter().map(|one| one.level).collect()
    }

    fn meet(record: &mut CaseRecord, on: Date, status: MeetingStatus) {
        let mut meeting = record.meetings[0].value.clone();
        meeting = Meeting { id: MeetingId(9999), kind: MeetingKind::Network, on, status, ..meeting };
        record.put(Kept::new(meeting.into()));
    }

    #[test]
    fn a_failed_test_reopens_the_plan_and_calls_the_network() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        assert_eq!(levels(&record, shape.today), []);
        record.plan_tests[1].value.worked = false;
        let failed_on = record.plan_tests[1].on;
        assert_eq!(levels(&record, shape.today), [Level::Block, Level::Block]);
        meet(&mut record, shape.today, MeetingStatus::Planned);
        assert_eq!(levels(&record, shape.today), [Level::Block, Level::Warn], "called too late");
        meet(&mut record, failed_on.saturating_add(7.days()), MeetingStatus::Planned);
        assert_eq!(levels(&record, shape.today), [Level::Block]);
        record.plans[0].value.status = PlanStatus::NotWorking;
        assert_eq!(levels(&record, shape.today), []);
        record.plans[0].value.status = PlanStatus::InTest;
        assert_eq!(levels(&record, shape.today), [Level::Block], "nobody has met yet");
        meet(&mut record, failed_on.saturating_add(7.days()), MeetingStatus::Held);
        assert_eq!(levels(&record, shape.today), []);
        record.plans[0].value.status = PlanStatus::Working;
        assert_eq!(levels(&record, shape.today), [Level::Block], "not seen to work again");
        let mut again = record.plan_tests[0].value.clone();
        (again.id, again.on) = (TestId(9999), shape.today);
        record.put(Kept::new(again.into()));
        assert_eq!(levels(&record, shape.today), []);
        meet(&mut record, shape.today, MeetingStatus::Cancelled);
        assert_eq!(levels(&record, shape.today), [Level::Block]);
    }
}
