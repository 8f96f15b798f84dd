//! What is wrong with a referral or an assessment.

use super::{Finding, Found, Said};
use crate::{
    codes::ClosureReason,
    factors::{NONE, factor},
    objects::{Assessment, Referral},
    path::Path,
};
use jiff::civil::Date;

/// What is wrong with a referral as it is about to stand (P3, P6, P7, P10, P26).
pub fn of_referral(path: &Path<'_>, it: &Referral) -> Vec<Finding> {
    let mut found = Found::default();
    let others = || path.referrals.iter().filter(|other| other.id != it.id);
    let until = |one: &Referral| one.closed.map(|closed| closed.on);
    let overlaps = |other: &Referral| {
        other.no_further != Some(true)
            && until(other).is_none_or(|end| it.on < end)
            && until(it).is_none_or(|end| other.on < end)
    };
    if it.no_further != Some(true)
        && let Some(other) = others().find(|other| overlaps(other))
    {
        found.block(true, 3, "on", Said::AnotherReferral { since: other.on });
    }
    found.block(it.no_further == Some(false) && it.need.is_none(), 7, "need", Said::NeedMissing);
    let is_decided = it.no_further.is_some();
    found.block(
        is_decided && it.decided_because.trim().is_empty(),
        1,
        "decided_because",
        Said::ReasonMissing,
    );
    found.block(
        it.no_further == Some(true) && is_followed(path, it),
        6,
        "no_further",
        Said::DoneAfterNoFurther,
    );
    if let Some(closed) = it.closed {
        found.block(closed.on < it.on, 26, "closed", Said::EndsBefore { begins: it.on });
        found.block(it.closed_because.is_none(), 26, "closed_because", Said::ClosureReasonMissing);
        let nothing_came = [ClosureReason::AfterAssessment, ClosureReason::EarlyHelp];
        let says_so = it.closed_because.is_some_and(|reason| nothing_came.contains(&reason));
        found.block(says_so && is_helped(path, it), 10, "closed_because", Said::MoreThanAssessed);
        let next = path.referrals.iter().map(|other| other.on).filter(|on| *on > it.on).min();
        let is_after = |day: Date| closed.on < day && next.is_none_or(|next| day < next);
        let begun = path.assessments.iter().any(|one| is_after(one.from)) || is_helped_in(path, is_after);
        found.block(begun, 26, "closed", Said::BegunAfterwards);
        let open = open_on(path, closed.on);
        found.block(!open.is_empty(), 26, "closed", Said::OpenStill { what: open });
    }
    found.0
}

/// Whether a day lies in the time of a referral.
fn lies_in(it: &Referral, day: Date) -> bool {
    it.on <= day && it.closed.is_none_or(|closed| day <= closed.on)
}

/// Whether an assessment, an enquiry or a plan began in the time of a referral.
pub fn is_followed(path: &Path<'_>, it: &Referral) -> bool {
    let next = path.referrals.iter().map(|other| other.on).filter(|on| *on > it.on).min();
    let is_in = |day: Date| lies_in(it, day) && next.is_none_or(|next| day < next);
    path.assessments.iter().any(|one| is_in(one.from)) || is_helped_in(path, is_in)
}

/// Whether an enquiry or a plan began in the time of a referral.
fn is_helped(path: &Path<'_>, it: &Referral) -> bool {
    is_helped_in(path, |day| lies_in(it, day))
}

fn is_helped_in(path: &Path<'_>, is_in: impl Fn(Date) -> bool) -> bool {
    path.enquiries.iter().any(|one| is_in(one.from))
        || path.protection.iter().any(|one| is_in(one.from))
        || path.in_need.iter().any(|one| is_in(one.from))
}

/// What is open still on a day, in words.
fn open_on(path: &Path<'_>, day: Date) -> Vec<&'static str> {
    let mut open = Vec::new();
    if path.open_assessment().is_some() {
        open.push("the assessment");
    }
    if path.open_enquiry().is_some() {
        open.push("the section 47 enquiry");
    }
    if path.protection_on(day).is_some() {
        open.push("the child protection plan");
    }
    if path.in_need_on(day).is_some() {
        open.push("the child in need plan");
    }
    open
}

/// What is wrong with an assessment as it is about to stand (P8; rules 8869 and 8897Q of the census).
pub fn of_assessment(path: &Path<'_>, it: &Assessment) -> Vec<Finding> {
    let mut found = Found::default();
    found.warn(path.referral_on(it.from).is_none(), 26, "from", Said::NoReferral);
    let is_before = |day: Option<Date>| day.is_some_and(|day| day < it.from);
    found.block(is_before(it.checkpoint), 8, "checkpoint", Said::EndsBefore { begins: it.from });
    let none_beside = it.factors.len() > 1 && it.factors.iter().any(|code| code == NONE);
    found.block(none_beside, 9, "factors", Said::NoneBesideOthers);
    if let Some(done) = it.authorised {
        found.block(done.on < it.from, 8, "authorised", Said::EndsBefore { begins: it.from });
        found.block(it.seen.is_none(), 8, "seen", Said::SeenMissing);
        let unsaid = it.seen == Some(false) && it.not_seen_because.trim().is_empty();
        found.block(unsaid, 8, "not_seen_because", Said::NotSeenWhy);
        found.block(it.factors.is_empty(), 9, "factors", Said::FactorMissing);
        found.block(it.outcome.is_none(), 8, "outcome", Said::OutcomeMissing);
        let late =
            it.factors.iter().filter_map(|code| factor(code)).find(|one| !one.may_be_given_on(done.on));
        if let Some(late) = late {
            found.block(true, 9, "factors", Said::FactorNotThen { words: late.words });
        }
    }
    found.0
}
