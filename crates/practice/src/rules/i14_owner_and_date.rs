//! I14: each next step has one named owner and a date. What is everybody's is nobody's, and what has no date is never
//! late. A step that only a child owns warns: keeping safe is the work of adults (practice E2).

use super::Look;
use super::look::{at, found, quote};
use crate::{
    Finding, Level, RuleId,
    goal::StepStatus,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
    who::Who,
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(14),
    level: Level::Block,
    guards: Guards::SignOff,
    text: RuleText {
        title: "Each next step has one owner, a grown-up, and a date",
        why: "What is everybody's is nobody's, and what has no date is never late. Keeping children safe is the work \
              of adults.",
        basis: "Inspection findings on vague plans, and on actions that were left to children.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for step in look.record.steps.iter().filter(|step| step.status == StepStatus::Open) {
        let text = quote(&step.text);
        let place = |field| at(Kind::NextStep, step.id.0, field);
        match &step.owner {
            None => {
                let sentence =
                    format!("Nobody is named for the next step {text}. Name the one person who sees to it.");
                all.push(found(14, Level::Block, place("owner"), sentence));
            }
            Some(Who::Person(person)) if look.record.person(*person).is_some_and(|who| who.is_child()) => {
                let name = look.name(*person);
                let sentence = format!(
                    "Only {name} is named for the next step {text}. Name an adult who sees to it with {name}."
                );
                all.push(found(14, Level::Warn, place("owner"), sentence));
            }
            Some(_) => {}
        }
        if step.due.is_none() {
            let sentence = format!("The next step {text} has no date. Agree a day by which it will be done.");
            all.push(found(14, Level::Block, place("due"), sentence));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, child, sound_family};

    #[test]
    fn an_owner_and_a_date_are_needed_and_a_child_is_not_enough() {
        let shape = Shape::default();
        let mut record = sound_family(&shape);
        record.steps[0].value.owner = None;
        record.steps[0].value.due = None;
        record.steps[1].value.owner = Some(Who::Person(child(0)));
        let found =
            check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() });
        let fields: Vec<_> = found.iter().map(|finding| (finding.level, finding.place.field)).collect();
        assert_eq!(fields, [(Level::Block, "owner"), (Level::Block, "due"), (Level::Warn, "owner")]);
        assert!(
            found[2].sentence.starts_with("Only Maya is named for the next step “Rose has a spare key cut”.")
        );
    }
}
