//! Assessments that were finished: indicators 6 to 8.

use super::{Found, in_time};
use crate::{Line, Of, Why, Window};
use jiff::civil::Date;
use pathway::{Assessment, ClockId, Referral};
use practice::Kind;

/// What a child's assessments give.
pub(crate) fn count(child: &Of<'_>, found: &mut Found) {
    for assessment in child.path().assessments {
        let done = assessment.authorised.map(|done| done.on);
        if let Some(done) = done.filter(|done| child.within(Window::Rolling, *done)) {
            finished(child, assessment, done, found);
        }
    }
}

fn finished(child: &Of<'_>, assessment: &Assessment, done: Date, found: &mut Found) {
    let which = (Kind::Assessment, assessment.id.0);
    let mut add = |line, judged: Option<_>| {
        if let Some(judged) = judged {
            found.add(line, which, done, judged);
        }
    };
    add(Line::AssessmentsInTime, in_time(ClockId::AssessmentCensus, assessment.from, done));
    if let Some(referral) = before(child, assessment.from) {
        if is_first(child, assessment, referral) {
            add(Line::AssessmentsFromReferral, in_time(ClockId::Assessment, referral.on, done));
        } else {
            add(Line::Reassessments, in_time(ClockId::Assessment, assessment.from, done));
        }
    }
    let is_unborn = child.child().and_then(|child| child.born).is_some_and(|born| done < born);
    let why = match (assessment.seen, assessment.seen_alone) {
        (Some(true), Some(true)) => "The child was seen, and alone",
        (Some(true), _) => "The child was seen",
        (Some(false), _) => "The child was not seen",
        (None, _) => "Nobody says whether the child was seen",
    };
    add(Line::ChildSeen, (!is_unborn).then_some((assessment.seen == Some(true), Why::Says(why))));
}

/// The referral after which something began: the last until then.
fn before<'a>(child: &Of<'a>, day: Date) -> Option<&'a Referral> {
    let until = child.path().referrals.iter().map(|kept| &kept.value).filter(|one| one.on <= day);
    until.max_by_key(|one| (one.on, one.id))
}

/// Whether it is the first assessment after its referral.
fn is_first(child: &Of<'_>, assessment: &Assessment, referral: &Referral) -> bool {
    let earlier = |other: &Assessment| (other.from, other.id) < (assessment.from, assessment.id);
    !child.path().assessments.iter().any(|other| earlier(other) && referral.on <= other.from)
}
