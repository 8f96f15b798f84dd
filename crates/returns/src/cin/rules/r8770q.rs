//! 8770Q: a child of school age has a UPN, or a reason why not.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8770Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: UPN is missing or reason UPN is missing or is UN1 for a child who is of school age.",
    earlier: &[(
        Year(2024),
        "Please check and either amend data or provide a reason: UPN or reason UPN missing expected for a child who is more than 5 years old",
    )],
    text: "If <ReferralNFA> (N00112) = 0 or false and <PersonBirthDate> (N00066) is greater than or equal to [<ReferenceDate> (N00603) minus 4 years] then either <UPN> (N00001) or a valid <UPNunknown> (N00135) should be present",
    reading: "If <ReferralNFA> (N00112) = 0 or false and the child is of school age, that is five or older on the last 31 August before <ReferenceDate> (N00603), then either <UPN> (N00001) or a valid <UPNunknown> (N00135) other than UN1 should be present. Before 2024-25, school age begins where <PersonBirthDate> (N00066) is earlier than [<ReferenceDate> minus 6 years].",
    module: "ChildIdentifiers",
    fields: &["UPNunknown"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let (who, census) = (&child.who, child.census);
    if who.upn.is_given() || !child.details.iter().any(CinDetails::is_not_nfa) {
        return;
    }
    let reason = who.upn_unknown.text().map(str::to_ascii_uppercase).unwrap_or_default();
    let school_age = if census.year < Year(2025) {
        Some(census.end.saturating_sub(Span::new().years(6)))
    } else {
        Date::new(census.start.year() - 5, 9, 1).ok()
    };
    if who.born.before(school_age) && (reason == "UN1" || !census.codes.upn_unknown.lists(&reason)) {
        found.at([&who.upn, &who.upn_unknown]).with([&who.born]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn born_in_august_or_september() {
        flags(
            &RULE,
            "ChildIdentifiers PersonBirthDate=2020-08-31 UPN=! UPNunknown=!
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2020-09-01
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2020-08-31
             CINdetails ReferralNFA=1",
        );
    }

    #[test]
    fn reasons() {
        flags(
            &RULE,
            "ChildIdentifiers PersonBirthDate=2015-01-01 UPN=! UPNunknown=UN1!
             CINdetails ReferralNFA=1
             CINdetails ReferralNFA=false
             Child
             ChildIdentifiers PersonBirthDate=2015-01-01 UPN=! UPNunknown=UN9!
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2015-01-01 UPNunknown=UN2
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2015-01-01 UPN=A201123456789
             CINdetails ReferralNFA=0",
        );
    }

    #[test]
    fn six_years_before_2024_25() {
        flags_in(
            &RULE,
            Year(2023),
            "ChildIdentifiers PersonBirthDate=2017-03-30 UPN=! UPNunknown=!
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2017-03-31
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2015-03-31 UPNunknown=UN1! UPN=!
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2015-03-31 UPNunknown=un5
             CINdetails ReferralNFA=0",
        );
    }
}
