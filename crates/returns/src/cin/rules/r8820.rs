//! 8820: no cases overlap.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8820",
    level: Error,
    message: "The dates on the CIN episodes for this child overlap",
    earlier: &[],
    text: "If more than one <CINdetails> module is present for the same child, then for each module the <CINreferralDate> (N00100) must not fall; a) between the <CINreferralDate> (N00100) and the <CINclosureDate> (N00102) if present; and b) between the <CINreferralDate> (N00100) and the <ReferenceDate> (N00603) if the <CINclosureDate> is not present and <ReferralNFA> (N00112) = false or 0",
    reading: "That is, of any other module. A case may begin on the day on which another is closed.",
    module: "CINdetails",
    fields: &["CINreferralDate", "CINclosureDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (number, details) in child.details.iter().enumerate() {
        for (_, other) in child.details.iter().enumerate().filter(|(other, _)| *other != number) {
            if (other.closed.is_given() || other.is_not_nfa())
                && covers(&other.referred, &other.closed, &details.referred, child.census)
                && !details.referred.same_day(&other.closed)
            {
                found.at([&details.referred, &other.referred, &other.closed]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_another_and_after_it() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-05-01! CINclosureDate=2025-07-01! ReferralNFA=0
             CINdetails CINreferralDate=2025-06-01! CINclosureDate=2025-08-01 ReferralNFA=0
             Child
             CINdetails CINreferralDate=2025-05-01 CINclosureDate=2025-07-01 ReferralNFA=0
             CINdetails CINreferralDate=2025-07-01 CINclosureDate=2025-08-01 ReferralNFA=0",
        );
    }

    #[test]
    fn an_open_case_lasts_until_the_reference_date() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-05-01! CINclosureDate=! ReferralNFA=0
             CINdetails CINreferralDate=2025-06-01! CINclosureDate=2025-08-01 ReferralNFA=0
             Child
             CINdetails CINreferralDate=2025-05-01 ReferralNFA=1
             CINdetails CINreferralDate=2025-06-01 CINclosureDate=2025-08-01 ReferralNFA=0",
        );
    }
}
