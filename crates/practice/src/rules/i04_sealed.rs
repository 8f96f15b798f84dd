//! I4: in a round everybody gives a number before anybody sees another's, and each person's number stands by itself.
//! People move towards the first number they hear, above all towards a professional's (practice 0.2).
//!
//! Screens get a round's numbers from [`visible_ratings`] alone. There is no average.

use super::Look;
use super::look::{at, blank, found, list};
use crate::{
    Finding, Kept, Level, RuleId,
    child_words::Young,
    ids::{PersonId, RoundId, ScaleId},
    object::{CaseRecord, Kind},
    rules::rule::{Guards, Rule, RuleText},
    scale::{ScaleRating, ScalingRound},
    who::Who,
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(4),
    level: Level::Block,
    guards: Guards::Saving,
    text: RuleText {
        title: "Numbers stay sealed until everybody has answered",
        why: "People move towards the first number that they hear, above all towards a professional's. A mother who \
              has seen a 2 does not say 7. Where people differ, the difference is what to talk about.",
        basis: "Practice of English authorities in conferences: everybody scores alone, on paper, first.",
    },
    check,
};

/// The numbers of a round that everybody may see: all of them once it is open, none before.
pub fn visible_ratings(record: &CaseRecord, round: RoundId) -> Vec<&Kept<ScaleRating>> {
    if record.round(round).is_some_and(|round| round.opened.is_some()) {
        of_round(record, round)
    } else {
        Vec::new()
    }
}

/// The numbers of a round that this person may see: while it is sealed, only those that the person gave.
pub fn visible_ratings_to<'a>(
    record: &'a CaseRecord,
    round: RoundId,
    viewer: &Who,
) -> Vec<&'a Kept<ScaleRating>> {
    let sealed = record.round(round).is_none_or(|round| round.opened.is_none());
    of_round(record, round).into_iter().filter(|rating| !sealed || rating.rater == *viewer).collect()
}

/// Those who are asked in the round and have neither given a number on each of their scales nor said that they would
/// rather not.
pub fn yet_to_answer<'a>(record: &CaseRecord, round: &'a ScalingRound) -> Vec<&'a Who> {
    let given = of_round(record, round.id);
    let answered = |rater: &Who| {
        asked_of(record, round, rater)
            .iter()
            .all(|(scale, _)| given.iter().any(|one| one.rater == *rater && one.scale == *scale))
    };
    round.raters.iter().filter(|rater| !round.passed.contains(rater) && !answered(rater)).collect()
}

/// What a round asks of one person: a number on each scale and, if a danger is about several children, for each child.
/// A child is asked about itself alone: never about a brother or sister, nor about a danger that does not name it. A young
/// person who is none of the record's children, such as a cousin, is asked once on each scale and about no child by name.
pub fn asked_of(record: &CaseRecord, round: &ScalingRound, who: &Who) -> Vec<(ScaleId, Option<PersonId>)> {
    let child = who.person().filter(|id| record.person(*id).is_some_and(|person| person.is_child()));
    if child.is_none() && Young::rater(record, who, round.on).is_some() {
        let scales = round.scales.iter().filter(|id| record.scale(**id).is_some());
        return scales.map(|id| (*id, None)).collect();
    }
    let mut asked = Vec::new();
    for scale in round.scales.iter().filter_map(|id| record.scale(*id)) {
        let danger = scale.danger.and_then(|danger| record.danger(danger));
        let named: Vec<PersonId> = danger.map(|danger| danger.children().collect()).unwrap_or_default();
        let concerns = |id: &PersonId| child.is_none_or(|child| child == *id);
        if named.len() > 1 {
            asked.extend(named.iter().copied().filter(concerns).map(|id| (scale.id, Some(id))));
        } else if named.iter().all(concerns) {
            asked.push((scale.id, None));
        }
    }
    asked
}

fn of_round(record: &CaseRecord, round: RoundId) -> Vec<&Kept<ScaleRating>> {
    let mut given: Vec<_> = record.ratings.iter().filter(|rating| rating.round == Some(round)).collect();
    given.sort_by_key(|rating| (rating.scale, rating.id));
    given
}

fn check(look: Look<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    for round in &look.record.rounds {
        let missing = yet_to_answer(look.record, round);
        if round.opened.as_ref().is_some_and(|opened| blank(&opened.override_reason)) && !missing.is_empty() {
            let sentence = format!(
                "The numbers of {} were opened before {} had answered. Write why they could not wait.",
                calendar::long(round.on),
                people(look, &missing)
            );
            all.push(found(4, Level::Block, at(Kind::ScalingRound, round.id.0, "opened"), sentence));
        }
        for (place, rating) in of_round(look.record, round.id).iter().enumerate() {
            let same = |other: &&&Kept<ScaleRating>| {
                (other.scale, &other.rater, other.child) == (rating.scale, &rating.rater, rating.child)
            };
            if of_round(look.record, round.id)[..place].iter().any(|other| same(&other)) {
                let who = people(look, &[&rating.rater]);
                let sentence = format!(
                    "{who} gave two numbers on the same scale on {}. Keep the one that stands.",
                    calendar::long(round.on)
                );
                all.push(found(4, Level::Block, at(Kind::ScaleRating, rating.id.0, "rater"), sentence));
            }
        }
    }
    all
}

/// The people by name; workers, whose names the record does not hold, as such.
fn people(look: Look<'_>, who: &[&Who]) -> String {
    let mut names: Vec<String> = who.iter().map(|who| look.called(who)).collect();
    names.sort();
    names.dedup();
    list(&names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MUM, ROUND, Shape, sound_family};

    #[test]
    fn a_sealed_round_shows_each_person_their_own_number_only() {
        let mut record = sound_family(&Shape::default());
        let all = record.ratings.iter().filter(|rating| rating.round == Some(ROUND)).count();
        assert_eq!(visible_ratings(&record, ROUND).len(), all);
        record.rounds[0].value.opened = None;
        record.rounds[0].value.raters.push(Who::Person(MUM));
        let mine = record.ratings.iter_mut().find(|rating| rating.round == Some(ROUND));
        if let Some(mine) = mine {
            mine.value.rater = Who::Person(MUM);
        }
        assert_eq!(visible_ratings(&record, ROUND).len(), 0);
        assert_eq!(visible_ratings_to(&record, ROUND, &Who::Person(MUM)).len(), 1);
        assert_eq!(visible_ratings_to(&record, ROUND, &Who::Other("Mrs Hall".to_owned())).len(), 0);
        assert_eq!(yet_to_answer(&record, &record.rounds[0]).len(), 1);
    }

    #[test]
    fn opening_early_needs_a_reason_and_nobody_counts_twice() {
        let shape = Shape::default();
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        record.rounds[0].value.raters.push(Who::Person(MUM));
        let look = |record: &CaseRecord| {
            check(Look { record, today: shape.today, thresholds: &thresholds })
                .into_iter()
                .map(|one| one.place.kind)
                .collect::<Vec<_>>()
        };
        assert_eq!(look(&record), [Kind::ScalingRound]);
        if let Some(opened) = &mut record.rounds[0].value.opened {
            opened.override_reason = "Kim had to fetch the children.".to_owned();
        }
        assert_eq!(look(&record), []);
        let mut again = record.ratings[1].clone();
        again.value.id = crate::ids::RatingId(9999);
        record.ratings.push(again);
        assert_eq!(look(&record), [Kind::ScaleRating]);
    }
}
