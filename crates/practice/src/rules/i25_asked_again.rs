//! I25: the same scales are asked again at each meeting. Asked only in conferences, a scale shows nothing over time
//! (practice A1.4). Counted only: a meeting may have had better things to do.

use super::Look;
use super::look::{at, found};
use crate::{
    Finding, Level, RuleId,
    meeting::{Meeting, MeetingKind, MeetingStatus},
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
    scale::Scale,
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(25),
    level: Level::Count,
    guards: Guards::Nothing,
    text: RuleText {
        title: "The same scales are asked again at each meeting",
        why: "One number is an opinion. The same question asked again shows whether things move, and what moved them.",
        basis: "Inspection finding on scales that were used in conferences only.",
    },
    check,
};

/// Meetings at which the family's scales are asked. A strategy discussion, a supervision and a handover have no family.
fn asks(kind: MeetingKind) -> bool {
    !matches!(kind, MeetingKind::Strategy | MeetingKind::GroupSupervision | MeetingKind::Handover)
}

fn check(look: Look<'_>) -> Vec<Finding> {
    let held = look.record.meetings.iter().map(|kept| &kept.value);
    held.filter(|meeting| meeting.status == MeetingStatus::Held && asks(meeting.kind))
        .flat_map(|meeting| {
            look.current_dangers()
                .flat_map(|danger| look.scales_of(danger.id).map(move |scale| (danger, scale)))
                .filter(|(_, scale)| !was_asked(look, meeting, scale))
                .map(|(danger, _)| {
                    let sentence = format!(
                        "{} of {}: nobody was asked again for a number about {}.",
                        meeting.kind.words(),
                        calendar::long(meeting.on),
                        look.statement(danger)
                    );
                    found(25, Level::Count, at(Kind::Meeting, meeting.id.0, ""), sentence)
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Whether the scale was asked at this meeting, or had not been asked at all before it.
fn was_asked(look: Look<'_>, meeting: &Meeting, scale: &Scale) -> bool {
    let given: Vec<_> = look.record.ratings.iter().filter(|rating| rating.scale == scale.id).collect();
    let before = given.iter().any(|rating| rating.on < meeting.on);
    let here = given.iter().any(|rating| {
        let round = rating.round.and_then(|round| look.record.round(round));
        rating.on == meeting.on || round.is_some_and(|round| round.meeting == Some(meeting.id))
    });
    here || !before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{MEETING, ROUND, Shape, sound_family};

    #[test]
    fn a_meeting_that_did_not_ask_again_is_counted() {
        let shape = Shape { dangers: 2, ..Shape::default() };
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        record
            .ratings
            .retain(|rating| rating.round != Some(ROUND) || rating.scale == crate::testing::scale(1));
        let count =
            |record: &crate::CaseRecord| check(Look { record, today: shape.today, thresholds: &thresholds });
        let found = count(&record);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].level, found[0].place.number), (Level::Count, MEETING.0));
        record.meetings[0].value.kind = MeetingKind::Strategy;
        assert_eq!(count(&record), []);
    }
}
