//! I8: past harm says who did what, what it did to each child, and when or how often. Only then can anybody tell whether
//! things get better (practice A1.2).

use super::Look;
use super::look::{at, blank, found, list, quote};
use crate::{
    Finding, Level, RuleId,
    map::{Category, MapItem},
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(8),
    level: Level::Warn,
    guards: Guards::Nothing,
    text: RuleText {
        title: "Past harm says who did what, what it did to the child, and when or how often",
        why: "The first, the worst and the last time, and how often, show how serious harm is and whether it is \
              getting better. “There are concerns” shows nothing.",
        basis: "Practice guidance on the harm matrix: behaviour, severity, incidence and effect.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    look.items_of(Category::PastHarm).filter_map(|item| of_item(look, item)).collect()
}

/// One finding for the item, at the first part that is missing.
fn of_item(look: Look<'_>, item: &MapItem) -> Option<Finding> {
    let mut missing: Vec<(&'static str, String)> = Vec::new();
    if item.actor.is_none() {
        missing.push(("actor", "who did it".to_owned()));
    }
    if blank(&item.behaviour) {
        missing.push(("behaviour", "what was done, as it was seen".to_owned()));
    }
    let said = |child| item.effects.iter().any(|effect| effect.child == child && !blank(&effect.text));
    let mut untold: Vec<_> = item.children.iter().copied().filter(|child| !said(*child)).collect();
    untold.sort_unstable();
    if !untold.is_empty() {
        missing.push(("effects", format!("what it did to {}", look.names(untold))));
    } else if item.children.is_empty() && item.effects.iter().all(|effect| blank(&effect.text)) {
        missing.push(("effects", "which child it was and what it did to that child".to_owned()));
    }
    let moments = [&item.first, &item.worst, &item.last];
    if moments.iter().any(|moment| moment.is_empty()) && blank(&item.frequency) {
        missing.push(("frequency", "how often it happened, or the first, worst and last time".to_owned()));
    }
    let field = missing.first()?.0;
    let parts: Vec<String> = missing.into_iter().map(|(_, words)| words).collect();
    let sentence = format!("{} does not yet say {}.", quote(&item.text), list(&parts));
    Some(found(8, Level::Warn, at(Kind::MapItem, item.id.0, field), sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, sound_family};

    #[test]
    fn what_is_missing_is_said_in_one_sentence() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        for item in record.items.iter_mut().filter(|item| item.category == Category::PastHarm) {
            item.value.actor = None;
            item.value.effects.truncate(1);
            item.value.frequency.clear();
        }
        let thresholds = crate::Thresholds::default();
        let found = check(Look { record: &record, today: shape.today, thresholds: &thresholds });
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].level, found[0].place.field), (Level::Warn, "actor"));
        assert!(
            found[0].sentence.ends_with("does not yet say who did it and what it did to Leo."),
            "{found:?}"
        );
    }
}
