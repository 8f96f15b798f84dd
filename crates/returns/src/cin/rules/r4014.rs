//! 4014: no child in need plans overlap.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4014",
    level: Error,
    message: "CIN Plan data contains overlapping dates",
    earlier: &[],
    text: "Where more than one <CINPlanDates> group is included, the <CINPlanStartDate> (N00689) of each group cannot fall within either: a) <CINPlanStartDate> to <CINPlanEndDate> (N00690), or b) <CINPlanStartDate> and <ReferenceDate> if <CINPlanEndDate> is not present, of any other group.",
    reading: "All child in need plans of the child are compared, whichever case they belong to.",
    module: "CINplanDates",
    fields: &["CINPlanStartDate", "CINPlanEndDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let plans = || child.details.iter().flat_map(|details| &details.cin_plans).enumerate();
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
             CINplanDates CINPlanStartDate=2025-05-26! CINPlanEndDate=2025-08-26!
             CINplanDates CINPlanStartDate=2025-08-26! CINPlanEndDate=2025-10-26
             Child
             CINdetails
             CINplanDates CINPlanStartDate=2025-05-26 CINPlanEndDate=2025-08-25
             CINplanDates CINPlanStartDate=2025-08-26 CINPlanEndDate=2025-10-26",
        );
    }

    #[test]
    fn an_open_plan_lasts_until_the_reference_date() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanStartDate=2025-05-26! CINPlanEndDate=!
             CINdetails
             CINplanDates CINPlanStartDate=2025-08-26! CINPlanEndDate=2025-10-26",
        );
    }
}
