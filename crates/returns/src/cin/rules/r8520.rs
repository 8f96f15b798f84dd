//! 8520: no child is born after the collection.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8520",
    level: Error,
    message: "Date of Birth is after data collection period (must be on or before the end of the census period)",
    earlier: &[],
    text: "<PersonBirthDate> (N00066) must be on or before <ReferenceDate> (N00603) or null.",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["PersonBirthDate", "ReferenceDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.born.after(child.census.end) {
        found.at([&child.who.born]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_reference_date_and_the_day_after() {
        flags(
            &RULE,
            "ChildIdentifiers PersonBirthDate=2026-03-31
             Child
             ChildIdentifiers PersonBirthDate=2026-04-01!
             Child
             ChildIdentifiers ExpectedPersonBirthDate=2026-05-01",
        );
    }
}
