//! 8873Q: a case without factors is closed after assessment.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8873Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: When there is only one assessment on the episode and the factors code “21 No factors identified” has been used for the completed assessment, the reason for closure ‘RC8’ or 'RC9' should be used.",
    earlier: &[],
    text: "Within a <CINdetails> group, if there is only one <Assessments> group present and <AssessmentFactors> (N00181) = “21”, <ReasonForClosure> (N00103) should be RC8 or RC9.",
    reading: "Factor 21 counts beside others, too.",
    module: "Assessments",
    fields: &["ReasonForClosure", "AssessmentFactors"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| !details.reason.is_one_of(&["RC8", "RC9"])) {
        if let [assessment] = details.assessments.as_slice()
            && assessment.factors.iter().any(|factor| factor.code.is("21"))
        {
            found.at([&details.reason, &assessment.factor_list]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reasons_and_others() {
        flags(
            &RULE,
            "CINdetails ReasonForClosure=RC8
             Assessments AssessmentFactors=21
             CINdetails ReasonForClosure=RC7!
             Assessments AssessmentFactors=21!
             CINdetails ReasonForClosure=!
             Assessments AssessmentFactors=21!
             CINdetails ReasonForClosure=RC7!
             Assessments AssessmentFactors=1A,21!
             CINdetails ReasonForClosure=RC7
             Assessments AssessmentFactors=1A
             CINdetails ReasonForClosure=RC7
             Assessments AssessmentFactors=21
             Assessments AssessmentFactors=21",
        );
    }
}
