//! Whether an open case came to an initial child protection conference.

use super::{Observing, Row, days, indicator};
use crate::outcomes::extract::{Child, ReferralResult};

pub(super) fn soon(child: &Child, before_days: i32, observing: &mut Observing<'_>) {
    for referral in &child.referrals {
        if referral.result != ReferralResult::InNeed {
            observing.leave_out("not known to be in need");
        } else if referral.closed.is_some_and(|closed| closed < referral.day) {
            observing.leave_out("closed before it was made");
        } else {
            let day = referral.day;
            let held = child.conferences.iter().any(|&held| (1..before_days).contains(&days(day, held)));
            observing.take(
                child,
                Row { unit: referral.unit, day, first: day, last: None, outcome: indicator(held) },
            );
        }
    }
}
