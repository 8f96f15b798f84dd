//! 4008: no child in need plan begins after the child’s death.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4008",
    level: Error,
    message: "CIN Plan shown as starting after the child’s Date of Death.",
    earlier: &[],
    text: "If <PersonDeathDate> (N00108) is present, then <CINPlanStartDate> (N00689) must be on or before <PersonDeathDate>.",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["PersonDeathDate", "CINPlanStartDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.cin_plans) {
        if plan.start.after(&child.who.died) {
            found.at([&plan.start, &child.who.died]);
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
             CINplanDates CINPlanStartDate=2025-09-01
             CINplanDates CINPlanStartDate=2025-09-02!
             Child
             CINdetails
             CINplanDates CINPlanStartDate=2025-09-02",
        );
    }
}
