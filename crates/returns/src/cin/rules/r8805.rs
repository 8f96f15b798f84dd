//! 8805: a closed case has a reason for closure.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8805",
    level: Error,
    message: "A CIN case cannot have a CIN closure date without a Reason for Closure",
    earlier: &[],
    text: "If <CINclosureDate> (N00102) is present then <ReasonForClosure> (N00103) must also be present.",
    reading: "",
    module: "CINdetails",
    fields: &["CINclosureDate", "ReasonForClosure"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in
        child.details.iter().filter(|details| details.closed.is_given() && details.reason.is_blank())
    {
        found.at([&details.closed, &details.reason]);
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
             CINdetails CINclosureDate=2025-09-01! ReasonForClosure=!
             CINdetails CINclosureDate=",
        );
    }
}
