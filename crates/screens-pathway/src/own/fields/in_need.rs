//! The fields of a child in need plan.

use super::engine::{Ask, Asked};
use pathway::InNeedPlan;

pub(super) const FIELDS: &[Asked<InNeedPlan>] = &[
    Asked { name: "from", label: "The first day", ask: Ask::Day(|one| one.from, |one, day| one.from = day) },
    Asked {
        name: "ended",
        label: "The last day",
        ask: Ask::DayIf(|one| one.ended, |one, day| one.ended = day),
    },
    Asked {
        name: "ended_words",
        label: "Why it ended, or what follows it",
        ask: Ask::Words(|one| &one.ended_words, |one, words| one.ended_words = words),
    },
];
