//! 8525Q: there is a date of birth or an expected one.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8525Q",
    level: Query,
    message: "Either Date of Birth or Expected Date of Birth must be provided (but not both)",
    earlier: &[],
    text: "",
    reading: "Either <PersonBirthDate> (N00066) or <ExpectedPersonBirthDate> (N00098) must be provided, but not both.",
    module: "ChildIdentifiers",
    fields: &["PersonBirthDate", "ExpectedPersonBirthDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.born.is_given() == child.who.expected.is_given() {
        found.at([&child.who.born, &child.who.expected]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_both_and_neither() {
        flags(
            &RULE,
            "ChildIdentifiers PersonBirthDate=2015-01-01
             Child
             ChildIdentifiers ExpectedPersonBirthDate=2026-05-01
             Child
             ChildIdentifiers PersonBirthDate=2015-01-01! ExpectedPersonBirthDate=2026-05-01!
             Child
             ChildIdentifiers PersonBirthDate=! ExpectedPersonBirthDate=!",
        );
    }
}
