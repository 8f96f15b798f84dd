//! 8832: a referral without further action has no child protection plan.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8832",
    level: Error,
    message: "Child Protection details provided for a referral with no further action.",
    earlier: &[],
    text: "If a <CINdetails> module has <ReferralNFA> (N00112) = true or 1, then there should be no Child Protection module present.",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CINdetailsID", "ReferralNFA"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.is_nfa()) {
        for plan in &details.protection_plans {
            found.at([&plan.record, &details.nfa]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_way() {
        flags(
            &RULE,
            "CINdetails ReferralNFA=1!
             ChildProtectionPlans! CPPstartDate=2025-07-01
             CINdetails ReferralNFA=false
             ChildProtectionPlans CPPstartDate=2025-07-01
             CINdetails ReferralNFA=true",
        );
    }
}
