//! 8869: “no factors identified” stands alone.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8869",
    level: Error,
    message: "The assessment factors code “21” cannot be used in conjunction with any other assessment factors.",
    earlier: &[],
    text: "If <AssessmentFactors> (N00181) = “21”, this must be the only <AssessmentFactors> present.",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentFactors"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.details.iter().flat_map(|details| &details.assessments) {
        if assessment.factors.len() > 1 && assessment.factors.iter().any(|factor| factor.code.is("21")) {
            found.at([&assessment.factor_list]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alone_and_not() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentFactors=21
             Assessments AssessmentFactors=1A,21!
             Assessments AssessmentFactors=1A,2B",
        );
    }
}
