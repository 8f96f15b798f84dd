//! 1104: no initial conference is held before the referral.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1104",
    level: Error,
    message: "The date of the initial child protection conference cannot be before the referral date",
    earlier: &[],
    text: "Where present, the <DateOfInitialCPC> (N00110) should be on or after <CINreferralDate> (N00100)",
    reading: "Only conferences of section 47 enquiries, as the rule’s module says.",
    module: "Section47",
    fields: &["CINreferralDate", "DateOfInitialCPC"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        for enquiry in &details.enquiries {
            if enquiry.conference.before(&details.referred) {
                found.at([&enquiry.conference, &details.referred]);
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
             Section47 DateOfInitialCPC=2025-06-14
             CINdetails CINreferralDate=2025-09-02!
             Section47 DateOfInitialCPC=2025-09-01!",
        );
    }

    #[test]
    fn another_referral_does_not_matter() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-09-02
             CINdetails CINreferralDate=2025-06-14
             Section47 DateOfInitialCPC=2025-06-15
             Section47 DateOfInitialCPC=",
        );
    }
}
