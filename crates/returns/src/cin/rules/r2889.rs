//! 2889: no section 47 enquiry begins before its referral.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2889",
    level: Error,
    message: "The S47 start date cannot be before the referral date.",
    earlier: &[],
    text: "Where present, the <S47ActualStartDate> (N00148) should be on or after the <CINreferralDate> (N00100).",
    reading: "",
    module: "Section47",
    fields: &["S47ActualStartDate", "CINreferralDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        for enquiry in &details.enquiries {
            if enquiry.start.before(&details.referred) {
                found.at([&enquiry.start, &details.referred]);
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
             Section47 S47ActualStartDate=2025-06-14
             CINdetails CINreferralDate=2025-09-02!
             Section47 S47ActualStartDate=2025-09-01!",
        );
    }

    #[test]
    fn another_referral_does_not_matter() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-09-02
             CINdetails CINreferralDate=2025-06-14
             Section47 S47ActualStartDate=2025-06-15
             Section47 S47ActualStartDate=",
        );
    }
}
