//! 4000: a referral without further action has no child in need plan.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4000",
    level: Error,
    message: "CIN Plan details provided for a referral with no further action",
    earlier: &[],
    text: "",
    reading: "If a <CINdetails> module has <ReferralNFA> (N00112) = true or 1, then there should be no <CINPlanDates> module present.",
    module: "CINplanDates",
    fields: &["ReferralNFA"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.is_nfa()) {
        for plan in &details.cin_plans {
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
            "CINdetails ReferralNFA=true!
             CINplanDates! CINPlanStartDate=2025-07-01
             CINdetails ReferralNFA=false
             CINplanDates CINPlanStartDate=2025-07-01
             CINdetails ReferralNFA=1",
        );
    }
}
