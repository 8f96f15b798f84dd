//! I3: a number on a scale comes with its reasons. The number matters less than why it was given: without reasons the
//! reader is left to guess, and nothing follows from it (practice A1.4).

use super::{
    Guards, Look, Rule, RuleText,
    look::{at, blank, found},
};
use crate::{Finding, Level, RuleId, object::Kind};

pub(super) const RULE: Rule = Rule {
    id: RuleId(3),
    level: Level::Block,
    guards: Guards::Saving,
    text: RuleText {
        title: "A number comes with its reasons",
        why: "The number matters less than why it was given. A number on its own leaves the family and the next \
              reader to guess what it stands for.",
        basis: "Practice guidance on scaling; inspectors have criticised scores without narrative.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let bare = look.record.ratings.iter().filter(|rating| blank(&rating.reasons));
    bare.map(|rating| {
        let about = rating.child.map(|child| format!(" for {}", look.name(child))).unwrap_or_default();
        let whose = rating.rater.person().map_or("This number".to_owned(), |who| format!("{}’s number", look.name(who)));
        let sentence = format!("{whose}{about} has no reasons. Ask what makes it that number and not a lower one, and write the answer.");
        found(3, Level::Block, at(Kind::ScaleRating, rating.id.0, "reasons"), sentence)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, rating, sound_family};

    #[test]
    fn a_number_without_reasons_is_found() {
        let shape = Shape::default();
        let mut record = sound_family(&shape);
        record.ratings[0].value.reasons = "\n ".to_owned();
        let found =
            check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() });
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, at(Kind::ScaleRating, rating(0, 0, 0).0, "reasons"));
        assert!(found[0].sentence.starts_with("This number for Maya has no reasons."));
    }
}
