//! Referrals: indicators 3 to 5, and 9.

use super::{Found, TWO_YEARS, months_passed};
use crate::{Line, Of, Why, Window};
use pathway::{Referral, codes::ClosureReason};
use practice::Kind;

/// What a child's referrals give.
pub(crate) fn count(child: &Of<'_>, found: &mut Found) {
    for referral in child.path().referrals {
        if child.within(Window::Rolling, referral.on) {
            received(child, referral, found);
        }
        if referral.is_open_on(child.day) {
            let which = (Kind::Referral, referral.id.0);
            found.add(Line::InNeed, which, referral.on, (true, Why::Of("Open since", referral.on)));
            let is_long = months_passed(TWO_YEARS, referral.on, child.day);
            found.add(Line::OpenTwoYears, which, referral.on, (is_long, Why::Of("Open since", referral.on)));
        }
    }
}

fn received(child: &Of<'_>, referral: &Referral, found: &mut Found) {
    let which = (Kind::Referral, referral.id.0);
    let mut add = |line, judged| found.add(line, which, referral.on, judged);
    add(Line::Referrals, (true, Why::Of("Received on", referral.on)));
    let path = child.path();
    let before = path.referrals.iter().map(|other| other.on).filter(|on| *on < referral.on).max();
    let why = before.map_or(Why::Says("The first referral of the child here"), |before| {
        Why::Of("The referral before was that of", before)
    });
    add(Line::ReReferrals, (path.is_re_referral(referral), why));
    let decided = referral.decided.map(|decided| decided.on).filter(|on| *on <= child.day);
    add(
        Line::NothingFurther,
        match (referral.no_further, decided) {
            (Some(true), Some(on)) => (true, Why::Of("Nothing further was decided on", on)),
            (Some(true), None) => (true, Why::Says("Nothing further is done")),
            (Some(false), _) => (false, Why::Says("It went further")),
            (None, _) => (false, Why::Says("Nobody has decided yet")),
        },
    );
    let closed = referral.closed.filter(|closed| closed.on <= child.day).map(|closed| closed.on);
    add(
        Line::NotInNeed,
        match (closed, referral.closed_because) {
            (Some(on), Some(ClosureReason::AfterAssessment)) => {
                (true, Why::Of("Closed after the assessment, nothing further, on", on))
            }
            (Some(on), Some(ClosureReason::EarlyHelp)) => {
                (true, Why::Of("Closed after the assessment, to early help, on", on))
            }
            (Some(on), _) => (false, Why::Of("Closed for another reason on", on)),
            (None, _) if referral.no_further == Some(true) => (false, Why::Says("Nothing further was done")),
            (None, _) => (false, Why::Says("The referral is open")),
        },
    );
}
