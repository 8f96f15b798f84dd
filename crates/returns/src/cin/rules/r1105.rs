//! 1105: no child protection plan begins before its referral.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1105",
    level: Error,
    message: "The child protection plan start date cannot be before the referral date",
    earlier: &[],
    text: "Where present, the <CPPstartDate> (N00105) must be on or after the <CINreferralDate> (N00100).",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CPPstartDate", "CINreferralDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        for plan in &details.protection_plans {
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
             ChildProtectionPlans CPPstartDate=2025-06-14
             CINdetails CINreferralDate=2025-09-02!
             ChildProtectionPlans CPPstartDate=2025-09-01!",
        );
    }

    #[test]
    fn another_referral_does_not_matter() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-09-02
             CINdetails CINreferralDate=2025-06-14
             ChildProtectionPlans CPPstartDate=2025-06-15
             ChildProtectionPlans CPPstartDate=",
        );
    }
}
