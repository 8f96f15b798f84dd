//! What is wrong with an enquiry, or with what a conference decided for a child.

use super::{Finding, Found, Said};
use crate::{
    codes::{ConferenceDecision, EnquiryOutcome},
    objects::{ChildConference, Enquiry},
    path::Path,
};

/// What is wrong with an enquiry as it is about to stand (P12, P13).
pub fn of_enquiry(path: &Path<'_>, it: &Enquiry) -> Vec<Finding> {
    let mut found = Found::default();
    found.warn(path.referral_on(it.from).is_none(), 12, "from", Said::NoReferral);
    if let Some(done) = it.concluded {
        found.block(done.on < it.from, 12, "concluded", Said::EndsBefore { begins: it.from });
        found.block(it.outcome.is_none(), 13, "outcome", Said::OutcomeMissing);
        found.block(it.seen.is_none(), 13, "seen", Said::SeenMissing);
        let unsaid = it.outcome == Some(EnquiryOutcome::NoContinuingRisk)
            && it.no_conference_because.trim().is_empty();
        found.block(unsaid, 13, "no_conference_because", Said::WhyNoConference);
    }
    found.0
}

/// What is wrong with what a conference decided for this child (P15, P16).
pub fn of_conference(path: &Path<'_>, it: &ChildConference) -> Vec<Finding> {
    use ConferenceDecision::{Category, Continue, End, NoPlan, Plan};
    let mut found = Found::default();
    let Some(decision) = it.decision else { return found.0 };
    found.block(!it.held, 15, "held", Said::NotHeld);
    let enquiry = path.enquiries.iter().find(|one| Some(one.id) == it.enquiry);
    let before = enquiry.filter(|enquiry| it.on < enquiry.from);
    if let Some(enquiry) = before {
        found.block(true, 15, "on", Said::BeforeEnquiry { begins: enquiry.from });
    }
    let unsaid = it.quorate == Some(false) && it.not_quorate_because.trim().is_empty();
    found.block(unsaid, 15, "not_quorate_because", Said::WhyNotQuorate);
    found.block(it.because.trim().is_empty(), 15, "because", Said::ReasonMissing);
    let fits = match decision {
        Plan | NoPlan => it.kind.is_first(),
        Continue | Category | End => !it.kind.is_first(),
    };
    found.block(!fits, 15, "decision", Said::WrongDecision);
    found.block(
        matches!(decision, Plan | Category) && it.category.is_none(),
        16,
        "category",
        Said::CategoryMissing,
    );
    let beside = path.protection.iter().find(|plan| plan.conference != Some(it.id) && plan.is_on(it.on));
    match (decision, beside) {
        (Plan, Some(plan)) => found.block(true, 15, "decision", Said::PlanBeside { since: plan.from }),
        // A plan that this very review ended is in force no more on that day.
        (Continue | Category | End, None) => {
            let ended = path.protection.iter().any(|plan| plan.ended == Some(it.on));
            found.block(!ended, 15, "decision", Said::NoPlan);
        }
        _ => {}
    }
    found.0
}
