//! 4017: no child protection plan begins while a child in need plan is open.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4017",
    level: Error,
    message: "A CIN Plan has been reported as open at the same time as a Child Protection Plan.",
    earlier: &[],
    text: "The <CPPstartDate> (N00105) for any CPP group cannot fall within either: <CINPlanStartDate> (N00689) or <CINPlanEndDate> (N00690); or <CINPlanStartDate> and <ReferenceDate> (N00603) if <CINPlanEndDate> is not present, for any CIN Plan group; unless <CPPstartDate> is equal to <CINPlanEndDate> for this group.",
    reading: "All plans of the child are compared, whichever case they belong to.",
    module: "CINplanDates",
    fields: &["CINPlanStartDate", "CINPlanEndDate", "CPPstartDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.cin_plans) {
        for protection in child.details.iter().flat_map(|details| &details.protection_plans) {
            if covers(&plan.start, &plan.end, &protection.start, child.census)
                && !protection.start.same_day(&plan.end)
            {
                found.at([&protection.start, &plan.start, &plan.end]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_and_at_the_end() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanStartDate=2025-05-01! CINPlanEndDate=2025-08-01!
             ChildProtectionPlans CPPstartDate=2025-05-01!
             ChildProtectionPlans CPPstartDate=2025-04-30
             ChildProtectionPlans CPPstartDate=2025-08-01
             CINdetails
             ChildProtectionPlans CPPstartDate=2025-07-31!",
        );
    }

    #[test]
    fn an_open_plan() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanStartDate=2025-05-01! CINPlanEndDate=!
             ChildProtectionPlans CPPstartDate=2026-03-31!
             ChildProtectionPlans CPPstartDate=2026-04-01",
        );
    }
}
