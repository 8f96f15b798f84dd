//! 1103: no assessment begins before its referral.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1103",
    level: Error,
    message: "The assessment start date cannot be before the referral date",
    earlier: &[],
    text: "Where present, the <AssessmentActualStartDate> (N00159) should be on or after the <CINreferralDate> (N00100).",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentActualStartDate", "CINreferralDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        for assessment in &details.assessments {
            if assessment.start.before(&details.referred) {
                found.at([&assessment.start, &details.referred]);
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
             Assessments AssessmentActualStartDate=2025-06-14
             CINdetails CINreferralDate=2025-09-02!
             Assessments AssessmentActualStartDate=2025-09-01!",
        );
    }

    #[test]
    fn another_referral_does_not_matter() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-09-02
             CINdetails CINreferralDate=2025-06-14
             Assessments AssessmentActualStartDate=2025-06-15
             Assessments AssessmentActualStartDate=",
        );
    }
}
