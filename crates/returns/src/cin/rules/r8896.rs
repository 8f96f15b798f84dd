//! 8896: no referral has two open assessments.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8896",
    level: Error,
    message: "Within one CINDetails group there are 2 or more open Assessments groups",
    earlier: &[],
    text: "Within one <CINdetails> group, there must not be more than one <Assessments> group that has no <AssessmentAuthorisationDate> (N00160) recorded.",
    reading: "",
    module: "Assessments",
    fields: &["AssessmentAuthorisationDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in &child.details {
        let open: Vec<&Cell<'_>> =
            details.assessments.iter().map(|one| &one.authorised).filter(|end| end.is_blank()).collect();
        if open.len() > 1 {
            found.at(open);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_open_and_one() {
        flags(
            &RULE,
            "CINdetails
             Assessments AssessmentAuthorisationDate=!
             Assessments AssessmentAuthorisationDate=!
             Assessments AssessmentAuthorisationDate=2025-07-01
             CINdetails
             Assessments AssessmentAuthorisationDate=
             CINdetails
             Assessments AssessmentAuthorisationDate=",
        );
    }
}
