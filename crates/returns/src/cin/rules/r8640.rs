//! 8640: a reason for closure is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8640",
    level: Error,
    message: "CIN Reason for closure code invalid (see Reason for Closure table in CIN Census code set)",
    earlier: &[],
    text: "",
    reading: "If present <ReasonForClosure> (N00103) must be a valid code.",
    module: "CINdetails",
    fields: &["ReasonForClosure"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in &child.details {
        if one.reason.is_given() && !child.census.codes.reason.has(&one.reason) {
            found.at([&one.reason]);
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
            "CINdetails ReasonForClosure=RC1
             CINdetails ReasonForClosure=RC9
             CINdetails ReasonForClosure=RC0!
             CINdetails ReasonForClosure=RC10!
             CINdetails ReasonForClosure=",
        );
    }

    #[test]
    fn rc9_came_with_2022_23() {
        flags_in(&RULE, Year(2023), "CINdetails ReasonForClosure=RC9");
    }
}
