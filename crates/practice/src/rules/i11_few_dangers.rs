//! I11: a map has few danger statements. A family can hold two or three in mind; beyond that they no longer know what
//! matters most (practice A1.2). More than the authority's first number warns; more than its second needs a reason.

use super::Look;
use super::look::{at, blank, found};
use crate::{
    Finding, Level, RuleId,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(11),
    level: Level::Block,
    guards: Guards::SignOff,
    text: RuleText {
        title: "A map has few danger statements",
        why: "People can keep two or three worries in mind and work on them. Each further one makes the others \
              smaller.",
        basis: "Practice guidance: aim for no more than three; forms in use allow four.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let settings = &look.thresholds.maps;
    let (warn_above, reason_above) =
        (*settings.dangers_warn_above.on(look.today), *settings.dangers_reason_above.on(look.today));
    look.maps()
        .filter_map(|map| {
            let count = look.current_dangers().filter(|danger| danger.map == map.id).count();
            let statements = map.variant.statement();
            let place = |field| at(Kind::Map, map.id.0, field);
            if count > reason_above && blank(&map.reason_for_many_dangers) {
                let sentence = format!("This map has {count} {statements}s. Bring together those that belong together, or write why the family need so many.");
                Some(found(11, Level::Block, place("reason_for_many_dangers"), sentence))
            } else if count > warn_above {
                let sentence = format!("This map has {count} {statements}s. People can hold about {warn_above} in mind: see whether any two are one.");
                Some(found(11, Level::Warn, place(""), sentence))
            } else {
                None
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, sound_family};

    fn level(dangers: usize, reason: &str) -> Option<Level> {
        let shape = Shape { dangers, ..Shape::default() };
        let mut record = sound_family(&shape);
        record.maps[0].value.reason_for_many_dangers = reason.to_owned();
        let thresholds = crate::Thresholds::default();
        let found = check(Look { record: &record, today: shape.today, thresholds: &thresholds });
        found.first().map(|finding| finding.level)
    }

    #[test]
    fn four_warn_and_five_need_a_reason() {
        assert_eq!(level(3, ""), None);
        assert_eq!(level(4, ""), Some(Level::Warn));
        assert_eq!(level(5, " "), Some(Level::Block));
        assert_eq!(level(5, "Each child faces a different one."), Some(Level::Warn));
    }
}
