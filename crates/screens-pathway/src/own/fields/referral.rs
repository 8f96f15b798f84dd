//! The fields of a referral. Whether something is done is decided by its own form.

use super::engine::{Ask, Asked, always};
use crate::fields::all;
use jiff::civil::Date;
use pathway::{
    Referral,
    codes::{ClosureReason, PrimaryNeed},
    objects::Signed,
};
use practice::contact::SOURCES;
use ui::people_options::Choice;

pub(super) const FIELDS: &[Asked<Referral>] = &[
    Asked {
        name: "on",
        label: "The day on which it was received",
        ask: Ask::Day(|one| one.on, |one, day| one.on = day),
        when: always,
    },
    Asked {
        name: "source",
        label: "Who told us",
        ask: Ask::One(sources, |one| &one.source, set_source),
        when: always,
    },
    Asked {
        name: "need",
        label: "Why the child needs help",
        ask: Ask::One(|| all!(PrimaryNeed), need, set_need),
        when: is_decided,
    },
    Asked {
        name: "decided_because",
        label: "Why it was decided so",
        ask: Ask::Words(|one| &one.decided_because, |one, words| one.decided_because = words),
        when: is_decided,
    },
    Asked {
        name: "closed",
        label: "The day on which the work ended",
        ask: Ask::Day(|one| on(one.closed).unwrap_or(one.on), set_closed),
        when: is_closed,
    },
    Asked {
        name: "closed_because",
        label: "Why the work ended",
        ask: Ask::One(|| all!(ClosureReason), because, set_because),
        when: is_closed,
    },
];

/// The day of something signed.
pub(super) fn on(signed: Option<Signed>) -> Option<Date> {
    signed.map(|signed| signed.on)
}

/// The same signed on another day, by whom it was signed.
pub(super) fn signed(was: Option<Signed>, day: Option<Date>) -> Option<Signed> {
    day.map(|on| Signed { on, by: was.and_then(|was| was.by) })
}

fn sources() -> Vec<Choice> {
    SOURCES.iter().map(|source| Choice::new(source.code, source.words)).collect()
}

fn set_source(one: &mut Referral, code: &str) -> bool {
    let known = SOURCES.iter().any(|source| source.code == code) || one.source == code;
    if known {
        code.clone_into(&mut one.source);
    }
    known
}

fn need(one: &Referral) -> &str {
    one.need.map_or("", PrimaryNeed::code)
}

fn set_need(one: &mut Referral, code: &str) -> bool {
    one.need = PrimaryNeed::from_code(code);
    one.need.is_some()
}

fn set_closed(one: &mut Referral, day: Date) {
    one.closed = signed(one.closed, Some(day));
}

fn is_decided(one: &Referral) -> bool {
    one.no_further.is_some()
}

fn is_closed(one: &Referral) -> bool {
    one.closed.is_some()
}

fn because(one: &Referral) -> &str {
    one.closed_because.map_or("", ClosureReason::code)
}

fn set_because(one: &mut Referral, code: &str) -> bool {
    one.closed_because = ClosureReason::from_code(code);
    one.closed_because.is_some()
}
