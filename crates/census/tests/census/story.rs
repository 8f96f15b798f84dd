//! A child whose pathway is told whole, and the file that is made of it.

use census::cin::{Census, Header, write};
use jiff::civil::{Date, date};
use pathway::{
    Assessment, ChildConference, Enquiry, InNeedPlan, ProtectionPlan, Referral,
    codes::{
        AssessmentOutcome, Category, ClosureReason, ConferenceDecision, ConferenceKind, EnquiryOutcome,
        Participation, PlanEnd, PrimaryNeed,
    },
    objects::{CategoryFrom, Signed},
};
use practice::{
    CaseRecord, Kept, Object,
    child::{Child, Identifier, IdentifierKind},
    ids::{
        AssessmentId, ChildConferenceId, ChildId, EnquiryId, FamilyId, GroupId, InNeedPlanId,
        ProtectionPlanId, ReferralId, StrategyId, TeamId,
    },
    people::Sex,
};
use returns::cin::{Options, check};

pub(crate) fn signed(on: Date) -> Signed {
    Signed { on, by: None }
}

pub(crate) fn referral(on: Date) -> Referral {
    Referral {
        id: ReferralId(10),
        group: GroupId(1),
        family: Some(FamilyId(1)),
        contact: None,
        on,
        source: "2A".to_owned(),
        need: Some(PrimaryNeed::Abuse),
        no_further: Some(false),
        decided_because: "A bruise.".to_owned(),
        decided: Some(signed(on)),
        closed: None,
        closed_because: None,
    }
}

pub(crate) fn assessment(from: Date, done: Option<Date>) -> Assessment {
    Assessment {
        id: AssessmentId(20),
        group: GroupId(1),
        from,
        checkpoint: None,
        seen: Some(true),
        seen_alone: Some(true),
        not_seen_because: String::new(),
        factors: vec!["18C".to_owned(), "3B".to_owned()],
        words: String::new(),
        outcome: Some(AssessmentOutcome::InNeed),
        authorised: done.map(signed),
        late_because: String::new(),
    }
}

/// A child who went from a referral over an enquiry to a plan and out of it, all in 2025-26.
pub(crate) fn whole(number: i64) -> Vec<Object> {
    let child = Child {
        given: "Maya".to_owned(),
        born: Some(date(2018, 3, 5)),
        sex: Sex::Female,
        ethnicity: "Black or Black British: African (Ghanaian)".to_owned(),
        disability: vec!["None".to_owned()],
        identifiers: vec![Identifier { kind: IdentifierKind::AuthorityChildId, value: format!("K{number}") }],
        ..Child::without_a_family(
            ChildId(number),
            practice::child::Allocation { team: TeamId(1), lead_worker: None, since: date(2025, 5, 1) },
        )
    };
    let enquiry = Enquiry {
        id: EnquiryId(30),
        group: GroupId(1),
        strategy: StrategyId(31),
        family: FamilyId(1),
        from: date(2025, 5, 6),
        seen: Some(true),
        seen_alone: Some(true),
        words: String::new(),
        outcome: Some(EnquiryOutcome::Conference),
        no_conference_because: String::new(),
        not_with_danger: None,
        concluded: Some(signed(date(2025, 5, 20))),
    };
    let conference = |id, kind, on, decision| ChildConference {
        id: ChildConferenceId(id),
        group: GroupId(1),
        kind,
        on,
        held: true,
        enquiry: (kind == ConferenceKind::Initial).then_some(EnquiryId(30)),
        notice: None,
        quorate: Some(true),
        not_quorate_because: String::new(),
        participation: Some(Participation::SentWords),
        decision: Some(decision),
        category: Some(Category::Physical),
        dissent: String::new(),
        because: "Because of what we heard.".to_owned(),
        late_because: String::new(),
        unready_because: String::new(),
        carried: Vec::new(),
    };
    let plan = ProtectionPlan {
        id: ProtectionPlanId(50),
        conference: Some(ChildConferenceId(40)),
        from: date(2025, 5, 27),
        categories: vec![CategoryFrom { on: date(2025, 5, 27), category: Category::Physical }],
        earlier_elsewhere: 1,
        ended: Some(date(2025, 11, 18)),
        ended_because: Some(PlanEnd::Review),
        ended_words: "The goal was met.".to_owned(),
    };
    let in_need = InNeedPlan {
        id: InNeedPlanId(60),
        from: date(2025, 11, 18),
        ended: Some(date(2026, 2, 20)),
        ended_words: "The work ended.".to_owned(),
    };
    let closed = Referral {
        closed: Some(signed(date(2026, 2, 20))),
        closed_because: Some(ClosureReason::NoLongerInNeed),
        ..referral(date(2025, 5, 1))
    };
    vec![
        child.into(),
        closed.into(),
        assessment(date(2025, 5, 2), Some(date(2025, 6, 20))).into(),
        enquiry.into(),
        conference(40, ConferenceKind::Initial, date(2025, 5, 27), ConferenceDecision::Plan).into(),
        conference(41, ConferenceKind::Review, date(2025, 8, 19), ConferenceDecision::Continue).into(),
        conference(42, ConferenceKind::Review, date(2025, 11, 18), ConferenceDecision::End).into(),
        plan.into(),
        in_need.into(),
    ]
}

pub(crate) fn record(objects: Vec<Object>) -> CaseRecord {
    let mut record = CaseRecord::default();
    for object in objects {
        record.put(Kept::new(object));
    }
    record
}

pub(crate) fn file(records: &[CaseRecord]) -> String {
    let header = Header {
        census: Census::of(2026).unwrap(),
        authority: "201".to_owned(),
        made: date(2026, 5, 1).at(9, 0, 0, 0),
        serial: 1,
    };
    let mut xml = Vec::new();
    write(&header, records, &mut xml).unwrap();
    String::from_utf8(xml).unwrap()
}

/// That fewer than eight sorts of disability stand in a whole return: so it is in one of two children.
const OF_THE_WHOLE_RETURN: &str = "2887Q";

/// The codes that the Department's rules find about children.
pub(crate) fn found(xml: &str) -> Vec<String> {
    let report = check(xml.as_bytes(), &Options::default());
    report
        .findings
        .iter()
        .filter_map(|one| Some(report.rule_of(one)?.code.to_string()))
        .filter(|code| code != OF_THE_WHOLE_RETURN)
        .collect()
}
