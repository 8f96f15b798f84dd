//! Whether children for whom nothing further was done came back, and whether it came to more.

use std::collections::BTreeSet;

use calendar::Date;

use crate::outcomes::definition::Return;
use crate::outcomes::extract::{Child, Referral, ReferralResult};
use crate::outcomes::observe::observing::{Observing, Row, days, indicator};

/// Another referral strictly after the closure and no later than the last day.
pub(super) fn again(child: &Child, within_days: i32, observing: &mut Observing<'_>) {
    for (referral, closed) in without_further_action(child, observing) {
        let outcome = indicator(returns(child, closed, within_days).next().is_some());
        observing
            .take(child, Row { unit: referral.unit, day: closed, first: referral.day, last: None, outcome });
    }
}

/// A plan or a period of care no later than the last day after the return.
pub(super) fn escalated(
    child: &Child,
    re_referral_days: i32,
    within_days: i32,
    from: Return,
    observing: &mut Observing<'_>,
) {
    for (referral, closed) in without_further_action(child, observing) {
        let mut all = returns(child, closed, re_referral_days);
        let back = match from {
            Return::Latest => all.last(),
            Return::Next => all.next(),
        };
        let plan = child.plans.get(child.plans.partition_point(|&began| began < closed)).copied();
        let care = child.episodes.partition_point(|episode| episode.period < closed);
        let care = child.episodes.get(care).map(|episode| episode.period);
        let began = [plan, care];
        let before_the_return = |back: Date| began.iter().flatten().any(|&began| began < back);
        if back.is_some_and(before_the_return) {
            observing.leave_out("a plan or care began before the return");
            continue;
        }
        let escalated =
            back.is_some_and(|back| began.iter().flatten().any(|&began| days(back, began) <= within_days));
        let outcome = indicator(escalated);
        observing
            .take(child, Row { unit: referral.unit, day: closed, first: referral.day, last: None, outcome });
    }
}

/// Whether the child had been referred before, no more than so many days ago: for every referral.
pub(super) fn before(child: &Child, within_days: i32, observing: &mut Observing<'_>) {
    let mut last: Option<Date> = None;
    for referral in &child.referrals {
        let day = referral.day;
        let again = last.is_some_and(|last| days(last, day) <= within_days);
        observing
            .take(child, Row { unit: referral.unit, day, first: day, last: None, outcome: indicator(again) });
        last = Some(day);
    }
}

/// The referrals that ended without further action, with the day their clock starts; one for each such day.
fn without_further_action(child: &Child, observing: &mut Observing<'_>) -> Vec<(Referral, Date)> {
    let mut found: Vec<(Referral, Date)> = Vec::new();
    let mut days_of_closing = BTreeSet::new();
    for &referral in &child.referrals {
        let closed = referral.closed.unwrap_or(referral.day);
        if referral.result != ReferralResult::NoFurtherAction {
            observing.leave_out("not known to have ended without further action");
        } else if closed < referral.day {
            observing.leave_out("closed before it was made");
        } else if !days_of_closing.insert(closed) {
            observing.leave_out("closed on the same day as an earlier referral");
        } else {
            found.push((referral, closed));
        }
    }
    found
}

fn returns(child: &Child, closed: Date, within_days: i32) -> impl Iterator<Item = Date> {
    // In order, one a day: those after the closing, as long as they are in time.
    let after = child.referrals.partition_point(|referral| referral.day <= closed);
    let after = child.referrals.iter().skip(after).map(|referral| referral.day);
    after.take_while(move |&day| days(closed, day) <= within_days)
}
