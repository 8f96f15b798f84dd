//! The fields of a section 47 enquiry. Its first day is that of the strategy discussion and is not asked for (P12).

use super::{
    engine::{Ask, Asked},
    referral::{on, signed},
};
use crate::fields::all;
use pathway::{Enquiry, codes::EnquiryOutcome};

pub(super) const FIELDS: &[Asked<Enquiry>] = &[
    Asked {
        name: "concluded",
        label: "The day on which it was finished",
        ask: Ask::DayIf(|one| on(one.concluded), |one, day| one.concluded = signed(one.concluded, day)),
    },
    Asked {
        name: "seen",
        label: "Was the child seen?",
        ask: Ask::YesNo(|one| one.seen, |one, seen| one.seen = seen),
    },
    Asked {
        name: "seen_alone",
        label: "Was the child seen alone?",
        ask: Ask::YesNo(|one| one.seen_alone, |one, alone| one.seen_alone = alone),
    },
    Asked {
        name: "outcome",
        label: "What became of it?",
        ask: Ask::One(|| all!(EnquiryOutcome), outcome, set_outcome),
    },
    Asked {
        name: "no_conference_because",
        label: "If there is no conference: why not?",
        ask: Ask::Words(|one| &one.no_conference_because, |one, words| one.no_conference_because = words),
    },
    Asked {
        name: "words",
        label: "What was found",
        ask: Ask::Words(|one| &one.words, |one, words| one.words = words),
    },
];

fn outcome(one: &Enquiry) -> &str {
    one.outcome.map_or("", EnquiryOutcome::code)
}

fn set_outcome(one: &mut Enquiry, code: &str) -> bool {
    one.outcome = EnquiryOutcome::from_code(code);
    one.outcome.is_some()
}
