//! 8720: a child protection plan has begun by the end of the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8720",
    level: Error,
    message: "Child Protection Plan Start Date missing or out of data collection period",
    earlier: &[],
    text: "Where a CPP module is present, <CPPstartDate> (N00105) must be present and on or before the <ReferenceDate> (N00603).",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CPPstartDate", "ReferenceDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.protection_plans) {
        if plan.start.day().is_none_or(|day| day > child.census.end) {
            found.at([&plan.start]);
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
            "CINdetails
             ChildProtectionPlans CPPstartDate=2026-03-31
             ChildProtectionPlans CPPstartDate=2026-04-01!
             ChildProtectionPlans CPPstartDate=31/03/2026!
             ChildProtectionPlans CPPstartDate=!",
        );
    }
}
