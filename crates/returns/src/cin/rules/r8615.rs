//! 8615: an enquiry has begun by the day of its conference.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8615",
    level: Error,
    message: "Section 47 Enquiry Start Date must be present and cannot be later than the date of the initial Child Protection Conference",
    earlier: &[],
    text: "Within a <Section47> group, if <DateOfInitialCPC> (N00110) is present then <S47ActualStartDate> (N00148) must be present and on or before the <DateOfInitialCPC>.",
    reading: "",
    module: "Section47",
    fields: &["S47ActualStartDate", "DateOfInitialCPC"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for enquiry in child.details.iter().flat_map(|details| &details.enquiries) {
        if enquiry.conference.day().is_some()
            && (enquiry.start.is_blank() || enquiry.start.after(&enquiry.conference))
        {
            found.at([&enquiry.start, &enquiry.conference]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_the_day_after_and_missing() {
        flags(
            &RULE,
            "CINdetails
             Section47 S47ActualStartDate=2025-07-01 DateOfInitialCPC=2025-07-01
             Section47 S47ActualStartDate=2025-07-02! DateOfInitialCPC=2025-07-01!
             Section47 S47ActualStartDate=! DateOfInitialCPC=2025-07-01!
             Section47 S47ActualStartDate=2025-07-02",
        );
    }
}
