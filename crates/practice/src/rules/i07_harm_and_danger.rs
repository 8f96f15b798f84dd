//! I7: where significant harm has happened, the map says both what happened and what is feared. Harm alone leaves the
//! family without a way forward; fear alone hides what the child has been through (practice A1.1).

use super::Look;
use super::look::{at, found, quote};
use crate::{
    Finding, Level, RuleId,
    map::Category,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(7),
    level: Level::Block,
    guards: Guards::SignOff,
    text: RuleText {
        title: "Significant harm on the map goes with a statement of what is feared",
        why: "Harm alone tells a family what is held against them and not what to do. Fear alone hides what the child \
              has been through.",
        basis: "Guidance of the jurisdiction in which the approach began: harm statement and danger statement both.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    look.items_of(Category::PastHarm)
        .filter(|item| item.significant)
        .filter_map(|item| {
            let dangers: Vec<_> = look.dangers().filter(|danger| danger.map == item.map).collect();
            let mut children = item.children.clone();
            children.sort_unstable();
            children.retain(|child| !dangers.iter().any(|danger| danger.children().any(|named| named == *child)));
            let (text, word) = (quote(&item.text), look.variant(item.map).statement());
            let sentence = if dangers.is_empty() {
                format!("{text} is marked as significant harm, but the map has no {word}. Write what may happen if nothing changes.")
            } else if children.is_empty() {
                return None;
            } else {
                let names = look.names(children);
                format!("{text} is marked as significant harm to {names}, but no {word} names {names}. Write what may happen if nothing changes.")
            };
            Some(found(7, Level::Block, at(Kind::MapItem, item.id.0, "significant"), sentence))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, child, harm, sound_family};

    #[test]
    fn significant_harm_needs_a_statement_for_each_child() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        record.dangers[0].value.feared.retain(|feared| feared.child != child(1));
        let found = check(Look { record: &record, today: shape.today, thresholds: &thresholds });
        assert_eq!(found[0].place, at(Kind::MapItem, harm(0).0, "significant"));
        assert!(found[0].sentence.contains("no danger statement names Leo"));
        record.dangers.clear();
        assert_eq!(check(Look { record: &record, today: shape.today, thresholds: &thresholds }).len(), 1);
        record.items.iter_mut().for_each(|item| item.value.significant = false);
        assert_eq!(check(Look { record: &record, today: shape.today, thresholds: &thresholds }), []);
    }
}
