//! 8740: an enquiry whose conference is still to come began within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8740",
    level: Error,
    message: "For a Section 47 Enquiry that has not held the Initial Child Protection Conference by the end of the census year, the start date must fall within the census year",
    earlier: &[],
    text: "If a <Section47> group does not contain the <DateOfInitialCPC> (N00110) and <ICPCnotRequired> (N00111) is false then the <S47ActualStartDate> (N00148) must be on or between [Start_Of_Census_Year] and <ReferenceDate> (N00603).",
    reading: "",
    module: "Section47",
    fields: &["S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for enquiry in child.details.iter().flat_map(|details| &details.enquiries) {
        if enquiry.conference.is_blank() && enquiry.conference_required() && !child.census.has(&enquiry.start)
        {
            found.at([&enquiry.start, &enquiry.conference, &enquiry.not_required]);
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
             Section47 S47ActualStartDate=2025-04-01 ICPCnotRequired=0
             Section47 S47ActualStartDate=2026-03-31 ICPCnotRequired=0
             Section47 S47ActualStartDate=2025-03-31! DateOfInitialCPC=! ICPCnotRequired=false!
             Section47 S47ActualStartDate=2026-04-01! DateOfInitialCPC=! ICPCnotRequired=0!
             Section47 S47ActualStartDate=2025-03-31 ICPCnotRequired=true
             Section47 S47ActualStartDate=2025-03-31 DateOfInitialCPC=2025-04-20 ICPCnotRequired=0",
        );
    }
}
