//! 8815: no child has two open cases.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8815",
    level: Error,
    message: "More than one open CIN Details episode (a module with no CIN Closure Date) has been provided for this child and case is not a referral with no further action.",
    earlier: &[],
    text: "If more than one <CINdetails> module is present for the same child, then there must only be one where <CINclosureDate> (N00102) is missing and <ReferralNFA> (N00112) = false or 0.",
    reading: "",
    module: "CINdetails",
    fields: &["ReferralNFA", "CINclosureDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let open: Vec<&Cell<'_>> = child
        .details
        .iter()
        .filter(|details| details.closed.is_blank() && details.is_not_nfa())
        .map(|details| &details.closed)
        .collect();
    if open.len() > 1 {
        found.at(open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_open_cases_and_one() {
        flags(
            &RULE,
            "CINdetails CINclosureDate=! ReferralNFA=0
             CINdetails CINclosureDate=! ReferralNFA=false
             CINdetails CINclosureDate=2025-09-01 ReferralNFA=0
             Child
             CINdetails ReferralNFA=0
             CINdetails ReferralNFA=1",
        );
    }
}
