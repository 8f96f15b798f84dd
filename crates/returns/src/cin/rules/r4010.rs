//! 4010: a child in need plan has begun by the end of the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4010",
    level: Error,
    message: "CIN Plan start date is missing or out of data collection period",
    earlier: &[],
    text: "Where a <CINPlanDates> module is present, <CINPlanStartDate> (N00689) must be present and on or before the <ReferenceDate> (N00603).",
    reading: "",
    module: "CINplanDates",
    fields: &["CINPlanStartDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.cin_plans) {
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
             CINplanDates CINPlanStartDate=2026-03-31
             CINplanDates CINPlanStartDate=2026-04-01!
             CINplanDates CINPlanStartDate=31/03/2026!
             CINplanDates CINPlanStartDate=!",
        );
    }
}
