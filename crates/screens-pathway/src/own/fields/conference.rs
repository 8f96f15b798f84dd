//! The fields of a conference. What was decided is not put right here: another decision is another conference.

use super::engine::{Ask, Asked};
use crate::fields::all;
use pathway::{
    ChildConference,
    codes::{Category, Participation},
};

pub(super) const FIELDS: &[Asked<ChildConference>] = &[
    Asked {
        name: "on",
        label: "The day on which it was held",
        ask: Ask::Day(|one| one.on, |one, day| one.on = day),
    },
    Asked {
        name: "notice",
        label: "If the child moved here: when did the other authority tell us in writing?",
        ask: Ask::DayIf(|one| one.notice, |one, day| one.notice = day),
    },
    Asked {
        name: "quorate",
        label: "Did enough agencies come?",
        ask: Ask::YesNo(|one| one.quorate, |one, yes| one.quorate = yes),
    },
    Asked {
        name: "not_quorate_because",
        label: "If not: why was it held?",
        ask: Ask::Words(|one| &one.not_quorate_because, |one, words| one.not_quorate_because = words),
    },
    Asked {
        name: "participation",
        label: "How did the child take part?",
        ask: Ask::One(|| all!(Participation), part, set_part),
    },
    Asked {
        name: "category",
        label: "What does the plan protect the child from?",
        ask: Ask::One(|| all!(Category), category, set_category),
    },
    Asked {
        name: "because",
        label: "Why it was decided so",
        ask: Ask::Words(|one| &one.because, |one, words| one.because = words),
    },
    Asked {
        name: "dissent",
        label: "Who disagreed, and with what",
        ask: Ask::Words(|one| &one.dissent, |one, words| one.dissent = words),
    },
    Asked {
        name: "late_because",
        label: "If it was late: why?",
        ask: Ask::Words(|one| &one.late_because, |one, words| one.late_because = words),
    },
];

fn part(one: &ChildConference) -> &str {
    one.participation.map_or("", Participation::code)
}

fn set_part(one: &mut ChildConference, code: &str) -> bool {
    one.participation = Participation::from_code(code);
    one.participation.is_some()
}

fn category(one: &ChildConference) -> &str {
    one.category.map_or("", Category::code)
}

fn set_category(one: &mut ChildConference, code: &str) -> bool {
    one.category = Category::from_code(code);
    one.category.is_some()
}
