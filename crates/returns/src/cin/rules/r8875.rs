//! 8875: no conference is held at a weekend.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8875",
    level: Error,
    message: "The Date of Initial Child Protection Conference cannot be a weekend",
    earlier: &[],
    text: "Where present, the <DateOfInitialCPC> (N00110) must not be a Saturday, Sunday",
    reading: "Only conferences of section 47 enquiries, as the rule’s module says.",
    module: "Section47",
    fields: &["DateOfInitialCPC"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for enquiry in child.details.iter().flat_map(|details| &details.enquiries) {
        if enquiry.conference.is_weekend() {
            found.at([&enquiry.conference]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_friday_to_monday() {
        flags(
            &RULE,
            "CINdetails
             Section47 DateOfInitialCPC=2025-07-04
             Section47 DateOfInitialCPC=2025-07-05!
             Section47 DateOfInitialCPC=2025-07-06!
             Section47 DateOfInitialCPC=2025-07-07",
        );
    }
}
