//! 8614: only an authorised assessment has factors.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8614",
    level: Error,
    message: "Parental or child factors at assessment should only be present for a completed assessment.",
    earlier: &[],
    text: "If <AssessmentAuthorisationDate> (N00160) is missing, <AssessmentFactors> (N00181) within the same module must also be missing.",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentAuthorisationDate", "AssessmentFactors"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.details.iter().flat_map(|details| &details.assessments) {
        if assessment.authorised.is_blank() && !assessment.factors.is_empty() {
            found.at([&assessment.authorised, &assessment.factor_list]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authorised_and_not() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentAuthorisationDate=2025-07-01 AssessmentFactors=1A
             Assessments AssessmentAuthorisationDate=! AssessmentFactors=1A,2B!
             Assessments AssessmentAuthorisationDate=",
        );
    }
}
