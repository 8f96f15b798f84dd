//! 8868: in a closed case every enquiry is over.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8868",
    level: Error,
    message: "CIN episode is shown as closed, however Section 47 enquiry is not shown as completed by ICPC date or ICPC not required flag",
    earlier: &[],
    text: "If <CINclosureDate> (N00102) is present then all instances of the <Section47> group must either i) include the <DateOfInitialCPC> (N00110) or ii) include <ICPCnotRequired> (N00111) with a value of true or 1",
    reading: "One or the other: both together are reported.",
    module: "CINdetails",
    fields: &["ICPCnotRequired", "CINclosureDate", "DateOfInitialCPC"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.closed.is_given()) {
        for enquiry in &details.enquiries {
            if enquiry.conference.is_given() == enquiry.conference_not_required() {
                found.at([&enquiry.conference, &enquiry.not_required, &details.closed]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_and_open() {
        flags(
            &RULE,
            "CINdetails CINclosureDate=2025-09-01!
             Section47 DateOfInitialCPC=! ICPCnotRequired=0!
             Section47 DateOfInitialCPC=2025-08-01 ICPCnotRequired=0
             Section47 ICPCnotRequired=true
             Section47 DateOfInitialCPC=2025-08-01! ICPCnotRequired=1!
             CINdetails
             Section47 ICPCnotRequired=0",
        );
    }
}
