//! What of a party is to be looked at: a check that is missing or waits, that found something, that has run out or soon will.
//! One rule says it on the party's page, on lists and, without its words, to whoever works with a child who lives there.

use crate::{
    Thresholds,
    party::{CheckOutcome, PartyCheck, PartyCheckKind, PartyKind},
};
use jiff::{ToSpan as _, civil::Date};

/// Why a check is to be looked at, what presses most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyLook {
    /// It found that they are not suitable.
    Refused,
    /// It found something to look at.
    Concern,
    /// It counted until this day, which has passed.
    RanOut(Date),
    /// It was never made.
    Missing,
    /// It is asked for, or what came of it is not known yet.
    Waits,
    /// It counts until this day, which is near.
    RunsOut(Date),
}

/// One thing to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartyLook {
    /// What was or should be looked into.
    pub check: PartyCheckKind,
    /// Why.
    pub why: WhyLook,
}

impl PartyLook {
    /// In words: "Assessment: ran out on 22 November 2026".
    pub fn sentence(&self) -> String {
        let check = self.check.words();
        match self.why {
            WhyLook::Refused => format!("{check}: not suitable"),
            WhyLook::Concern => format!("{check}: something was found"),
            WhyLook::RanOut(day) => format!("{check}: counted until {}", calendar::long(day)),
            WhyLook::Missing => format!("{check}: nothing is written down"),
            WhyLook::Waits => format!("{check}: not known yet"),
            WhyLook::RunsOut(day) => format!("{check}: counts until {}", calendar::long(day)),
        }
    }

    /// Whether it can wait: nothing is wrong yet.
    pub fn can_wait(&self) -> bool {
        matches!(self.why, WhyLook::RunsOut(_))
    }
}

/// What is to be looked at of a party of this kind of whom these checks were made, what presses most first. Of several checks of one
/// kind the one that was done last counts.
pub fn party_looks(
    kind: PartyKind,
    checks: &[&PartyCheck],
    today: Date,
    thresholds: &Thresholds,
) -> Vec<PartyLook> {
    let settings = &thresholds.parties;
    let needed = settings.checks_of(kind, today);
    let near = today.saturating_add((*settings.runs_out_within_days.on(today)).days());
    let mut looks: Vec<PartyLook> = PartyCheckKind::ALL
        .iter()
        .filter_map(|check| {
            let of_kind = || checks.iter().filter(|one| one.kind == *check);
            let last = of_kind().filter(|one| one.done.is_some()).max_by_key(|one| (one.done, one.id));
            let why = match last {
                Some(last) => why(last, today, near),
                None if of_kind().next().is_some() => Some(WhyLook::Waits),
                None => needed.contains(check).then_some(WhyLook::Missing),
            };
            why.map(|why| PartyLook { check: *check, why })
        })
        .collect();
    looks.sort_by_key(|look| look.why);
    looks
}

/// Why the last check of its kind is to be looked at.
fn why(last: &PartyCheck, today: Date, near: Date) -> Option<WhyLook> {
    match last.outcome {
        CheckOutcome::Refused => Some(WhyLook::Refused),
        CheckOutcome::Concern => Some(WhyLook::Concern),
        CheckOutcome::Waiting => Some(WhyLook::Waits),
        CheckOutcome::Sound => match last.expires? {
            day if day < today => Some(WhyLook::RanOut(day)),
            day if day <= near => Some(WhyLook::RunsOut(day)),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PartyCheckId;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn sound(kind: PartyCheckKind, done: Date, expires: Option<Date>) -> PartyCheck {
        let id = PartyCheckId(i64::from(done.year()));
        let words = String::new();
        PartyCheck { id, kind, done: Some(done), expires, outcome: CheckOutcome::Sound, words }
    }

    fn looks(checks: &[PartyCheck]) -> Vec<WhyLook> {
        let checks: Vec<&PartyCheck> = checks.iter().collect();
        let all = party_looks(PartyKind::Sponsor, &checks, TODAY, &Thresholds::default());
        all.into_iter().map(|look| look.why).collect()
    }

    #[test]
    fn a_check_counts_to_the_end_of_its_last_day_and_is_told_of_four_weeks_before() {
        let visit = sound(PartyCheckKind::Visit, date(2026, 1, 5), None);
        let dbs = |expires| sound(PartyCheckKind::Dbs, date(2023, 1, 5), Some(expires));
        for (expires, told) in [
            (date(2026, 11, 22), vec![WhyLook::RanOut(date(2026, 11, 22))]),
            (TODAY, vec![WhyLook::RunsOut(TODAY)]),
            (date(2026, 12, 21), vec![WhyLook::RunsOut(date(2026, 12, 21))]),
            (date(2026, 12, 22), vec![]),
        ] {
            assert_eq!(looks(&[visit.clone(), dbs(expires)]), told, "{expires}");
        }
    }

    #[test]
    fn the_check_that_was_done_last_counts_and_one_that_is_only_asked_for_does_not_hide_it() {
        let visit = sound(PartyCheckKind::Visit, date(2026, 1, 5), None);
        let old = sound(PartyCheckKind::Dbs, date(2019, 1, 5), Some(date(2022, 1, 5)));
        let new = sound(PartyCheckKind::Dbs, date(2026, 1, 5), Some(date(2029, 1, 5)));
        assert_eq!(looks(&[visit.clone(), new.clone(), old.clone()]), []);
        let asked = PartyCheck { done: None, outcome: CheckOutcome::Waiting, ..new.clone() };
        assert_eq!(looks(&[visit.clone(), old, asked.clone()]), [WhyLook::RanOut(date(2022, 1, 5))]);
        assert_eq!(looks(&[visit.clone(), asked]), [WhyLook::Waits]);
        let found = PartyCheck { outcome: CheckOutcome::Concern, ..new };
        assert_eq!(looks(&[visit, found]), [WhyLook::Concern]);
    }

    #[test]
    fn of_whom_nothing_was_looked_into_every_check_that_is_needed_is_missing() {
        assert_eq!(looks(&[]), [WhyLook::Missing, WhyLook::Missing]);
    }
}
