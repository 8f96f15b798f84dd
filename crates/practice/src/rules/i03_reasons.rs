//! I3: a number on a scale comes with its reasons. The number matters less than why it was given: without reasons the
//! reader is left to guess, and nothing follows from it (practice A1.4).
//!
//! A child's number may stand alone. A child who must give reasons learns that there is a right answer, or puts the pencil
//! down; what a child says of itself is kept, and the rest is for talking.

use super::Look;
use super::look::{at, blank, found};
use crate::{
    Finding, Level, RuleId,
    child_words::Young,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
    scale::ScaleRating,
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(3),
    level: Level::Block,
    guards: Guards::Saving,
    text: RuleText {
        title: "A number comes with its reasons",
        why: "The number matters less than why it was given. A number on its own leaves the family and the next \
              reader to guess what it stands for. A child need not say why: to be asked for reasons feels like being \
              asked for the right answer.",
        basis: "Practice guidance on scaling; inspectors have criticised scores without narrative.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let needs = |rating: &ScaleRating| Young::rater(look.record, &rating.rater, rating.on).is_none();
    let bare = look.record.ratings.iter().filter(|rating| blank(&rating.reasons) && needs(rating));
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
    use crate::{
        testing::{MUM, Shape, child, rating, sound_family},
        who::Who,
    };

    #[test]
    fn a_childs_number_may_stand_without_reasons_and_a_parents_may_not() {
        let shape = Shape::default();
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        record.ratings[0].value.reasons.clear();
        let found = |record: &crate::CaseRecord| {
            check(Look { record, today: shape.today, thresholds: &thresholds }).len()
        };
        record.ratings[0].value.rater = Who::Person(child(0));
        assert_eq!(found(&record), 0);
        record.ratings[0].value.rater = Who::Person(MUM);
        assert_eq!(found(&record), 1);
    }

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
