//! 8620: a case is closed within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8620",
    level: Error,
    message: "CIN Closure Date present and does not fall within the Census year",
    earlier: &[],
    text: "If <CINclosureDate> (N00102) is present, it must be within [Period_of_Census].",
    reading: "",
    module: "CINdetails",
    fields: &["CINclosureDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in &child.details {
        if one.closed.day().is_some() && !child.census.has(&one.closed) {
            found.at([&one.closed]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_last_day_and_those_beside_them() {
        flags(
            &RULE,
            "CINdetails CINclosureDate=2025-04-01
             CINdetails CINclosureDate=2026-03-31
             CINdetails CINclosureDate=2025-03-31!
             CINdetails CINclosureDate=2026-04-01!
             CINdetails CINclosureDate=",
        );
    }
}
