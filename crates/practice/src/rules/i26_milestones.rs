//! I26: a milestone counts as reached only with something that shows it; the trajectory ends with the case, and the
//! safety plan does not (practice A2.4).

use super::Look;
use super::look::{at, blank, found, quote};
use crate::{
    Finding, Level, RuleId,
    family::CaseStatus,
    goal::GoalStatus,
    object::Kind,
    plan::{PlanKind, PlanStatus},
    rules::rule::{Guards, Rule, RuleText},
    trajectory::{Gate, Milestone},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(26),
    level: Level::Block,
    guards: Guards::Saving,
    text: RuleText {
        title: "A milestone is reached when something shows it; the plan outlives the case",
        why: "The trajectory is the agency's way to closing and ends there. The safety plan is the family's and goes \
              on. A date without evidence is a wish.",
        basis: "Practice guidance that tells trajectory from safety plan.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let reached = look.record.milestones.iter().filter(|milestone| milestone.actual.is_some());
    let mut all: Vec<Finding> = reached.filter_map(|milestone| bare(look, milestone)).collect();
    if look.family().is_some_and(|family| family.status == CaseStatus::Closed) {
        let open = look.record.trajectories.iter().filter(|trajectory| trajectory.ended.is_none());
        all.extend(open.map(|trajectory| {
            let sentence = "The case is closed, but its trajectory goes on. End it with the case.";
            found(26, Level::Block, at(Kind::Trajectory, trajectory.id.0, "ended"), sentence)
        }));
        all.extend(lost_plan(look));
    }
    all
}

/// The last full plan, if the closed case left none to the family.
fn lost_plan(look: Look<'_>) -> Option<Finding> {
    let full = || look.record.plans.iter().filter(|plan| plan.kind == PlanKind::Full);
    let kept = full().any(|plan| plan.is_in_force());
    let last = full()
        .filter(|plan| plan.status == PlanStatus::Replaced)
        .max_by_key(|plan| (plan.version, plan.id))?;
    let sentence = "The case is closed and its safety plan has ended with it. The plan stays with the family: mark it as kept by them.";
    (!kept).then(|| found(26, Level::Block, at(Kind::SafetyPlan, last.id.0, "status"), sentence))
}

/// A milestone without anything that shows it.
fn bare(look: Look<'_>, milestone: &Milestone) -> Option<Finding> {
    let record = look.record;
    let shown = !blank(&milestone.evidence)
        || milestone.evidence_items.iter().any(|item| record.item(*item).is_some())
        || milestone
            .evidence_tests
            .iter()
            .any(|test| record.plan_test(*test).is_some_and(|test| test.passed()));
    (!shown).then(|| {
        let sentence = format!("Nothing shows that the milestone {} was reached. Write what people saw, or point to it on the map.", quote(&milestone.what));
        found(26, Level::Block, at(Kind::Milestone, milestone.id.0, "evidence"), sentence)
    })
}

/// What stands in the way of calling this milestone reached: something that shows it, and its gate. Numbers that are
/// still sealed do not count.
pub fn in_the_way_of_milestone(look: Look<'_>, milestone: &Milestone) -> Vec<Finding> {
    let what = quote(&milestone.what);
    let gate = match &milestone.gate {
        Gate::Evidence => None,
        Gate::Goal { goal } => match look.record.goal(*goal) {
            Some(goal) if matches!(goal.status, GoalStatus::Partly | GoalStatus::Met) => None,
            Some(goal) => Some(format!(
                "The milestone {what} waits for {}, which is not met even in part.",
                look.goal_words(goal)
            )),
            None => Some(format!(
                "The milestone {what} waits for a goal that is no longer there. Choose another."
            )),
        },
        Gate::Scale { scale, needed } => {
            let orientation = look.record.scale(*scale).and_then(|scale| scale.orientation);
            let latest = look.latest_ratings();
            let given: Vec<_> =
                latest.iter().filter(|rating| rating.scale == *scale && look.is_unsealed(rating)).collect();
            let enough = orientation.is_some_and(|good| {
                given.iter().all(|rating| rating.value.towards_safety(good) >= needed.towards_safety(good))
            });
            (given.is_empty() || !enough).then(|| {
                format!("The milestone {what} waits until everybody's last number is {needed} or safer. That is not so yet.")
            })
        }
    };
    let gate =
        gate.map(|sentence| found(26, Level::Block, at(Kind::Milestone, milestone.id.0, "gate"), sentence));
    bare(look, milestone).into_iter().chain(gate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Progress, Shape, goal, sound_family};

    #[test]
    fn a_reached_milestone_has_evidence() {
        let shape = Shape::default();
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        let found =
            |record: &crate::CaseRecord| check(Look { record, today: shape.today, thresholds: &thresholds });
        record.milestones[0].value.evidence = " ".to_owned();
        assert_eq!(found(&record)[0].place.field, "evidence");
        record.milestones[0].value.evidence_tests = vec![crate::testing::test_of(0, 0)];
        assert_eq!(found(&record), []);
        record.plan_tests[0].value.worked = false;
        assert_eq!(found(&record).len(), 1, "a failed test shows nothing");
    }

    #[test]
    fn the_trajectory_ends_and_the_plan_does_not() {
        let shape = Shape { progress: Progress::Closed, ..Shape::default() };
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        record.trajectories[0].value.ended = None;
        record.plans.iter_mut().for_each(|plan| plan.value.status = PlanStatus::Replaced);
        let found = check(Look { record: &record, today: shape.today, thresholds: &thresholds });
        assert_eq!(
            found.iter().map(|one| one.place.kind).collect::<Vec<_>>(),
            [Kind::Trajectory, Kind::SafetyPlan]
        );
    }

    #[test]
    fn a_gate_holds_until_its_goal_or_number_is_there() {
        let shape = Shape::default();
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        let mut milestone = record.milestones[1].value.clone();
        milestone.evidence = "Seen twice.".to_owned();
        let in_the_way = |record: &crate::CaseRecord, milestone: &Milestone| {
            in_the_way_of_milestone(Look { record, today: shape.today, thresholds: &thresholds }, milestone)
                .len()
        };
        assert_eq!(in_the_way(&record, &milestone), 0);
        record.ratings[1].value.value = shape.score(6);
        assert_eq!(in_the_way(&record, &milestone), 1);
        milestone.gate = Gate::Goal { goal: goal(0) };
        assert_eq!(in_the_way(&record, &milestone), 0);
        record.goals[0].value.status = GoalStatus::Open;
        assert_eq!(in_the_way(&record, &milestone), 1);
    }
}
