//! 2885: a plan begins on the day of its initial conference.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2885",
    level: Error,
    message: "Child protection plan shown as starting a different day to the initial child protection conference.",
    earlier: &[],
    text: "If present and if <CPPStartDate> (N00105) falls within [Period_Of_Census], then the <CPPStartDate> (N00105) should equal either: a) a Section47 module <DateOfInitialCPC> (N00110), or b) a CINDetails module <DateOfInitialCPC> (N00110) if there is no associated Section 47 record.",
    reading: "A Section 47 record whose <ICPCnotRequired> (N00111) is true is not associated with the plan. Where all others began after the plan, b) holds as well.",
    module: "ChildProtectionPlans",
    fields: &["CPPstartDate", "DateOfInitialCPC"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        let enquiries: Vec<&Section47> =
            details.enquiries.iter().filter(|enquiry| !enquiry.conference_not_required()).collect();
        let conferences: Vec<&Cell<'_>> = if enquiries.is_empty() {
            vec![&details.conference]
        } else {
            enquiries.iter().map(|enquiry| &enquiry.conference).collect()
        };
        for plan in details.protection_plans.iter().filter(|plan| child.census.has(&plan.start)) {
            // Enquiries that began when the plan was there already did not lead to it.
            let without = || enquiries.iter().all(|enquiry| enquiry.start.after(&plan.start));
            let agreed = conferences.iter().any(|conference| conference.same_day(&plan.start))
                || details.conference.same_day(&plan.start) && without();
            if !agreed {
                let unmatched = conferences.iter().copied().filter(|conference| {
                    !details.protection_plans.iter().any(|plan| plan.start.same_day(*conference))
                });
                found.at([&plan.start].into_iter().chain(unmatched));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conference_of_an_enquiry() {
        flags(
            &RULE,
            "CINdetails
             Section47 DateOfInitialCPC=2025-05-26 ICPCnotRequired=0
             ChildProtectionPlans CPPstartDate=2025-05-26
             CINdetails
             Section47 DateOfInitialCPC=2025-05-30! ICPCnotRequired=0
             ChildProtectionPlans CPPstartDate=2025-05-26!",
        );
    }

    #[test]
    fn a_conference_without_an_enquiry() {
        flags(
            &RULE,
            "CINdetails DateOfInitialCPC=2025-05-26
             ChildProtectionPlans CPPstartDate=2025-05-26
             CINdetails DateOfInitialCPC=2025-05-28!
             ChildProtectionPlans CPPstartDate=2025-05-26!",
        );
    }

    #[test]
    fn a_conference_that_led_to_another_plan() {
        flags(
            &RULE,
            "CINdetails DateOfInitialCPC=2025-05-26
             ChildProtectionPlans CPPstartDate=2025-05-26
             ChildProtectionPlans CPPstartDate=2025-08-20!",
        );
    }

    #[test]
    fn an_enquiry_that_needed_no_conference_is_not_associated() {
        flags(
            &RULE,
            "CINdetails DateOfInitialCPC=2025-05-26
             Section47 ICPCnotRequired=true
             ChildProtectionPlans CPPstartDate=2025-05-26
             CINdetails DateOfInitialCPC=2025-05-26
             Section47 ICPCnotRequired=0 DateOfInitialCPC=!
             ChildProtectionPlans CPPstartDate=2025-05-26!",
        );
    }

    #[test]
    fn an_enquiry_that_began_after_the_plan_is_not_associated() {
        flags(
            &RULE,
            "CINdetails DateOfInitialCPC=2025-06-10
             Section47 S47ActualStartDate=2025-11-03 DateOfInitialCPC=2025-11-18
             ChildProtectionPlans CPPstartDate=2025-06-10
             CINdetails DateOfInitialCPC=2025-06-10
             Section47 S47ActualStartDate=2025-06-10 DateOfInitialCPC=2025-06-18!
             ChildProtectionPlans CPPstartDate=2025-06-10!
             CINdetails DateOfInitialCPC=2025-06-11
             Section47 S47ActualStartDate=2025-06-11 DateOfInitialCPC=2025-06-18!
             ChildProtectionPlans CPPstartDate=2025-06-10!",
        );
    }

    #[test]
    fn plans_of_other_years() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans CPPstartDate=2025-03-31",
        );
    }
}
