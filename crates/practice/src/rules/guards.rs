//! What stands in the way of a step: the blocking findings that concern it, and no others.

use super::{Guards, Look, RULES, run};
use crate::{
    Finding, Level, Place,
    ids::{DangerId, GoalId, MapId},
    object::Kind,
};
use std::collections::BTreeSet;

/// What stands in the way of signing this map off: blocking findings about the map and what hangs on it.
///
/// On a map hang its items, its danger statements, their goals, the scales of those pairs with their numbers, and the
/// next steps and rules of plans that serve those goals. A step that serves no goal at all hangs on no map, and so it
/// stands in the way of every map until it is tied to a goal.
pub fn in_the_way_of_sign_off(look: Look<'_>, map: MapId) -> Vec<Finding> {
    let scope = Scope::of(look, map);
    RULES
        .iter()
        .filter(|rule| matches!(rule.guards, Guards::SignOff | Guards::Saving))
        .flat_map(|rule| run(rule, look))
        .filter(|finding| finding.level == Level::Block && scope.holds(look, &finding.place))
        .collect()
}

/// What still stands in the way of closing (I20 and whatever blocks besides).
pub fn in_the_way_of_closing(look: Look<'_>) -> Vec<Finding> {
    RULES
        .iter()
        .filter(|rule| rule.guards == Guards::Closure)
        .flat_map(|rule| run(rule, look))
        .filter(|finding| finding.level == Level::Block)
        .collect()
}

/// What hangs on one map.
struct Scope {
    map: MapId,
    dangers: BTreeSet<DangerId>,
    goals: BTreeSet<GoalId>,
}

impl Scope {
    fn of(look: Look<'_>, map: MapId) -> Self {
        let dangers: BTreeSet<DangerId> =
            look.record.dangers.iter().filter(|danger| danger.map == map).map(|danger| danger.id).collect();
        let goals = look
            .record
            .goals
            .iter()
            .filter(|goal| dangers.contains(&goal.danger))
            .map(|goal| goal.id)
            .collect();
        Self { map, dangers, goals }
    }

    fn holds(&self, look: Look<'_>, place: &Place) -> bool {
        let record = look.record;
        let is = |number: i64| number == place.number;
        match place.kind {
            Kind::Map => is(self.map.0),
            Kind::MapItem => record.items.iter().any(|item| is(item.id.0) && item.map == self.map),
            Kind::DangerStatement => self.dangers.iter().any(|danger| is(danger.0)),
            Kind::SafetyGoal => self.goals.iter().any(|goal| is(goal.0)),
            Kind::Scale => record.scales.iter().any(|scale| is(scale.id.0) && self.rates_on(scale.danger)),
            Kind::ScaleRating => record.ratings.iter().any(|rating| {
                is(rating.id.0) && record.scale(rating.scale).is_some_and(|scale| self.rates_on(scale.danger))
            }),
            Kind::NextStep => record
                .steps
                .iter()
                .any(|step| is(step.id.0) && step.goal.is_none_or(|goal| self.serves(look, goal))),
            Kind::PlanRule => record
                .plan_rules
                .iter()
                .any(|rule| is(rule.id.0) && rule.goal.is_some_and(|goal| self.goals.contains(&goal))),
            _ => false,
        }
    }

    fn rates_on(&self, danger: Option<DangerId>) -> bool {
        danger.is_some_and(|danger| self.dangers.contains(&danger))
    }

    /// A goal of this map, or one that is nowhere and so leaves the step without a goal.
    fn serves(&self, look: Look<'_>, goal: GoalId) -> bool {
        self.goals.contains(&goal) || look.record.goal(goal).is_none()
    }
}
