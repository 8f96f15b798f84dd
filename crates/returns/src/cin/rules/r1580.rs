//! 1580: an identifier has letters and digits only.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1580",
    level: Error,
    message: "LA Child ID must not contain any non-alphanumeric characters",
    earlier: &[],
    text: "",
    reading: "<LAchildID> (N00097) must not contain any non-alphanumeric characters.",
    module: "ChildIdentifiers",
    fields: &["LAchildID"],
    years: Years::since(2025),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.la_child_id.text().is_some_and(|id| !id.chars().all(char::is_alphanumeric)) {
        found.at([&child.who.la_child_id]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_a_hyphen() {
        flags(
            &RULE,
            "ChildIdentifiers LAchildID=AB000002
             Child
             ChildIdentifiers LAchildID=AB-000002!",
        );
    }
}
