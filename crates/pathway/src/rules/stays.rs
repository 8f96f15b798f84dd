//! What stands in the way of beginning something beside another, of moving a conference to another day, and of taking something back.

use super::{Finding, Found, Said, is_followed};
use crate::{
    codes::ConferenceDecision,
    objects::{ChildConference, ProtectionPlan, Referral},
    path::Path,
};
use jiff::civil::Date;

/// What stands in the way of a new assessment: a child has one at a time (P8).
pub fn of_new_assessment(path: &Path<'_>) -> Vec<Finding> {
    let mut found = Found::default();
    if let Some(open) = path.open_assessment() {
        found.block(true, 8, "from", Said::AssessmentOpen { since: open.from });
    }
    found.0
}

/// What stands in the way if a conference was held on another day than was written down (P15).
pub fn of_moved_conference(path: &Path<'_>, now: &ChildConference) -> Vec<Finding> {
    let mut found = Found::default();
    let was = path.conferences.iter().find(|one| one.id == now.id).map(|one| one.on);
    let Some(was) = was.filter(|was| *was != now.on) else { return found.0 };
    let is_end = now.decision == Some(ConferenceDecision::End);
    let ended = is_end && path.protection.iter().any(|plan| plan.ended == Some(was));
    found.block(ended, 15, "on", Said::EndedPlanThen);
    let review = first_review_of_plan(path, now).filter(|review| *review <= now.on);
    if let Some(review) = review {
        found.block(true, 15, "on", Said::ReviewedBefore { review });
    }
    found.0
}

/// What stands in the way of taking a referral back (P26).
pub fn of_taking_back_referral(path: &Path<'_>, it: &Referral) -> Vec<Finding> {
    let mut found = Found::default();
    found.block(is_followed(path, it), 26, "", Said::ReferralFollowed);
    found.0
}

/// What stands in the way of taking a child protection plan back (P15).
pub fn of_taking_back_protection(it: &ProtectionPlan) -> Vec<Finding> {
    let mut found = Found::default();
    found.block(it.conference.is_some(), 15, "", Said::PlanOfConference);
    found.0
}

/// What stands in the way of taking a conference back, and with it the plan that it made (P15).
pub fn of_taking_back_conference(path: &Path<'_>, it: &ChildConference) -> Vec<Finding> {
    let mut found = Found::default();
    found.block(it.decision == Some(ConferenceDecision::End), 15, "", Said::ConferenceEndedPlan);
    if let Some(review) = first_review_of_plan(path, it) {
        found.block(true, 15, "", Said::PlanReviewed { review });
    }
    found.0
}

/// The first review of the plan that a conference made.
fn first_review_of_plan(path: &Path<'_>, conference: &ChildConference) -> Option<Date> {
    path.reviews(path.plan_made_by(conference)?).first().copied()
}
