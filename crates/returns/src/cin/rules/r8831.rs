//! 8831: a referral without further action has no assessment, enquiry or conference.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8831",
    level: Error,
    message: "Activity is recorded against a case marked as a referral with no further action",
    earlier: &[],
    text: "If a <CINdetails> module has <ReferralNFA> (N00112) = true or 1, then it cannot have any of the following: <AssessmentActualStartDate> (N00159), <AssessmentAuthorisationDate> (N00160), <S47ActualStartDate> (N00148), <DateOfInitialCPC> (N00110).",
    reading: "",
    module: "CINdetails",
    fields: &[
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "S47ActualStartDate",
        "DateOfInitialCPC",
    ],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in child.details.iter().filter(|details| details.is_nfa()) {
        let assessments = details
            .assessments
            .iter()
            .filter(|assessment| assessment.start.is_given() || assessment.authorised.is_given())
            .map(|assessment| &assessment.record);
        let enquiries = details
            .enquiries
            .iter()
            .filter(|enquiry| enquiry.start.is_given() || enquiry.conference.is_given())
            .map(|enquiry| &enquiry.record);
        let records: Vec<&Cell<'_>> = assessments.chain(enquiries).collect();
        if details.conference.is_given() || !records.is_empty() {
            found.at([&details.conference].into_iter().chain(records)).with([&details.nfa]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_activity() {
        flags(
            &RULE,
            "CINdetails ReferralNFA=1 DateOfInitialCPC=2025-07-01!
             CINdetails ReferralNFA=true DateOfInitialCPC=!
             Assessments! AssessmentAuthorisationDate=2025-07-01
             CINdetails ReferralNFA=1 DateOfInitialCPC=!
             Section47! S47ActualStartDate=2025-07-01
             CINdetails ReferralNFA=1
             Assessments
             CINdetails ReferralNFA=0
             Section47 S47ActualStartDate=2025-07-01",
        );
    }
}
