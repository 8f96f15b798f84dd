//! Whether an open case came to an initial child protection conference.

use crate::outcomes::extract::{Child, ReferralResult};
use crate::outcomes::observe::observing::{Observing, Row, days, indicator};

pub(super) fn soon(child: &Child, before_days: i32, observing: &mut Observing<'_>) {
    for referral in &child.referrals {
        if referral.result != ReferralResult::InNeed {
            observing.leave_out("not known to be in need");
        } else if referral.closed.is_some_and(|closed| closed < referral.day) {
            observing.leave_out("closed before it was made");
        } else {
            let day = referral.day;
            // In order: the first after the referral is the only one that can be soon enough where another is.
            let next = child.conferences.get(child.conferences.partition_point(|&held| held <= day));
            let held = next.is_some_and(|&held| days(day, held) < before_days);
            observing.take(
                child,
                Row { unit: referral.unit, day, first: day, last: None, outcome: indicator(held) },
            );
        }
    }
}
