//! 8530Q: an unborn child is expected around the end of the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8530Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: Expected Date of Birth is outside the expected range for this census (March to December of the Census Year end)",
    earlier: &[],
    text: "If present <ExpectedPersonBirthDate> (N00098) should be between [<ReferenceDate> (N00603) minus 30 days] and [<ReferenceDate> (N00603) plus 9 months]",
    reading: "Both bounds are allowed.",
    module: "ChildIdentifiers",
    fields: &["ExpectedPersonBirthDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let from = child.census.end.saturating_sub(Span::new().days(30));
    let to = child.census.end.saturating_add(Span::new().months(9));
    if child.who.expected.day().is_some() && !child.who.expected.within(from, to) {
        found.at([&child.who.expected]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_and_the_days_beyond_them() {
        flags(
            &RULE,
            "ChildIdentifiers ExpectedPersonBirthDate=2026-03-01
             Child
             ChildIdentifiers ExpectedPersonBirthDate=2026-12-31
             Child
             ChildIdentifiers ExpectedPersonBirthDate=2026-02-28!
             Child
             ChildIdentifiers ExpectedPersonBirthDate=2027-01-01!
             Child
             ChildIdentifiers ExpectedPersonBirthDate=",
        );
    }
}
