//! I10: a disagreement is recorded and stays. A map with a disputed statement can be signed off, and then says so
//! (practice A1.2). A disagreement with a worry that is over does not need saying at sign-off; it stays all the same.

use super::Look;
use super::look::{at, blank, found};
use crate::{
    Finding, Level, RuleId,
    danger::DangerStatement,
    map::MapStatus,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(10),
    level: Level::Block,
    guards: Guards::Saving,
    text: RuleText {
        title: "A disagreement is written down and stays",
        why: "Families are more likely to work with people who put down what they say. A record from which \
              disagreement has gone is neither fair nor true.",
        basis: "Practice guidance: disputes are recorded beside the statement.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for map in look.maps().filter(|map| map.is_signed()) {
        let disputed = |danger: &DangerStatement| danger.map == map.id && danger.is_disputed();
        let (now, ever) = (look.current_dangers().any(disputed), look.dangers().any(disputed));
        let sentence = match map.status {
            MapStatus::SignedOff if now => format!(
                "Somebody disagrees with a {} on this map, but the map is signed off as if all agreed. Sign it off with the disagreement.",
                map.variant.statement()
            ),
            MapStatus::AgreedWithDispute if !ever => {
                "This map was signed off with a disagreement that is no longer on it. Put the disagreement back: it belongs to the record.".to_owned()
            }
            _ => continue,
        };
        all.push(found(10, Level::Block, at(Kind::Map, map.id.0, "status"), sentence));
    }
    for danger in look.dangers() {
        for dispute in danger.disputes.iter().filter(|dispute| blank(&dispute.words)) {
            let who = look.called(&dispute.who);
            let sentence = format!(
                "{who} disagrees with {}, but not a word says how. Write it as {who} says it.",
                look.statement(danger)
            );
            all.push(found(10, Level::Warn, at(Kind::DangerStatement, danger.id.0, "disputes"), sentence));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, sound_family};

    #[test]
    fn a_signed_map_says_whether_somebody_disagrees() {
        let shape = Shape { signed: true, disputed: true, ..Shape::default() };
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        let look =
            |record: &crate::CaseRecord| check(Look { record, today: shape.today, thresholds: &thresholds });
        assert_eq!(look(&record), []);
        record.maps[0].value.status = MapStatus::SignedOff;
        assert_eq!((look(&record).len(), look(&record)[0].level), (1, Level::Block));
        record.dangers[0].value.disputes.clear();
        assert_eq!(look(&record), []);
        record.maps[0].value.status = MapStatus::AgreedWithDispute;
        assert_eq!(look(&record).len(), 1);
    }

    #[test]
    fn a_dispute_has_words() {
        let shape = Shape { disputed: true, ..Shape::default() };
        let mut record = sound_family(&shape);
        record.dangers[0].value.disputes[0].words.clear();
        let thresholds = crate::Thresholds::default();
        let found = check(Look { record: &record, today: shape.today, thresholds: &thresholds });
        assert!(
            found[0].sentence.starts_with("Dan disagrees with the danger statement “Dan drinks"),
            "{found:?}"
        );
    }
}
