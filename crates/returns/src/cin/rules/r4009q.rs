//! 4009Q: no child in need plan ends after the child’s death.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4009Q",
    level: Query,
    message: "CIN Plan cannot end after the child’s Date of Death",
    earlier: &[],
    text: "If <PersonDeathDate> (N00108) is present, then <CINPlanEndDate> (N00690) must be on or before <PersonDeathDate>.",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["PersonDeathDate", "CINPlanEndDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.cin_plans) {
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
             CINplanDates CINPlanEndDate=2025-09-01
             CINplanDates CINPlanEndDate=2025-09-02!
             Child
             CINdetails
             CINplanDates CINPlanEndDate=2025-09-02",
        );
    }
}
