//! 8910: the latest category of abuse is given and is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8910",
    level: Error,
    message: "Latest Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)",
    earlier: &[],
    text: "Where a Child Protection Plan module is present, <LatestCategoryOfAbuse> (N00114) must be present and be a valid code.",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["LatestCategoryOfAbuse"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in child.details.iter().flat_map(|details| &details.protection_plans) {
        if !child.census.codes.abuse.has(&one.latest_category) {
            found.at([&one.latest_category]);
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
             ChildProtectionPlans LatestCategoryOfAbuse=PHY
             ChildProtectionPlans LatestCategoryOfAbuse=EMO
             ChildProtectionPlans LatestCategoryOfAbuse=phy!
             ChildProtectionPlans LatestCategoryOfAbuse=!",
        );
    }
}
