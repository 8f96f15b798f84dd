//! 2991Q: a section 47 enquiry goes with an assessment.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2991Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: A Section 47 module is recorded and there is no assessment on the episode",
    earlier: &[],
    text: "If <Section47> module is present then <Assessment> module should be present.",
    reading: "",
    module: "CINdetails",
    fields: &["CINdetailsID"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.assessments.is_empty()) {
        for enquiry in &details.enquiries {
            found.at([&enquiry.record]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_an_assessment_and_without() {
        flags(
            &RULE,
            "CINdetails
             Section47! S47ActualStartDate=2025-07-01
             CINdetails
             Section47 S47ActualStartDate=2025-08-01
             Assessments AssessmentActualStartDate=2025-08-01",
        );
    }
}
