//! 8863Q: no assessment begins while another is under way.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8863Q",
    level: Query,
    message: "An Assessment is shown as starting when there is another Assessment ongoing.",
    earlier: &[],
    text: "Within one <CINdetails> group, where present each <AssessmentActualStartDate> (N00159) must not fall on or between: a) the <AssessmentActualStartDate> and <AssessmentAuthorisationDate> (N00160) of any other <Assessments> group that has an <AssessmentAuthorisationDate>, b) the <AssessmentActualStartDate> and the <ReferenceDate> (N00603) where the <AssessmentAuthorisationDate> is missing.",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentActualStartDate", "AssessmentAuthorisationDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        for (number, one) in details.assessments.iter().enumerate() {
            for (_, other) in details.assessments.iter().enumerate().filter(|(other, _)| *other != number) {
                if covers(&other.start, &other.authorised, &one.start, child.census) {
                    found.at([&one.start, &other.start, &other.authorised]);
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
             Assessments AssessmentActualStartDate=2025-05-26! AssessmentAuthorisationDate=2025-08-26!
             Assessments AssessmentActualStartDate=2025-08-26! AssessmentAuthorisationDate=2025-10-26
             CINdetails
             Assessments AssessmentActualStartDate=2025-05-26 AssessmentAuthorisationDate=2025-08-25
             Assessments AssessmentActualStartDate=2025-08-26 AssessmentAuthorisationDate=2025-10-26",
        );
    }

    #[test]
    fn open_until_the_reference_date() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentActualStartDate=2025-05-26! AssessmentAuthorisationDate=!
             Assessments AssessmentActualStartDate=2025-08-26! AssessmentAuthorisationDate=2025-10-26
             CINdetails
             Assessments AssessmentActualStartDate=2025-05-26
             CINdetails
             Assessments AssessmentActualStartDate=2025-05-26",
        );
    }
}
