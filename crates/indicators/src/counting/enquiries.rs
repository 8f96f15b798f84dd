//! Enquiries under section 47: indicators 10 and 11.

use super::Found;
use crate::{Line, Of, Why, Window};
use jiff::civil::Date;
use pathway::codes::EnquiryOutcome;
use practice::Kind;

/// What a child's enquiries give.
pub(crate) fn count(child: &Of<'_>, found: &mut Found) {
    for enquiry in child.path().enquiries {
        let which = (Kind::Enquiry, enquiry.id.0);
        if child.within(Window::Rolling, enquiry.from) {
            found.add(Line::Enquiries, which, enquiry.from, (true, Why::Of("Began on", enquiry.from)));
        }
        let ended = enquiry.concluded.map(|ended| ended.on);
        if let Some(ended) = ended.filter(|ended| child.within(Window::Rolling, *ended)) {
            let to_conference = enquiry.outcome == Some(EnquiryOutcome::Conference);
            let why = enquiry.outcome.map_or("Nobody says what became of it", EnquiryOutcome::words);
            found.add(Line::ToConference, which, ended, (to_conference, Why::Says(why)));
            let judged = match (to_conference, plan_after(child, ended)) {
                (true, _) => (false, Why::Says(why)),
                (false, Some(from)) => (false, Why::Of("There is a plan from", from)),
                (false, None) => (true, Why::Says("No conference, and no plan")),
            };
            found.add(Line::EnquiryNothing, which, ended, judged);
        }
    }
}

/// The first day of a plan of either kind that was in force on a day or began later, before the child's next referral.
fn plan_after(child: &Of<'_>, ended: Date) -> Option<Date> {
    let path = child.path();
    let next = path.referrals.iter().map(|one| one.on).filter(|on| ended < *on).min();
    let until =
        next.map_or(child.day, |next| next.yesterday().map_or(child.day, |before| before.min(child.day)));
    let in_need = path.in_need.iter().map(|plan| (plan.from, plan.ended));
    let protection = path.protection.iter().map(|plan| (plan.from, plan.ended));
    let touches = |(from, to): &(Date, Option<Date>)| *from <= until && to.is_none_or(|to| ended < to);
    in_need.chain(protection).filter(touches).map(|(from, _)| from).min()
}
