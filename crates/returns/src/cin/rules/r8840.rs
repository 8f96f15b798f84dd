//! 8840: a child protection plan does not end on the day on which it began.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8840",
    level: Error,
    message: "Child Protection Plan cannot start and end on the same day",
    earlier: &[],
    text: "Within a <ChildProtectionPlans> group, <CPPstartDate> (N00105) must not be the same as the <CPPendDate> (N00115).",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CPPstartDate", "CPPendDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.protection_plans) {
        if plan.start.same_day(&plan.end) {
            found.at([&plan.start, &plan.end]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_and_the_next() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans CPPstartDate=2025-07-01! CPPendDate=2025-07-01!
             ChildProtectionPlans CPPstartDate=2025-07-01 CPPendDate=2025-07-02
             ChildProtectionPlans CPPstartDate=",
        );
    }
}
