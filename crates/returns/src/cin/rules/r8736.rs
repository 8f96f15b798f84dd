//! 8736: an assessment that is still open began within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8736",
    level: Error,
    message: "For an Assessment that has not been completed, the start date must fall within the census year",
    earlier: &[],
    text: "Where present, if an <Assessments> group does not contain the <AssessmentAuthorisationDate> (N00160) then the <AssessmentActualStartDate> (N00159) must be on or between [Start_Of_Census_Year] and <ReferenceDate> (N00603).",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentAuthorisationDate", "AssessmentActualStartDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.details.iter().flat_map(|details| &details.assessments) {
        if assessment.authorised.is_blank() && !child.census.has(&assessment.start) {
            found.at([&assessment.start, &assessment.authorised]);
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
             Assessments AssessmentActualStartDate=2025-04-01
             Assessments AssessmentActualStartDate=2026-03-31
             Assessments AssessmentActualStartDate=2025-03-31! AssessmentAuthorisationDate=!
             Assessments AssessmentActualStartDate=2026-04-01! AssessmentAuthorisationDate=!
             Assessments AssessmentActualStartDate=! AssessmentAuthorisationDate=!
             Assessments AssessmentActualStartDate=2025-03-31 AssessmentAuthorisationDate=2025-04-20",
        );
    }
}
