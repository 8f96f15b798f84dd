//! The fields of a section 47 enquiry. Its first day is that of the strategy discussion and is not asked for (P12); what became of it is
//! decided by its own form (P13, P18).

use super::{
    engine::{Ask, Asked},
    referral::{on, signed},
};
use pathway::Enquiry;

pub(super) const FIELDS: &[Asked<Enquiry>] = &[
    Asked {
        name: "concluded",
        label: "The day on which it was finished",
        ask: Ask::Day(
            |one| on(one.concluded).unwrap_or(one.from),
            |one, day| one.concluded = signed(one.concluded, Some(day)),
        ),
        when: is_finished,
    },
    Asked {
        name: "seen",
        label: "Was the child seen?",
        ask: Ask::YesNo(|one| one.seen, |one, seen| one.seen = seen),
        when: is_finished,
    },
    Asked {
        name: "seen_alone",
        label: "Was the child seen alone?",
        ask: Ask::YesNo(|one| one.seen_alone, |one, alone| one.seen_alone = alone),
        when: is_finished,
    },
    Asked {
        name: "no_conference_because",
        label: "If there is no conference: why not?",
        ask: Ask::Words(|one| &one.no_conference_because, |one, words| one.no_conference_because = words),
        when: is_finished,
    },
    Asked {
        name: "words",
        label: "What was found",
        ask: Ask::Words(|one| &one.words, |one, words| one.words = words),
        when: is_finished,
    },
];

fn is_finished(one: &Enquiry) -> bool {
    one.concluded.is_some()
}
