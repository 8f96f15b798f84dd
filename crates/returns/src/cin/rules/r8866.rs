//! 8866: the source of a referral is given and valid.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8866",
    level: Error,
    message: "Source of Referral is missing or an invalid code",
    earlier: &[],
    text: "If <CINreferralDate> (N00100) is on or after 1 April 2013 then <ReferralSource> (N00152) must be present and must be a valid code.",
    reading: "",
    module: "CINdetails",
    fields: &["CINreferralDate", "ReferralSource"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let since = jiff::civil::date(2013, 4, 1);
    for details in &child.details {
        if details.referred.day().is_some_and(|day| day >= since)
            && !child.census.codes.source.has(&details.source)
        {
            found.at([&details.referred, &details.source]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn since_april_2013() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2013-04-01 ReferralSource=5D
             CINdetails CINreferralDate=2013-04-01! ReferralSource=ZZ!
             CINdetails CINreferralDate=2025-04-01! ReferralSource=!
             CINdetails CINreferralDate=2013-03-31 ReferralSource=
             CINdetails ReferralSource=ZZ",
        );
    }
}
