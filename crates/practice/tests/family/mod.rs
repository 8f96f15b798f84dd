//! An invented family for tests: Maya (7) and Leo (3), their parents, an aunt, and the worker Amir.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
#![expect(dead_code, reason = "each test file uses some of these")]

use jiff::{Timestamp, civil::Date};
use practice::{
    CaseRecord, Object, Thresholds, Who,
    actions::{Acting, Change, Refused},
    danger::{DangerStatement, DangerStatus, FearedEffect},
    family::{CaseStatus, Family, Referral, Stage},
    goal::{GoalOwner, GoalStatus, NextStep, SafetyGoal, StepStatus},
    ids::{
        DangerId, FamilyId, GoalId, ItemId, MapId, MemberId, PersonId, PlanId, PlanRuleId, RatingId,
        RelationshipId, RoundId, ScaleId, StepId, TeamId, TestId, WorkerId,
    },
    map::{Category, ForChild, Layout, Map, MapItem, MapStatus, Occasion, Variant},
    people::{Kinship, ParentalResponsibility, Part, Person, Relationship, Sex},
    plan::{AppliesWhen, Knows, NetworkMember, PlanKind, PlanRule, PlanStatus, PlanTest, SafetyPlan},
    scale::{Orientation, SaidFirst, Scale, ScaleRating, ScalingRound, Score, Subject},
};

pub(crate) const TODAY: Date = Date::constant(2026, 11, 23);
pub(crate) const MAYA: PersonId = PersonId(11);
pub(crate) const LEO: PersonId = PersonId(12);
pub(crate) const MUM: PersonId = PersonId(13);
pub(crate) const DAD: PersonId = PersonId(14);
pub(crate) const AUNT: PersonId = PersonId(15);
pub(crate) const AMIR: WorkerId = WorkerId(91);
pub(crate) const CHAIR: WorkerId = WorkerId(92);
pub(crate) const AUDITOR: WorkerId = WorkerId(93);
pub(crate) const MAP: MapId = MapId(20);
pub(crate) const HARM: ItemId = ItemId(21);
pub(crate) const SAFETY: ItemId = ItemId(22);
pub(crate) const SAID: ItemId = ItemId(23);
pub(crate) const DANGER: DangerId = DangerId(30);
pub(crate) const GOAL: GoalId = GoalId(31);
pub(crate) const SCALE: ScaleId = ScaleId(32);
pub(crate) const STEP: StepId = StepId(33);
pub(crate) const ROUND: RoundId = RoundId(34);
pub(crate) const PLAN: PlanId = PlanId(40);
pub(crate) const RULE: PlanRuleId = PlanRuleId(41);

/// Acts as a worker on the day of the tests. New numbers count up from 1000.
pub(crate) fn act_as<T>(by: WorkerId, action: impl FnOnce(&mut Acting<'_>) -> T) -> T {
    let mut next = 1000;
    let thresholds = Thresholds::default();
    let mut new_id = || {
        next += 1;
        next
    };
    let at: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
    action(&mut Acting { by, at, today: TODAY, thresholds: &thresholds, new_id: &mut new_id })
}

pub(crate) fn act<T>(action: impl FnOnce(&mut Acting<'_>) -> T) -> T {
    act_as(AMIR, action)
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Saves and gives the record with what followed.
pub(crate) fn saved(record: &CaseRecord, object: impl Into<Object>) -> CaseRecord {
    let changes = put(record, object).unwrap();
    after(record, &changes)
}

pub(crate) fn put(record: &CaseRecord, object: impl Into<Object>) -> Result<Vec<Change>, Refused> {
    act(|acting| practice::actions::put(record, object.into(), acting))
}

pub(crate) fn after(record: &CaseRecord, changes: &[Change]) -> CaseRecord {
    record.after(changes, AMIR, Timestamp::UNIX_EPOCH)
}

/// The sentences of a refusal.
pub(crate) fn said(result: Result<Vec<Change>, Refused>) -> String {
    result.unwrap_err().to_string()
}

pub(crate) fn person(id: PersonId, given: &str, called: &str, part: Part, born: &str) -> Person {
    Person {
        id,
        given: given.to_owned(),
        family: "Okafor".to_owned(),
        also_known_as: Vec::new(),
        called: called.to_owned(),
        part,
        born: Some(day(born)),
        sex: Sex::NotStated,
        ethnicity: String::new(),
        language: String::new(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: "07700 900123".to_owned(),
        address: "12 Elm Row".to_owned(),
        address_hidden: true,
        household: String::new(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    }
}

pub(crate) fn family() -> Family {
    Family {
        id: FamilyId(1),
        reference: "K-10234".to_owned(),
        name: "Okafor family".to_owned(),
        stage: Stage::ChildProtection,
        stage_since: day("2026-09-01"),
        stage_from: practice::stands::StageFrom::Said,
        team: TeamId(5),
        lead_worker: Some(AMIR),
        co_workers: Vec::new(),
        chair: Some(CHAIR),
        opened: day("2026-08-20"),
        status: CaseStatus::Open,
        closed: None,
        referral: Referral::default(),
        restricted: false,
        parents_get: Vec::new(),
        retention: practice::retention::Retention::family(),
    }
}

pub(crate) fn map() -> Map {
    Map {
        id: MAP,
        children: vec![MAYA, LEO],
        variant: Variant::Safety,
        layout: Layout::ThreeColumns,
        version: 1,
        status: MapStatus::Draft,
        begun: day("2026-09-02"),
        meeting: None,
        authors: vec![Who::Worker(AMIR)],
        family_present: vec![MUM],
        reason_for_many_dangers: String::new(),
        signed_off: None,
    }
}

pub(crate) fn item(id: ItemId, category: Category, text: &str) -> MapItem {
    MapItem::new(id, MAP, category, text)
}

pub(crate) fn danger() -> DangerStatement {
    DangerStatement {
        id: DANGER,
        map: MAP,
        seq: 1,
        honours: String::new(),
        worriers: vec![
            Who::Person(MUM),
            Who::Other("Ms Reed (health visitor)".to_owned()),
            Who::Worker(AMIR),
        ],
        behaviour: "Dad drinks at weekends until he shouts and throws things".to_owned(),
        whose: Vec::new(),
        violent: None,
        examples: vec![HARM],
        harm_kinds: Vec::new(),
        feared: vec![FearedEffect {
            child: MAYA,
            short_term: "be hit by something and hide in the cupboard".to_owned(),
            long_term: "grow up scared of the people she loves".to_owned(),
        }],
        disputes: Vec::new(),
        status: DangerStatus::Current,
        status_reason: String::new(),
    }
}

pub(crate) fn goal() -> SafetyGoal {
    SafetyGoal {
        id: GOAL,
        danger: DANGER,
        parent_doing: "Dad stays with Uncle Ben whenever he has been drinking".to_owned(),
        child_experiencing: vec![ForChild { child: MAYA, text: "sleeps through Saturday nights".to_owned() }],
        professionals_seeing: "the aunt and school tell us of calm weekends".to_owned(),
        how_long: Some(calendar::Span::months(3)),
        owner: GoalOwner::Both,
        family_words: "Our home is calm at weekends.".to_owned(),
        status: GoalStatus::Open,
        status_on: None,
        status_reason: String::new(),
        evidence: Vec::new(),
    }
}

pub(crate) fn scale() -> Scale {
    Scale {
        id: SCALE,
        subject: Subject::Pair,
        danger: Some(DANGER),
        person: None,
        question: "How safe are weekends?".to_owned(),
        orientation: Some(Orientation::TenBest),
        anchor_0: "The children cannot live at home now.".to_owned(),
        anchor_10: "Safe enough to step back.".to_owned(),
        said_first: SaidFirst::Ten,
    }
}

pub(crate) fn rating(id: i64, rater: Who, value: u8, on: &str) -> ScaleRating {
    ScaleRating {
        id: RatingId(id),
        scale: SCALE,
        round: None,
        rater,
        child: None,
        value: Score::whole(value).unwrap(),
        reasons: format!("Reasons for {value}."),
        what_makes_it_that_high: "Aunt Ada comes on Saturdays".to_owned(),
        one_step_up: "Ask Uncle Ben about Fridays".to_owned(),
        on: day(on),
        asked: None,
    }
}

pub(crate) fn round(raters: Vec<Who>) -> ScalingRound {
    ScalingRound {
        id: ROUND,
        on: TODAY,
        meeting: None,
        scales: vec![SCALE],
        raters,
        chair: CHAIR,
        passed: Vec::new(),
        opened: None,
    }
}

pub(crate) fn plan(id: PlanId, kind: PlanKind) -> SafetyPlan {
    SafetyPlan {
        id,
        kind,
        version: 1,
        status: PlanStatus::Draft,
        trigger: String::new(),
        valid_from: None,
        valid_until: None,
        reviewed_on: None,
        if_worried: "Ring Aunt Ada".to_owned(),
        if_not: String::new(),
        next_meeting: None,
        signatures: Vec::new(),
        said_yes_before: Vec::new(),
        copies_given: Vec::new(),
        children_told: Vec::new(),
        owned_by_network_on: None,
        no_red_flags: match kind {
            PlanKind::Full => "None, because it comes without a sign.".to_owned(),
            PlanKind::Immediate => String::new(),
        },
        whose: None,
        nobody_because: String::new(),
        readers: Vec::new(),
        reader_lines: Vec::new(),
        agreed: None,
        replaced: None,
    }
}

pub(crate) fn rule(id: PlanRuleId, plan: PlanId) -> PlanRule {
    PlanRule {
        id,
        plan,
        seq: 1,
        text: "Aunt Ada picks the children up when Dad has been drinking".to_owned(),
        danger: Some(DANGER),
        goals: vec![GOAL],
        doers: vec![Who::Person(AUNT)],
        backups: vec![Who::Person(MUM)],
        applies: AppliesWhen::Trigger,
        when: "when Dad has been drinking".to_owned(),
        how_tested: "A Saturday in November".to_owned(),
        not_for: Vec::new(),
        although_feared: String::new(),
    }
}

pub(crate) fn test_of(id: i64, worked: bool) -> PlanTest {
    PlanTest {
        id: TestId(id),
        rule: RULE,
        on: day("2026-11-21"),
        observed_by: Some(Who::Person(AUNT)),
        followed: true,
        worked,
        note: "Saturday night".to_owned(),
        children: vec![MAYA],
    }
}

pub(crate) fn step() -> NextStep {
    NextStep {
        id: STEP,
        goal: Some(GOAL),
        text: "Ask Uncle Ben whether Dad can stay on Fridays".to_owned(),
        owner: Some(Who::Person(MUM)),
        due: Some(day("2026-11-20")),
        status: StepStatus::Open,
        done_on: None,
        outcome: String::new(),
        moved_scale: None,
    }
}

pub(crate) fn parent_of(id: i64, parent: PersonId, child: PersonId) -> Relationship {
    Relationship {
        id: RelationshipId(id),
        a: parent,
        b: child,
        kinship: Kinship::Parent,
        parental_responsibility: ParentalResponsibility::Yes,
        from: None,
        to: None,
    }
}

/// The record as the actions themselves would have made it: a map in draft with its one pair, numbers not yet given,
/// an agreed plan with one rule.
pub(crate) fn record() -> CaseRecord {
    let mut record = saved(&CaseRecord::default(), family());
    for (id, given, called, part, born) in [
        (MAYA, "Maya", "", Part::Child, "2019-03-04"),
        (LEO, "Leo", "", Part::Child, "2023-05-06"),
        (MUM, "Ngozi", "Mum", Part::Parent, "1992-01-02"),
        (DAD, "Tom", "Dad", Part::Parent, "1990-02-03"),
        (AUNT, "Ada", "Aunt Ada", Part::Relative, "1988-07-08"),
    ] {
        record = saved(&record, person(id, given, called, part, born));
    }
    let mut harm = item(HARM, Category::PastHarm, "Dad threw a plate that cut Maya’s arm");
    harm.violent = Some(false);
    harm.actor = Some(Who::Person(DAD));
    harm.behaviour.push_str("threw a plate");
    harm.last.on = Some(day("2026-08-15"));
    let mut own = item(SAID, Category::Strength, "When Aunt Ada is here I can sleep.");
    own.said_by = Some(Who::Person(MAYA));
    own.verbatim = true;
    let mut shown = item(SAFETY, Category::ExistingSafety, "Aunt Ada took the children home with her");
    shown.danger = Some(DANGER);
    shown.occasions.push(occasion("2026-10-10"));
    let member = NetworkMember {
        id: MemberId(50),
        person: AUNT,
        natural: true,
        roles: Vec::new(),
        knows: Knows::All,
        told_on: Some(day("2026-09-10")),
        told_by: Some(Who::Worker(AMIR)),
        agreed_to: "comes on Saturdays".to_owned(),
        availability: "evenings".to_owned(),
        concerns: "SECRET: she is often tired".to_owned(),
        joined: Some(day("2026-09-10")),
        left: None,
        keeps_plan_after_closure: true,
    };
    for object in [Object::from(map()), harm.into(), own.into()] {
        record = saved(&record, object);
    }
    // The pair comes with the test's own scale rather than the authority's.
    let changes = put(&record, danger()).unwrap();
    record = after(&record, &changes[..1]);
    for object in [Object::from(scale()), goal().into(), shown.into(), member.into(), step().into()] {
        record = saved(&record, object);
    }
    record = saved(&saved(&record, plan(PLAN, PlanKind::Full)), rule(RULE, PLAN));
    let mut agreed = record.plan(PLAN).unwrap().value.clone();
    agreed.status = PlanStatus::Agreed;
    agreed.valid_from = Some(day("2026-11-01"));
    after(&record, &[Change::Put(agreed.into())])
}

pub(crate) fn occasion(on: &str) -> Occasion {
    Occasion {
        on: Some(day(on)),
        who: Some(Who::Person(AUNT)),
        what: "took the children home with her".to_owned(),
        witnessed_by: None,
        child_outcome: "They slept.".to_owned(),
    }
}

/// The record with its map signed off, whatever the rules would still ask.
pub(crate) fn signed() -> CaseRecord {
    let mut map = map();
    map.status = MapStatus::SignedOff;
    map.signed_off = Some(practice::map::SignOff { by: AMIR, on: day("2026-10-01"), note: String::new() });
    after(&record(), &[Change::Put(map.into())])
}
