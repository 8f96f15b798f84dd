//! 8842Q: a review has a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8842Q",
    level: Query,
    message: "Please check and either amend or provide a reason: Review Record has a missing date",
    earlier: &[],
    text: "Where a <Reviews> group is present, a valid <CPPreviewDate> (N00116) should be present within the group.",
    reading: "",
    module: "Reviews",
    fields: &["CPPreviewDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for review in
        child.details.iter().flat_map(|details| &details.protection_plans).flat_map(|plan| &plan.reviews)
    {
        if review.date.day().is_none() {
            found.at([&review.date]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_unreadable_absent_and_right() {
        flags(
            &RULE,
            "CINdetails
             ChildProtectionPlans CPPstartDate=2025-07-01
             Reviews CPPreviewDate=2025-07-20
             Reviews CPPreviewDate=!
             Reviews CPPreviewDate=notadate!
             CINdetails
             ChildProtectionPlans CPPstartDate=2025-07-01
             Reviews CPPreviewDate!",
        );
    }
}
