//! What must hold of every change that a story tells: the screens would have taken it on that day, and nothing that
//! they do by themselves is forgotten.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use demo::{Cast, Demo, Happening, Told};
use jiff::{civil::date, tz::TimeZone};
use practice::{
    CaseRecord, Kept, Kind, Object, Thresholds,
    actions::{
        self, Acting, Change, Refused, closing, contact, escalation, goal,
        milestone::{self, Evidence},
        plan, rounds,
    },
};

fn zone() -> TimeZone {
    TimeZone::get("Europe/London").unwrap()
}

/// What the screens would have refused, or done besides, had a family's past been typed into them.
fn refused(told: &Told) -> Vec<String> {
    let thresholds = Thresholds::default();
    let mut record = CaseRecord::default();
    let mut wrong = Vec::new();
    for one in &told.past {
        let today = one.at.to_zoned(zone()).date();
        let mut new_id = || 1 << 40;
        let mut acting =
            Acting { by: one.by, at: one.at, today, thresholds: &thresholds, new_id: &mut new_id };
        match as_on_screen(&record, one, &mut acting) {
            None => {}
            Some(Err(why)) => wrong.push(format!("{today} {}: {why}", one.verb)),
            Some(Ok(changes)) => wrong.extend(changes.iter().filter_map(|change| match change {
                Change::Put(Object::Map(map)) if one.object.kind() != Kind::Map && !is_told(told, change) => {
                    Some(format!("{today} {} opens the signed map again, version {}", one.verb, map.version))
                }
                Change::Put(Object::SafetyPlan(plan))
                    if matches!(one.object.kind(), Kind::PlanRule | Kind::RedFlag)
                        && !is_told(told, change) =>
                {
                    Some(format!(
                        "{today} {} takes the marks off the plan, version {}",
                        one.verb, plan.version
                    ))
                }
                _ => None,
            })),
        }
        let value = one.object.clone();
        record.put(Kept { value, version: 1, changed_at: one.at, changed_by: Some(one.by) });
    }
    wrong
}

/// Whether the story has this change too.
fn is_told(told: &Told, change: &Change) -> bool {
    told.past.iter().any(|one| matches!(change, Change::Put(object) if *object == one.object))
}

/// What the screen does for a change. None: Kith does it by itself, as part of another.
fn as_on_screen(
    record: &CaseRecord,
    one: &Happening,
    acting: &mut Acting<'_>,
) -> Option<Result<Vec<Change>, Refused>> {
    Some(match (&one.object, one.verb) {
        (Object::Family(_), "family.registered" | "closing.closed")
        | (Object::Escalation(_), "escalation.opened") => {
            return None;
        }
        (Object::Map(map), "map.signed_off") => {
            let note = map.signed_off.as_ref().map_or("", |signed| signed.note.as_str());
            actions::sign_off(record, map.id, note, acting)
        }
        (Object::Map(_), "map_item.added" | "map_item.saved" | "danger.saved" | "goal.saved")
        | (
            Object::SafetyPlan(_),
            "plan_rule.added" | "plan_rule.saved" | "red_flag.added" | "plan.marked" | "plan.reviewed"
            | "plan.handed_over",
        ) => return None,
        (Object::SafetyGoal(goal), "goal.status_said") => {
            goal::set_goal_status(record, goal.id, goal.status, &goal.status_reason, &goal.evidence, acting)
        }
        (Object::DangerStatement(danger), "danger.resolved") => {
            goal::resolve_danger(record, danger.id, &danger.status_reason, acting)
        }
        (Object::Milestone(reached), "milestone.ticked") => {
            let evidence = Evidence {
                words: reached.evidence.clone(),
                items: reached.evidence_items.clone(),
                tests: reached.evidence_tests.clone(),
            };
            milestone::tick_milestone(record, reached.id, reached.actual?, evidence, acting)
        }
        (Object::SafetyPlan(plan), "plan.agreed") => plan::agree(record, plan.id, acting),
        (Object::SafetyPlan(plan), "plan.in_test") => plan::start_testing(record, plan.id, acting),
        (Object::SafetyPlan(plan), "plan.working") => plan::mark_working(record, plan.id, acting),
        (Object::ScalingRound(round), "round.opened") => {
            let why = round.opened.as_ref().map_or("", |opened| opened.override_reason.as_str());
            rounds::open_round(record, round.id, why, acting)
        }
        (Object::Escalation(looked), "escalation.looked_again") => {
            let found = looked.looks.last().map_or("", |look| look.found.as_str());
            escalation::look_again(record, looked.id, found, looked.look_again, acting)
        }
        (Object::Escalation(answered), _) => {
            let decision = escalation::Decision {
                what: answered.answer.clone(),
                by: answered.decider(),
                look_again: answered.look_again,
            };
            escalation::answer_escalation(record, answered.id, decision, acting)
        }
        (Object::Closure(closure), "family.no_further") => {
            contact::end_at_the_door(record, closure.at_the_door?, &closure.reason, acting)
        }
        (Object::Contact(decided), "contact.decided") => {
            let (reason, feedback) = (decided.decision_reason.as_str(), decided.feedback.as_str());
            contact::decide(record, decided.id, (decided.decision?, reason, feedback), acting)
        }
        (Object::Closure(closure), "closing.asked") => closing::ask_to_close(record, &closure.reason, acting),
        (Object::Closure(closure), "closing.audited") => {
            closing::audit_closure(record, closure.id, &closure.audit_findings, acting)
        }
        (Object::Closure(closure), "closing.closed") => closing::close(record, closure.id, acting),
        (Object::Family(_), "closing.reopened") => closing::reopen(record, &one.reason, acting),
        (Object::Trajectory(trajectory), _) if trajectory.ended.is_some() => return None,
        _ => actions::put(record, one.object.clone(), acting),
    })
}

#[test]
fn every_change_is_one_that_the_screens_would_take() {
    // A quiet Wednesday, a Sunday, and the day after the bank holidays at Christmas.
    for (seed, today) in [(1, date(2026, 11, 25)), (7, date(2027, 3, 14)), (12, date(2026, 12, 29))] {
        let now = today.at(15, 0, 0, 0).to_zoned(zone()).unwrap().timestamp();
        let demo = Demo::new(seed, now, Cast::numbered()).unwrap();
        let mut wrong = Vec::new();
        for place in 0..demo.stories() + 30 {
            let told = demo.family(place).unwrap();
            wrong.extend(refused(&told).into_iter().map(|one| format!("{today}, family {place}: {one}")));
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
