//! 2884: an initial conference is recorded once.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2884",
    level: Error,
    message: "An initial child protection conference is recorded at both the S47 and CIN Details level and it should only be recorded in one",
    earlier: &[],
    text: "",
    reading: "No <DateOfInitialCPC> (N00110) of a <CINdetails> module may be the same day as one of a <Section47> module of the child: that is one conference, recorded twice.",
    module: "Section47",
    fields: &["DateOfInitialCPC"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let enquiries = || child.details.iter().flat_map(|details| &details.enquiries);
    for details in &child.details {
        for enquiry in enquiries().filter(|enquiry| enquiry.conference.same_day(&details.conference)) {
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
             Child
             CINdetails DateOfInitialCPC=2025-07-01
             CINdetails
             Section47
             Child
             CINdetails
             Section47 DateOfInitialCPC=2025-07-01",
        );
    }

    #[test]
    fn another_authoritys_conference_and_one_of_an_enquiry_of_its_own() {
        flags(
            &RULE,
            "CINdetails DateOfInitialCPC=2025-06-10
             Section47 DateOfInitialCPC=2025-11-18
             Child
             CINdetails DateOfInitialCPC=2025-11-17
             Section47 DateOfInitialCPC=2025-11-18",
        );
    }

    #[test]
    fn one_conference_at_two_cases_of_the_child() {
        flags(
            &RULE,
            "CINdetails DateOfInitialCPC=2025-07-01!
             CINdetails
             Section47 DateOfInitialCPC=2025-07-01!",
        );
    }
}
