//! 1570: an identifier is no longer than 20 characters.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1570",
    level: Error,
    message: "LA Child ID must not be longer than 20 characters",
    earlier: &[],
    text: "",
    reading: "<LAchildID> (N00097) must not be longer than 20 characters.",
    module: "ChildIdentifiers",
    fields: &["LAchildID"],
    years: Years::since(2025),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.la_child_id.text().is_some_and(|id| id.chars().count() > 20) {
        found.at([&child.who.la_child_id]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_and_one_more() {
        flags(
            &RULE,
            "ChildIdentifiers LAchildID=X2345678901234567890
             Child
             ChildIdentifiers LAchildID=X23456789012345678901!",
        );
    }
}
