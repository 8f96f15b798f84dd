//! 8545Q: a death falls within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8545Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: Child's date of death should be within the census year",
    earlier: &[],
    text: "If present, <PersonDeathDate> (N00108) must be within [Period_of_Census].",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["PersonDeathDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.died.day().is_some() && !child.census.has(&child.who.died) {
        found.at([&child.who.died]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_last_day_and_those_beside_them() {
        flags(
            &RULE,
            "ChildIdentifiers PersonDeathDate=2025-04-01
             Child
             ChildIdentifiers PersonDeathDate=2026-03-31
             Child
             ChildIdentifiers PersonDeathDate=2025-03-31!
             Child
             ChildIdentifiers PersonDeathDate=2026-04-01!",
        );
    }
}
