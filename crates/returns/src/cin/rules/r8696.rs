//! 8696: an assessment is authorised within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8696",
    level: Error,
    message: "Assessment end date must fall within the census year",
    earlier: &[],
    text: "If present <AssessmentAuthorisationDate> (N00160) must be on or between [Start_Of_Census_Year] and <ReferenceDate> (N00603).",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentAuthorisationDate", "ReferenceDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in child.details.iter().flat_map(|details| &details.assessments) {
        if one.authorised.day().is_some() && !child.census.has(&one.authorised) {
            found.at([&one.authorised]);
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
             Assessments AssessmentAuthorisationDate=2025-04-01
             Assessments AssessmentAuthorisationDate=2026-03-31
             Assessments AssessmentAuthorisationDate=2025-03-31!
             Assessments AssessmentAuthorisationDate=2026-04-01!
             Assessments AssessmentAuthorisationDate=",
        );
    }
}
