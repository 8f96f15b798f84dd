//! The tests of a rule in words, and what followed from those that failed.

use super::shown::Drawn;
use practice::{
    contact::day_in_britain,
    meeting::{Meeting, MeetingKind, MeetingStatus},
    plan::{PlanRule, PlanTest, SafetyPlan},
};
use serde::Serialize;

/// One test.
#[derive(Debug, Serialize)]
pub(super) struct TestShown {
    id: String,
    passed: bool,
    mark: &'static str,
    words: &'static str,
    day: String,
    by: String,
    note: String,
    followed_by: Vec<String>,
}

/// The tests of a rule, the earliest first.
pub(super) fn tests_of(drawn: Drawn<'_>, plan: &SafetyPlan, rule: &PlanRule) -> Vec<TestShown> {
    let mut tests: Vec<&PlanTest> =
        drawn.record.plan_tests.iter().map(|kept| &kept.value).filter(|test| test.rule == rule.id).collect();
    tests.sort_by_key(|test| (test.on, test.id));
    tests
        .iter()
        .map(|test| TestShown {
            id: test.id.to_string(),
            passed: test.passed(),
            mark: if test.passed() { "✓" } else { "✗" },
            words: words(test),
            day: calendar::long(test.on),
            by: test.observed_by.as_ref().map(|who| drawn.name(who)).unwrap_or_default(),
            note: test.note.clone(),
            followed_by: if test.passed() { Vec::new() } else { after(drawn, plan, &tests, test) },
        })
        .collect()
}

/// What a test showed, in the words that stand beside its mark.
fn words(test: &PlanTest) -> &'static str {
    match (test.followed, test.worked) {
        (true, true) => "held",
        (true, false) => "was followed but did not keep the children safe",
        (false, true) => "was not followed; the children were safe all the same",
        (false, false) => "was not followed, and the children were not kept safe",
    }
}

/// What followed from a failed test: the meeting, a change of the plan, the next test that held.
fn after(drawn: Drawn<'_>, plan: &SafetyPlan, tests: &[&PlanTest], failed: &PlanTest) -> Vec<String> {
    let mut all = Vec::new();
    let network = |meeting: &&Meeting| {
        matches!(meeting.kind, MeetingKind::Network | MeetingKind::FamilyGroup)
            && meeting.status != MeetingStatus::Cancelled
            && meeting.on >= failed.on
    };
    let first =
        drawn.record.meetings.iter().map(|kept| &kept.value).filter(network).min_by_key(|meeting| meeting.on);
    if let Some(meeting) = first {
        let day = calendar::long(meeting.on);
        all.push(match meeting.status {
            MeetingStatus::Held => format!("The network met on {day}."),
            _ => format!("A network meeting is planned for {day}."),
        });
    }
    let kept = drawn.record.plan_test(failed.id).map(|kept| kept.changed_at);
    let changed =
        drawn.record.plan_rules.iter().filter(|rule| rule.plan == plan.id).map(|rule| rule.changed_at);
    if let Some(at) = changed.filter(|at| kept.is_some_and(|kept| *at > kept)).max() {
        let day = calendar::long(day_in_britain(at));
        all.push(format!("The plan was changed on {day}."));
    }
    let again = tests.iter().find(|test| test.passed() && (test.on, test.id) > (failed.on, failed.id));
    if let Some(again) = again {
        all.push(format!("Tested again on {}: it held.", calendar::long(again.on)));
    }
    all
}
