//! 8630: no case is closed before its referral.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8630",
    level: Error,
    message: "CIN Closure Date is before CIN Referral Date for the same CIN episode",
    earlier: &[],
    text: "If present <CINclosureDate> (N00102) must be on or after <CINreferralDate> (N00100) in the same <CINdetails> instance.",
    reading: "",
    module: "CINdetails",
    fields: &["CINreferralDate", "CINclosureDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.closed.before(&details.referred)) {
        found.at([&details.closed, &details.referred]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_and_the_day_before() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-07-02 CINclosureDate=2025-07-02
             CINdetails CINreferralDate=2025-07-02! CINclosureDate=2025-07-01!
             CINdetails CINreferralDate=2025-07-02",
        );
    }
}
