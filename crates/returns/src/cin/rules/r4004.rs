//! 4004: no referral has two open child in need plans.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4004",
    level: Error,
    message: "This child is showing more than one open CIN Plan, i.e. with no End Date",
    earlier: &[],
    text: "Within a <CINdetails> module, there must be only one <CINPlanDates> group where the <CINPlanEndDate> (N00690) is missing.",
    reading: "",
    module: "CINplanDates",
    fields: &["CINPlanEndDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        let open: Vec<&Cell<'_>> =
            details.cin_plans.iter().map(|one| &one.end).filter(|end| end.is_blank()).collect();
        if open.len() > 1 {
            found.at(open);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_open_and_one() {
        flags(
            &RULE,
            "CINdetails
             CINplanDates CINPlanEndDate=!
             CINplanDates CINPlanEndDate=!
             CINplanDates CINPlanEndDate=2025-07-01
             CINdetails
             CINplanDates CINPlanEndDate=
             CINdetails
             CINplanDates CINPlanEndDate=",
        );
    }
}
