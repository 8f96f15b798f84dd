//! Everything that is due, of every kind: it stands on the work of whoever sees to it and of nobody else, and the board
//! finds the families that need its reader.

use crate::common::{House, ten_o_clock, today};
use jiff::{ToSpan as _, civil::Date};
use practice::{
    CaseRecord, Object, Thresholds, Who,
    contact::{Contact, DangerNow},
    danger::{DangerStatement, DangerStatus},
    family::{Closure, Family, Stage},
    goal::{GoalOwner, GoalStatus, NextStep, SafetyGoal, StepStatus},
    ids::{
        ClosureId, ContactId, DangerId, EscalationId, GoalId, MapId, MeetingId, PlanId, PlanRuleId, RatingId,
        RoundId, StepId,
    },
    map::{Map, MapStatus, SignOff},
    meeting::{Meeting, MeetingKind, MeetingStatus},
    plan::{AppliesWhen, PlanKind, PlanRule, PlanStatus, SafetyPlan},
    scale::{EscalateTo, Escalation, ScalingRound},
    views::{self, Due, DueFor, DueKind},
};
use std::collections::BTreeSet;

fn in_days(days: i32) -> Date {
    today().saturating_add(days.days())
}

/// A plan that holds since some days ago.
pub(crate) fn plan(number: i64, kind: PlanKind, status: PlanStatus) -> SafetyPlan {
    SafetyPlan {
        id: PlanId(number),
        kind,
        version: 1,
        status,
        trigger: "Police on Saturday".into(),
        valid_from: Some(in_days(-5)),
        valid_until: (kind == PlanKind::Immediate).then(|| in_days(2)),
        reviewed_on: None,
        if_worried: "Ring Comfort.".into(),
        if_not: String::new(),
        next_meeting: None,
        signatures: Vec::new(),
        said_yes_before: Vec::new(),
        copies_given: Vec::new(),
        children_told: Vec::new(),
        owned_by_network_on: None,
        no_red_flags: String::new(),
        whose: None,
        nobody_because: String::new(),
        readers: Vec::new(),
        reader_lines: Vec::new(),
        agreed: None,
        replaced: None,
    }
}

fn meeting(number: i64, kind: MeetingKind, days: i32, because: &str) -> Meeting {
    Meeting {
        id: MeetingId(number),
        kind,
        on: in_days(days),
        at: None,
        until: None,
        status: MeetingStatus::Planned,
        because: because.into(),
        attendees: Vec::new(),
        quorate: None,
        decisions: String::new(),
    }
}

/// One thing of every kind that can be due, beside what a worked-through record has.
#[expect(clippy::too_many_lines, reason = "one thing of each kind, one after another")]
fn all_kinds(record: &CaseRecord, family: Family, house: &House) -> Vec<Object> {
    let (amir, chen) = (house.workers["amir"], house.workers["chen"]);
    let round = |number, raters| ScalingRound {
        id: RoundId(number),
        on: in_days(-1),
        meeting: None,
        scales: record.scales.iter().map(|scale| scale.id).collect(),
        raters,
        chair: amir,
        opened: None,
        passed: Vec::new(),
    };
    let escalation = |number, to, because: &str| Escalation {
        id: EscalationId(number),
        rating: RatingId(1),
        to,
        opened_on: today(),
        because: because.into(),
        answered_by: None,
        answered_on: None,
        answer: String::new(),
        decided_by: None,
        look_again: None,
        looks: Vec::new(),
    };
    let step = |number, owner, text: &str| NextStep {
        id: StepId(number),
        goal: None,
        text: text.into(),
        owner: Some(owner),
        due: Some(in_days(3)),
        status: StepStatus::Open,
        done_on: None,
        outcome: String::new(),
        moved_scale: None,
    };
    let mum = Who::Person(practice::testing::MUM);
    vec![
        Family { chair: Some(chen), ..family }.into(),
        escalation(8001, EscalateTo::Supervisor, "A two asks for the supervisor today").into(),
        escalation(8002, EscalateTo::Chair, "A one asks for the chair today").into(),
        Escalation {
            answered_by: Some(chen),
            answered_on: Some(in_days(-3)),
            answer: "Both addresses are marked".into(),
            decided_by: Some(Who::Worker(chen)),
            look_again: Some(in_days(2)),
            ..escalation(8050, EscalateTo::Chair, "A one asked for the chair")
        }
        .into(),
        plan(8003, PlanKind::Immediate, PlanStatus::Agreed).into(),
        plan(8004, PlanKind::Full, PlanStatus::InTest).into(),
        plan(8013, PlanKind::Full, PlanStatus::NotWorking).into(),
        PlanRule {
            id: PlanRuleId(8005),
            plan: PlanId(8004),
            seq: 1,
            text: "Comfort sleeps over".into(),
            danger: None,
            goals: Vec::new(),
            doers: vec![mum.clone()],
            backups: Vec::new(),
            applies: AppliesWhen::Routine,
            when: String::new(),
            how_tested: "Comfort says so".into(),
            not_for: Vec::new(),
            although_feared: String::new(),
        }
        .into(),
        step(8006, Who::Worker(house.workers["bea"]), "Fetch the school report").into(),
        step(8007, mum.clone(), "Ring the housing office").into(),
        round(8008, vec![Who::Worker(amir), mum]).into(),
        round(8009, Vec::new()).into(),
        meeting(8010, MeetingKind::Network, 6, "To hear how the weekend was").into(),
        meeting(8014, MeetingKind::ReviewConference, 5, "Three months are over").into(),
        Closure {
            id: ClosureId(8011),
            asked_by: Some(Who::Worker(amir)),
            asked_on: Some(in_days(-2)),
            reason: "Safe for months".into(),
            audited_by: None,
            audited_on: None,
            audit_findings: String::new(),
            override_by: None,
            override_reason: String::new(),
            overruled: Vec::new(),
            closed_on: None,
            reopened_on: None,
            reopened_by: None,
            reopen_reason: String::new(),
            at_the_door: None,
            decided_by: None,
        }
        .into(),
        Map {
            id: MapId(8012),
            status: MapStatus::SignedOff,
            signed_off: Some(SignOff { by: amir, on: in_days(1), note: String::new() }),
            ..record.maps[0].value.clone()
        }
        .into(),
    ]
}

/// A danger and its goal that nobody has given a scale.
fn without_a_scale(record: &CaseRecord) -> Vec<Object> {
    let danger = DangerStatement {
        id: DangerId(8020),
        map: record.maps[0].id,
        seq: 9,
        honours: String::new(),
        worriers: Vec::new(),
        behaviour: "Nobody is home after school".into(),
        whose: Vec::new(),
        violent: None,
        examples: Vec::new(),
        harm_kinds: Vec::new(),
        feared: Vec::new(),
        disputes: Vec::new(),
        status: DangerStatus::Current,
        status_reason: String::new(),
    };
    let goal = SafetyGoal {
        id: GoalId(8021),
        danger: danger.id,
        parent_doing: "Somebody is home".into(),
        child_experiencing: Vec::new(),
        professionals_seeing: String::new(),
        how_long: None,
        owner: GoalOwner::Both,
        family_words: String::new(),
        status: GoalStatus::Open,
        status_on: None,
        status_reason: String::new(),
        evidence: Vec::new(),
    };
    vec![danger.into(), goal.into()]
}

/// News on which nobody has decided.
fn news(record: &CaseRecord) -> Contact {
    Contact {
        children: record.maps[0].children.clone(),
        on_open_case: true,
        ..Contact::at(ContactId(8030), ten_o_clock())
    }
}

/// Who of the authority sees to it. None: a worker without an account here.
fn seen_to_by(due: &Due, house: &House) -> Option<&'static str> {
    match due.for_whom {
        DueFor::LeadWorker => Some("amir"),
        DueFor::Supervisor => Some("grace"),
        DueFor::Chair => Some("chen"),
        DueFor::Worker(worker) => {
            house.workers.iter().find(|(_, id)| **id == worker).map(|(username, _)| *username)
        }
    }
}

/// Whether it stands on somebody's work. What is for a chair is for the supervisor too, and whoever chairs has the conferences.
fn sees(due: &Due, house: &House, person: &str) -> bool {
    seen_to_by(due, house) == Some(person)
        || due.for_whom == DueFor::Chair && person == "grace"
        || due.kind == DueKind::Conference && person == "chen"
}

/// Holds what the rules of the work say against everybody's page. Returns the kinds that were due.
async fn stands_with_whom_it_is_for(house: &House) -> BTreeSet<&'static str> {
    let record = house.read("amir", house.families.own).await;
    let all = views::due(&record, today(), &Thresholds::default());
    let mut kinds = BTreeSet::new();
    for person in ["amir", "bea", "grace", "chen", "lena", "otto", "sofia"] {
        let page = house.signed_in(person).await.get("/my-work").await;
        let mut waits = false;
        for due in &all {
            let line = format!("{} {} Okafor family", due.what, due.why);
            let theirs = sees(due, house, person);
            let someones = all.iter().any(|other| {
                sees(other, house, person) && format!("{} {} Okafor family", other.what, other.why) == line
            });
            assert!(page.says(&line) == (theirs || someones), "{person}: {line}: {}", page.text());
            if theirs {
                kinds.insert(due.kind.code());
                waits = true;
            }
        }
        if matches!(person, "grace" | "chen" | "lena") {
            let board = house.signed_in(person).await.get("/team?needs=me").await;
            if board.status == 200 {
                let named = board.html.contains(&format!("/families/{}\"", house.families.own));
                assert!(named == waits, "{person}: {}", board.text());
            }
        }
    }
    kinds
}

#[tokio::test]
async fn all_that_is_due_stands_with_whoever_sees_to_it_and_with_nobody_else() {
    let mut kinds = BTreeSet::new();

    // A referral that somebody leads, and then nobody.
    let house = House::new().await;
    kinds.extend(stands_with_whom_it_is_for(&house).await);
    let family = house.read("amir", house.families.own).await.families[0].value.clone();
    for stage in [Stage::Intake, Stage::Section47] {
        house.put(vec![Family { stage, ..family.clone() }.into()]).await;
        kinds.extend(stands_with_whom_it_is_for(&house).await);
    }
    house.put(vec![Family { lead_worker: None, ..family }.into()]).await;
    kinds.extend(stands_with_whom_it_is_for(&house).await);
    let page = house.signed_in("grace").await.get("/my-work").await;
    assert!(page.says("Give this family a worker") && page.says("Okafor family"), "{}", page.text());
    assert!(!house.signed_in("amir").await.get("/my-work").await.says("Okafor family"));

    // A worked-through family whose map is ready, then everything at once, then a goal without a scale.
    let house = House::with_work().await;
    kinds.extend(stands_with_whom_it_is_for(&house).await);
    let record = house.read("amir", house.families.own).await;
    house.put(all_kinds(&record, record.families[0].value.clone(), &house)).await;
    kinds.extend(stands_with_whom_it_is_for(&house).await);
    house.put(without_a_scale(&record)).await;
    let now = Contact { id: ContactId(8031), danger_now: DangerNow::Yes, ..news(&record) };
    let yes = practice::plan::Mark { who: Who::Person(practice::testing::MUM), on: today(), how: None };
    let whole = |person| practice::plan::PlanReader {
        why: "He asked.".into(),
        by: Some(house.workers["amir"]),
        ..practice::plan::PlanReader::new(person, practice::plan::Gets::Whole)
    };
    let readers = vec![whole(practice::testing::DAD)];
    let agreed =
        SafetyPlan { signatures: vec![yes], readers, ..plan(8003, PlanKind::Immediate, PlanStatus::Agreed) };
    house.put(vec![news(&record).into(), now.into(), agreed.into()]).await;
    kinds.extend(stands_with_whom_it_is_for(&house).await);

    // Everybody's yes is asked for again, and the contact is decided on.
    let unsigned =
        SafetyPlan { valid_until: Some(in_days(2)), ..plan(8003, PlanKind::Immediate, PlanStatus::Agreed) };
    let decided = Contact {
        id: ContactId(8031),
        danger_now: DangerNow::Yes,
        decision: Some(practice::contact::ContactDecision::JoinsOpen),
        ..news(&record)
    };
    let deed = |who: &str| Some(practice::plan::PlanDeed { by: house.workers[who], at: ten_o_clock() });
    let replaced = SafetyPlan {
        agreed: deed("bea"),
        replaced: deed("amir"),
        ..plan(8005, PlanKind::Immediate, PlanStatus::Replaced)
    };
    house.put(vec![decided.into(), unsigned.into(), replaced.into()]).await;
    kinds.extend(stands_with_whom_it_is_for(&house).await);

    // A mother alone, who keeps her own plan.
    let alone = House::new().await;
    let record = alone.read("amir", alone.families.own).await;
    let ruth = record.people.iter().find(|one| one.part == practice::people::Part::Parent).unwrap().id;
    let hers = SafetyPlan {
        whose: Some(vec![ruth]),
        trigger: "Nobody was awake.".into(),
        readers: vec![whole(ruth)],
        ..plan(8004, PlanKind::Immediate, PlanStatus::Agreed)
    };
    let rule = practice::plan::PlanRule {
        id: practice::ids::PlanRuleId(8044),
        plan: hers.id,
        seq: 1,
        text: "Ruth rings her sister before she drinks.".into(),
        danger: None,
        goals: Vec::new(),
        doers: vec![Who::Person(ruth)],
        backups: Vec::new(),
        applies: practice::plan::AppliesWhen::Trigger,
        when: "each evening".into(),
        how_tested: String::new(),
        not_for: Vec::new(),
        although_feared: String::new(),
    };
    alone.put(vec![hers.clone().into(), rule.into()]).await;
    kinds.extend(stands_with_whom_it_is_for(&alone).await);
    let part = practice::plan::PlanReader::new(ruth, practice::plan::Gets::OwnPart);
    alone.put(vec![SafetyPlan { readers: vec![part], ..hers }.into()]).await;
    kinds.extend(stands_with_whom_it_is_for(&alone).await);

    let known: BTreeSet<&str> = DueKind::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(kinds, known, "every kind was seen");
}
