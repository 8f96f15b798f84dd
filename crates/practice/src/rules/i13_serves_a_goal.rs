//! I13: each next step and each rule of a full plan serves a goal, and through it a danger. Inspectors have criticised plans
//! whose actions nobody could trace to what they were for (practice 0.2).

use super::Look;
use super::look::{at, found, quote};
use crate::{
    Finding, Level, RuleId,
    goal::{NextStep, StepStatus},
    object::{Kept, Kind},
    plan::{PlanKind, PlanRule, PlanStatus, SafetyPlan},
    rules::rule::{Guards, Rule, RuleText},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(13),
    level: Level::Block,
    guards: Guards::SignOff,
    text: RuleText {
        title: "Each next step and each rule of a full plan serves a goal",
        why: "Things that are asked of a family without a goal pile up, and nobody can say when they are done \
              with. What serves a goal can be dropped when the goal is met.",
        basis: "Inspection findings on plans whose actions could not be traced to what they were for.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let open = look.record.steps.iter().filter(|step| step.status == StepStatus::Open);
    let steps = open.filter_map(|step| of_step(look, step));
    let used = look.record.plan_rules.iter().filter(|rule| {
        // An immediate plan hangs on what happened: tonight comes before any danger statement.
        let used =
            |plan: &Kept<SafetyPlan>| plan.kind == PlanKind::Full && plan.status != PlanStatus::Replaced;
        look.record.plan(rule.plan).is_some_and(used)
    });
    steps.chain(used.filter_map(|rule| of_rule(look, rule))).collect()
}

fn of_step(look: Look<'_>, step: &NextStep) -> Option<Finding> {
    let text = quote(&step.text);
    let (level, sentence) = match step.goal.map(|goal| (look.record.goal(goal), look.live_goal(goal))) {
        None | Some((None, _)) => (
            Level::Block,
            format!("The next step {text} serves no goal. Say which goal it moves, or drop it."),
        ),
        Some((Some(_), None)) => (
            Level::Warn,
            format!(
                "The next step {text} serves a goal that was withdrawn. Drop it, or say which goal it moves now."
            ),
        ),
        Some((Some(_), Some(_))) => return None,
    };
    Some(found(13, level, at(Kind::NextStep, step.id.0, "goal"), sentence))
}

fn of_rule(look: Look<'_>, rule: &PlanRule) -> Option<Finding> {
    let text = quote(&rule.text);
    let goals: Vec<_> = rule.goals.iter().filter_map(|goal| look.record.goal(*goal)).collect();
    let (field, sentence) = match rule.danger {
        _ if goals.is_empty() => (
            "goal",
            format!(
                "The rule {text} serves no goal. Say which goal it serves, so that people know what it is for."
            ),
        ),
        Some(danger) if goals.iter().all(|goal| goal.danger != danger) => (
            "danger",
            format!(
                "The rule {text} answers one worry and serves the goal of another. Choose the pair it belongs to."
            ),
        ),
        _ => return None,
    };
    Some(found(13, Level::Block, at(Kind::PlanRule, rule.id.0, field), sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MAP, Shape, danger, sound_family};

    #[test]
    fn orphans_are_found_and_stand_in_the_way() {
        let shape = Shape::default();
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        record.steps[0].value.goal = None;
        record.steps[1].value.goal = Some(crate::ids::GoalId(999));
        record.plan_rules[0].value.goals.clear();
        record.plan_rules[1].value.danger = Some(danger(0));
        let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
        let found: Vec<_> = check(look).into_iter().map(|one| (one.place.kind, one.place.field)).collect();
        let steps = (Kind::NextStep, "goal");
        assert_eq!(found, [steps, steps, (Kind::PlanRule, "goal"), (Kind::PlanRule, "danger")]);
        assert_eq!(crate::rules::in_the_way_of_sign_off(look, MAP).len(), 3);
    }

    #[test]
    fn a_step_that_is_done_asks_for_nothing() {
        let shape = Shape::default();
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        record.steps[0].value.goal = None;
        record.steps[0].value.status = StepStatus::Done;
        assert_eq!(check(Look { record: &record, today: shape.today, thresholds: &thresholds }), []);
    }
}
