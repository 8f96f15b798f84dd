//! 8750: the sex of an unborn child is unknown.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8750",
    level: Error,
    message: "Sex must equal U for an unborn child",
    earlier: &[(Year(2024), "Gender must equal 0 for an unborn child")],
    text: "If <ExpectedPersonBirthDate> (N00098) is present and <PersonBirthDate> (N00066) is blank then <Sex> (N00783) must equal “0”",
    reading: "From 2024-25 the code is U.",
    module: "ChildIdentifiers",
    fields: &["Sex", "PersonBirthDate", "ExpectedPersonBirthDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let who = &child.who;
    let unknown = if child.census.year < Year(2025) { "0" } else { "U" };
    if who.expected.is_given() && who.born.is_blank() && !who.sex.is(unknown) {
        found.at([&who.sex, &who.born, &who.expected]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unborn_and_born() {
        flags(
            &RULE,
            "ChildIdentifiers ExpectedPersonBirthDate=2026-05-01 Sex=U
             Child
             ChildIdentifiers ExpectedPersonBirthDate=2026-05-01! PersonBirthDate=! Sex=F!
             Child
             ChildIdentifiers ExpectedPersonBirthDate=2026-05-01 PersonBirthDate=2026-03-30 Sex=F",
        );
    }

    #[test]
    fn nought_before_2024_25() {
        flags_in(
            &RULE,
            Year(2024),
            "ChildIdentifiers ExpectedPersonBirthDate=2024-05-01 GenderCurrent=0
             Child
             ChildIdentifiers ExpectedPersonBirthDate=2024-05-01! PersonBirthDate=! GenderCurrent=9!",
        );
    }
}
