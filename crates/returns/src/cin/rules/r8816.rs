//! 8816: an open case is the latest.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8816",
    level: Error,
    message: "An open CIN episode is shown and case is not a referral with no further action, but it is not the latest episode.",
    earlier: &[],
    text: "If there is a <CINdetails> module present for the child where <CINclosureDate> (N00102) is missing and <ReferralNFA> (N00112) = false or 0, then the <CINreferralDate> (N00100) for this module must be the latest of all Referral Dates for that child.",
    reading: "Of several modules referred on the same, latest day, each is the latest.",
    module: "CINdetails",
    fields: &["CINreferralDate", "ReferralNFA"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let latest = child.details.iter().filter(|details| details.referred.day().is_some()).rev();
    let Some(latest) = latest.max_by_key(|details| details.referred.day()) else { return };
    for details in child.details.iter().filter(|details| details.closed.is_blank() && details.is_not_nfa()) {
        if details.referred.before(&latest.referred) {
            found.at([&details.referred, &latest.referred]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_before_another() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-05-01! ReferralNFA=0
             CINdetails CINreferralDate=2025-07-01! ReferralNFA=1
             Child
             CINdetails CINreferralDate=2025-07-01 ReferralNFA=0
             CINdetails CINreferralDate=2025-05-01 ReferralNFA=0 CINclosureDate=2025-06-01
             Child
             CINdetails CINreferralDate=2025-05-01 ReferralNFA=1
             CINdetails CINreferralDate=2025-07-01 ReferralNFA=0",
        );
    }
}
