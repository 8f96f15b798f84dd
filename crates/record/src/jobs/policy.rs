//! How long a job is held, how long it waits after it failed, and when it is given up: functions of numbers alone.

use jiff::{SignedDuration, Timestamp};

/// How long a claim holds. Whoever works on longer extends it ([`crate::Store::hold_job`]); a job whose machine was killed is
/// claimed again when this is over. Clocks of two nodes may differ by less than this.
pub const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How often whoever works extends the claim.
pub const EXTENDED_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// How often a job is tried before it is given up: with the delays between the tries, for two hours.
pub const MOST_ATTEMPTS: u32 = 8;
/// The longest wait between two tries.
pub const LONGEST_DELAY: SignedDuration = SignedDuration::from_hours(1);
/// A job that should have run so long ago is spoken of by `kith doctor`.
pub const LATE_AFTER: SignedDuration = SignedDuration::from_hours(48);
/// Jobs that were done are shown for so long, and then forgotten.
pub const SHOWN_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How long a job waits after so many tries that failed: 1, 2, 4 minutes and so on, an hour at most.
pub fn delay_after(attempts: u32) -> SignedDuration {
    let minutes = 1_i64.checked_shl(attempts.saturating_sub(1).min(62)).unwrap_or(i64::MAX);
    SignedDuration::from_mins(minutes.min(LONGEST_DELAY.as_mins()))
}

/// What follows a try that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterFailure {
    /// It is tried again at this moment.
    TryAgain(Timestamp),
    /// It is given up until somebody says otherwise.
    GiveUp,
}

/// Decides after the try of this number, counted from 1, failed at this moment.
pub fn after_failure(attempts: u32, at: Timestamp) -> AfterFailure {
    if attempts >= MOST_ATTEMPTS {
        AfterFailure::GiveUp
    } else {
        AfterFailure::TryAgain(at + delay_after(attempts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_a_minute_to_an_hour_and_then_the_job_is_given_up() {
        let minutes: Vec<i64> = (1..MOST_ATTEMPTS).map(|tries| delay_after(tries).as_mins()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 60]);
        assert_eq!(delay_after(0).as_mins(), 1);
        assert_eq!(delay_after(u32::MAX), LONGEST_DELAY);
        let at = Timestamp::UNIX_EPOCH;
        assert_eq!(after_failure(3, at), AfterFailure::TryAgain(at + SignedDuration::from_mins(4)));
        assert_eq!(after_failure(MOST_ATTEMPTS, at), AfterFailure::GiveUp);
    }

    #[test]
    fn whoever_works_extends_the_claim_several_times_before_it_runs_out() {
        assert!(EXTENDED_EVERY * 3 < LEASE);
    }
}
