//! 8590: a child has a case.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8590",
    level: Error,
    message: "Child does not have a recorded CIN episode.",
    earlier: &[],
    text: "Each child must have at least one <CINdetails> group.",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["LAchildID"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.details.is_empty() {
        found.at([&child.who.la_child_id]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without() {
        flags(
            &RULE,
            "ChildIdentifiers LAchildID=A1!
             Child
             ChildIdentifiers LAchildID=A2
             CINdetails ReferralNFA=1",
        );
    }
}
