//! 8930: a child protection plan ends within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8930",
    level: Error,
    message: "Child Protection Plan End Date must fall within the census year",
    earlier: &[],
    text: "If <CPPendDate> (N00115) is present, then <CPPendDate> must fall within [Period_of_Census] inclusive.",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CPPendDate", "ReferenceDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in child.details.iter().flat_map(|details| &details.protection_plans) {
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
             ChildProtectionPlans CPPendDate=2025-04-01
             ChildProtectionPlans CPPendDate=2026-03-31
             ChildProtectionPlans CPPendDate=2025-03-31!
             ChildProtectionPlans CPPendDate=2026-04-01!
             ChildProtectionPlans CPPendDate=",
        );
    }
}
