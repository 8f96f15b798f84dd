//! 4016: no child in need plan begins while a child protection plan is open.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4016",
    level: Error,
    message: "A CIN Plan has been reported as open at the same time as a Child Protection Plan.",
    earlier: &[],
    text: "The <CINPlanStartDate> (N00689) for any CIN Plan group cannot fall within either: <CPPstartDate> (N00105) or <CPPendDate> (N00115); or <CPPstartDate> and <ReferenceDate> (N00603) if <CPPendDate> is not present, for any CPP group; unless <CINPlanStartDate> is equal to <CPPendDate> for this group.",
    reading: "All plans of the child are compared, whichever case they belong to.",
    module: "CINplanDates",
    fields: &["CINPlanStartDate", "CPPstartDate", "CPPendDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for protection in child.details.iter().flat_map(|details| &details.protection_plans) {
        for plan in child.details.iter().flat_map(|details| &details.cin_plans) {
            if covers(&protection.start, &protection.end, &plan.start, child.census)
                && !plan.start.same_day(&protection.end)
            {
                found.at([&plan.start, &protection.start, &protection.end]);
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
             ChildProtectionPlans CPPstartDate=2025-05-01! CPPendDate=2025-08-01!
             CINplanDates CINPlanStartDate=2025-05-01!
             CINplanDates CINPlanStartDate=2025-04-30
             CINplanDates CINPlanStartDate=2025-08-01
             CINdetails
             CINplanDates CINPlanStartDate=2025-07-31!",
        );
    }

    #[test]
    fn an_open_plan() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans CPPstartDate=2025-05-01! CPPendDate=!
             CINplanDates CINPlanStartDate=2026-03-31!
             CINplanDates CINPlanStartDate=2026-04-01",
        );
    }
}
