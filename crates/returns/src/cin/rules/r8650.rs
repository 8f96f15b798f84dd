//! 8650: a primary need is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8650",
    level: Error,
    message: "Primary Need Code invalid (see Primary Need table in CIN census code set)",
    earlier: &[],
    text: "If present <PrimaryNeedCode> (N00101) must be a valid primary need code value.",
    reading: "",
    module: "CINdetails",
    fields: &["PrimaryNeedCode"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in &child.details {
        if one.need.is_given() && !child.census.codes.need.has(&one.need) {
            found.at([&one.need]);
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
            "CINdetails PrimaryNeedCode=N0
             CINdetails PrimaryNeedCode=N9
             CINdetails PrimaryNeedCode=N10!
             CINdetails PrimaryNeedCode=X!
             CINdetails PrimaryNeedCode=",
        );
    }
}
