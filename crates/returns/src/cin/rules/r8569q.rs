//! 8569Q: a referral of before the year is no referral without further action.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8569Q",
    level: Query,
    message: "A case with referral date before one working day prior to the collection start date must not be flagged as a no further action case",
    earlier: &[],
    text: "If <CINreferralDate> (N00100) is before [Start_of_Census_Year] minus 1 working day, <ReferralNFA> (N00112) must be false.",
    reading: "",
    module: "CINdetails",
    fields: &["ReferralNFA"],
    years: Years::EVERY,
    check: ByWorkingDays(|census| calendar::add_working_days(census.start, -1), check),
};

fn check(child: &Child<'_>, before: Date, found: &mut Found<'_>) {
    for details in
        child.details.iter().filter(|details| details.referred.before(before) && !details.is_not_nfa())
    {
        found.at([&details.referred]).with([&details.nfa]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_working_day_before_the_year_and_the_day_before() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2025-03-31 ReferralNFA=1
             CINdetails CINreferralDate=2025-03-30! ReferralNFA=1
             CINdetails CINreferralDate=2025-03-30 ReferralNFA=false",
        );
    }

    #[test]
    fn over_easter_2024() {
        flags_in(
            &RULE,
            Year(2025),
            "CINdetails CINreferralDate=2024-03-28 ReferralNFA=1
             CINdetails CINreferralDate=2024-03-27! ReferralNFA=1",
        );
    }
}
