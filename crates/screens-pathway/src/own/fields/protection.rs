//! The fields of a child protection plan. Its first day is that of its conference; where none is known, it is asked for.

use super::engine::{Ask, Asked, always};
use crate::fields::all;
use jiff::civil::Date;
use pathway::{
    ProtectionPlan,
    codes::{Category, PlanEnd},
    objects::CategoryFrom,
};

pub(super) const FIELDS: &[Asked<ProtectionPlan>] = &[
    Asked { name: "from", label: "The first day", ask: Ask::Day(|one| one.from, set_from), when: always },
    Asked {
        name: "categories",
        label: "What did it protect the child from, when it began?",
        ask: Ask::One(|| all!(Category), |_| "", set_first),
        when: has_none,
    },
    Asked {
        name: "earlier_elsewhere",
        label: "How many plans were there before it at other authorities?",
        ask: Ask::Number(|one| one.earlier_elsewhere, |one, number| one.earlier_elsewhere = number),
        when: always,
    },
    Asked {
        name: "ended",
        label: "The last day",
        ask: Ask::Day(|one| one.ended.unwrap_or(one.from), |one, day| one.ended = Some(day)),
        when: has_ended,
    },
    Asked {
        name: "ended_because",
        label: "Why it ended",
        ask: Ask::One(|| all!(PlanEnd), because, set_because),
        when: has_ended,
    },
    Asked {
        name: "ended_words",
        label: "What follows it, and why",
        ask: Ask::Words(|one| &one.ended_words, |one, words| one.ended_words = words),
        when: has_ended,
    },
];

/// What the plan protected the child from on its first day holds from the other first day.
fn set_from(one: &mut ProtectionPlan, day: Date) {
    let was = one.from;
    for first in one.categories.iter_mut().filter(|first| first.on == was) {
        first.on = day;
    }
    one.from = day;
}

fn set_first(one: &mut ProtectionPlan, code: &str) -> bool {
    let category = Category::from_code(code);
    one.categories.extend(category.map(|category| CategoryFrom { on: one.from, category }));
    category.is_some()
}

fn because(one: &ProtectionPlan) -> &str {
    one.ended_because.map_or("", PlanEnd::code)
}

fn set_because(one: &mut ProtectionPlan, code: &str) -> bool {
    one.ended_because = PlanEnd::from_code(code);
    one.ended_because.is_some()
}

fn has_none(one: &ProtectionPlan) -> bool {
    one.categories.is_empty()
}

fn has_ended(one: &ProtectionPlan) -> bool {
    one.ended.is_some()
}
