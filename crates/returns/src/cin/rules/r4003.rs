//! 4003: no review of a child protection plan is held while a child in need plan is open.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4003",
    level: Error,
    message: "A CPP review date is shown as being held at the same time as an open CIN Plan.",
    earlier: &[],
    text: "Within a <CINDetails> module, no <CPPReviewDate> (N00116) can fall between any <CINPlanStartdate> (N00689) or <CINPlanEndDate> (N00690) unless <CPPReviewDate> is equal to <CPPendDate> (N00115)",
    reading: "Only child in need plans that have an end are looked at, and both their days are in them.",
    module: "Reviews",
    fields: &["CINPlanStartDate", "CINPlanEndDate", "CPPreviewDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        let ended = || details.cin_plans.iter().filter(|plan| plan.end.is_given());
        for protection in &details.protection_plans {
            for review in protection.reviews.iter().filter(|review| !review.date.same_day(&protection.end)) {
                for plan in ended().filter(|plan| covers(&plan.start, &plan.end, &review.date, child.census))
                {
                    found.at([&review.date, &plan.start, &protection.end]).with([&plan.end]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_a_plan_and_outside() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanStartDate=2025-07-01! CINPlanEndDate=2025-09-01
             ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=2025-08-20!
             Reviews CPPreviewDate=2025-08-01!
             Reviews CPPreviewDate=2025-08-20
             Reviews CPPreviewDate=2025-06-30
             Reviews CPPreviewDate=2025-09-02",
        );
    }

    #[test]
    fn plans_without_an_end_have_no_other_date_to_fall_between() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanStartDate=2025-07-01
             ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate=
             Reviews CPPreviewDate=2025-08-01",
        );
    }

    #[test]
    fn another_referral_does_not_matter() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanStartDate=2025-07-01 CINPlanEndDate=2025-09-01
             CINdetails
             ChildProtectionPlans CPPstartDate=2025-05-01
             Reviews CPPreviewDate=2025-08-01",
        );
    }
}
