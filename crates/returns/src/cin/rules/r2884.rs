//! 2884: an initial conference is recorded once.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2884",
    level: Error,
    message: "An initial child protection conference is recorded at both the S47 and CIN Details level and it should only be recorded in one",
    earlier: &[],
    text: "A <DateOfInitialCPC> (N00110) must not be present both on the <CINdetails> module and on one of its <Section47> modules.",
    module: "Section47",
    fields: &["DateOfInitialCPC"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.conference.is_given()) {
        for enquiry in details.enquiries.iter().filter(|enquiry| enquiry.conference.is_given()) {
            found.at([&details.conference, &enquiry.conference]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_both_and_on_either() {
        flags(
            &RULE,
            "CINdetails DateOfInitialCPC=2025-07-01!
             Section47 DateOfInitialCPC=2025-07-01!
             Section47
             CINdetails DateOfInitialCPC=2025-07-01
             CINdetails
             Section47 DateOfInitialCPC=2025-07-01",
        );
    }
}
