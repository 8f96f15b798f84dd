//! 8897Q: an authorised assessment has factors.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8897Q",
    level: Query,
    message: "Parental or child factors at assessment information is missing from a completed assessment",
    earlier: &[],
    text: "Where present, if <AssessmentAuthorisationDate> (N00160) is on or after [Start_Of_Census_Year] then one or more <AssessmentFactors> (N00181) must be present within the same assessment module and must be a valid code.",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentAuthorisationDate", "AssessmentFactors"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.details.iter().flat_map(|details| &details.assessments) {
        let all_valid =
            || assessment.factors.iter().all(|factor| child.census.codes.factor.has(&factor.code));
        if assessment.authorised.day().is_some_and(|day| day >= child.census.start)
            && (assessment.factors.is_empty() || !all_valid())
        {
            found.at([&assessment.authorised, &assessment.factor_list]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_some_and_invalid() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentAuthorisationDate=2025-04-01! AssessmentFactors=!
             Assessments AssessmentAuthorisationDate=2025-04-01 AssessmentFactors=1A,2B
             Assessments AssessmentAuthorisationDate=2025-04-01! AssessmentFactors=1A,99Z!
             Assessments AssessmentAuthorisationDate=2025-03-31
             Assessments AssessmentAuthorisationDate=",
        );
    }

    #[test]
    fn an_invalid_code_silences_no_other() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentAuthorisationDate=2025-04-01! AssessmentFactors=99Z!
             Child
             CINdetails
             Assessments AssessmentAuthorisationDate=2025-04-01! AssessmentFactors=!",
        );
    }
}
