//! 8565: nothing happens in a case after it was closed.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8565",
    level: Error,
    message: "Activity shown after a case has been closed",
    earlier: &[],
    text: "If <CINclosureDate> (N00102) is present then it must be on or after all of the following dates that are present: <AssessmentActualStartDate> (N00159), <AssessmentAuthorisationDate> (N00160), <S47ActualStartDate> (N00148), <DateOfInitialCPC> (N00110), <CPPendDate> (N00115), <CINPlanStartDate> (N00689), <CINPlanEndDate> (N00690).",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &[
        "CINclosureDate",
        "DateOfInitialCPC",
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "S47ActualStartDate",
        "CPPendDate",
        "CINPlanStartDate",
        "CINPlanEndDate",
    ],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.closed.day().is_some()) {
        let late = |cell: &Cell<'_>| cell.after(&details.closed);
        let mut cells: Vec<&Cell<'_>> = Vec::new();
        for one in details.assessments.iter().filter(|one| late(&one.start) || late(&one.authorised)) {
            cells.extend([&one.start, &one.authorised]);
        }
        for one in details.enquiries.iter().filter(|one| late(&one.start) || late(&one.conference)) {
            cells.extend([&one.start, &one.conference]);
        }
        cells.extend(details.protection_plans.iter().map(|plan| &plan.end).filter(|end| late(end)));
        for one in details.cin_plans.iter().filter(|one| late(&one.start) || late(&one.end)) {
            cells.extend([&one.start, &one.end]);
        }
        if late(&details.conference) || !cells.is_empty() {
            found.at([&details.closed, &details.conference].into_iter().chain(cells));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_activity() {
        flags(
            &RULE,
            "CINdetails CINclosureDate=2025-09-01! DateOfInitialCPC=2025-09-02!
             CINdetails CINclosureDate=2025-09-01! DateOfInitialCPC=!
             Assessments AssessmentActualStartDate=2025-08-01! AssessmentAuthorisationDate=2025-09-02!
             CINdetails CINclosureDate=2025-09-01! DateOfInitialCPC=!
             Section47 S47ActualStartDate=2025-09-02! DateOfInitialCPC=!
             CINdetails CINclosureDate=2025-09-01! DateOfInitialCPC=!
             ChildProtectionPlans CPPstartDate=2025-08-01 CPPendDate=2025-09-02!
             CINdetails CINclosureDate=2025-09-01! DateOfInitialCPC=!
             CINplanDates CINPlanStartDate=2025-08-01! CINPlanEndDate=2025-09-02!",
        );
    }

    #[test]
    fn on_the_day_of_closure() {
        flags(
            &RULE,
            "CINdetails CINclosureDate=2025-09-01 DateOfInitialCPC=2025-09-01
             Assessments AssessmentActualStartDate=2025-09-01 AssessmentAuthorisationDate=2025-09-01
             Section47 S47ActualStartDate=2025-09-01
             ChildProtectionPlans CPPendDate=2025-09-01
             CINplanDates CINPlanStartDate=2025-09-01 CINPlanEndDate=2025-09-01
             CINdetails DateOfInitialCPC=2025-09-02",
        );
    }

    #[test]
    fn a_plan_after_closure_silences_nothing_else() {
        flags(
            &RULE,
            "CINdetails CINclosureDate=2025-09-01! DateOfInitialCPC=!
             CINplanDates CINPlanStartDate=2025-09-02! CINPlanEndDate=!
             Child
             CINdetails CINclosureDate=2025-09-01! DateOfInitialCPC=2025-09-02!",
        );
    }
}
