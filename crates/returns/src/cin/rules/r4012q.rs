//! 4012Q: a child in need plan does not end on the day on which it began.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4012Q",
    level: Query,
    message: "Please check and either amend or provide a reason: CIN Plan shown as starting and ending on the same day",
    earlier: &[],
    text: "Within a <CINPlanDates> group, <CINPlanStartDate> (N00689) should not be the same as the <CINPlanEndDate> (N00690).",
    reading: "",
    module: "CINplanDates",
    fields: &["CINPlanStartDate", "CINPlanEndDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.cin_plans) {
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
             CINplanDates CINPlanStartDate=2025-07-01! CINPlanEndDate=2025-07-01!
             CINplanDates CINPlanStartDate=2025-07-01 CINPlanEndDate=2025-07-02
             CINplanDates CINPlanStartDate=",
        );
    }
}
