//! What stands in the way of a step: the blocking findings that concern it, and no others.

use super::{Look, i20_closing};
use crate::{
    Finding, Level, Place, RuleId,
    ids::{DangerId, GoalId, MapId, PlanId, PlanRuleId, TestId},
    map::Map,
    object::Kind,
    plan::{PlanKind, PlanStatus},
    rules::{
        all::{RULES, in_order, run},
        rule::{Guards, Rule},
    },
};
use std::{borrow::Cow, collections::BTreeSet};

/// What stands in the way of signing this map off: blocking findings about the map and what hangs on it.
///
/// On a map hang its items, its danger statements, their goals, the scales of those pairs with their numbers, and the
/// next steps and rules of plans that serve those goals. A step that serves no goal at all hangs on no map, and so it
/// stands in the way of every map until it is tied to a goal. An immediate plan that is lacking (I16) concerns every
/// map too.
///
/// A signature is not undone by what happens afterwards: on a map that is signed, the lack of an immediate plan and
/// numbers given since then do not count. They are found by [`super::check`] all the same.
pub fn in_the_way_of_sign_off(look: Look<'_>, map: MapId) -> Vec<Finding> {
    let concerns = concerning_sign_off(look, map);
    guarding_sign_off().flat_map(|rule| run(rule, look)).filter(|finding| concerns(finding)).collect()
}

/// Whether nothing stands in the way of signing this map off, by what [`super::check`] found.
pub fn ready_for_sign_off(look: Look<'_>, map: MapId, found: &[Finding]) -> bool {
    let guarding: BTreeSet<RuleId> = guarding_sign_off().map(|rule| rule.id).collect();
    let concerns = concerning_sign_off(look, map);
    !found.iter().any(|finding| guarding.contains(&finding.rule) && concerns(finding))
}

fn guarding_sign_off() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(|rule| matches!(rule.guards, Guards::SignOff | Guards::Saving))
}

/// Whether a finding blocks and is about this map and what hangs on it.
fn concerning_sign_off(look: Look<'_>, map: MapId) -> impl Fn(&Finding) -> bool {
    let scope = Scope::of(look, map);
    let signed = look.map(map).is_some_and(Map::is_signed);
    let afterwards = |finding: &Finding| match finding.rule.number() {
        16 => true,
        24 => matches!(finding.place.kind, Kind::Scale | Kind::ScaleRating),
        _ => false,
    };
    move |finding| {
        finding.level == Level::Block && scope.holds(look, &finding.place) && !(signed && afterwards(finding))
    }
}

/// The rules about a plan, its rules and its tests. What closing needs besides (I20) does not concern the plan itself.
const OF_PLANS: [u8; 5] = [13, 16, 17, 18, 19];

/// What stands in the way of bringing this plan to this status: blocking findings about the plan, its rules and their
/// tests, as they would be if the plan had the status. Nothing stands in the way of a draft, of saying that a plan does
/// not work, or of replacing it.
pub fn in_the_way_of_plan(look: Look<'_>, plan: PlanId, to: PlanStatus) -> Vec<Finding> {
    if matches!(to, PlanStatus::Draft | PlanStatus::NotWorking | PlanStatus::Replaced) {
        return Vec::new();
    }
    // Only where it has another status is the record copied, with that one in it.
    let mut record = Cow::Borrowed(look.record);
    if look.record.plan(plan).is_some_and(|kept| kept.status != to) {
        record
            .to_mut()
            .plans
            .iter_mut()
            .filter(|kept| kept.id == plan)
            .for_each(|kept| kept.value.status = to);
    }
    let look = Look { record: &record, ..look };
    let of_plan = |rule: PlanRuleId| record.plan_rule(rule).is_some_and(|rule| rule.plan == plan);
    let concerns = |place: &Place| match place.kind {
        Kind::SafetyPlan => place.number == plan.0,
        Kind::PlanRule => of_plan(PlanRuleId(place.number)),
        Kind::PlanTest => record.plan_test(TestId(place.number)).is_some_and(|test| of_plan(test.rule)),
        Kind::Family
        | Kind::Person
        | Kind::Relationship
        | Kind::Map
        | Kind::MapItem
        | Kind::DangerStatement
        | Kind::SafetyGoal
        | Kind::NextStep
        | Kind::BottomLine
        | Kind::Scale
        | Kind::ScalingRound
        | Kind::ScaleRating
        | Kind::Escalation
        | Kind::NetworkMember
        | Kind::RedFlag
        | Kind::Trajectory
        | Kind::Milestone
        | Kind::Meeting
        | Kind::Supervision
        | Kind::Closure
        | Kind::Contact
        | Kind::ChildWords
        | Kind::CaseNote
        | Kind::Child
        | Kind::ChildLink
        | Kind::FamilyLink
        | Kind::Mention
        | Kind::Placement
        | Kind::OnePerson
        | Kind::Party
        | Kind::PartyCheck
        | Kind::StrategyDiscussion
        | Kind::Referral
        | Kind::Assessment
        | Kind::Enquiry
        | Kind::ChildConference
        | Kind::ProtectionPlan
        | Kind::InNeedPlan => false,
    };
    RULES
        .iter()
        .filter(|rule| OF_PLANS.contains(&rule.id.number()))
        .flat_map(|rule| run(rule, look))
        .filter(|finding| finding.level == Level::Block && concerns(&finding.place))
        .collect()
}

/// What stands in the way of closing besides I20: a worry without a goal, an escalation without an answer, a child in
/// danger now without a plan, a failed test that nobody has answered.
const CLOSING_TOO: [u8; 4] = [1, 15, 16, 19];

/// What still stands in the way of closing, without that over which a named manager has decided; I20 goes on to warn of it.
pub fn in_the_way_of_closing(look: Look<'_>) -> Vec<Finding> {
    missing_for_closing(look)
        .into_iter()
        .filter(|finding| !i20_closing::is_overruled(look, finding))
        .collect()
}

/// Everything that is missing for closing, whoever has decided over it: whatever I20 still needs, asked for or not, and the
/// blocking findings of `CLOSING_TOO`.
pub fn missing_for_closing(look: Look<'_>) -> Vec<Finding> {
    let look = Look { today: look.family().and_then(|family| family.closed).unwrap_or(look.today), ..look };
    let others =
        RULES.iter().filter(|rule| CLOSING_TOO.contains(&rule.id.number())).flat_map(|rule| run(rule, look));
    let blocking = others.filter(|finding| finding.level == Level::Block);
    blocking.chain(in_order(i20_closing::still_needed(look))).collect()
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
                .any(|rule| is(rule.id.0) && rule.goals.iter().any(|goal| self.goals.contains(goal))),
            Kind::Family => true,
            Kind::SafetyPlan => {
                record.plans.iter().any(|plan| is(plan.id.0) && plan.kind == PlanKind::Immediate)
            }
            Kind::Person
            | Kind::Relationship
            | Kind::BottomLine
            | Kind::ScalingRound
            | Kind::Escalation
            | Kind::NetworkMember
            | Kind::RedFlag
            | Kind::PlanTest
            | Kind::Trajectory
            | Kind::Milestone
            | Kind::Meeting
            | Kind::Supervision
            | Kind::Closure
            | Kind::Contact
            | Kind::ChildWords
            | Kind::CaseNote
            | Kind::Child
            | Kind::ChildLink
            | Kind::FamilyLink
            | Kind::Mention
            | Kind::Placement
            | Kind::OnePerson
            | Kind::Party
            | Kind::PartyCheck
            | Kind::StrategyDiscussion
            | Kind::Referral
            | Kind::Assessment
            | Kind::Enquiry
            | Kind::ChildConference
            | Kind::ProtectionPlan
            | Kind::InNeedPlan => false,
        }
    }

    /// A scale of no pair, such as overall safety, speaks about every map.
    fn rates_on(&self, danger: Option<DangerId>) -> bool {
        danger.is_none_or(|danger| self.dangers.contains(&danger))
    }

    /// A goal of this map, or one that is nowhere and so leaves the step without a goal.
    fn serves(&self, look: Look<'_>, goal: GoalId) -> bool {
        self.goals.contains(&goal) || look.record.goal(goal).is_none()
    }
}
