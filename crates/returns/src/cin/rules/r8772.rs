//! 8772: a child without a UPN for want of further action has none that went further.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8772",
    level: Error,
    message: "UPN unknown reason is UN7 (Referral with no further action) but at least one CIN details is a referral going on to further action",
    earlier: &[],
    text: "If <UPNunknown> (N00135) is UN7 then all of the CIN details must have <ReferralNFA> (N00112) = 1 or true.",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["UPNunknown", "ReferralNFA"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.upn_unknown.is("UN7") {
        for details in child.details.iter().filter(|details| !details.is_nfa()) {
            found.at([&child.who.upn_unknown, &details.nfa]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_and_not_all() {
        flags(
            &RULE,
            "ChildIdentifiers UPNunknown=UN7
             CINdetails ReferralNFA=1
             CINdetails ReferralNFA=true
             Child
             ChildIdentifiers UPNunknown=UN7!
             CINdetails ReferralNFA=1
             CINdetails ReferralNFA=0!
             Child
             ChildIdentifiers UPNunknown=UN6
             CINdetails ReferralNFA=0",
        );
    }
}
