//! The fields of an assessment.

use super::{
    engine::{Ask, Asked, always},
    referral::{on, signed},
};
use crate::fields::all;
use pathway::{Assessment, codes::AssessmentOutcome, factors::FACTORS};
use ui::people_options::Choice;

pub(super) const FIELDS: &[Asked<Assessment>] = &[
    Asked {
        name: "from",
        label: "The day on which it began",
        ask: Ask::Day(|one| one.from, |one, day| one.from = day),
        when: always,
    },
    Asked {
        name: "checkpoint",
        label: "The day on which it is looked at half-way",
        ask: Ask::DayIf(|one| one.checkpoint, |one, day| one.checkpoint = day),
        when: always,
    },
    Asked {
        name: "authorised",
        label: "The day on which it was finished",
        ask: Ask::Day(
            |one| on(one.authorised).unwrap_or(one.from),
            |one, day| one.authorised = signed(one.authorised, Some(day)),
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
        name: "not_seen_because",
        label: "If not seen: why not?",
        ask: Ask::Words(|one| &one.not_seen_because, |one, words| one.not_seen_because = words),
        when: is_finished,
    },
    Asked {
        name: "factors",
        label: "What is difficult?",
        ask: Ask::Some(factors, |one| &one.factors, |one, codes| one.factors = codes),
        when: is_finished,
    },
    Asked {
        name: "outcome",
        label: "What did it lead to?",
        ask: Ask::One(|| all!(AssessmentOutcome), outcome, set_outcome),
        when: is_finished,
    },
    Asked {
        name: "words",
        label: "What was found",
        ask: Ask::Words(|one| &one.words, |one, words| one.words = words),
        when: is_finished,
    },
    Asked {
        name: "late_because",
        label: "If it was late: why?",
        ask: Ask::Words(|one| &one.late_because, |one, words| one.late_because = words),
        when: is_finished,
    },
];

/// All that could ever be given: an assessment of an earlier day keeps what it had.
fn factors() -> Vec<Choice> {
    FACTORS.iter().map(|one| Choice::new(one.code, one.words)).collect()
}

fn outcome(one: &Assessment) -> &str {
    one.outcome.map_or("", AssessmentOutcome::code)
}

fn set_outcome(one: &mut Assessment, code: &str) -> bool {
    one.outcome = AssessmentOutcome::from_code(code);
    one.outcome.is_some()
}

fn is_finished(one: &Assessment) -> bool {
    one.authorised.is_some()
}
