//! I9: existing safety is what somebody did to keep a child safe when the danger was there. It names the danger and at
//! least one day on which it happened; without these it is a strength (practice A1.2).

use super::Look;
use super::look::{at, found, quote};
use crate::{
    Finding, Level, RuleId,
    map::Category,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(9),
    level: Level::Block,
    guards: Guards::Saving,
    text: RuleText {
        title: "Existing safety names the danger and a day on which it was shown",
        why: "Good things are strengths. They become safety when somebody has used them to protect the child while \
              the danger was there. Only that can be relied on again.",
        basis: "Practice guidance on telling strengths from safety: safety is strength shown as protection over time.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    look.items_of(Category::ExistingSafety)
        .filter_map(|item| {
            let text = quote(&item.text);
            let linked = item.danger.is_some_and(|danger| look.danger(danger).is_some());
            let dated = item.occasions.iter().filter_map(|occasion| occasion.on).any(|on| on <= look.today);
            let (field, sentence) = if !linked {
                ("danger", format!("{text} is filed as existing safety but names no danger. Say which danger was there, or file it as a strength."))
            } else if !dated {
                ("occasions", format!("{text} is filed as existing safety but no day is given. Add a day on which it kept a child safe, or file it as a strength."))
            } else {
                return None;
            };
            Some(found(9, Level::Block, at(Kind::MapItem, item.id.0, field), sentence))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, safety_item, sound_family};

    #[test]
    fn existing_safety_without_danger_or_day_is_found() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let thresholds = crate::Thresholds::default();
        let look = |change: &dyn Fn(&mut crate::map::MapItem)| {
            let mut record = sound_family(&shape);
            let item = record.items.iter_mut().find(|item| item.id == safety_item(0));
            if let Some(item) = item {
                change(&mut item.value);
            }
            check(Look { record: &record, today: shape.today, thresholds: &thresholds })
        };
        assert_eq!(look(&|_| ()), []);
        assert_eq!(look(&|item| item.danger = None)[0].place.field, "danger");
        assert_eq!(look(&|item| item.occasions.clear())[0].place.field, "occasions");
        assert_eq!(look(&|item| item.occasions.iter_mut().for_each(|one| one.on = None)).len(), 1);
        assert_eq!(look(&|item| item.category = Category::Strength), []);
        let tomorrow = shape.today.tomorrow().ok();
        assert_eq!(look(&|item| item.occasions.iter_mut().for_each(|one| one.on = tomorrow)).len(), 1);
    }
}
