//! 8608: no assessment is authorised before it begins.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8608",
    level: Error,
    message: "Assessment Start Date cannot be later than its End Date",
    earlier: &[],
    text: "If present <AssessmentAuthorisationDate> (N00160) must be on or after the <AssessmentActualStartDate> (N00159).",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentActualStartDate", "AssessmentAuthorisationDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for one in child.details.iter().flat_map(|details| &details.assessments) {
        if one.authorised.before(&one.start) {
            found.at([&one.start, &one.authorised]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_and_the_day_before() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentActualStartDate=2025-07-02 AssessmentAuthorisationDate=2025-07-02
             Assessments AssessmentActualStartDate=2025-07-02! AssessmentAuthorisationDate=2025-07-01!
             Assessments AssessmentActualStartDate=2025-07-02
             Assessments AssessmentAuthorisationDate=2025-07-01",
        );
    }
}
