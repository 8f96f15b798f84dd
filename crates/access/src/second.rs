//! Who counts as a second person. Somebody who looks after accounts can make one, raise it, open it or give it a new password,
//! and then act as two people. So the holder of such an account is not a second person for whoever made it, or the other way
//! round, until a third person has looked at what was done. Pure.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, date},
};
use practice::ids::WorkerId;
use std::collections::HashMap;

/// The time that others have to object before what one person did to an account counts as settled, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settling {
    /// The day from which it holds.
    pub from: Date,
    /// In days.
    pub days: i32,
}

/// Every such time that has held, the earliest first.
pub const SETTLING: &[Settling] = &[Settling { from: date(2026, 1, 1), days: 14 }];

/// The time that holds on a day.
pub fn settles_after(day: Date) -> SignedDuration {
    let holds = SETTLING.iter().rev().find(|one| one.from <= day).or(SETTLING.first());
    SignedDuration::from_hours(24 * holds.map_or(0, |one| i64::from(one.days)))
}

/// What somebody did to another's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hand {
    /// Made it.
    Made,
    /// Gave it an administrator's role, or opened an administrator's closed account.
    Raised,
    /// Gave it a new password, or switched its codes off: whoever did so may have signed in with it.
    LetIn,
}

/// What a third person had to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Third {
    /// Nothing yet.
    Nobody,
    /// Said yes before it counted.
    SaidYes,
    /// Looked it over after it counted.
    LookedOver,
}

/// One such deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Laid {
    /// Who did it.
    pub by: WorkerId,
    /// Whose account it is.
    pub on: WorkerId,
    /// What.
    pub hand: Hand,
    /// When it took effect.
    pub at: Timestamp,
    /// What a third person had to do with it.
    pub third: Third,
}

impl Laid {
    /// Whether it is settled that these are two people. The making of an account settles with time, because others were told of
    /// it. Anything else that one person did alone settles only when somebody has looked it over. A yes said before a new
    /// password counted does not show who then used the password, so that it too settles with time.
    fn is_settled(&self, now: Timestamp, after: SignedDuration) -> bool {
        let is_old = now.duration_since(self.at) >= after;
        match (self.hand, self.third) {
            (_, Third::LookedOver) | (Hand::Raised, Third::SaidYes) => true,
            (Hand::Made, _) | (Hand::LetIn, Third::SaidYes) => is_old,
            (Hand::Raised | Hand::LetIn, Third::Nobody) => false,
        }
    }
}

/// Which accounts may be in the hands of one person, as it stands at a moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Makings {
    /// For each worker who may be the same person as others, one of that group, by which the group is known.
    of: HashMap<WorkerId, WorkerId>,
    made: Vec<(WorkerId, WorkerId)>,
}

impl Makings {
    /// Sums up all these deeds. Accounts that one person raised or let in may be one person with each other; accounts that one
    /// administrator only made are not.
    pub fn of(all: &[Laid], now: Timestamp, after: SignedDuration) -> Self {
        let mut makings = Self::default();
        let looked_at = |one: &Laid| {
            one.hand == Hand::Made
                && all.iter().any(|other| {
                    other.on == one.on && other.hand == Hand::Raised && other.third != Third::Nobody
                })
        };
        for one in all.iter().filter(|one| !one.is_settled(now, after) && !looked_at(one)) {
            if one.hand == Hand::Made {
                makings.made.push((one.by, one.on));
            } else {
                makings.join(one.by, one.on);
            }
        }
        makings
    }

    fn join(&mut self, one: WorkerId, other: WorkerId) {
        let (into, from) = (self.head(one), self.head(other));
        for head in self.of.values_mut().filter(|head| **head == from) {
            *head = into;
        }
        self.of.insert(one, into);
        self.of.insert(other, into);
    }

    fn head(&self, worker: WorkerId) -> WorkerId {
        self.of.get(&worker).copied().unwrap_or(worker)
    }

    /// Whether one may be the second person of the other.
    pub fn are_apart(&self, one: WorkerId, other: WorkerId) -> bool {
        let (one, other) = (self.head(one), self.head(other));
        let is_made = |(by, on): &(WorkerId, WorkerId)| {
            let (by, on) = (self.head(*by), self.head(*on));
            (by, on) == (one, other) || (by, on) == (other, one)
        };
        one != other && !self.made.iter().any(is_made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: WorkerId = WorkerId(1);
    const BEN: WorkerId = WorkerId(2);
    const CAT: WorkerId = WorkerId(3);
    const DAN: WorkerId = WorkerId(4);

    fn now() -> Timestamp {
        Timestamp::UNIX_EPOCH
    }

    fn laid(by: WorkerId, on: WorkerId, hand: Hand, days_ago: i64, third: Third) -> Laid {
        Laid { by, on, hand, at: now() - SignedDuration::from_hours(24 * days_ago), third }
    }

    fn makings(all: &[Laid]) -> Makings {
        Makings::of(all, now(), SignedDuration::from_hours(14 * 24))
    }

    #[test]
    fn what_one_did_alone_settles_only_when_a_third_has_looked_it_over() {
        for hand in [Hand::Raised, Hand::LetIn] {
            for days in [0, 13, 14, 4000] {
                let alone = makings(&[laid(ADA, BEN, hand, days, Third::Nobody)]);
                assert!(!alone.are_apart(ADA, BEN) && !alone.are_apart(BEN, ADA), "{hand:?} {days}");
                assert!(alone.are_apart(ADA, CAT) && alone.are_apart(CAT, BEN));
                let looked = makings(&[laid(ADA, BEN, hand, days, Third::LookedOver)]);
                assert!(looked.are_apart(ADA, BEN), "{hand:?} {days}");
            }
        }
    }

    #[test]
    fn a_new_account_and_a_password_that_two_agreed_on_settle_with_time() {
        for (hand, third) in [(Hand::Made, Third::Nobody), (Hand::LetIn, Third::SaidYes)] {
            assert!(!makings(&[laid(ADA, BEN, hand, 13, third)]).are_apart(BEN, ADA), "{hand:?}");
            assert!(makings(&[laid(ADA, BEN, hand, 14, third)]).are_apart(BEN, ADA), "{hand:?}");
        }
        let two =
            [laid(ADA, BEN, Hand::Made, 1, Third::Nobody), laid(ADA, BEN, Hand::Raised, 1, Third::SaidYes)];
        assert!(makings(&two).are_apart(ADA, BEN), "another administrator has looked at the account");
        let made =
            [laid(ADA, BEN, Hand::Made, 1, Third::Nobody), laid(ADA, CAT, Hand::Made, 1, Third::Nobody)];
        assert!(makings(&made).are_apart(BEN, CAT), "colleagues who began on one day are two people");
    }

    #[test]
    fn the_makings_of_ones_makings_are_ones_own() {
        let alone = Third::Nobody;
        let chain = [
            laid(BEN, CAT, Hand::LetIn, 1, alone),
            laid(ADA, BEN, Hand::Raised, 2, alone),
            laid(CAT, DAN, Hand::Made, 1, alone),
        ];
        let chain = makings(&chain);
        for (one, other) in [(ADA, CAT), (CAT, ADA), (ADA, DAN), (DAN, BEN)] {
            assert!(!chain.are_apart(one, other), "{one:?} {other:?}");
        }
        let twins = [laid(ADA, BEN, Hand::Raised, 1, alone), laid(ADA, CAT, Hand::Raised, 1, alone)];
        assert!(!makings(&twins).are_apart(BEN, CAT), "two that one person raised say yes to each other");
    }

    #[test]
    fn nobody_is_their_own_second_person() {
        assert!(!makings(&[]).are_apart(ADA, ADA));
        assert!(makings(&[]).are_apart(ADA, BEN));
    }
}
