//! P20: when a conference ends a child protection plan, each goal for this child is met or withdrawn, or goes on in the child in need
//! plan, and somebody says why. Nobody works on a goal that nobody speaks of.

use super::{About, Finding, Found, Said};
use crate::goal::{GoalStatus, SafetyGoal};
use pathway::objects::CarriedGoal;

/// The goals for this child that are neither met nor withdrawn, of dangers that still stand.
pub fn open_goals(about: Option<About<'_>>) -> Vec<&SafetyGoal> {
    let Some(about) = about else { return Vec::new() };
    let goals = about.dangers().flat_map(|danger| about.look.goals_of(danger.id));
    goals.filter(|goal| matches!(goal.status, GoalStatus::Open | GoalStatus::Partly)).collect()
}

/// What is wrong with ending a plan of this child while these goals are carried on. `steps_down`: a child in need plan begins.
pub fn goals_end(about: Option<About<'_>>, carried: &[CarriedGoal], steps_down: bool) -> Vec<Finding> {
    let mut found = Found::default();
    let Some(about) = about else { return found.all() };
    for goal in open_goals(Some(about)) {
        let goes_on = carried.iter().any(|one| one.goal == goal.id && !one.because.trim().is_empty());
        let named = || about.look.goal_words(goal);
        found.block(!goes_on, 20, "carried", Said::GoalLeft { goal: named() });
        found.warn(goes_on && !steps_down, 20, "steps_down", Said::CarriedNowhere { goal: named() });
    }
    found.all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CaseRecord, Level, Thresholds,
        rules::Look,
        testing::{Progress, Shape, child, goal, sound_family},
    };

    fn levels(record: &CaseRecord, shape: &Shape, carried: &[CarriedGoal], steps_down: bool) -> Vec<Level> {
        let thresholds = Thresholds::default();
        let look = Look { record, today: shape.today, thresholds: &thresholds };
        let found = goals_end(Some(About { look, child: child(0) }), carried, steps_down);
        found.into_iter().map(|one| one.level).collect()
    }

    #[test]
    fn each_goal_is_met_or_withdrawn_or_goes_on_for_a_reason() {
        let shape = Shape { dangers: 2, ..Shape::default() };
        let mut record = sound_family(&shape);
        let carried = |because: &str| vec![CarriedGoal { goal: goal(0), because: because.to_owned() }];
        assert_eq!(levels(&record, &shape, &[], true), [Level::Block; 2]);
        assert_eq!(levels(&record, &shape, &carried(" "), true), [Level::Block; 2]);
        assert_eq!(levels(&record, &shape, &carried("Dan has begun to."), true), [Level::Block]);
        record.goals[1].value.status = GoalStatus::Withdrawn;
        assert_eq!(levels(&record, &shape, &carried("Dan has begun to."), true), []);
        assert_eq!(levels(&record, &shape, &carried("Dan has begun to."), false), [Level::Warn]);
        let met = Shape { progress: Progress::ReadyToClose, ..shape };
        assert_eq!(levels(&sound_family(&met), &met, &[], false), []);
    }
}
