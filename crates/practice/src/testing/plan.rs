//! The plans, tests, trajectory and closure of the family made for tests.

use super::ids;
use crate::{
    family::Closure,
    goal::BottomLine,
    ids::{BottomLineId, MilestoneId, PersonId, PlanId, PlanRuleId, RedFlagId},
    plan::{
        AppliesWhen, Gets, Mark, PlanKind, PlanReader, PlanRule, PlanStatus, PlanTest, RedFlag, SafetyPlan,
    },
    testing::shape::{Progress, Shape},
    trajectory::{Gate, Milestone, Trajectory},
    who::Who,
};

/// The rule of the immediate plan.
const FIRST_RULE: PlanRuleId = PlanRuleId(169);

/// The full plan, and an immediate plan that still holds.
pub(super) fn plans(shape: &Shape) -> Vec<SafetyPlan> {
    let marks = |who: Vec<PersonId>, ago| {
        who.into_iter()
            .map(|who| Mark { who: Who::Person(who), on: shape.days_ago(ago), how: None })
            .collect::<Vec<_>>()
    };
    let full = SafetyPlan {
        id: ids::FULL,
        kind: PlanKind::Full,
        version: 1,
        status: if shape.progress == Progress::Closed {
            PlanStatus::FamilyOwned
        } else {
            PlanStatus::Working
        },
        trigger: String::new(),
        valid_from: Some(shape.days_ago(140)),
        valid_until: None,
        reviewed_on: Some(shape.days_ago(10)),
        if_worried: "Ring Rose first, then the team.".to_owned(),
        if_not: "Whoever cannot rings Rose. Nobody goes in who would go in alone.".to_owned(),
        next_meeting: None,
        signatures: marks(vec![ids::MUM, ids::DAD, ids::GRAN, ids::UNCLE], 140),
        said_yes_before: Vec::new(),
        copies_given: marks(vec![ids::MUM, ids::GRAN, ids::UNCLE], 140),
        children_told: marks(shape.children(), 130),
        owned_by_network_on: Some(shape.days_ago(15)),
        no_red_flags: String::new(),
        whose: None,
        nobody_because: String::new(),
        readers: vec![decided(shape, ids::MUM, Gets::Whole), decided(shape, ids::DAD, Gets::OwnPart)],
        reader_lines: Vec::new(),
        agreed: None,
        replaced: None,
    };
    let immediate = SafetyPlan {
        id: ids::IMMEDIATE,
        kind: PlanKind::Immediate,
        status: PlanStatus::Agreed,
        trigger: "The police were called on Saturday night.".to_owned(),
        valid_from: Some(shape.days_ago(6)),
        valid_until: shape.today.tomorrow().ok(),
        owned_by_network_on: None,
        ..full.clone()
    };
    vec![full, immediate]
}

fn decided(shape: &Shape, person: PersonId, gets: Gets) -> PlanReader {
    PlanReader {
        why: "The plan keeps the children from what he does when he drinks.".to_owned(),
        by: Some(ids::LEAD),
        on: Some(shape.days_ago(140)),
        ..PlanReader::new(person, gets)
    }
}

/// One rule for each danger in the full plan, and one rule in the immediate plan.
pub(super) fn rules(shape: &Shape) -> Vec<PlanRule> {
    let rule = |id, plan: PlanId, at: usize, text: &str| PlanRule {
        id,
        plan,
        seq: u32::try_from(at + 1).unwrap_or(1),
        text: text.to_owned(),
        danger: Some(ids::danger(at)),
        goals: vec![ids::goal(at)],
        doers: vec![Who::Person(ids::MUM)],
        backups: vec![Who::Person(ids::GRAN)],
        applies: AppliesWhen::Trigger,
        when: "when Dan has been drinking".to_owned(),
        how_tested: "Rose drops in on two Fridays without saying so first.".to_owned(),
        not_for: Vec::new(),
        although_feared: String::new(),
    };
    let texts = [
        "Kim takes the children to Rose's before tea.",
        "Tom walks the children home from school.",
        "Rose keeps the car keys from Friday to Sunday.",
        "Kim puts the children to bed and stays upstairs.",
    ];
    (0..shape.dangers)
        .map(|at| rule(ids::plan_rule(at), ids::FULL, at, texts[at % texts.len()]))
        .chain([rule(FIRST_RULE, ids::IMMEDIATE, 0, "The children sleep at Rose's until Friday.")])
        .collect()
}

/// Two passed tests of each rule of the full plan.
pub(super) fn tests(shape: &Shape) -> Vec<PlanTest> {
    (0..shape.dangers)
        .flat_map(|at| {
            [(0, 110), (1, 20)].map(|(which, ago)| PlanTest {
                id: ids::test_of(at, which),
                rule: ids::plan_rule(at),
                on: shape.days_ago(ago),
                observed_by: Some(Who::Person(ids::GRAN)),
                followed: true,
                worked: true,
                note: "The children were at Rose's by five.".to_owned(),
                children: shape.children(),
            })
        })
        .collect()
}

/// Signs that the network watches for.
pub(super) fn red_flags() -> Vec<RedFlag> {
    vec![RedFlag {
        id: RedFlagId(310),
        plan: ids::FULL,
        sign: "Dan does not answer his phone after six.".to_owned(),
        who_watches: Some(Who::Person(ids::UNCLE)),
        response: "Tom drives over.".to_owned(),
        phone: "01632 960002".to_owned(),
        not_for: Vec::new(),
    }]
}

/// What the agency will not give way on.
pub(super) fn bottom_lines() -> Vec<BottomLine> {
    vec![BottomLine {
        id: BottomLineId(320),
        text: "A sober adult is with the children every night.".to_owned(),
        imposed_by: Some(Who::Worker(ids::LEAD)),
        reason: "Nobody was awake when the cooker caught fire.".to_owned(),
        danger: Some(ids::danger(0)),
        satisfied_by: vec![ids::plan_rule(0)],
    }]
}

/// The trajectory, which ends with the case.
pub(super) fn trajectory(shape: &Shape) -> Trajectory {
    Trajectory {
        id: ids::TRAJECTORY,
        target_closure: Some(shape.today),
        ended: (shape.progress == Progress::Closed).then_some(shape.today),
    }
}

/// One milestone reached, one to come.
pub(super) fn milestones(shape: &Shape) -> Vec<Milestone> {
    let reached = Milestone {
        id: MilestoneId(330),
        seq: 1,
        what: "The network has met and knows everything.".to_owned(),
        gate: Gate::Evidence,
        planned: Some(shape.days_ago(150)),
        actual: Some(shape.days_ago(148)),
        evidence: "Rose and Tom met at the house with Kim and Dan.".to_owned(),
        evidence_items: Vec::new(),
        evidence_tests: Vec::new(),
    };
    let ahead = Milestone {
        id: MilestoneId(331),
        seq: 2,
        what: "Visits every second week only.".to_owned(),
        gate: Gate::Scale { scale: ids::scale(0), needed: shape.good_score() },
        actual: None,
        evidence: String::new(),
        ..reached.clone()
    };
    vec![reached, ahead]
}

/// The request to close, audited by somebody else.
pub(super) fn closure(shape: &Shape) -> Option<Closure> {
    (shape.progress != Progress::AtWork).then(|| Closure {
        id: ids::CLOSURE,
        asked_by: Some(Who::Worker(ids::LEAD)),
        asked_on: Some(shape.days_ago(3)),
        reason: "The goals are met and the network keeps the plan.".to_owned(),
        audited_by: Some(ids::MANAGER),
        audited_on: Some(shape.days_ago(1)),
        audit_findings: "The plan held on both Fridays. The children can say it.".to_owned(),
        override_by: None,
        override_reason: String::new(),
        overruled: Vec::new(),
        closed_on: (shape.progress == Progress::Closed).then_some(shape.today),
        reopened_on: None,
        reopened_by: None,
        reopen_reason: String::new(),
        at_the_door: None,
        decided_by: None,
    })
}
