//! 100: the reference date is the last day of the collection.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "100",
    level: Error,
    message: "Reference Date is incorrect",
    earlier: &[],
    text: "<ReferenceDate> (N00603) must be present and must equal 2022-03-31",
    reading: "So the text of 2021-22; in every other year, 31 March of the year in which the collection ends.",
    module: "Header",
    fields: &["ReferenceDate"],
    years: Years::EVERY,
    check: ByHeader(check),
};

fn check(header: &Header<'_>, census: &Census, found: &mut Found<'_>) {
    let said = header.year.text().and_then(|year| year.parse().ok()).map(Year);
    if !header.reference.same_day(Collection::of(said.unwrap_or(census.year)).end) {
        found.at([&header.reference]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_of_march() {
        flags(
            &RULE,
            "Header ReferenceDate=2026-03-31
             Child",
        );
    }

    #[test]
    fn another_day_or_none() {
        flags(
            &RULE,
            "Header ReferenceDate=2026-03-30!
             Child",
        );
    }

    #[test]
    fn the_year_of_the_header() {
        flags(
            &RULE,
            "Header Year=2025 ReferenceDate=2026-03-31!
             Child",
        );
    }

    #[test]
    fn no_day_at_all() {
        flags(
            &RULE,
            "Header ReferenceDate=!
             Child",
        );
    }
}
