//! The fields of an assessment.

use super::{
    engine::{Ask, Asked},
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
    },
    Asked {
        name: "checkpoint",
        label: "The day on which it is looked at half-way",
        ask: Ask::DayIf(|one| one.checkpoint, |one, day| one.checkpoint = day),
    },
    Asked {
        name: "authorised",
        label: "The day on which it was finished",
        ask: Ask::DayIf(|one| on(one.authorised), |one, day| one.authorised = signed(one.authorised, day)),
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
        name: "not_seen_because",
        label: "If not seen: why not?",
        ask: Ask::Words(|one| &one.not_seen_because, |one, words| one.not_seen_because = words),
    },
    Asked {
        name: "factors",
        label: "What is difficult?",
        ask: Ask::Some(factors, |one| &one.factors, |one, codes| one.factors = codes),
    },
    Asked {
        name: "outcome",
        label: "What did it lead to?",
        ask: Ask::One(|| all!(AssessmentOutcome), outcome, set_outcome),
    },
    Asked {
        name: "words",
        label: "What was found",
        ask: Ask::Words(|one| &one.words, |one, words| one.words = words),
    },
    Asked {
        name: "late_because",
        label: "If it was late: why?",
        ask: Ask::Words(|one| &one.late_because, |one, words| one.late_because = words),
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
