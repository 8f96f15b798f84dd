//! 8841: no plan is reviewed on or before the day on which it begins.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8841",
    level: Error,
    message: "The review date cannot be on the same day or before the Child protection Plan start date.",
    earlier: &[],
    text: "Within a <ChildProtectionPlans> group, there should be no <CPPreviewDate> (N00116) that is the same as or before the <CPPstartDate> (N00105).",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CPPstartDate", "CPPreviewDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.protection_plans) {
        for review in &plan.reviews {
            if review.date.before(&plan.start) || review.date.same_day(&plan.start) {
                found.at([&review.date, &plan.start]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_after_the_day_itself_and_before() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans CPPstartDate=2025-07-01!
             Reviews CPPreviewDate=2025-07-01!
             Reviews CPPreviewDate=2025-07-02
             CINdetails
             ChildProtectionPlans CPPstartDate=2025-07-01!
             Reviews CPPreviewDate=2025-06-30!",
        );
    }
}
