//! 8675Q: a conference follows an enquiry within 15 working days, or by the end of the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8675Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: S47 Enquiry started more than 15 working days before the end of the census year. However, there is no date of Initial Child Protection Conference.",
    earlier: &[],
    text: "If <DateOfInitialCPC> (N00110) not present and <ICPCnotRequired> (N00111) equals false then <S47ActualStartDate> (N00148) should not be before the <ReferenceDate> (N00603) minus 15 working days.",
    reading: "",
    module: "Section47",
    fields: &["DateOfInitialCPC", "S47ActualStartDate", "ICPCnotRequired"],
    years: Years::EVERY,
    check: ByWorkingDays(|census| calendar::add_working_days(census.end, -15), check),
};

fn check(child: &Child<'_>, limit: Date, found: &mut Found<'_>) {
    for enquiry in child.details.iter().flat_map(|details| &details.enquiries) {
        if enquiry.conference.is_blank() && enquiry.conference_required() && enquiry.start.before(limit) {
            found.at([&enquiry.start, &enquiry.conference, &enquiry.not_required]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_working_days_and_one_more() {
        flags(
            &RULE,
            "CINdetails
             Section47 S47ActualStartDate=2026-03-10 ICPCnotRequired=0
             Section47 S47ActualStartDate=2026-03-09! DateOfInitialCPC=! ICPCnotRequired=false!
             Section47 S47ActualStartDate=2026-03-09 ICPCnotRequired=1
             Section47 S47ActualStartDate=2026-03-09 DateOfInitialCPC=2026-03-20 ICPCnotRequired=0",
        );
    }
}
