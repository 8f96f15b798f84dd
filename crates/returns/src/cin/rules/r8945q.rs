//! 8945Q: factor 18A is not used any more.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8945Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: the assessment factors code '18A' should not be used ('18B' or '18C' should be used instead)",
    earlier: &[],
    text: "",
    reading: "<AssessmentFactors> (N00181) should not be ‘18A’; ‘18B’ or ‘18C’ should be used instead.",
    module: "Assessments",
    fields: &["AssessmentFactors"],
    years: Years::since(2025),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.details.iter().flat_map(|details| &details.assessments) {
        if assessment
            .factors
            .iter()
            .any(|factor| factor.code.text().is_some_and(|code| code.eq_ignore_ascii_case("18A")))
        {
            found.at([&assessment.factor_list]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_code_and_the_new() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentFactors=1A,18A!
             Assessments AssessmentFactors=18a!
             Assessments AssessmentFactors=18B,18C",
        );
    }
}
