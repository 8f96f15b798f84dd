//! What becomes of each rule of the census of 2026.

use super::broken::{
    assessments, child, enquiries, goes_on, in_need, initial, moved_here, number, plans, referrals,
    second_assessment, second_enquiry, second_in_need, second_plan, second_referral, two, without,
};
use crate::story::{record, signed, whole};
use jiff::civil::date;
use pathway::codes::ClosureReason;
use practice::{CaseRecord, Kind, Object, child::IdentifierKind, people::Sex};
use std::collections::BTreeMap;

/// What becomes of a rule.
pub(super) enum Case {
    /// A record broken in one way breaks it, and the finding stands beside this field of such a thing.
    Beside(Kind, &'static str, fn(&mut Vec<Object>)),
    /// It is about all children of a return: the file fails with it, and no child's record has it.
    Whole(fn() -> Vec<CaseRecord>),
    /// No record can break it, for this reason.
    Never(&'static str),
}

/// What belongs to no episode is not sent, and is found as that.
const OUTSIDE: &str = "what began before the referral belongs to no episode and is found as not sent";
/// Nothing else is sent with a referral of nothing further.
const NOTHING_FURTHER: &str =
    "with “nothing further” nothing else is sent (P6 blocks it in the record), and it is found as not sent";
/// Days outside the year are left out.
const WITHIN: &str =
    "the file is made for the year: what ends later is sent as open, and what is over is left out";
/// It is worked out.
const WORKED_OUT: &str = "it is worked out and always there";
/// It comes from a closed list.
const CLOSED_LIST: &str = "it comes from a closed list";

/// Every rule of the census of 2026.
#[expect(clippy::too_many_lines, reason = "one row for each rule")]
pub(super) fn cases() -> BTreeMap<&'static str, Case> {
    use Case::{Beside, Never, Whole};
    BTreeMap::from([
        ("100", Never(WORKED_OUT)),
        ("1103", Never(OUTSIDE)),
        ("1104", Beside(Kind::ChildConference, "on", |all| initial(all, |one| one.on = date(2025, 4, 29)))),
        ("1105", Never(OUTSIDE)),
        (
            "1510",
            Beside(Kind::Child, "identifiers", |all| {
                child(all, |one| number(one, IdentifierKind::Upn, "B801200001001"));
            }),
        ),
        ("1520", Whole(|| two(|all| child(all, |one| number(one, IdentifierKind::Upn, "B801200001001"))))),
        (
            "1530",
            Beside(Kind::Child, "identifiers", |all| {
                child(all, |one| number(one, IdentifierKind::Upn, "A000200001001"));
            }),
        ),
        (
            "1540",
            Beside(Kind::Child, "identifiers", |all| {
                child(all, |one| number(one, IdentifierKind::Upn, "A8012X0001001"));
            }),
        ),
        (
            "1550",
            Beside(Kind::Child, "identifiers", |all| {
                child(all, |one| number(one, IdentifierKind::Upn, "A80120000100S"));
            }),
        ),
        (
            "1560Q",
            Beside(Kind::Child, "identifiers", |all| {
                child(all, |one| number(one, IdentifierKind::FormerUpn, "12"));
            }),
        ),
        (
            "1570",
            Beside(Kind::Child, "identifiers", |all| {
                child(all, |one| number(one, IdentifierKind::AuthorityChildId, "K12345678901234567890"));
            }),
        ),
        (
            "1580",
            Beside(Kind::Child, "identifiers", |all| {
                child(all, |one| number(one, IdentifierKind::AuthorityChildId, "K/1"));
            }),
        ),
        ("2883", Whole(|| two(|all| without!(all, ChildConference)))),
        ("2884", Beside(Kind::ChildConference, "on", moved_here)),
        ("2885", Beside(Kind::ProtectionPlan, "from", |all| plans(all, |one| one.from = date(2025, 5, 28)))),
        ("2886Q", Whole(|| two(|all| child(all, |one| one.sex = Sex::NotStated)))),
        ("2887Q", Whole(|| two(|_| {}))),
        ("2888Q", Whole(|| two(|all| child(all, |one| one.disability = vec!["Hearing".to_owned()])))),
        ("2889", Never(OUTSIDE)),
        (
            "2990",
            Beside(Kind::Referral, "on", |all| {
                referrals(all, |one| one.closed_because = Some(ClosureReason::AfterAssessment));
            }),
        ),
        ("2991Q", Beside(Kind::Enquiry, "outcome", |all| without!(all, Assessment))),
        ("4000", Never(NOTHING_FURTHER)),
        (
            "4001",
            Beside(Kind::InNeedPlan, "ended", |all| {
                goes_on(all);
                plans(all, |one| (one.ended, one.ended_because) = (None, None));
                in_need(all, |one| one.ended = None);
            }),
        ),
        ("4003", Beside(Kind::InNeedPlan, "from", |all| in_need(all, |one| one.from = date(2025, 8, 1)))),
        (
            "4004",
            Beside(Kind::InNeedPlan, "ended", |all| {
                goes_on(all);
                in_need(all, |one| one.ended = None);
                second_in_need(all, date(2026, 1, 5), None);
            }),
        ),
        (
            "4008",
            Beside(Kind::InNeedPlan, "from", |all| child(all, |one| one.died = Some(date(2025, 11, 1)))),
        ),
        (
            "4009Q",
            Beside(Kind::InNeedPlan, "ended", |all| child(all, |one| one.died = Some(date(2025, 12, 1)))),
        ),
        ("4010", Never(WITHIN)),
        (
            "4011",
            Beside(Kind::InNeedPlan, "ended", |all| in_need(all, |one| one.ended = Some(date(2025, 11, 11)))),
        ),
        ("4012Q", Beside(Kind::InNeedPlan, "ended", |all| in_need(all, |one| one.ended = Some(one.from)))),
        ("4013", Never(WITHIN)),
        (
            "4014",
            Beside(Kind::InNeedPlan, "from", |all| {
                second_in_need(all, date(2025, 12, 1), Some(date(2026, 1, 5)));
            }),
        ),
        ("4015", Never(OUTSIDE)),
        ("4016", Beside(Kind::InNeedPlan, "from", |all| in_need(all, |one| one.from = date(2025, 10, 1)))),
        ("4017", Beside(Kind::InNeedPlan, "from", |all| in_need(all, |one| one.from = date(2025, 5, 20)))),
        ("4180", Never(CLOSED_LIST)),
        ("4220", Never("what is not understood is sent as not known")),
        ("8500", Never(WORKED_OUT)),
        ("8510", Whole(|| vec![record(whole(1)), record(whole(1))])),
        ("8520", Never("who is born after the year is sent as not born yet")),
        ("8525Q", Beside(Kind::Child, "born", |all| child(all, |one| one.born = None))),
        ("8530Q", Beside(Kind::Child, "born", |all| child(all, |one| one.born = Some(date(2027, 6, 1))))),
        ("8535Q", Beside(Kind::Child, "died", |all| child(all, |one| one.died = Some(date(2018, 1, 1))))),
        ("8540", Beside(Kind::Child, "disability", |all| child(all, |one| one.disability.clear()))),
        ("8545Q", Beside(Kind::Child, "died", |all| child(all, |one| one.died = Some(date(2025, 3, 1))))),
        ("8555Q", Beside(Kind::Child, "died", |all| child(all, |one| one.died = Some(date(2025, 4, 10))))),
        (
            "8565",
            Beside(Kind::Referral, "closed", |all| {
                referrals(all, |one| one.closed = Some(signed(date(2025, 10, 1))));
            }),
        ),
        ("8568", Never(WORKED_OUT)),
        ("8569Q", Never(WITHIN)),
        (
            "8585Q",
            Beside(Kind::Child, "died", |all| {
                referrals(all, |one| one.closed_because = Some(ClosureReason::Died));
            }),
        ),
        ("8590", Never("a child without an episode is not in the file")),
        ("8600", Never(WITHIN)),
        ("8606", Beside(Kind::Referral, "on", |all| child(all, |one| one.born = Some(date(2026, 3, 20))))),
        (
            "8608",
            Beside(Kind::Assessment, "authorised", |all| {
                assessments(all, |one| one.authorised = Some(signed(date(2025, 5, 1))));
            }),
        ),
        ("8610", Never("while nobody has decided on it, it is sent as not stated")),
        ("8614", Never("what an assessment that goes on has found is not sent")),
        ("8615", Beside(Kind::ChildConference, "on", |all| initial(all, |one| one.on = date(2025, 5, 2)))),
        ("8620", Never(WITHIN)),
        (
            "8630",
            Beside(Kind::Referral, "closed", |all| {
                referrals(all, |one| one.closed = Some(signed(date(2025, 4, 22))));
            }),
        ),
        ("8640", Never(CLOSED_LIST)),
        ("8650", Never(CLOSED_LIST)),
        (
            "8670Q",
            Beside(Kind::Assessment, "authorised", |all| assessments(all, |one| one.authorised = None)),
        ),
        (
            "8675Q",
            Beside(Kind::Enquiry, "from", |all| {
                without!(all, ChildConference);
                enquiries(all, |one| (one.outcome, one.concluded) = (None, None));
            }),
        ),
        ("8696", Never(WITHIN)),
        ("8715", Never(WITHIN)),
        ("8720", Never(WITHIN)),
        ("8730", Never(WORKED_OUT)),
        ("8736", Never("one that began before the year and goes on is found as not sent")),
        ("8740", Never("one that began before the year and has no conference is found as not sent")),
        ("8750", Never("a child not born yet is sent without a sex")),
        ("8770Q", Never("a child of school age without a school number is sent with “not known”")),
        ("8772", Never("the reason UN7 is never given")),
        ("8775Q", Beside(Kind::Child, "born", |all| child(all, |one| one.born = Some(date(1999, 1, 1))))),
        ("8790", Never("“none” beside others is left out")),
        ("8794", Never("what stands twice is sent once")),
        (
            "8805",
            Beside(Kind::Referral, "closed_because", |all| referrals(all, |one| one.closed_because = None)),
        ),
        ("8810", Never("the reason is sent with the day alone")),
        (
            "8815",
            Beside(Kind::Referral, "closed", |all| {
                goes_on(all);
                second_referral(all, date(2026, 3, 2), None);
            }),
        ),
        (
            "8816",
            Beside(Kind::Referral, "on", |all| {
                goes_on(all);
                second_referral(all, date(2026, 3, 2), Some(date(2026, 3, 9)));
            }),
        ),
        ("8820", Beside(Kind::Referral, "on", |all| second_referral(all, date(2026, 2, 2), None))),
        (
            "8825Q",
            Beside(Kind::Referral, "closed_because", |all| {
                all.retain(|one| matches!(one, Object::Child(_) | Object::Referral(_)));
                referrals(all, |one| one.closed_because = Some(ClosureReason::AfterAssessment));
            }),
        ),
        ("8831", Never(NOTHING_FURTHER)),
        ("8832", Never(NOTHING_FURTHER)),
        (
            "8839",
            Beside(Kind::Enquiry, "outcome", |all| {
                without!(all, ChildConference);
                enquiries(all, |one| (one.outcome, one.concluded) = (None, None));
                second_enquiry(all);
            }),
        ),
        ("8840", Beside(Kind::ProtectionPlan, "ended", |all| plans(all, |one| one.ended = Some(one.from)))),
        ("8841", Never("a review on the plan’s first day is no review of it")),
        ("8842Q", Never(WORKED_OUT)),
        (
            "8863Q",
            Beside(Kind::Assessment, "from", |all| {
                second_assessment(all, date(2025, 5, 20), Some(date(2025, 7, 1)));
            }),
        ),
        (
            "8866",
            Beside(Kind::Referral, "source", |all| referrals(all, |one| "9Z".clone_into(&mut one.source))),
        ),
        ("8867", Beside(Kind::Assessment, "authorised", |all| assessments(all, |one| one.authorised = None))),
        (
            "8868",
            Beside(Kind::Enquiry, "outcome", |all| {
                without!(all, ChildConference);
                enquiries(all, |one| (one.outcome, one.concluded) = (None, None));
            }),
        ),
        (
            "8869",
            Beside(Kind::Assessment, "factors", |all| {
                assessments(all, |one| one.factors.push("21".to_owned()));
            }),
        ),
        ("8870Q", Never("it is a working day")),
        (
            "8873Q",
            Beside(Kind::Assessment, "factors", |all| {
                assessments(all, |one| one.factors = vec!["21".to_owned()]);
            }),
        ),
        (
            "8875",
            Beside(Kind::ChildConference, "on", |all| {
                initial(all, |one| one.on = date(2025, 5, 24));
                plans(all, |one| one.from = date(2025, 5, 24));
            }),
        ),
        ("8890", Beside(Kind::Enquiry, "from", second_enquiry)),
        (
            "8896",
            Beside(Kind::Assessment, "authorised", |all| {
                goes_on(all);
                assessments(all, |one| one.authorised = None);
                second_assessment(all, date(2025, 7, 1), None);
            }),
        ),
        ("8897Q", Beside(Kind::Assessment, "factors", |all| assessments(all, |one| one.factors.clear()))),
        (
            "8898",
            Beside(Kind::Assessment, "factors", |all| {
                assessments(all, |one| one.factors.push("3B".to_owned()));
            }),
        ),
        ("8905", Beside(Kind::ProtectionPlan, "categories", |all| plans(all, |one| one.categories.clear()))),
        ("8910", Beside(Kind::ProtectionPlan, "categories", |all| plans(all, |one| one.categories.clear()))),
        (
            "8915",
            Beside(Kind::ProtectionPlan, "from", |all| child(all, |one| one.died = Some(date(2025, 5, 20)))),
        ),
        (
            "8920",
            Beside(Kind::ProtectionPlan, "ended", |all| child(all, |one| one.died = Some(date(2025, 10, 1)))),
        ),
        (
            "8925",
            Beside(Kind::ProtectionPlan, "ended", |all| {
                plans(all, |one| one.ended = Some(date(2025, 5, 20)));
            }),
        ),
        ("8930", Never(WITHIN)),
        (
            "8935",
            Beside(Kind::ProtectionPlan, "ended", |all| {
                plans(all, |one| one.ended = None);
                second_plan(all, date(2025, 9, 1), None);
            }),
        ),
        (
            "8940",
            Beside(Kind::ProtectionPlan, "from", |all| {
                second_plan(all, date(2025, 9, 1), Some(date(2025, 10, 1)));
            }),
        ),
        (
            "8945Q",
            Beside(Kind::Assessment, "factors", |all| {
                assessments(all, |one| one.factors = vec!["18A".to_owned()]);
            }),
        ),
        (
            "8950Q",
            Beside(Kind::Assessment, "factors", |all| {
                assessments(all, |one| one.factors = vec!["19A".to_owned()]);
            }),
        ),
    ])
}
