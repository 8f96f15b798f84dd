//! 8825Q: a case closed after assessment has an assessment.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8825Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: Reason for Closure code RC8 (case closed after assessment) or RC9 (case closed after assessment, referred to early help) has been returned but there is no assessment present for the episode.",
    earlier: &[],
    text: "If <ReasonForClosure> (N00103) = RC8 or RC9 then at least one <Assessments> module must be present.",
    reading: "",
    module: "CINdetails",
    fields: &["ReasonForClosure"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.reason.is_one_of(&["RC8", "RC9"])) {
        if details.assessments.is_empty() {
            found.at([&details.reason]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without() {
        flags(
            &RULE,
            "CINdetails ReasonForClosure=RC8!
             CINdetails ReasonForClosure=RC9
             Assessments AssessmentActualStartDate=2025-07-01
             CINdetails ReasonForClosure=RC7",
        );
    }
}
