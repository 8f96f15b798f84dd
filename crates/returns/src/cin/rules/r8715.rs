//! 8715: an initial conference is held within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8715",
    level: Error,
    message: "Date of Initial Child Protection Conference must fall within the census year",
    earlier: &[],
    text: "If present <DateOfInitialCPC> (N00110) must be on or between [Start_Of_Census_Year] and <ReferenceDate> (N00603).",
    reading: "Only conferences of section 47 enquiries, as the rule’s module says.",
    module: "Section47",
    fields: &["DateOfInitialCPC", "ReferenceDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in child.details.iter().flat_map(|details| &details.enquiries) {
        if one.conference.day().is_some() && !child.census.has(&one.conference) {
            found.at([&one.conference]);
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
            "CINdetails
             Section47 DateOfInitialCPC=2025-04-01
             Section47 DateOfInitialCPC=2026-03-31
             Section47 DateOfInitialCPC=2025-03-31!
             Section47 DateOfInitialCPC=2026-04-01!
             Section47 DateOfInitialCPC=",
        );
    }
}
