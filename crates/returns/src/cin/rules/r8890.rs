//! 8890: no section 47 enquiry begins while another is under way.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8890",
    level: Error,
    message: "A Section 47 enquiry is shown as starting when there is another Section 47 Enquiry ongoing",
    earlier: &[],
    text: "Within one <CINdetails> group, each <S47ActualStartDate> (N00148) must not fall on or between a) the <S47ActualStartDate> and <DateOfInitialCPC> (N00110) of any other <Section47> group that has a <DateOfInitialCPC>, or b) the <S47ActualStartDate> and the <ReferenceDate> (N00603) of any other <Section47> group that has a missing <DateOfInitialCPC> and the <ICPCnotRequired> (N00111) flag is not true.",
    reading: "",
    module: "CINdetails",
    fields: &["S47ActualStartDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        for (number, one) in details.enquiries.iter().enumerate() {
            for (_, other) in details.enquiries.iter().enumerate().filter(|(other, _)| *other != number) {
                if (other.conference.is_given() || !other.conference_not_required())
                    && covers(&other.start, &other.conference, &one.start, child.census)
                {
                    found.at([&one.start, &other.start, &other.conference]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_last_day_and_the_day_after() {
        flags(
            &RULE,
            "CINdetails
             Section47 S47ActualStartDate=2025-05-26! DateOfInitialCPC=2025-08-26!
             Section47 S47ActualStartDate=2025-08-26! DateOfInitialCPC=2025-10-26
             CINdetails
             Section47 S47ActualStartDate=2025-05-26 DateOfInitialCPC=2025-08-25
             Section47 S47ActualStartDate=2025-08-26 DateOfInitialCPC=2025-10-26",
        );
    }

    #[test]
    fn open_until_the_reference_date() {
        flags(
            &RULE,
            "CINdetails
             Section47 S47ActualStartDate=2025-05-26! DateOfInitialCPC=!
             Section47 S47ActualStartDate=2025-08-26! DateOfInitialCPC=2025-10-26
             CINdetails
             Section47 S47ActualStartDate=2025-05-26
             CINdetails
             Section47 S47ActualStartDate=2025-05-26",
        );
    }

    #[test]
    fn an_enquiry_without_need_of_a_conference_is_over() {
        flags(
            &RULE,
            "CINdetails
             Section47 S47ActualStartDate=2025-05-26 ICPCnotRequired=1
             Section47 S47ActualStartDate=2025-08-26 ICPCnotRequired=true",
        );
    }
}
