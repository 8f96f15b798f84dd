//! 8535Q: no child dies before being born.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8535Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: Child’s date of death should not be prior to the date of birth",
    earlier: &[],
    text: "<PersonDeathDate> (N00108) must be on or after <PersonBirthDate> (N00066)",
    reading: "A death without a date of birth is reported, too.",
    module: "ChildIdentifiers",
    fields: &["PersonDeathDate", "PersonBirthDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let who = &child.who;
    if who.died.day().is_some() && (who.born.is_blank() || who.died.before(&who.born)) {
        found.at([&who.died, &who.born]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_the_day_before_and_never_born() {
        flags(
            &RULE,
            "ChildIdentifiers PersonBirthDate=2025-06-01 PersonDeathDate=2025-06-01
             Child
             ChildIdentifiers PersonBirthDate=2025-06-01! PersonDeathDate=2025-05-31!
             Child
             ChildIdentifiers PersonBirthDate=! PersonDeathDate=2025-05-31!
             Child
             ChildIdentifiers PersonBirthDate=2025-06-01",
        );
    }
}
