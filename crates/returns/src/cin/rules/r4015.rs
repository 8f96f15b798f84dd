//! 4015: no child in need plan begins before its referral.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4015",
    level: Error,
    message: "The CIN Plan start date cannot be before the referral date",
    earlier: &[],
    text: "Where present, the <CINPlanStartDate> (N00689) must be on or after the <CINreferralDate> (N00100).",
    reading: "",
    module: "CINplanDates",
    fields: &["CINPlanStartDate", "CINreferralDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        for plan in &details.cin_plans {
            if plan.start.before(&details.referred) {
                found.at([&plan.start, &details.referred]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_day_of_the_referral_and_the_day_before() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-06-14
             CINplanDates CINPlanStartDate=2025-06-14
             CINdetails CINreferralDate=2025-09-02!
             CINplanDates CINPlanStartDate=2025-09-01!",
        );
    }

    #[test]
    fn another_referral_does_not_matter() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-09-02
             CINdetails CINreferralDate=2025-06-14
             CINplanDates CINPlanStartDate=2025-06-15
             CINplanDates CINPlanStartDate=",
        );
    }
}
