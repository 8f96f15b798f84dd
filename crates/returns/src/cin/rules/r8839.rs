//! 8839: no referral has two open enquiries.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8839",
    level: Error,
    message: "Within one CINDetails group there are 2 or more open S47 Assessments",
    earlier: &[],
    text: "Within one <CINdetails> group, there must be only one <Section47> group that has no <DateOfInitialCPC> (N00110) recorded OR <Section47> group that has a missing <DateOfInitialCPC> (N00110) and the <ICPCnotRequired> (N00111) flag is not true",
    reading: "A group whose flag is true does not count.",
    module: "Section47",
    fields: &["DateOfInitialCPC"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        let open: Vec<&Cell<'_>> = details
            .enquiries
            .iter()
            .filter(|enquiry| enquiry.conference.is_blank() && !enquiry.conference_not_required())
            .map(|enquiry| &enquiry.conference)
            .collect();
        if open.len() > 1 {
            found.at(open);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_open_and_one() {
        flags(
            &RULE,
            "CINdetails
             Section47 DateOfInitialCPC=! ICPCnotRequired=0
             Section47 DateOfInitialCPC=!
             Section47 DateOfInitialCPC=2025-07-01
             CINdetails
             Section47 ICPCnotRequired=true
             Section47 ICPCnotRequired=0
             Section47 ICPCnotRequired=1",
        );
    }
}
