//! The fields of a conference. What was decided, and the category, which follows the map (P16), are not
//! put right here: another decision is another conference.

use super::engine::{Ask, Asked, always};
use crate::fields::all;
use pathway::{ChildConference, codes::Participation};

pub(super) const FIELDS: &[Asked<ChildConference>] = &[
    Asked {
        name: "on",
        label: "The day on which it was held",
        ask: Ask::Day(|one| one.on, |one, day| one.on = day),
        when: always,
    },
    Asked {
        name: "notice",
        label: "If the child moved here: when did the other authority tell us in writing?",
        ask: Ask::DayIf(|one| one.notice, |one, day| one.notice = day),
        when: always,
    },
    Asked {
        name: "quorate",
        label: "Did enough agencies come?",
        ask: Ask::YesNo(|one| one.quorate, |one, yes| one.quorate = yes),
        when: always,
    },
    Asked {
        name: "not_quorate_because",
        label: "If not: why was it held?",
        ask: Ask::Words(|one| &one.not_quorate_because, |one, words| one.not_quorate_because = words),
        when: always,
    },
    Asked {
        name: "participation",
        label: "How did the child take part?",
        ask: Ask::One(|| all!(Participation), part, set_part),
        when: always,
    },
    Asked {
        name: "because",
        label: "Why it was decided so",
        ask: Ask::Words(|one| &one.because, |one, words| one.because = words),
        when: always,
    },
    Asked {
        name: "dissent",
        label: "Who disagreed, and with what",
        ask: Ask::Words(|one| &one.dissent, |one, words| one.dissent = words),
        when: always,
    },
    Asked {
        name: "late_because",
        label: "If it was late: why?",
        ask: Ask::Words(|one| &one.late_because, |one, words| one.late_because = words),
        when: always,
    },
];

fn part(one: &ChildConference) -> &str {
    one.participation.map_or("", Participation::code)
}

fn set_part(one: &mut ChildConference, code: &str) -> bool {
    one.participation = Participation::from_code(code);
    one.participation.is_some()
}
