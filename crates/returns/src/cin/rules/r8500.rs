//! 8500: the child’s identifier is given.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8500",
    level: Error,
    message: "LA Child ID missing",
    earlier: &[],
    text: "<LAchildID> (N00097) must be present.",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["LAchildID"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.la_child_id.is_blank() {
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
            "ChildIdentifiers LAchildID=DFX0000001
             Child
             ChildIdentifiers LAchildID=!",
        );
    }
}
