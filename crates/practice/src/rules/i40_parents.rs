//! I40: what a parent with parental responsibility gets of a decision about the family, and of a plan, is itself decided:
//! given, given in part or withheld, with the reason. It is never left to silence.

use super::Look;
use super::look::{at, found};
use crate::{
    Finding, Level, RuleId,
    family::{CaseStatus, Stage},
    ids::PersonId,
    object::Kind,
    people::parents_responsible,
    plan::SafetyPlan,
    rules::rule::{Guards, Rule, RuleText},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(40),
    level: Level::Warn,
    guards: Guards::Nothing,
    text: RuleText {
        title: "What each parent is told of a decision and of a plan is decided",
        why: "A parent who hears nothing is not told by anybody that there was something to hear, and a paper that \
              goes out without a thought can put a child in danger. Both are mended by one answer with a name and a day.",
        basis: "Working together with parents; the duty not to put a child in danger by what is told.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let Some(family) = look.family().filter(|family| family.status == CaseStatus::Open) else {
        return Vec::new();
    };
    let parents = parents_responsible(look.record);
    let mut all = Vec::new();
    if family.stage != Stage::Intake {
        let day = calendar::long(family.stage_since);
        let what = format!("the decision of {day} ({})", family.stage.words().to_lowercase());
        let silent = parents.iter().copied().filter(|parent| family.parent_gets(*parent).is_none());
        all.extend(silent.map(|parent| {
            found(40, Level::Warn, at(Kind::Family, family.id.0, "parents_get"), says(look, parent, &what))
        }));
    }
    let plans = look.record.plans.iter().map(|kept| &kept.value).filter(|plan| plan.is_in_force());
    for plan in plans {
        let what = format!("the {}", plan.kind.words().to_lowercase());
        let silent = parents.iter().copied().filter(|parent| !is_answered(plan, *parent));
        all.extend(silent.map(|parent| {
            found(40, Level::Warn, at(Kind::SafetyPlan, plan.id.0, "readers"), says(look, parent, &what))
        }));
    }
    all
}

/// Whether it was decided what this parent gets of the plan, about the plan as it is.
fn is_answered(plan: &SafetyPlan, parent: PersonId) -> bool {
    plan.readers.iter().any(|reader| reader.person == parent && !reader.asked_again)
}

fn says(look: Look<'_>, parent: PersonId, what: &str) -> String {
    format!(
        "Nobody has decided what {}, who has parental responsibility, gets of {what}. Decide how much of it, and say why if it is not all.",
        look.name(parent)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        object::CaseRecord,
        testing::{DAD, Shape, sound_family},
    };

    fn fields(change: impl FnOnce(&mut CaseRecord)) -> Vec<&'static str> {
        let shape = Shape::default();
        let mut record = sound_family(&shape);
        change(&mut record);
        check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() })
            .into_iter()
            .map(|one| one.place.field)
            .collect()
    }

    #[test]
    fn silence_about_a_parent_is_found_and_an_answer_is_enough() {
        assert_eq!(fields(|_| ()), [""; 0]);
        assert_eq!(
            fields(|record| record.families[0].value.parents_get.retain(|one| one.person != DAD)),
            ["parents_get"]
        );
        let asked_again = |record: &mut CaseRecord| {
            let readers = record.plans.iter_mut().flat_map(|plan| &mut plan.value.readers);
            readers.filter(|reader| reader.person == DAD).for_each(|reader| reader.asked_again = true);
        };
        assert_eq!(fields(asked_again), ["readers", "readers"], "the full plan and the immediate one");
        assert_eq!(
            fields(|record| record.plans.iter_mut().for_each(|plan| plan.value.readers.clear())).len(),
            4
        );
    }

    #[test]
    fn a_new_decision_is_answered_anew() {
        let later = |record: &mut CaseRecord| {
            let family = &mut record.families[0].value;
            family.stage_since = family.stage_since.tomorrow().unwrap_or(family.stage_since);
        };
        assert_eq!(fields(later).len(), 2, "the mother and the father");
    }

    #[test]
    fn whoever_has_no_parental_responsibility_is_not_asked_about() {
        use crate::people::ParentalResponsibility::No;
        let none = |record: &mut CaseRecord| {
            record.families[0].value.parents_get.clear();
            record.relationships.iter_mut().for_each(|link| link.value.parental_responsibility = No);
        };
        assert_eq!(fields(none), [""; 0]);
    }
}
