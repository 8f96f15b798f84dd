//! Conferences that were held: indicators 12, 13 and 36.

use super::{Found, in_time};
use crate::{Line, Of, There, Why, Window};
use pathway::{
    ChildConference, ClockId,
    codes::{ConferenceDecision, ConferenceKind},
};
use practice::{Kind, people::Part, scale::ScaleRating};

/// What the conferences about a child give.
pub(crate) fn count(child: &Of<'_>, found: &mut Found) {
    let path = child.path();
    let held = path.conferences.iter().filter(|one| one.held && child.within(Window::Rolling, one.on));
    for conference in held {
        let which = (Kind::ChildConference, conference.id.0);
        let mut add = |line, judged| found.add(line, which, conference.on, judged);
        if conference.kind == ConferenceKind::TransferIn {
            let judged = conference
                .notice
                .and_then(|notice| in_time(ClockId::TransferConference, notice, conference.on));
            if let Some(judged) = judged {
                add(Line::TransfersInTime, judged);
            }
        } else if conference.kind.is_first() {
            let enquiry = path.enquiries.iter().find(|one| conference.enquiry == Some(one.id));
            let judged = enquiry.and_then(|one| in_time(ClockId::InitialConference, one.from, conference.on));
            if let Some(judged) = judged {
                add(Line::ConferencesInTime, judged);
            }
        }
        if conference.kind.is_first() {
            let why = conference.decision.map_or("Nobody says what was decided", ConferenceDecision::words);
            let is_plan = conference.decision == Some(ConferenceDecision::Plan);
            add(Line::ConferencePlans, (is_plan, Why::Says(why)));
        }
        add(Line::OwnNumbers, own_numbers(child, conference));
    }
}

/// Whether the child and somebody of the family gave a number of their own for a conference.
fn own_numbers(child: &Of<'_>, conference: &ChildConference) -> (bool, Why) {
    let Some(there) = child.held_on(conference.on).or_else(|| child.there.last()) else {
        return (false, Why::Says("No family’s record holds the child"));
    };
    let (mut by_child, mut by_family) = (false, false);
    let given = there.record.ratings.iter().map(|kept| &kept.value);
    for rating in given.filter(|rating| is_for(there, rating, conference)) {
        let Some(person) = rating.rater.person() else { continue };
        let part = there.record.person(person).map(|person| person.part);
        by_child |= person == there.link.person;
        by_family |= matches!(part, Some(Part::Parent | Part::Relative | Part::Friend));
    }
    let words = match (by_child, by_family) {
        (true, true) => "Numbers of the child and of the family",
        (true, false) => "A number of the child, none of the family",
        (false, true) => "Numbers of the family, none of the child",
        (false, false) => "No number of the child or of the family",
    };
    (by_child && by_family, Why::Says(words))
}

/// Whether a number is about this child and was given for this conference: on its day, or in a round of its day that was opened.
fn is_for(there: &There<'_>, rating: &ScaleRating, conference: &ChildConference) -> bool {
    let is_about = rating.child.is_none_or(|child| child == there.link.person);
    is_about
        && match rating.round {
            None => rating.on == conference.on,
            Some(round) => there.record.round(round).is_some_and(|round| {
                let met = round.meeting.and_then(|meeting| there.record.meeting(meeting));
                let is_then = round.on == conference.on || met.is_some_and(|met| met.on == conference.on);
                is_then && round.opened.is_some()
            }),
        }
}
