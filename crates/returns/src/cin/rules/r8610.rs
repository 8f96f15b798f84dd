//! 8610: a case that goes further has a primary need.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8610",
    level: Error,
    message: "Primary Need code is missing for a referral which led to further action.",
    earlier: &[],
    text: "If <ReferralNFA> (N00112) = false or 0 then <PrimaryNeedCode> (N00101) must be present.",
    reading: "",
    module: "CINdetails",
    fields: &["ReferralNFA", "PrimaryNeedCode"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.is_not_nfa() && details.need.is_blank()) {
        found.at([&details.nfa, &details.need]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_without_and_not_needed() {
        flags(
            &RULE,
            "CINdetails ReferralNFA=0 PrimaryNeedCode=N1
             CINdetails ReferralNFA=false! PrimaryNeedCode=!
             CINdetails ReferralNFA=1 PrimaryNeedCode=",
        );
    }
}
