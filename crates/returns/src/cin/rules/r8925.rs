//! 8925: no child protection plan ends before it begins.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8925",
    level: Error,
    message: "Child Protection Plan End Date earlier than Start Date",
    earlier: &[],
    text: "If present <CPPendDate> (N00115) must be on or after the <CPPstartDate> (N00105).",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CPPstartDate", "CPPendDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in child.details.iter().flat_map(|details| &details.protection_plans) {
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
             ChildProtectionPlans CPPstartDate=2025-07-02 CPPendDate=2025-07-02
             ChildProtectionPlans CPPstartDate=2025-07-02! CPPendDate=2025-07-01!
             ChildProtectionPlans CPPstartDate=2025-07-02
             ChildProtectionPlans CPPendDate=2025-07-01",
        );
    }
}
