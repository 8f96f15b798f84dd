//! 8555Q: no child is referred after its death.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8555Q",
    level: Query,
    message: "Child cannot be referred after its recorded date of death",
    earlier: &[],
    text: "If <PersonDeathDate> (N00108) is present, then the <CINreferralDate> (N00100) must be on or before the <PersonDeathDate>.",
    reading: "",
    module: "CINdetails",
    fields: &["PersonDeathDate", "CINreferralDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.referred.after(&child.who.died)) {
        found.at([&details.referred, &child.who.died]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_day_and_the_day_after() {
        flags(
            &RULE,
            "ChildIdentifiers PersonDeathDate=2025-09-01!
             CINdetails CINreferralDate=2025-09-01
             CINdetails CINreferralDate=2025-09-02!",
        );
    }
}
