//! 8920: no child protection plan ends after the child’s death.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8920",
    level: Error,
    message: "Child Protection Plan cannot end after the child’s Date of Death",
    earlier: &[],
    text: "If <PersonDeathDate> (N00108) is present, then <CPPendDate> (N00115) must be on or before <PersonDeathDate>.",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["PersonDeathDate", "CPPendDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.protection_plans) {
        if plan.end.after(&child.who.died) {
            found.at([&plan.end, &child.who.died]);
        }
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
             CINdetails
             ChildProtectionPlans CPPendDate=2025-09-01
             ChildProtectionPlans CPPendDate=2025-09-02!
             Child
             CINdetails
             ChildProtectionPlans CPPendDate=2025-09-02",
        );
    }
}
