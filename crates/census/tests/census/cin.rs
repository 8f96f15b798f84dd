//! The census out of the record, held against the Department's own rules.

use crate::story::{assessment, file, found, record, referral, signed, whole};
use jiff::civil::date;
use pathway::{Referral, codes::ClosureReason};
use practice::Object;

#[test]
fn a_child_who_went_all_the_way_is_sent_without_an_error() {
    let xml = file(&[record(whole(1))]);
    assert_eq!(found(&xml), Vec::<String>::new(), "{xml}");
    for part in [
        "<LAchildID>K1</LAchildID>",
        "<UPNunknown>UN4</UPNunknown>",
        "<Ethnicity>BAFR</Ethnicity>",
        "<CINreferralDate>2025-05-01</CINreferralDate>",
        "<S47ActualStartDate>2025-05-06</S47ActualStartDate>",
        "<InitialCPCtarget>2025-05-28</InitialCPCtarget>",
        "<NumberOfPreviousCPP>1</NumberOfPreviousCPP>",
        "<CPPreviewDate>2025-08-19</CPPreviewDate>",
        "<CINPlanStartDate>2025-11-18</CINPlanStartDate>",
    ] {
        assert!(xml.contains(part), "{part}: {xml}");
    }
}

#[test]
fn what_is_open_across_the_last_day_is_sent_as_open_and_what_came_afterwards_is_left_out() {
    let mut objects = whole(2);
    objects.retain(|object| matches!(object, Object::Child(_)));
    objects.push(referral(date(2026, 3, 20)).into());
    objects.push(assessment(date(2026, 3, 23), Some(date(2026, 4, 28))).into());
    let xml = file(&[record(objects)]);
    assert!(
        xml.contains("<AssessmentActualStartDate>2026-03-23") && !xml.contains("AssessmentAuthorisationDate"),
        "{xml}"
    );
    assert!(
        !xml.contains("AssessmentFactors"),
        "an assessment that is not finished has found nothing yet: {xml}"
    );
    assert_eq!(found(&xml), Vec::<String>::new(), "{xml}");
}

#[test]
fn who_had_nothing_in_the_year_is_not_in_it_and_who_was_not_helped_is_sent_so() {
    let mut before = whole(3);
    before.retain(|object| matches!(object, Object::Child(_)));
    let closed = Referral {
        closed: Some(signed(date(2025, 3, 1))),
        closed_because: Some(ClosureReason::AfterAssessment),
        ..referral(date(2024, 12, 2))
    };
    before.push(closed.into());
    let mut nothing = whole(4);
    nothing.retain(|object| matches!(object, Object::Child(_)));
    nothing.push(Referral { no_further: Some(true), need: None, ..referral(date(2025, 9, 9)) }.into());
    let xml = file(&[record(before), record(nothing)]);
    assert!(
        !xml.contains("K3") && xml.contains("K4") && xml.contains("<ReferralNFA>1</ReferralNFA>"),
        "{xml}"
    );
    assert_eq!(found(&xml), Vec::<String>::new(), "{xml}");
}

#[test]
fn two_runs_on_the_same_records_agree_in_whatever_order_they_come() {
    let (one, two) = (record(whole(1)), record(whole(2)));
    assert_eq!(file(&[one.clone(), two.clone()]), file(&[two, one]));
}
