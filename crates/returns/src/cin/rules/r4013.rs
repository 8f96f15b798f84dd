//! 4013: a child in need plan ends within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4013",
    level: Error,
    message: "CIN Plan end date must fall within the census year",
    earlier: &[],
    text: "If <CINPlanEndDate> (N00690) is present, then <CINPlanEndDate> must fall within [Period_of_Census] inclusive.",
    reading: "",
    module: "CINplanDates",
    fields: &["CINPlanEndDate", "ReferenceDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in child.details.iter().flat_map(|details| &details.cin_plans) {
        if one.end.day().is_some() && !child.census.has(&one.end) {
            found.at([&one.end]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_last_day_and_those_beside_them() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanEndDate=2025-04-01
             CINplanDates CINPlanEndDate=2026-03-31
             CINplanDates CINPlanEndDate=2025-03-31!
             CINplanDates CINPlanEndDate=2026-04-01!
             CINplanDates CINPlanEndDate=",
        );
    }
}
