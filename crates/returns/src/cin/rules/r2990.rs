//! 2990: nothing more happens in a case closed after assessment.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2990",
    level: Error,
    message: "Activity is recorded against a case marked as ‘Case closed after assessment, no further action’ or 'case closed after assessment, referred to early help'.",
    earlier: &[],
    text: "If a <CINDetails> module has <ReasonForClosure> (N00103) = RC8 or RC9, then it cannot have any of the following modules: <Section47> module <ChildProtectionPlan> module <DateofInitialCPC> (N00110) within the <CINDetails> module <CINPlanDates> module",
    reading: "",
    module: "CINdetails",
    fields: &["ReasonForClosure"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.reason.is_one_of(&["RC8", "RC9"])) {
        let records: Vec<&Cell<'_>> = details
            .enquiries
            .iter()
            .map(|enquiry| &enquiry.record)
            .chain(details.protection_plans.iter().map(|plan| &plan.record))
            .chain(details.cin_plans.iter().map(|plan| &plan.record))
            .collect();
        if details.conference.is_given() || !records.is_empty() {
            found.at([&details.conference].into_iter().chain(records)).with([&details.reason]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn activity_of_every_kind() {
        flags(
            &RULE,
            "CINdetails ReasonForClosure=RC8 DateOfInitialCPC=2025-07-01!
             CINdetails ReasonForClosure=RC9 DateOfInitialCPC=!
             Section47! S47ActualStartDate=2025-07-01
             CINdetails ReasonForClosure=RC8 DateOfInitialCPC=!
             ChildProtectionPlans! CPPstartDate=2025-07-01
             CINdetails ReasonForClosure=RC8 DateOfInitialCPC=!
             CINplanDates! CINPlanStartDate=2025-07-01",
        );
    }

    #[test]
    fn other_reasons_and_no_activity() {
        flags(
            &RULE,
            "CINdetails ReasonForClosure=RC7
             Section47 S47ActualStartDate=2025-07-01
             CINdetails ReasonForClosure=RC8
             Assessments AssessmentActualStartDate=2025-07-01",
        );
    }
}
