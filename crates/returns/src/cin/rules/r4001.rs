//! 4001: no child in need plan is open beside an open child protection plan.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4001",
    level: Error,
    message: "A CIN Plan cannot run concurrently with a Child Protection Plan",
    earlier: &[],
    text: "If a <CINdetails> module has a <ChildProtectionPlan> module present with no <CPPendDate> (N00115), then a <CINPlanDates> module with no <CINPlanEndDate> (N00690) must not be present.",
    reading: "",
    module: "CINplanDates",
    fields: &["CINPlanEndDate", "CPPendDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        for protection in details.protection_plans.iter().filter(|plan| plan.end.is_blank()) {
            for plan in details.cin_plans.iter().filter(|plan| plan.end.is_blank()) {
                found.at([&plan.end, &protection.end]).with([&plan.start, &protection.start]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_open_and_one_ended() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanStartDate=2025-07-01 CINPlanEndDate=!
             ChildProtectionPlans CPPstartDate=2025-07-01 CPPendDate=!
             CINdetails
             CINplanDates CINPlanEndDate=2025-07-01
             ChildProtectionPlans CPPstartDate=2025-07-01
             CINdetails
             CINplanDates CINPlanStartDate=2025-07-01
             CINdetails
             ChildProtectionPlans CPPstartDate=2025-07-01",
        );
    }
}
