//! 8940: no child protection plans overlap.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8940",
    level: Error,
    message: "Child Protection Plan data contains overlapping dates",
    earlier: &[],
    text: "Where more than one <ChildProtectionPlans> group is included, the <CPPstartDate> (N00105) of each group cannot fall within either: a) <CPPstartDate> to <CPPendDate> (N00115), or b) <CPPstartDate> and <ReferenceDate> if <CPPendDate> is not present, of any other group.",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CPPstartDate", "CPPendDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let plans = || child.details.iter().flat_map(|details| &details.protection_plans).enumerate();
    for (number, plan) in plans() {
        for (_, other) in plans().filter(|(other, _)| *other != number) {
            if covers(&other.start, &other.end, &plan.start, child.census) {
                found.at([&plan.start, &other.start, &other.end]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_begins_on_the_day_the_other_ends_and_the_day_after() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans CPPstartDate=2025-05-26! CPPendDate=2025-08-26!
             ChildProtectionPlans CPPstartDate=2025-08-26! CPPendDate=2025-10-26
             Child
             CINdetails
             ChildProtectionPlans CPPstartDate=2025-05-26 CPPendDate=2025-08-25
             ChildProtectionPlans CPPstartDate=2025-08-26 CPPendDate=2025-10-26",
        );
    }

    #[test]
    fn an_open_plan_lasts_until_the_reference_date() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans CPPstartDate=2025-05-26! CPPendDate=!
             CINdetails
             ChildProtectionPlans CPPstartDate=2025-08-26! CPPendDate=2025-10-26",
        );
    }
}
