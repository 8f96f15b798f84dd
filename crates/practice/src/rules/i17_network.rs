//! I17: a full safety plan rests on somebody beside the parents and professionals who knows every danger; and the person
//! who is the danger is never the only one to say that the plan works (practice A2.1, A2.3).
//!
//! A plan that rests on the parents alone warns. Nobody at all, or nobody but the person who is the danger, blocks.

use super::Look;
use super::look::{at, found};
use crate::{
    Finding, Level, RuleId,
    ids::PersonId,
    object::Kind,
    people::Part,
    plan::{Knows, PlanKind, PlanStatus, SafetyPlan},
    rules::rule::{Guards, Rule, RuleText},
};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: RuleId::I(17),
    level: Level::Block,
    guards: Guards::Plan,
    text: RuleText {
        title: "A safety plan rests on somebody beside the parents who knows everything",
        why: "A plan that exists only as the parents' promise is known to fail, and children have been hurt behind \
              such promises. Those who keep a child safe need to know from what.",
        basis: "Practice guidance on networks; inspection findings on plans that relied on what parents reported.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let full = look.record.plans.iter().map(|kept| &kept.value).filter(|plan| plan.kind == PlanKind::Full);
    let used = full.filter(|plan| plan.status != PlanStatus::Replaced && !look.is_left_to_family(plan));
    used.flat_map(|plan| [network(look, plan), testers(look, plan)].concat()).collect()
}

fn network(look: Look<'_>, plan: &SafetyPlan) -> Vec<Finding> {
    let dangerous: BTreeSet<PersonId> =
        look.current_dangers().flat_map(|danger| look.people_who_are_the_danger(danger)).collect();
    let knowing: Vec<PersonId> = look
        .natural_network()
        .filter(|member| member.knows == Knows::All)
        .map(|member| member.person)
        .collect();
    let (mut parents, others): (Vec<PersonId>, Vec<PersonId>) = knowing
        .into_iter()
        .partition(|person| look.record.person(*person).is_some_and(|who| who.part == Part::Parent));
    if others.iter().any(|person| !dangerous.contains(person)) {
        return Vec::new();
    }
    let (level, sentence) = if !parents.is_empty() {
        parents.sort_unstable();
        parents.dedup();
        let names = look.names(parents);
        (
            Level::Warn,
            format!(
                "The safety plan rests on {names} alone. Find with the family one more person who can know everything and look out for the children."
            ),
        )
    } else if others.is_empty() {
        (Level::Block, "Nobody in the network beside professionals knows everything we are worried about. Find somebody with the family, and agree who tells them.".to_owned())
    } else {
        (
            Level::Block,
            format!(
                "In the network only {} knows everything, who is part of the danger. Find with the family somebody else to tell.",
                look.names(others)
            ),
        )
    };
    vec![found(17, level, at(Kind::SafetyPlan, plan.id.0, ""), sentence)]
}

/// Dangers for which only the person who is the danger has tested the plan. It blocks calling the plan working.
fn testers(look: Look<'_>, plan: &SafetyPlan) -> Vec<Finding> {
    let mut all = Vec::new();
    for danger in look.dangers_of_plan(plan.id) {
        let dangerous = look.people_who_are_the_danger(danger);
        let mut tests: Vec<_> = look
            .tests_of_danger(danger.id)
            .filter(|test| look.record.plan_rule(test.rule).is_some_and(|rule| rule.plan == plan.id))
            .collect();
        tests.sort_by_key(|test| (test.on, test.id));
        let by_danger = |who: &Option<crate::Who>| {
            who.as_ref().and_then(crate::Who::person).filter(|person| dangerous.contains(person))
        };
        let Some(last) =
            tests.last().filter(|_| tests.iter().all(|test| by_danger(&test.observed_by).is_some()))
        else {
            continue;
        };
        let name = by_danger(&last.observed_by).map(|person| look.name(person)).unwrap_or_default();
        let working = matches!(plan.status, PlanStatus::Working | PlanStatus::FamilyOwned);
        let level = if working { Level::Block } else { Level::Warn };
        let sentence = format!(
            "Only {name} has said whether the plan works against {}. Ask somebody else to look, and record what they see.",
            look.statement(danger)
        );
        all.push(found(17, level, at(Kind::PlanTest, last.id.0, "observed_by"), sentence));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        object::CaseRecord,
        testing::{DAD, MUM, Shape, sound_family},
        who::Who,
    };

    fn levels(change: impl FnOnce(&mut CaseRecord)) -> Vec<(Level, Kind)> {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        change(&mut record);
        check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() })
            .into_iter()
            .map(|one| (one.level, one.place.kind))
            .collect()
    }

    #[test]
    fn somebody_beside_the_parents_knows_everything() {
        let first = |record: &mut CaseRecord| record.network.truncate(1);
        assert_eq!(levels(first), []);
        let block = [(Level::Block, Kind::SafetyPlan)];
        assert_eq!(levels(|record| record.network.clear()), block);
        assert_eq!(
            levels(|record| record.network.iter_mut().for_each(|one| one.value.knows = Knows::Some)),
            block
        );
        let left = Some(jiff::civil::date(2026, 11, 23));
        assert_eq!(levels(|record| record.network.iter_mut().for_each(|one| one.value.left = left)), block);
        assert_eq!(
            levels(|record| record.network.iter_mut().for_each(|one| one.value.natural = false)),
            block
        );
        assert_eq!(
            levels(|record| {
                record.network.truncate(1);
                record.network[0].value.person = MUM;
            }),
            [(Level::Warn, Kind::SafetyPlan)]
        );
        assert_eq!(
            levels(|record| {
                record.network.truncate(1);
                let gran = record.network[0].person;
                record.items.iter_mut().for_each(|item| item.value.actor = Some(Who::Person(gran)));
            }),
            [(Level::Block, Kind::SafetyPlan), (Level::Block, Kind::PlanTest)]
        );
    }

    #[test]
    fn the_danger_is_not_the_only_tester() {
        let by_dad = |record: &mut CaseRecord| {
            record.plan_tests.iter_mut().for_each(|test| test.value.observed_by = Some(Who::Person(DAD)));
        };
        assert_eq!(levels(by_dad), [(Level::Block, Kind::PlanTest)]);
        assert_eq!(
            levels(|record| {
                by_dad(record);
                record.plans[0].value.status = PlanStatus::InTest;
            }),
            [(Level::Warn, Kind::PlanTest)]
        );
    }
}
