//! 8540: a child with a case has valid disability codes.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8540",
    level: Error,
    message: "Child’s disability is missing or invalid (see Disability table)",
    earlier: &[],
    text: "If <PersonBirthDate> (N00066) is present and at least one <ReferralNFA> (N00112) is false or 0, then one or more instances of <Disability> (N00099) must be present, and all instances must be valid code values.",
    reading: "",
    module: "ChildCharacteristics",
    fields: &["Disability", "PersonBirthDate", "ReferralNFA"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.born.is_blank() || !child.details.iter().any(CinDetails::is_not_nfa) {
        return;
    }
    let disabilities = &child.characteristics.disabilities;
    if disabilities.is_empty() {
        found.at([&child.characteristics.record]).with([&child.who.born]);
    }
    for disability in
        disabilities.iter().filter(|disability| !child.census.codes.disability.has(&disability.code))
    {
        found.at([&disability.code]).with([&child.who.born]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_invalid_and_missing() {
        flags(
            &RULE,
            "ChildIdentifiers PersonBirthDate=2015-01-01
             ChildCharacteristics Ethnicity=WBRI
             Disabilities Disability=NONE
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2015-01-01
             ChildCharacteristics Ethnicity=WBRI
             Disabilities Disability=none!
             Disabilities Disability=MOB
             CINdetails ReferralNFA=false
             Child
             ChildIdentifiers PersonBirthDate=2015-01-01
             ChildCharacteristics! Ethnicity=WBRI
             CINdetails ReferralNFA=1
             CINdetails ReferralNFA=0",
        );
    }

    #[test]
    fn unborn_children_and_referrals_without_further_action() {
        flags(
            &RULE,
            "ChildIdentifiers ExpectedPersonBirthDate=2026-05-01
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2015-01-01
             Disabilities Disability=XX
             CINdetails ReferralNFA=true",
        );
    }
}
