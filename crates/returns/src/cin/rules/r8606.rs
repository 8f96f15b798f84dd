//! 8606: no child is referred more than 40 weeks before its birth.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8606",
    level: Error,
    message: "Child referral date is more than 40 weeks before DOB or expected DOB",
    earlier: &[],
    text: "<CINreferralDate> (N00100) cannot be more than 280 days before <PersonBirthDate> (N00066) or <ExpectedPersonBirthDate> (N00098).",
    reading: "",
    module: "CINdetails",
    fields: &["CINreferralDate", "PersonBirthDate", "ExpectedPersonBirthDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let who = &child.who;
    for details in &child.details {
        let latest = details.referred.day().map(|day| day.saturating_add(Span::new().days(280)));
        if who.born.after(latest) || who.expected.after(latest) {
            found.at([&details.referred, &who.born, &who.expected]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_weeks_and_a_day_more() {
        flags(
            &RULE,
            "ChildIdentifiers PersonBirthDate=2026-01-07
             CINdetails CINreferralDate=2025-04-02
             Child
             ChildIdentifiers PersonBirthDate=2026-01-08! ExpectedPersonBirthDate=!
             CINdetails CINreferralDate=2025-04-02!
             Child
             ChildIdentifiers PersonBirthDate=! ExpectedPersonBirthDate=2026-01-08!
             CINdetails CINreferralDate=2025-04-02!",
        );
    }
}
