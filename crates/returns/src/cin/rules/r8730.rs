//! 8730: the number of earlier plans is given.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8730",
    level: Error,
    message: "Total Number of previous Child Protection Plans missing",
    earlier: &[],
    text: "Where a CPP module is present, <NumberOfPreviousCPP> (N00106) must be greater than or equal to zero.",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["NumberOfPreviousCPP"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for plan in child.details.iter().flat_map(|details| &details.protection_plans) {
        if plan.previous.text().is_none_or(|text| text.parse::<u32>().is_err()) {
            found.at([&plan.previous]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_what_is_none() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans NumberOfPreviousCPP=0
             ChildProtectionPlans NumberOfPreviousCPP=12
             ChildProtectionPlans NumberOfPreviousCPP=-1!
             ChildProtectionPlans NumberOfPreviousCPP=one!
             ChildProtectionPlans NumberOfPreviousCPP=!",
        );
    }
}
