//! Contacts, referrals and assessments: indicators 1 to 9.

use crate::story::{Told, assessment, contact, day, moment, referral, signed};
use indicators::{Line, of_family};
use pathway::codes::ClosureReason;
use practice::{
    CaseRecord, Kept, Object,
    child::{Child, ChildLink},
    contact::{Contact, ContactDecision},
    ids::{ChildId, ContactId, LinkId, PersonId, ReferralId},
    testing::child,
};

fn decided(contact: Contact, decision: ContactDecision, at: &str) -> Contact {
    Contact { decision: Some(decision), decided_at: Some(moment(at)), ..contact }
}

#[test]
fn a_contact_is_in_time_until_the_end_of_the_next_working_day() {
    // E1: received on 24 December 2026, due on the 29th.
    let told = |at| {
        let contact = decided(contact(1, "2026-12-24T15:00"), ContactDecision::Advice, at);
        Told::new().and_there(contact).on("2027-01-20")
    };
    assert_eq!(told("2026-12-29T23:00").tally(Line::ContactsInTime), (1, 1));
    let late = told("2026-12-30T09:00");
    assert_eq!(late.tally(Line::ContactsInTime), (0, 1));
    assert_eq!(late.why(Line::ContactsInTime), "Late: on 30 December 2026, due by 29 December 2026");
}

#[test]
fn a_contact_on_which_nobody_has_decided_counts_from_the_day_on_which_it_is_late() {
    let told = |on| Told::new().and_there(contact(1, "2026-12-24T15:00")).on(on);
    assert_eq!(told("2026-12-29").tally(Line::ContactsInTime), (0, 0), "there is time left");
    assert_eq!(told("2026-12-30").tally(Line::ContactsInTime), (0, 1));
    assert_eq!(told("2027-04-01").tally(Line::ContactsInTime), (0, 0), "of another year");
}

#[test]
fn a_contact_became_a_referral_where_a_referral_of_the_child_names_it_and_what_joined_open_work_is_left_out()
{
    let mut came = referral(1, "2026-11-02");
    came.contact = Some(ContactId(1));
    let told = Told::new()
        .and_there(decided(contact(1, "2026-11-02T10:00"), ContactDecision::NewReferral, "2026-11-02T11:00"))
        .and_there(decided(contact(2, "2026-11-03T10:00"), ContactDecision::JoinsOpen, "2026-11-03T11:00"))
        .and_there(decided(contact(3, "2026-06-03T10:00"), ContactDecision::Advice, "2026-06-03T11:00"))
        .with(came);
    assert_eq!(told.tally(Line::ContactsReferred), (1, 2));
    assert_eq!(told.tally(Line::ContactsInTime), (3, 3), "in time is asked of all three");
}

#[test]
fn a_contact_counts_once_for_each_child_and_once_where_it_names_no_child_with_a_record() {
    let mut told = Told::new().and_there(contact(1, "2026-11-02T10:00"));
    // The child moved to another team of the same family: two links, one contact.
    let mut again = told.links[0].clone();
    (again.id, again.from) = (LinkId(2), day("2026-10-01"));
    told.links[0].to = Some(day("2026-10-01"));
    told.links.push(again);
    assert_eq!(told.tally(Line::ContactsReferred), (0, 1));

    let mut family = CaseRecord::default();
    let link = ChildLink {
        id: LinkId(1),
        child: ChildId(1),
        person: child(0),
        from: day("2010-01-01"),
        to: None,
        holding: true,
        stands: None,
    };
    let mut put = |object: Object| family.put(Kept::new(object));
    put(link.into());
    put(contact(1, "2026-11-02T10:00").into());
    put(Contact { children: Vec::new(), ..contact(2, "2026-11-02T10:00") }.into());
    put(Contact { children: vec![PersonId(999)], ..contact(3, "2026-11-02T10:00") }.into());
    let all = of_family(&family, day("2026-11-23"));
    let of = |line| all.iter().filter(|one| one.line == line).map(|one| one.which.1).collect::<Vec<_>>();
    assert_eq!(of(Line::ContactsReferred), [2, 3], "the first counts under its child");
    assert_eq!(of(Line::ContactsInTime), [2, 3]);
}

#[test]
fn a_re_referral_is_within_twelve_months_of_the_referral_before_and_not_of_its_closure() {
    let told = |second: &str| {
        let mut first = referral(1, "2025-11-20");
        (first.no_further, first.need) = (Some(true), None);
        Told::new().with(first).with(referral(2, second)).on("2027-01-31")
    };
    assert_eq!(told("2026-11-20").tally(Line::ReReferrals), (1, 1), "nothing further counts too");
    assert_eq!(told("2026-11-21").tally(Line::ReReferrals), (0, 1));
    let mut closed_late = referral(1, "2025-11-20");
    (closed_late.closed, closed_late.closed_because) =
        (Some(signed("2026-10-01")), Some(ClosureReason::NoLongerInNeed));
    let after = Told::new().with(closed_late).with(referral(2, "2026-12-01")).on("2027-01-31");
    assert_eq!(after.tally(Line::ReReferrals), (0, 1), "two months after it was closed");
    assert_eq!(after.why(Line::ReReferrals), "The referral before was that of 20 November 2025");
    assert_eq!(after.tally(Line::Referrals), (1, 1));
}

#[test]
fn nothing_further_and_not_in_need_are_two_shares_of_the_referrals() {
    let closed = |number, on: &str, because| {
        let mut one = referral(number, on);
        (one.closed, one.closed_because) = (Some(signed("2026-10-01")), Some(because));
        one
    };
    let mut nothing = referral(3, "2026-02-01");
    nothing.no_further = Some(true);
    let told = Told::new()
        .with(closed(1, "2026-03-01", ClosureReason::AfterAssessment))
        .with(closed(2, "2026-05-01", ClosureReason::EarlyHelp))
        .with(closed(4, "2026-06-01", ClosureReason::NoLongerInNeed))
        .with(nothing);
    assert_eq!(told.tally(Line::NothingFurther), (1, 4));
    assert_eq!(told.tally(Line::NotInNeed), (2, 4));
    assert_eq!(told.on("2026-09-30").tally(Line::NotInNeed), (0, 4), "nobody knew it then");
}

#[test]
fn an_assessment_has_two_clocks_under_two_names() {
    // E4: from 12 November 2026 the 45th working day is 19 January 2027. It began three working days after the referral.
    let told = Told::new()
        .with(referral(1, "2026-11-12"))
        .with(assessment(1, "2026-11-17", Some("2027-01-20")))
        .on("2027-01-31");
    assert_eq!(told.tally(Line::AssessmentsInTime), (1, 1), "the census counts from its start");
    assert_eq!(told.tally(Line::AssessmentsFromReferral), (0, 1), "the guidance from the referral");
    assert_eq!(told.why(Line::AssessmentsFromReferral), "Late: on 20 January 2027, due by 19 January 2027");
    assert_eq!(told.tally(Line::Reassessments), (0, 0));
}

#[test]
fn a_reassessment_stands_apart_and_counts_from_its_own_start() {
    let told = Told::new()
        .with(referral(1, "2025-12-01"))
        .with(assessment(1, "2025-12-02", Some("2026-01-20")))
        .with(assessment(2, "2026-08-03", Some("2026-09-01")))
        .with(assessment(3, "2026-10-01", None));
    assert_eq!(told.tally(Line::AssessmentsInTime), (2, 2), "the third is not finished");
    assert_eq!(told.tally(Line::AssessmentsFromReferral), (1, 1));
    assert_eq!(told.tally(Line::Reassessments), (1, 1));
    let before_any = Told::new().with(assessment(1, "2026-08-03", Some("2026-09-01")));
    assert_eq!(before_any.tally(Line::AssessmentsFromReferral), (0, 0));
    assert_eq!(before_any.tally(Line::Reassessments), (0, 0));
}

#[test]
fn an_unborn_child_cannot_be_seen() {
    let mut unseen = assessment(1, "2026-08-03", Some("2026-09-01"));
    (unseen.seen, unseen.seen_alone) = (None, None);
    let told = Told::new().with(unseen);
    assert_eq!(told.tally(Line::ChildSeen), (0, 1));
    let mut child: Child = told.own.child_records[0].value.clone();
    child.born = Some(day("2026-12-24"));
    assert_eq!(told.with(child).tally(Line::ChildSeen), (0, 0));
}

#[test]
fn in_need_is_who_has_an_open_referral_and_two_years_are_two_years() {
    let told = |on| Told::new().with(referral(1, "2024-11-23")).on(on);
    assert_eq!(told("2026-11-22").tally(Line::OpenTwoYears), (0, 1));
    assert_eq!(told("2026-11-23").tally(Line::OpenTwoYears), (1, 1));
    assert_eq!(told("2026-11-23").tally(Line::InNeed), (1, 1));
    let mut nothing = referral(1, "2026-11-01");
    nothing.no_further = Some(true);
    let mut closed = referral(2, "2026-10-01");
    closed.id = ReferralId(2);
    closed.closed = Some(signed("2026-10-20"));
    assert_eq!(Told::new().with(nothing).with(closed).tally(Line::InNeed), (0, 0));
}
