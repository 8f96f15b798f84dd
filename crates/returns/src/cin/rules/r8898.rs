//! 8898: no assessment has a factor twice.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8898",
    level: Error,
    message: "The assessment has more than one parental or child factors with the same code",
    earlier: &[],
    text: "If there is more than one <AssessmentFactors> (N00181) for an assessment recorded, then none of the values should appear more than once for an assessment.",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentFactors"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.details.iter().flat_map(|details| &details.assessments) {
        let codes = || assessment.factors.iter().filter_map(|factor| factor.code.text()).enumerate();
        if codes().any(|(number, code)| codes().take(number).any(|(_, earlier)| earlier == code)) {
            found.at([&assessment.factor_list]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_and_once() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentFactors=1A,2B,1A!
             Assessments AssessmentFactors=1A,2B
             Assessments AssessmentFactors=1A",
        );
    }
}
