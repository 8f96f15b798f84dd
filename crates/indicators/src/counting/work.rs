//! The work as a whole: indicator 34.

use super::Found;
use crate::{Line, Of, Why};
use practice::Kind;

/// What a child with an open referral gives.
pub(crate) fn count(child: &Of<'_>, found: &mut Found) {
    let Some(referral) = child.path().referral_on(child.day) else { return };
    let which = (Kind::Referral, referral.id.0);
    found.add(Line::Caseload, which, referral.on, (true, Why::Of("Open since", referral.on)));
    let own = child.child().and_then(|child| child.own);
    let family = child.held_on(child.day).and_then(|there| there.record.families.first());
    let judged = match (own, family) {
        (Some(own), _) if own.lead_worker.is_some() => {
            (false, Why::Says("Somebody leads the work with the child"))
        }
        (Some(_), _) => (true, Why::Says("The child’s own record waits for somebody to lead the work")),
        (None, Some(family)) if family.lead_worker.is_some() => {
            (false, Why::Says("Somebody leads the work with the family"))
        }
        (None, Some(_)) => (true, Why::Says("The family’s record waits for somebody to lead the work")),
        (None, None) => {
            (true, Why::Says("No family’s record holds the child, and it has no team of its own"))
        }
    };
    found.add(Line::Unallocated, which, referral.on, judged);
}
