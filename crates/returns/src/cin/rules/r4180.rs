//! 4180: the sex is given and is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4180",
    level: Error,
    message: "Sex must be provided and equal M, F, or U",
    earlier: &[(Year(2024), "Gender is missing")],
    text: "<Sex> (N00783) must be present and valid",
    reading: "M, F or U; before 2024-25, <GenderCurrent> (N00097): 1, 2, 0 or 9.",
    module: "ChildIdentifiers",
    fields: &["Sex"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if !child.census.codes.sex.has(&child.who.sex) {
        found.at([&child.who.sex]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_since_2024_25() {
        flags(
            &RULE,
            "ChildIdentifiers Sex=M
             Child
             ChildIdentifiers Sex=F
             Child
             ChildIdentifiers Sex=U
             Child
             ChildIdentifiers Sex=m!
             Child
             ChildIdentifiers Sex=1!
             Child
             ChildIdentifiers Sex=!",
        );
    }

    #[test]
    fn numbers_before() {
        flags_in(
            &RULE,
            Year(2024),
            "ChildIdentifiers GenderCurrent=1
             Child
             ChildIdentifiers GenderCurrent=9
             Child
             ChildIdentifiers GenderCurrent=M!
             Child
             ChildIdentifiers GenderCurrent=!",
        );
    }
}
