//! 8867: in a closed case every assessment is authorised.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8867",
    level: Error,
    message: "CIN episode is shown as closed, however Assessment is not shown as completed",
    earlier: &[],
    text: "If <CINclosureDate> (N00102) is present then all instances of the <Assessments> group must include the <AssessmentAuthorisationDate> (N00160).",
    reading: "",
    module: "CINdetails",
    fields: &["CINclosureDate", "AssessmentAuthorisationDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.closed.is_given()) {
        for assessment in details.assessments.iter().filter(|assessment| assessment.authorised.is_blank()) {
            found.at([&assessment.authorised, &details.closed]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_and_open() {
        flags(
            &RULE,
            "CINdetails CINclosureDate=2025-09-01!
             Assessments AssessmentAuthorisationDate=!
             Assessments AssessmentAuthorisationDate=2025-08-01
             CINdetails CINclosureDate=
             Assessments AssessmentAuthorisationDate=",
        );
    }
}
