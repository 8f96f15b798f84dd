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
    text: "If <ReferralNFA> (N00112) = 0 or false and the child is of school age, that is five or older on the last 31 August before <ReferenceDate> (N00603), then either <UPN> (N00001) or a valid <UPNunknown> (N00135) other than UN1 should be present. Before 2024-25: if <PersonBirthDate> (N00066) is earlier than [<ReferenceDate> minus 6 years], then either <UPN> or a valid <UPNunknown> should be present.",
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
    let reason_given = census.codes.upn_unknown.has(&who.upn_unknown);
    let wanting = if census.year < Year(2025) {
        who.born.before(census.end.saturating_sub(Span::new().years(6))) && !reason_given
    } else {
        let school_age = Date::new(census.start.year() - 5, 9, 1).ok();
        who.born.before(school_age) && (!reason_given || who.upn_unknown.is("UN1"))
    };
    if wanting {
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
    fn six_years_and_any_reason_before_2024_25() {
        flags_in(
            &RULE,
            Year(2023),
            "ChildIdentifiers PersonBirthDate=2017-03-30 UPN=! UPNunknown=!
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2017-03-31
             CINdetails ReferralNFA=0
             Child
             ChildIdentifiers PersonBirthDate=2015-03-31 UPNunknown=UN1
             CINdetails ReferralNFA=0",
        );
    }
}
