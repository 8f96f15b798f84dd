//! 8810: a reason for closure has a date of closure.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8810",
    level: Error,
    message: "A CIN case cannot have a Reason for Closure without a CIN Closure Date",
    earlier: &[],
    text: "If <ReasonForClosure> (N00103) is present then <CINclosureDate> (N00102) must also be present.",
    reading: "",
    module: "CINdetails",
    fields: &["ReasonForClosure", "CINclosureDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in
        child.details.iter().filter(|details| details.reason.is_given() && details.closed.is_blank())
    {
        found.at([&details.reason, &details.closed]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without() {
        flags(
            &RULE,
            "CINdetails CINclosureDate=2025-09-01 ReasonForClosure=RC7
             CINdetails CINclosureDate=! ReasonForClosure=RC7!
             CINdetails CINclosureDate=",
        );
    }
}
