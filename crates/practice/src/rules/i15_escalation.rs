//! I15: a number in a band that the authority escalates goes to the chair or manager the same day. Which bands and whom
//! is a setting; numbers are counted towards safety, so the direction of the scale does not matter (practice A1.4).
//!
//! A number in a sealed round escalates too: a child does not wait for a meeting to end. The sentence keeps the number.

use super::Look;
use super::look::{at, found};
use crate::{
    Finding, Level, RuleId,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
    scale::{Escalation, ScaleRating},
    thresholds::Band,
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(15),
    level: Level::Block,
    guards: Guards::Closure,
    text: RuleText {
        title: "A very low number goes to the chair or manager the same day",
        why: "When somebody who knows the child says that it is nearly as bad as it can be, somebody with authority \
              needs to know today.",
        basis: "Escalation by band, as one English council practises it; each authority sets its own bands.",
    },
    check,
};

/// The band of a rating, if its scale is about safety and says which end is good.
pub(super) fn band<'a>(look: Look<'a>, rating: &ScaleRating) -> Option<&'a Band> {
    let scale = look.record.scale(rating.scale).filter(|scale| scale.subject.is_about_safety())?;
    look.thresholds.band(rating.value, scale.orientation?, rating.on)
}

fn check(look: Look<'_>) -> Vec<Finding> {
    let unopened = look.record.ratings.iter().filter_map(|rating| {
        let band = band(look, rating)?;
        let to = band.escalate?;
        let opened = look.record.escalations.iter().any(|escalation| escalation.rating == rating.id);
        let about = rating.child.map(|child| format!(" for {}", look.name(child))).unwrap_or_default();
        let sentence = format!(
            "A number of {}{about} has not gone to the {}: {} Open the escalation today.",
            calendar::long(rating.on),
            to.words().to_lowercase(),
            sentence_of(&band.meaning)
        );
        (!opened).then(|| found(15, Level::Block, at(Kind::ScaleRating, rating.id.0, "value"), sentence))
    });
    let unanswered = look.record.escalations.iter().filter(|escalation| escalation.answered_on.is_none());
    unopened.chain(unanswered.map(|escalation| waiting(look, escalation))).collect()
}

fn waiting(look: Look<'_>, escalation: &Escalation) -> Finding {
    let to = escalation.to.words().to_lowercase();
    let because = sentence_of(&escalation.because);
    let (level, sentence) = if look.today > escalation.opened_on {
        let day = calendar::long(escalation.opened_on);
        (
            Level::Block,
            format!(
                "The {to} has not answered the escalation of {day}: {because} Ring, and record the decision."
            ),
        )
    } else {
        (Level::Warn, format!("An escalation waits for the {to} today: {because} Record the decision."))
    };
    found(15, level, at(Kind::Escalation, escalation.id.0, "answer"), sentence)
}

/// The text as a sentence of its own.
fn sentence_of(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::EscalationId,
        object::Kept,
        scale::{EscalateTo, Orientation},
        testing::{Shape, rating, sound_family},
    };

    #[test]
    fn a_low_number_escalates_whichever_end_is_good() {
        for orientation in [Orientation::TenBest, Orientation::TenWorst] {
            let shape = Shape { orientation, ..Shape::default() };
            let thresholds = crate::Thresholds::default();
            let mut record = sound_family(&shape);
            record.ratings[0].value.value = shape.score(2);
            let levels = |record: &crate::CaseRecord, today| {
                check(Look { record, today, thresholds: &thresholds })
                    .into_iter()
                    .map(|one| (one.level, one.place.kind))
                    .collect::<Vec<_>>()
            };
            assert_eq!(levels(&record, shape.today), [(Level::Block, Kind::ScaleRating)]);
            record.escalations.push(Kept::new(Escalation {
                id: EscalationId(1),
                rating: rating(0, 0, 0),
                to: EscalateTo::Chair,
                opened_on: shape.today,
                because: "Harm goes on".to_owned(),
                answered_by: None,
                answered_on: None,
                answer: String::new(),
                decided_by: None,
                look_again: None,
                looks: Vec::new(),
            }));
            assert_eq!(levels(&record, shape.today), [(Level::Warn, Kind::Escalation)]);
            let later = shape.today.tomorrow().unwrap_or(shape.today);
            assert_eq!(levels(&record, later), [(Level::Block, Kind::Escalation)]);
            record.escalations[0].value.answered_on = Some(later);
            assert_eq!(levels(&record, later), []);
            record.escalations.clear();
            record.ratings[0].value.value = shape.score(3);
            assert_eq!(levels(&record, later), []);
            record.scales[0].value.orientation = None;
            record.ratings[0].value.value = shape.score(0);
            assert_eq!(levels(&record, later), [], "a number without a direction means nothing");
        }
    }
}
