//! I1: every danger statement has exactly one safety goal, and every goal exactly one danger statement.
//! A map that says what is feared without saying what would be good enough leaves the family guessing (practice A1.3).
//!
//! A goal in which nothing is written is no goal. A withdrawn goal no longer answers a danger that still stands.

use super::Look;
use super::look::{at, blank, found};
use crate::{
    Finding, Level, RuleId,
    danger::{DangerStatement, DangerStatus},
    goal::{GoalStatus, SafetyGoal},
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(1),
    level: Level::Block,
    guards: Guards::SignOff,
    text: RuleText {
        title: "Each danger statement has one goal, and each goal one danger statement",
        why: "A family can only show that they have done enough if they know what enough looks like for each worry. \
              A goal that belongs to no worry asks something of them without a reason.",
        basis: "Practice guidance on mapping: statement, goal and scale are one set.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let unpaired = look.dangers().filter_map(|danger| {
        let goals: Vec<_> = look.goals_of(danger.id).filter(|goal| !is_empty(goal)).collect();
        let live = goals.iter().filter(|goal| goal.status != GoalStatus::Withdrawn).count();
        let (statement, goal) = (look.statement(danger), look.variant(danger.map).goal());
        let current = danger.status == DangerStatus::Current;
        let sentence = if goals.is_empty() {
            format!("{statement} has no {goal} yet. Write with the family what will be seen when this is safe enough.")
        } else if current && live == 0 {
            format!("The {goal} for {statement} was withdrawn, but the worry still stands. Write a new {goal}, or say that the worry is over.")
        } else if live > 1 {
            format!("{statement} has {live} goals. Keep one {goal}, and put what matters of the others into it.")
        } else {
            return None;
        };
        Some(found(1, Level::Block, at(Kind::DangerStatement, danger.id.0, ""), sentence))
    });
    let orphans = look.record.goals.iter().filter(|goal| look.danger(goal.danger).is_none()).map(|goal| {
        found(
            1,
            Level::Block,
            at(Kind::SafetyGoal, goal.id.0, "danger"),
            "This goal belongs to no statement of what we are worried about. Tie it to one, or take it out.",
        )
    });
    unpaired.chain(orphans).collect()
}

/// Whether a danger that stands has exactly one goal that may be worked towards.
pub(super) fn is_paired(look: Look<'_>, danger: &DangerStatement) -> bool {
    let goals = look.goals_of(danger.id).filter(|goal| !is_empty(goal));
    goals.filter(|goal| goal.status != GoalStatus::Withdrawn).count() == 1
}

/// Whether nothing of substance is written in the goal.
fn is_empty(goal: &SafetyGoal) -> bool {
    blank(&goal.parent_doing)
        && blank(&goal.professionals_seeing)
        && goal.child_experiencing.iter().all(|child| blank(&child.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, danger, goal, sound_family};

    fn findings(change: impl FnOnce(&mut crate::CaseRecord)) -> Vec<Finding> {
        let shape = Shape::default();
        let mut record = sound_family(&shape);
        change(&mut record);
        check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() })
    }

    #[test]
    fn a_statement_without_goal_is_found_and_named() {
        let found = findings(|record| record.goals.retain(|kept| kept.id != goal(0)));
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].sentence,
            "The danger statement “Dan drinks until he cannot stand while the …” has no safety goal yet. \
             Write with the family what will be seen when this is safe enough."
        );
        assert_eq!(found[0].place, at(Kind::DangerStatement, danger(0).0, ""));
    }

    #[test]
    fn two_goals_or_a_withdrawn_one_are_found_unless_the_danger_is_over() {
        let second = |record: &mut crate::CaseRecord| {
            let mut again = record.goals[0].clone();
            again.value.id = crate::ids::GoalId(999);
            record.goals.push(again);
        };
        assert_eq!(findings(second).len(), 1);
        let withdraw = |record: &mut crate::CaseRecord| record.goals[0].value.status = GoalStatus::Withdrawn;
        assert_eq!(findings(withdraw).len(), 1);
        assert_eq!(
            findings(|record| {
                withdraw(record);
                record.dangers[0].value.status = DangerStatus::Resolved;
            }),
            []
        );
        assert_eq!(
            findings(|record| {
                second(record);
                withdraw(record);
            }),
            []
        );
    }
}
