//! 8905: the initial category of abuse is given and is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8905",
    level: Error,
    message: "Initial Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)",
    earlier: &[],
    text: "Where a Child Protection Plan module is present, <InitialCategoryOfAbuse> (N00113) must be present and be a valid code.",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["InitialCategoryOfAbuse"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in child.details.iter().flat_map(|details| &details.protection_plans) {
        if !child.census.codes.abuse.has(&one.initial_category) {
            found.at([&one.initial_category]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_set_and_others() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans InitialCategoryOfAbuse=NEG
             ChildProtectionPlans InitialCategoryOfAbuse=MUL
             ChildProtectionPlans InitialCategoryOfAbuse=XXX!
             ChildProtectionPlans InitialCategoryOfAbuse=!",
        );
    }
}
