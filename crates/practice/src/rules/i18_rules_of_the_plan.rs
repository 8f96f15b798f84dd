//! I18: each rule of a plan names who sees to it, who does when that person cannot, when it applies, and how it is
//! tested; and a plan is "working" only when somebody from outside has seen it work for each danger (practice A2.3).
//!
//! From outside means: neither a parent nor the person who is the danger. The dangers are those that still stand and
//! that the rules of the plan answer.

use super::Look;
use super::look::{at, blank, found, quote};
use crate::{
    Finding, Level, Place, RuleId,
    danger::DangerStatement,
    object::Kind,
    plan::{PlanKind, PlanRule, PlanStatus, SafetyPlan},
    rules::rule::{Guards, Rule, RuleText},
    views::list,
    who::Who,
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(18),
    level: Level::Block,
    guards: Guards::Plan,
    text: RuleText {
        title: "Each rule says who, who else, when and how it is tested; a plan works when others have seen it work",
        why: "“Grandma helps” fails on the night when Grandma is away. A plan is just a plan until somebody who does \
              not depend on it has seen it hold.",
        basis: "Practice guidance on safety plans; inspection findings on reliance on what parents report.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let plans = look.record.plans.iter().map(|kept| &kept.value);
    plans
        .filter(|plan| plan.status != PlanStatus::Replaced && !look.is_left_to_family(plan))
        .flat_map(|plan| of_plan(look, plan))
        .collect()
}

fn of_plan(look: Look<'_>, plan: &SafetyPlan) -> Vec<Finding> {
    let tonight = plan.kind == PlanKind::Immediate;
    let mut all: Vec<Finding> =
        look.rules_of(plan.id).flat_map(|rule| of_rule(look, rule, tonight)).collect();
    all.extend(red_flags_not_asked_for(look, plan));
    let flags = look.record.red_flags.iter().filter(|flag| flag.plan == plan.id);
    all.extend(flags.filter_map(|flag| {
        let place = at(Kind::RedFlag, flag.id.0, "who_watches");
        leans_on_child(look, flag.who_watches.as_ref(), place, "watches for a sign of danger")
    }));
    if look.rules_of(plan.id).next().is_none() {
        let kind = plan.kind.words().to_lowercase();
        let sentence =
            format!("The {kind} has no rules yet. Write with the family and network what everybody will do.");
        all.push(found(18, Level::Block, at(Kind::SafetyPlan, plan.id.0, ""), sentence));
    }
    if matches!(plan.status, PlanStatus::Working | PlanStatus::FamilyOwned) {
        let unseen = look.dangers_of_plan(plan.id).into_iter().filter(|danger| !was_seen(look, plan, danger));
        all.extend(unseen.map(|danger| {
            let sentence = format!(
                "Nobody but the parents, or nobody at all, has seen the plan work against {}. Ask somebody in the network or a professional to test it, and record what they see.",
                look.statement(danger)
            );
            found(18, Level::Block, at(Kind::SafetyPlan, plan.id.0, "status"), sentence)
        }));
    }
    all
}

/// Whether somebody from outside saw a rule of this plan hold against this danger.
fn was_seen(look: Look<'_>, plan: &SafetyPlan, danger: &DangerStatement) -> bool {
    look.tests_of_danger(danger.id).any(|test| {
        let here = look.record.plan_rule(test.rule).is_some_and(|rule| rule.plan == plan.id);
        let outside = test.observed_by.as_ref().is_some_and(|who| look.sees_from_outside(who, danger));
        here && test.passed() && test.on <= look.today && outside
    })
}

/// A full plan that is still worked on and says neither which signs people watch for nor why there are none.
pub(crate) fn red_flags_not_asked_for(look: Look<'_>, plan: &SafetyPlan) -> Option<Finding> {
    let worked_on = matches!(plan.status, PlanStatus::Draft | PlanStatus::NotWorking);
    let asked = look.record.red_flags.iter().any(|flag| flag.plan == plan.id) || !blank(&plan.no_red_flags);
    (worked_on && plan.kind == PlanKind::Full && !asked).then(|| {
        let sentence = "Nobody has said which signs people watch for. Add a red flag with the family, or write with the plan as a whole why there is none.";
        found(18, Level::Block, at(Kind::SafetyPlan, plan.id.0, "no_red_flags"), sentence)
    })
}

/// `tonight`: the rule is one of an immediate plan, which says who and when; the rest can wait until tomorrow.
fn of_rule(look: Look<'_>, rule: &PlanRule, tonight: bool) -> Vec<Finding> {
    let text = if blank(&rule.text) {
        format!("rule {}", rule.seq)
    } else {
        format!("the rule {}", quote(&rule.text))
    };
    let mut all = Vec::new();
    let mut add = |field, sentence: String| {
        all.push(found(18, Level::Block, at(Kind::PlanRule, rule.id.0, field), sentence));
    };
    if blank(&rule.text) {
        add("text", format!("{text} of the plan says nothing. Write what people will do, or take it out."));
    }
    if rule.doers.is_empty() {
        add("who", format!("Nobody is named for {text}. Name the person who sees to it."));
    }
    if let Some(twice) = rule.backups.iter().find(|who| rule.doers.contains(who)) {
        let name = look.called(twice);
        add("backup", format!("{text} names {name} twice. Name somebody else for when {name} cannot."));
    }
    if rule.backups.is_empty() && !tonight {
        let names: Vec<String> = rule.doers.iter().map(|who| look.called(who)).collect();
        let names = if names.is_empty() { "the first person".to_owned() } else { list(&names) };
        add("backup", format!("{text} has no back-up. Name who does it when {names} cannot."));
    }
    if blank(&rule.when) {
        add("when", format!("{text} does not say when it applies. Name the days or the sign."));
    }
    if blank(&rule.how_tested) && !tonight {
        add(
            "how_tested",
            format!(
                "{text} does not say how anybody will find out whether it works. Agree how it is tested."
            ),
        );
    }
    for (field, names) in [("who", &rule.doers), ("backup", &rule.backups)] {
        let place = || at(Kind::PlanRule, rule.id.0, field);
        // A child beside a grown-up has a part in it; a child alone is leant on.
        let does = format!("is the one who sees to {text}");
        let leans: Vec<Finding> =
            names.iter().filter_map(|who| leans_on_child(look, Some(who), place(), &does)).collect();
        if leans.len() == names.len() {
            all.extend(leans);
        }
    }
    all
}

/// A child may know the plan and have a part in it. Grown-ups keep children safe: a young child is never the one, and an
/// older one is asked about.
fn leans_on_child(look: Look<'_>, who: Option<&Who>, place: Place, does: &str) -> Option<Finding> {
    let child =
        who.and_then(Who::person).filter(|id| look.record.person(*id).is_some_and(|one| one.is_child()))?;
    let name = look.name(child);
    let from_age = *look.thresholds.plans.child_in_plan_from_age.on(look.today);
    let is_old_enough = look.children_from(from_age).any(|one| one == child);
    Some(if is_old_enough {
        let sentence =
            format!("{name} {does}. Ask whether that is too much, and name a grown-up beside {name}.");
        found(18, Level::Warn, place, sentence)
    } else {
        let sentence =
            format!("{name} {does}. A child this young does not keep children safe: name a grown-up.");
        found(18, Level::Block, place, sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        object::CaseRecord,
        testing::{DAD, MUM, Shape, child, sound_family},
        who::Who,
    };
    use jiff::ToSpan as _;

    fn findings(change: impl FnOnce(&mut CaseRecord)) -> Vec<Finding> {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        change(&mut record);
        check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() })
    }

    #[test]
    fn each_part_of_a_rule_is_asked_for() {
        let field = |change: fn(&mut PlanRule)| {
            let found = findings(|record| change(&mut record.plan_rules[0].value));
            assert_eq!(found.len(), 1, "{found:?}");
            found[0].place.field
        };
        assert_eq!(field(|rule| rule.doers.clear()), "who");
        assert_eq!(field(|rule| rule.backups.clear()), "backup");
        assert_eq!(field(|rule| rule.backups.clone_from(&rule.doers)), "backup");
        assert_eq!(field(|rule| rule.when = " ".to_owned()), "when");
        assert_eq!(field(|rule| rule.how_tested.clear()), "how_tested");
    }

    #[test]
    fn a_plan_does_not_lean_on_a_child() {
        let named = |years: i16, place: fn(&mut CaseRecord, Who)| {
            let found = findings(|record| {
                let old = Shape::default().today.saturating_sub(years.years());
                for person in record.people.iter_mut().filter(|person| person.id == child(0)) {
                    person.value.born = Some(old);
                }
                place(record, Who::Person(child(0)));
            });
            found.into_iter().map(|one| (one.level, one.place.field)).collect::<Vec<_>>()
        };
        let watches: fn(&mut CaseRecord, Who) =
            |record, who| record.red_flags[0].value.who_watches = Some(who);
        let stands_in: fn(&mut CaseRecord, Who) =
            |record, who| record.plan_rules[0].value.backups = vec![who];
        assert_eq!(named(8, watches), [(Level::Block, "who_watches")]);
        assert_eq!(named(8, stands_in), [(Level::Block, "backup")]);
        assert_eq!(named(13, watches), [(Level::Warn, "who_watches")]);
        let helps: fn(&mut CaseRecord, Who) = |record, who| record.plan_rules[0].value.doers.push(who);
        assert_eq!(named(8, helps), [], "a grown-up sees to it too");
    }

    #[test]
    fn a_working_plan_was_seen_to_work_from_outside() {
        for who in [None, Some(Who::Person(MUM)), Some(Who::Person(DAD))] {
            let found = findings(|record| {
                record.plan_tests.iter_mut().for_each(|test| test.value.observed_by = who.clone());
            });
            assert_eq!(found.len(), 1, "{who:?}");
            assert_eq!(found[0].place.field, "status");
        }
        assert_eq!(findings(|record| record.plan_tests.truncate(1)), []);
        assert_eq!(findings(|record| record.plan_tests.clear()).len(), 1);
        let in_test = |record: &mut CaseRecord| {
            record.plan_tests.clear();
            record.plans[0].value.status = PlanStatus::InTest;
        };
        assert_eq!(findings(in_test), []);
    }
}
