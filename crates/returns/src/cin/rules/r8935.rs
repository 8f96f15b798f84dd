//! 8935: no child has two open child protection plans.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8935",
    level: Error,
    message: "This child is showing more than one open Child Protection plan, i.e. with no End Date",
    earlier: &[],
    text: "There must be only one <ChildProtectionPlans> group where the <CPPendDate> (N00115) is missing.",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CPPendDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let open: Vec<&Cell<'_>> = child
        .details
        .iter()
        .flat_map(|details| &details.protection_plans)
        .map(|one| &one.end)
        .filter(|end| end.is_blank())
        .collect();
    if open.len() > 1 {
        found.at(open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_open_across_referrals() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans CPPendDate=!
             CINdetails
             ChildProtectionPlans CPPendDate=!
             Child
             CINdetails
             ChildProtectionPlans CPPendDate=
             ChildProtectionPlans CPPendDate=2025-07-01",
        );
    }

    #[test]
    fn two_open_in_one_referral() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans CPPendDate=!
             ChildProtectionPlans CPPendDate=!",
        );
    }
}
