//! 4011: no child in need plan ends before it begins.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4011",
    level: Error,
    message: "CIN Plan End Date earlier than Start Date",
    earlier: &[],
    text: "If present <CINPlanEndDate> (N00690) must be on or after the <CINPlanStartDate> (N00689).",
    reading: "",
    module: "CINplanDates",
    fields: &["CINPlanEndDate", "CINPlanStartDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in child.details.iter().flat_map(|details| &details.cin_plans) {
        if one.end.before(&one.start) {
            found.at([&one.start, &one.end]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_and_the_day_before() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanStartDate=2025-07-02 CINPlanEndDate=2025-07-02
             CINplanDates CINPlanStartDate=2025-07-02! CINPlanEndDate=2025-07-01!
             CINplanDates CINPlanStartDate=2025-07-02
             CINplanDates CINPlanEndDate=2025-07-01",
        );
    }
}
