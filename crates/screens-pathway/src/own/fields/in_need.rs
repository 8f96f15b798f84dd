//! The fields of a child in need plan.

use super::engine::{Ask, Asked, always};
use pathway::InNeedPlan;

pub(super) const FIELDS: &[Asked<InNeedPlan>] = &[
    Asked {
        name: "from",
        label: "The first day",
        ask: Ask::Day(|one| one.from, |one, day| one.from = day),
        when: always,
    },
    Asked {
        name: "ended",
        label: "The last day",
        ask: Ask::Day(|one| one.ended.unwrap_or(one.from), |one, day| one.ended = Some(day)),
        when: has_ended,
    },
    Asked {
        name: "ended_words",
        label: "Why it ended, or what follows it",
        ask: Ask::Words(|one| &one.ended_words, |one, words| one.ended_words = words),
        when: has_ended,
    },
];

fn has_ended(one: &InNeedPlan) -> bool {
    one.ended.is_some()
}
