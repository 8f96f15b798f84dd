//! 8600: a referral has a date within or before the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8600",
    level: Error,
    message: "Child referral date missing or after data collection period",
    earlier: &[],
    text: "<CINreferralDate> (N00100) must be present and must be on or before <ReferenceDate> (N00603).",
    reading: "",
    module: "CINdetails",
    fields: &["CINreferralDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        if details.referred.day().is_none_or(|day| day > child.census.end) {
            found.at([&details.referred]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_unreadable_late_and_right() {
        flags(
            &RULE,
            "CINdetails CINreferralDate=2026-03-31
             CINdetails CINreferralDate=2026-04-01!
             CINdetails CINreferralDate=14/06/2025!
             CINdetails CINreferralDate=!",
        );
    }
}
