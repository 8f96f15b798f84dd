//! 8670Q: an assessment is authorised within 45 working days, or by the end of the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8670Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: Assessment started more than 45 working days before the end of the census year. However, there is no Assessment end date.",
    earlier: &[],
    text: "Where present, within an <Assessments> group, if <AssessmentAuthorisationDate> (N00160) is not present then <AssessmentActualStartDate> (N00159) should not be before the <ReferenceDate> (N00603) minus 45 working days.",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentActualStartDate"],
    years: Years::EVERY,
    check: ByWorkingDays(|census| calendar::add_working_days(census.end, -45), check),
};

fn check(child: &Child<'_>, limit: Date, found: &mut Found<'_>) {
    for assessment in child.details.iter().flat_map(|details| &details.assessments) {
        if assessment.authorised.is_blank() && assessment.start.before(limit) {
            found.at([&assessment.start, &assessment.authorised]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_five_working_days_and_one_more() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentActualStartDate=2026-01-27
             Assessments AssessmentActualStartDate=2026-01-26! AssessmentAuthorisationDate=!
             Assessments AssessmentActualStartDate=2026-01-26 AssessmentAuthorisationDate=2026-02-01",
        );
    }

    #[test]
    fn over_easter_2024() {
        flags_in(
            &RULE,
            Year(2024),
            "CINdetails
             Assessments AssessmentActualStartDate=2024-01-26
             Assessments AssessmentActualStartDate=2024-01-25! AssessmentAuthorisationDate=!",
        );
    }
}
