//! Tonight's plan hangs on what happened: it is agreed without a map, and a full plan takes its place.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod family;
use family::*;
use jiff::ToSpan as _;
use practice::{
    CaseRecord, Thresholds, Who,
    actions::{Change, plan as plans},
    contact::{
        Contact,
        ContactDecision::{Advice, EarlyHelp, Information, JoinsOpen, NewReferral, StrategyNow},
        DangerNow,
    },
    family::Stage,
    ids::{ContactId, PlanId, PlanRuleId, RedFlagId},
    plan::{PlanKind, PlanRule, PlanStatus, PlanTest, RedFlag, SafetyPlan},
    rules::{Look, in_the_way_of_plan, plan_for_tonight},
    views::{self, DueFor, DueKind},
};

const TONIGHT: PlanId = PlanId(81);

/// A family with people and nothing else, and a draft of tonight's plan with one line: what, who, when.
fn at_half_past_four() -> CaseRecord {
    let whole = record();
    let mut bare = CaseRecord { families: whole.families, people: whole.people, ..CaseRecord::default() };
    bare.families[0].value.stage = Stage::Section47;
    let tonight = SafetyPlan {
        trigger: "He waits outside the school.".into(),
        valid_until: Some(TODAY.saturating_add(2.days())),
        ..plan(TONIGHT, PlanKind::Immediate)
    };
    let line = PlanRule {
        danger: None,
        goals: Vec::new(),
        backups: Vec::new(),
        how_tested: String::new(),
        ..rule(PlanRuleId(82), TONIGHT)
    };
    saved(&saved(&bare, tonight), line)
}

fn agreed(record: &CaseRecord, plan: PlanId) -> CaseRecord {
    after(record, &act(|acting| plans::agree(record, plan, acting)).unwrap())
}

#[test]
fn a_plan_for_tonight_is_agreed_without_a_map_a_danger_or_a_goal() {
    let draft = at_half_past_four();
    let thresholds = Thresholds::default();
    let look = Look { record: &draft, today: TODAY, thresholds: &thresholds };
    assert_eq!(in_the_way_of_plan(look, TONIGHT, PlanStatus::Agreed), []);
    assert!(!plan_for_tonight(look).is_empty());
    let record = agreed(&draft, TONIGHT);
    let look = Look { record: &record, ..look };
    assert_eq!(plan_for_tonight(look), []);
    let due = views::due(&record, TODAY, &thresholds);
    let test = due.iter().find(|due| due.kind == DueKind::PlanTest).unwrap();
    assert_eq!(test.on, TODAY.tomorrow().unwrap(), "the same night or the next day");
    assert!(due.iter().any(|due| due.kind == DueKind::HandOut));

    // Who and when are not left open, tonight least of all.
    let mut open = draft.clone();
    open.plan_rules[0].value.doers.clear();
    open.plan_rules[0].value.when.clear();
    let look = Look { record: &open, ..look };
    assert_eq!(in_the_way_of_plan(look, TONIGHT, PlanStatus::Agreed).len(), 2);
}

#[test]
fn a_failed_test_of_tonights_plan_calls_people_together_the_next_day() {
    let record = agreed(&at_half_past_four(), TONIGHT);
    let failed = PlanTest { rule: PlanRuleId(82), on: TODAY, ..test_of(90, false) };
    let record = saved(&record, failed);
    assert_eq!(record.plan(TONIGHT).unwrap().status, PlanStatus::NotWorking);
    assert_eq!(record.meetings[0].on, TODAY.tomorrow().unwrap());
}

#[test]
fn a_contact_that_says_danger_now_asks_for_a_plan_until_one_is_agreed() {
    let mut record = at_half_past_four();
    record.families[0].value.stage = Stage::ChildInNeed;
    let received = "2026-11-23T15:30:00Z".parse().unwrap();
    let told = Contact {
        danger_now: DangerNow::Yes,
        danger_words: "He has a bat.".into(),
        ..Contact::at(ContactId(95), received)
    };
    let record = after(&record, &[Change::Put(told.into())]);
    let thresholds = Thresholds::default();
    let look = Look { record: &record, today: TODAY, thresholds: &thresholds };
    let why = &plan_for_tonight(look)[0].sentence;
    assert!(
        why.starts_with("On 23 November 2026 it was said that a child is in danger now: “He has a bat”."),
        "{why}"
    );
    let agreed = agreed(&record, TONIGHT);
    assert_eq!(plan_for_tonight(Look { record: &agreed, ..look }), []);
}

/// The family with tonight's plan agreed and a draft of the full one.
fn with_full() -> CaseRecord {
    let mut record = record();
    record.families[0].value.stage = Stage::Section47;
    record.families[0].value.stage_since = TODAY;
    let tonight = at_half_past_four();
    let put = |object: practice::Object| Change::Put(object);
    let mut changes: Vec<Change> = vec![put(tonight.plans[0].value.clone().into())];
    changes.push(put(tonight.plan_rules[0].value.clone().into()));
    record.plans.clear();
    record.plan_rules.clear();
    let record = agreed(&after(&record, &changes), TONIGHT);
    let full = SafetyPlan { no_red_flags: String::new(), ..plan(PLAN, PlanKind::Full) };
    let record = saved(&record, full);
    saved(&record, rule(RULE, PLAN))
}

#[test]
fn red_flags_are_asked_for_before_a_full_plan_is_agreed() {
    let record = with_full();
    let refused = said(act(|acting| plans::agree(&record, PLAN, acting)));
    assert!(refused.contains("Nobody has said which signs people watch for."), "{refused}");
    let flag = RedFlag {
        id: RedFlagId(96),
        plan: PLAN,
        sign: "He does not answer after six.".into(),
        who_watches: Some(Who::Person(AUNT)),
        response: String::new(),
        phone: String::new(),
        not_for: Vec::new(),
    };
    assert!(agreed(&saved(&record, flag), PLAN).plan(PLAN).unwrap().is_in_force());
    let none = SafetyPlan {
        no_red_flags: "None, because it comes without a sign.".into(),
        ..record.plan(PLAN).unwrap().value.clone()
    };
    assert!(agreed(&saved(&record, none), PLAN).plan(PLAN).unwrap().is_in_force());
}

#[test]
fn a_full_plan_takes_the_place_of_tonights_and_nothing_is_missing_then() {
    let mut record = with_full();
    let none = SafetyPlan { no_red_flags: "None.".into(), ..record.plan(PLAN).unwrap().value.clone() };
    record = saved(&record, none);
    let full = record.plan(PLAN).unwrap().value.clone();
    let ends: Vec<PlanId> = plans::replaced_by(&record, &full).map(|plan| plan.id).collect();
    assert_eq!(ends, [TONIGHT], "told before it is agreed");
    let record = agreed(&record, PLAN);
    assert_eq!(record.plan(TONIGHT).unwrap().status, PlanStatus::Replaced);
    assert_eq!(record.plan(PLAN).unwrap().value.version, 1, "versions are counted by kind");
    let thresholds = Thresholds::default();
    let look = Look { record: &record, today: TODAY, thresholds: &thresholds };
    assert_eq!(plan_for_tonight(look), [], "the full plan keeps the children safe tonight");
}

#[test]
fn tonights_plan_ends_where_the_safety_plan_holds_and_nowhere_else() {
    let mut record = with_full();
    let alone = act(|acting| plans::end_immediate(&record, TONIGHT, acting));
    assert!(said(alone).contains("No other plan holds."));
    let full = SafetyPlan {
        status: PlanStatus::Agreed,
        valid_from: Some(TODAY.saturating_sub(40.days())),
        ..record.plan(PLAN).unwrap().value.clone()
    };
    record = after(&record, &[Change::Put(full.into())]);
    let ended = after(&record, &act(|acting| plans::end_immediate(&record, TONIGHT, acting)).unwrap());
    assert_eq!(ended.plan(TONIGHT).unwrap().status, PlanStatus::Replaced);
}

#[test]
fn a_failed_test_of_tonights_plan_asks_for_tonights_plan_anew_today_and_tells_the_supervisor() {
    let record = agreed(&at_half_past_four(), TONIGHT);
    let failed = PlanTest { rule: PlanRuleId(82), on: TODAY, ..test_of(90, false) };
    let record = saved(&record, failed);
    let thresholds = Thresholds::default();
    let look = Look { record: &record, today: TODAY, thresholds: &thresholds };
    let said = plan_for_tonight(look)[0].sentence.clone();
    assert!(said.contains("Where is the child now?") && said.contains("ring 999"), "{said}");
    let due = views::due(&record, TODAY, &thresholds);
    assert!(due.iter().all(|due| !due.what.contains("Mend the plan")), "{due:?}");
    let of = |whom| due.iter().find(|due| due.for_whom == whom).unwrap();
    let anew = of(DueFor::LeadWorker);
    assert_eq!((anew.kind, anew.on), (DueKind::PlanMissing, TODAY));
    assert_eq!((of(DueFor::Supervisor).kind, of(DueFor::Supervisor).on), (DueKind::FailedTest, TODAY));
    let family = &record.families[0].value;
    let next = views::what_next(family, &due, &views::way(look), TODAY);
    assert_eq!(next[0].what, "Make tonight’s plan anew: it is not working");
}

#[test]
fn while_a_child_is_said_to_be_in_danger_the_family_asks_whether_tonights_plan_holds() {
    let received = "2026-11-23T15:30:00Z".parse().unwrap();
    let told = Contact {
        danger_now: DangerNow::Yes,
        decision: Some(practice::contact::ContactDecision::NewReferral),
        ..Contact::at(ContactId(95), received)
    };
    let record = agreed(&after(&at_half_past_four(), &[Change::Put(told.into())]), TONIGHT);
    let thresholds = Thresholds::default();
    let first = |record: &CaseRecord, today| {
        let look = Look { record, today, thresholds: &thresholds };
        let family = &record.families[0].value;
        let next = practice::views::what_next(
            family,
            &practice::views::due(record, today, &thresholds),
            &practice::views::way(look),
            today,
        );
        (next[0].what.clone(), next[0].urgency(today))
    };
    let ring = ("Ring tonight: is the plan holding?".to_owned(), practice::views::Urgency::DangerNow);
    let copies = vec![practice::plan::Mark { who: Who::Person(AUNT), on: TODAY, how: None }];
    // Nobody has said yes to it: they are asked, and it is printed, before anybody asks whether they go by it.
    let asked = "Ask who says yes to the plan as it is now".to_owned();
    assert_eq!(first(&record, TODAY), (asked, practice::views::Urgency::DangerNow));
    let given = SafetyPlan {
        copies_given: copies.clone(),
        signatures: copies,
        ..record.plan(TONIGHT).unwrap().value.clone()
    };
    let given = after(&record, &[Change::Put(given.into())]);
    assert_eq!(first(&given, TODAY), ring);
    let rules: Vec<_> = given.plan_rules.iter().filter(|it| it.plan == TONIGHT).map(|it| it.id).collect();
    let mut tested = given;
    for (id, rule) in (200..).zip(rules) {
        let test = PlanTest { rule, on: TODAY, ..test_of(id, true) };
        tested = after(&tested, &[Change::Put(test.into())]);
    }
    assert_ne!(first(&tested, TODAY), ring, "asked today");
    assert_eq!(first(&tested, TODAY.tomorrow().unwrap()), ring, "and again tomorrow, while the plan holds");
}

#[test]
fn danger_told_of_stands_until_it_is_decided_and_noting_a_copy_is_no_look_at_the_plan() {
    let at = |hour: &str| format!("2026-11-23T{hour}:30:00Z").parse().unwrap();
    let told =
        Contact { danger_now: DangerNow::Yes, on_open_case: true, ..Contact::at(ContactId(95), at("15")) };
    let calm =
        Contact { danger_now: DangerNow::No, on_open_case: true, ..Contact::at(ContactId(96), at("16")) };
    let thresholds = Thresholds::default();
    let asked = |record: &CaseRecord| {
        let due = views::due(record, TODAY, &thresholds);
        due.into_iter().find(|due| due.kind == DueKind::PlanTonight).map(|due| due.what)
    };
    let stamped = |mut record: CaseRecord| {
        for (kind, minute) in [(95_i64, 30), (96, 40)] {
            for contact in record.contacts.iter_mut().filter(|it| it.id.0 == kind) {
                contact.changed_at = format!("2026-11-23T17:{minute}:00Z").parse().unwrap();
            }
        }
        record
    };
    let record = agreed(&at_half_past_four(), TONIGHT);
    let mut record = stamped(after(&record, &[Change::Put(told.into()), Change::Put(calm.into())]));
    let again = Some("Look at tonight’s plan again now".to_owned());
    assert_eq!(asked(&record), again, "a later calm call does not take the first away");
    let plan = record.plans.iter_mut().find(|plan| plan.id == TONIGHT).unwrap();
    plan.value.valid_from = Some(TODAY.yesterday().unwrap());
    plan.changed_at = at("18");
    assert_eq!(asked(&record), again, "a copy was noted since, and nobody has looked at it");
    record.plans.iter_mut().find(|plan| plan.id == TONIGHT).unwrap().value.reviewed_on = Some(TODAY);
    assert_ne!(asked(&record), again, "looked at since");
}

#[test]
fn a_danger_that_was_decided_is_carried_past_calm_calls_and_weeks_until_a_plan_or_a_word_about_the_children()
{
    let at = |day: &str| format!("2026-11-{day}T15:30:00Z").parse().unwrap();
    let danger = |decision, reason: &str| Contact {
        danger_now: DangerNow::Yes,
        on_open_case: true,
        decision: Some(decision),
        decision_reason: reason.to_owned(),
        ..Contact::at(ContactId(95), at("02"))
    };
    let calm =
        Contact { danger_now: DangerNow::No, on_open_case: true, ..Contact::at(ContactId(96), at("20")) };
    let thresholds = Thresholds::default();
    let mut family = at_half_past_four();
    family.families[0].value.stage = Stage::ChildInNeed;
    let with =
        |contact: Contact| after(&family, &[Change::Put(contact.into()), Change::Put(calm.clone().into())]);
    let says = |record: &CaseRecord| {
        plan_for_tonight(Look { record, today: TODAY, thresholds: &thresholds }).iter().any(|found| {
            found.sentence.starts_with("On 2 November 2026 it was said that a child is in danger now")
        })
    };
    let safe = format!("Amir goes.{}At her sister’s.", practice::contact::HOW_SAFE);
    for decision in [EarlyHelp, JoinsOpen, NewReferral, StrategyNow] {
        let record = with(danger(decision, &safe));
        assert!(says(&record), "{decision:?}: where they slept one night is no plan");
        let planned = agreed(&record, TONIGHT);
        assert!(!says(&planned), "{decision:?}");
    }
    for decision in [Advice, Information] {
        assert!(!says(&with(danger(decision, &safe))), "{decision:?}: it is written down how they are safe");
        assert!(
            says(&with(danger(decision, "Nothing in it."))),
            "{decision:?}: nobody says how they are safe"
        );
    }
    let mut closed = with(danger(JoinsOpen, &safe));
    let closure = practice::testing::sound_family(&practice::testing::Shape {
        progress: practice::testing::Progress::Closed,
        ..practice::testing::Shape::default()
    })
    .closures
    .remove(0)
    .value;
    let closure = practice::family::Closure { closed_on: Some(TODAY.yesterday().unwrap()), ..closure };
    closed.put(practice::Kept::new(closure.into()));
    assert!(!says(&closed), "closed and opened again since");
}
