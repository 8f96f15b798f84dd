//! What screens read, and what never reaches them.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod family;
use family::*;
use practice::{
    CaseRecord, Kind, Object, Sealing, Thresholds, Who,
    actions::{Change, closing, rounds},
    danger::Dispute,
    ids::{EscalationId, MapId, PlanId, PlanRuleId, RatingId, RedFlagId, WorkerId},
    plan::{Gets, How, Mark, PlanKind, PlanReader, PlanStatus, RedFlag, SecondLook},
    scale::{EscalateTo, Escalation, Orientation},
    views::{self, Because, DueFor, DueKind, Flag},
};

fn workers(id: WorkerId) -> String {
    if id == AMIR { "Amir Khan".to_owned() } else { "Jo Bell".to_owned() }
}

fn due(record: &CaseRecord) -> Vec<views::Due> {
    views::due(record, TODAY, &Thresholds::default())
}

fn of(record: &CaseRecord, kind: DueKind) -> views::Due {
    due(record).into_iter().find(|due| due.kind == kind).unwrap()
}

/// Mum's number is in, Amir's is not.
fn half_way() -> CaseRecord {
    let record = saved(&record(), round(vec![Who::Person(MUM), Who::Worker(AMIR)]));
    let mut given = rating(80, Who::Person(MUM), 1, "2026-11-23");
    given.round = Some(ROUND);
    "SEALED-WORDS".clone_into(&mut given.reasons);
    saved(&record, given)
}

#[test]
fn steps_plans_and_meetings_are_due() {
    let record = record();
    let step = of(&record, DueKind::Step);
    assert!(step.is_overdue(TODAY));
    assert_eq!(step.for_whom, DueFor::LeadWorker);
    assert_eq!(step.why, "Mum said they would see to it by 20 November 2026. Ask how it went.");
    let test = of(&record, DueKind::PlanTest);
    assert_eq!(test.why, "Nobody has seen yet whether this rule works. How: A Saturday in November.");
    let review = of(&record, DueKind::PlanReview);
    assert_eq!((review.on, review.is_overdue(TODAY)), (day("2026-12-13"), false));
    let failed = saved(&record, test_of(90, false));
    let meeting = of(&failed, DueKind::Meeting);
    assert_eq!(meeting.what, "Network meeting");
    assert!(meeting.why.starts_with("A test of the plan failed on 21 November 2026"));
}

#[test]
fn an_immediate_plan_past_its_end_is_overdue() {
    let mut now = plan(PlanId(45), PlanKind::Immediate);
    (now.status, now.valid_until) = (PlanStatus::Agreed, Some(day("2026-11-20")));
    let record = after(&record(), &[Change::Put(now.into())]);
    let ended = of(&record, DueKind::ImmediatePlan);
    assert!(ended.is_overdue(TODAY));
    assert!(ended.why.starts_with("It held until 20 November 2026."));
    let summary = views::summary(&record, TODAY, &Thresholds::default()).unwrap();
    assert!(summary.flags.contains(&Flag::ImmediatePlanEnded));
}

#[test]
fn rounds_wait_for_numbers_and_then_for_opening() {
    let record = half_way();
    assert_eq!(of(&record, DueKind::Number).for_whom, DueFor::Worker(AMIR));
    assert_eq!(of(&record, DueKind::Escalation).for_whom, DueFor::Chair);
    let mut given = rating(81, Who::Worker(AMIR), 5, "2026-11-23");
    given.round = Some(ROUND);
    let record = saved(&record, given);
    assert_eq!(of(&record, DueKind::OpenRound).for_whom, DueFor::Worker(CHAIR));
}

#[test]
fn a_new_referral_waits_for_its_worker() {
    let mut new = family::family();
    (new.lead_worker, new.opened) = (None, day("2026-11-20"));
    new.stage_since = day("2026-11-20");
    let record = saved(&CaseRecord::default(), new);
    let due = of(&record, DueKind::Unallocated);
    assert_eq!((due.on, due.for_whom), (day("2026-11-23"), DueFor::Supervisor));
}

#[test]
fn a_referral_waits_for_its_decision_however_far_the_map_has_come() {
    let mut new = record().families[0].value.clone();
    new.stage = practice::family::Stage::Intake;
    let undecided = saved(&record(), new);
    let decision = of(&undecided, DueKind::Decision);
    assert_eq!((decision.for_whom, decision.place.field), (DueFor::Supervisor, "stage"));
    assert!(due(&record()).iter().all(|due| due.kind != DueKind::Decision));
}

#[test]
fn a_missing_immediate_plan_is_due_today() {
    let mut asked = record().families[0].value.clone();
    asked.stage = practice::family::Stage::Section47;
    let mut record = saved(&record(), asked);
    record.plans.retain(|plan| plan.kind != practice::plan::PlanKind::Immediate);
    let missing = of(&record, DueKind::PlanMissing);
    assert_eq!((missing.on, missing.for_whom), (TODAY, DueFor::LeadWorker));
    let look = practice::rules::Look { record: &record, today: TODAY, thresholds: &Thresholds::default() };
    assert_eq!(practice::rules::plan_for_tonight(look)[0].sentence, missing.why);
}

#[test]
fn a_map_that_its_worker_signed_is_looked_at_by_the_supervisor() {
    let mut map = record().maps[0].value.clone();
    map.status = practice::map::MapStatus::SignedOff;
    let sign = |by| practice::map::SignOff { by, on: day("2026-11-20"), note: String::new() };
    map.signed_off = Some(sign(AMIR));
    let alone = of(&after(&record(), &[Change::Put(map.clone().into())]), DueKind::SignedAlone);
    assert_eq!((alone.for_whom, alone.on), (DueFor::Supervisor, day("2026-12-04")));
    map.signed_off = Some(sign(CHAIR));
    let by_chair = after(&record(), &[Change::Put(map.into())]);
    assert!(due(&by_chair).iter().all(|due| due.kind != DueKind::SignedAlone));
}

#[test]
fn closing_waits_for_an_audit_and_a_closed_case_for_nothing() {
    let changes = act(|acting| closing::ask_to_close(&record(), "The goal is met.", acting)).unwrap();
    let record = after(&record(), &changes);
    assert_eq!(of(&record, DueKind::Audit).for_whom, DueFor::Supervisor);
    let mut closed = family::family();
    closed.status = practice::family::CaseStatus::Closed;
    assert!(due(&after(&record, &[Change::Put(closed.into())])).is_empty());
}

#[test]
fn goals_without_a_scale_are_due() {
    let mut record = record();
    record.scales.clear();
    assert_eq!(of(&record, DueKind::Scale).place.number, GOAL.0);
}

#[test]
fn a_summary_shows_the_lowest_number_as_it_was_given() {
    let mut record = record();
    let mut turned = scale();
    turned.orientation = Some(Orientation::TenWorst);
    record = saved(&record, turned);
    record = saved(&record, rating(80, Who::Person(MUM), 3, "2026-11-01"));
    record = saved(&record, rating(81, Who::Worker(AMIR), 6, "2026-11-02"));
    let summary = views::summary(&record, TODAY, &Thresholds::default()).unwrap();
    let lowest = summary.lowest.unwrap();
    assert_eq!(lowest.shown(), "6 of 10 (10 is worst)");
    assert_eq!((lowest.whose, lowest.on), (Who::Worker(AMIR), day("2026-11-02")));
    assert_eq!((summary.dangers, summary.goals, summary.pairs), (1, 1, 1));
    assert_eq!(
        summary.children.iter().map(|c| (c.name.as_str(), c.age.as_str())).collect::<Vec<_>>(),
        [("Maya", "7 years"), ("Leo", "3 years")]
    );
    assert_eq!(summary.plan, "Nobody has said yes to it");
    assert_eq!(summary.next_due.unwrap().kind, DueKind::Step);
    assert_eq!(summary.overdue, 1);
    assert!(views::summary(&CaseRecord::default(), TODAY, &Thresholds::default()).is_none());
}

#[test]
fn no_view_tells_a_sealed_number() {
    let record = half_way();
    let summary = views::summary(&record, TODAY, &Thresholds::default()).unwrap();
    assert_eq!((summary.lowest, summary.last_rating), (None, None));
    let story = views::pair(&record, DANGER, TODAY, &Thresholds::default(), &workers).unwrap();
    assert!(story.scale.as_ref().is_some_and(|scale| scale.latest.is_empty() && scale.tracks.is_empty()));
    assert!(
        views::family_plan(&record, record.plan(PLAN).unwrap(), None, &workers).unwrap().numbers.is_empty()
    );
    assert!(!format!("{story:?}{:?}", due(&record)).contains("SEALED-WORDS"));
}

fn json(record: &CaseRecord) -> String {
    record.objects().iter().map(|kept| kept.value.to_json().unwrap()).collect()
}

#[test]
fn a_sealed_number_is_seen_by_nobody_but_its_worker() {
    let record = half_way();
    for viewer in [AMIR, CHAIR, AUDITOR] {
        assert!(!json(&views::seen_by(&record, viewer)).contains("SEALED-WORDS"));
    }
    let mut own = rating(81, Who::Worker(AMIR), 5, "2026-11-23");
    own.round = Some(ROUND);
    let record = saved(&record, own);
    assert!(views::seen_by(&record, AMIR).rating(RatingId(81)).is_some());
    assert!(views::seen_by(&record, CHAIR).rating(RatingId(81)).is_none());
    // That a number is low would sway those who still give theirs.
    assert_eq!(views::seen_by(&record, AMIR).escalations.len(), 0);
    assert_eq!(views::seen_by(&record, CHAIR).escalations.len(), 1);
    assert_eq!(views::seen_by(&record, AUDITOR).escalations.len(), 1);
    let opened = act_as(CHAIR, |acting| rounds::open_round(&record, ROUND, "", acting)).unwrap();
    assert_eq!(views::seen_by(&after(&record, &opened), AMIR).ratings.len(), 2);
}

#[test]
fn whatever_is_sealed_is_of_a_kind_that_says_it_may_be_and_is_on_no_screen() {
    let record = half_way();
    let seen = views::seen_by(&record, AMIR);
    let objects = record.objects().into_iter().map(|kept| kept.value);
    let sealed: Vec<Object> =
        objects.filter(|object| object.sealing(&record, AMIR) != Sealing::Open).collect();
    let kinds: Vec<Kind> = sealed.iter().map(Object::kind).collect();
    assert_eq!(kinds, [Kind::ScaleRating, Kind::Escalation]);
    assert!(kinds.into_iter().all(Kind::may_be_sealed));
    assert!(sealed.iter().all(|object| seen.find(object.kind(), object.number()).is_none()));
}

#[test]
fn history_leaves_a_sealed_number_out() {
    let record = half_way();
    let given = Object::from(record.rating(RatingId(80)).unwrap().value.clone());
    let body = views::body_for_history(&given, &record, AMIR).unwrap();
    assert_eq!((body.get("value"), body.get("reasons")), (None, None));
    assert_eq!(body["sealed"], true);
    let mut withdrawn = record.clone();
    withdrawn.rounds.clear();
    assert_eq!(views::body_for_history(&given, &withdrawn, AMIR).unwrap()["sealed"], true);
    let opened = act_as(CHAIR, |acting| rounds::open_round(&record, ROUND, "Amir is ill.", acting)).unwrap();
    let body = views::body_for_history(&given, &after(&record, &opened), AMIR).unwrap();
    assert_eq!(body["reasons"], "SEALED-WORDS");
}

#[test]
fn a_round_tells_who_has_answered() {
    let progress = views::round_progress(&half_way(), ROUND).unwrap();
    assert_eq!((progress.answered, progress.waiting), (vec![Who::Person(MUM)], vec![Who::Worker(AMIR)]));
}

#[test]
fn a_danger_reads_as_a_story() {
    let mut disputed = danger();
    disputed.disputes.push(Dispute { who: Who::Person(DAD), words: "It was once.".to_owned(), on: None });
    let record = saved(&record(), disputed);
    let record = saved(&record, rating(80, Who::Person(MUM), 4, "2026-10-01"));
    let record = saved(&record, rating(81, Who::Person(MUM), 6, "2026-11-01"));
    let story = views::pair(&record, DANGER, TODAY, &Thresholds::default(), &workers).unwrap();
    assert_eq!(
        story.statement.whole(),
        "Mum, Ms Reed (health visitor) and Amir Khan are worried that Dad drinks at weekends until he shouts and throws things. \
         This is because: Dad threw a plate that cut Maya’s arm. \
         If nothing changes, Maya may be hit by something and hide in the cupboard, and later may grow up scared of the people she loves."
    );
    assert_eq!(story.disputes, [("Dad".to_owned(), "It was once.".to_owned(), None)]);
    assert_eq!(
        story.goal.unwrap().sentences.join(" "),
        "Dad stays with Uncle Ben whenever he has been drinking. Maya sleeps through Saturday nights. \
         Others will see: the aunt and school tell us of calm weekends. This goes on for 3 months."
    );
    let scale = story.scale.unwrap();
    assert_eq!(scale.latest.len(), 1);
    assert_eq!((scale.latest[0].name.as_str(), scale.latest[0].role), ("Mum", "Parent or carer"));
    assert_eq!(scale.tracks[0].numbers.len(), 2);
    assert_eq!(story.shown[0].words, "Aunt Ada took the children home with her. They slept.");
    assert_eq!(story.steps[0].owner, "Mum");
}

/// A record in which Dad has harmed Maya, and the plan says where she hides and whom she rings.
fn hiding() -> CaseRecord {
    let mut secret = family::rule(PlanRuleId(91), PLAN);
    secret.text = String::from("Maya goes to HIDING-PLACE and says CODE-WORD.");
    (secret.doers, secret.backups) = (vec![Who::Person(MUM)], vec![Who::Person(AUNT)]);
    let mut his = family::rule(PlanRuleId(92), PLAN);
    his.text = String::from("Dad rings before he comes.");
    his.doers = vec![Who::Person(DAD)];
    let flag = RedFlag {
        id: RedFlagId(47),
        plan: PLAN,
        sign: "SIGN-OF-DANGER".to_owned(),
        who_watches: Some(Who::Person(DAD)),
        response: "WHAT-WE-DO".to_owned(),
        phone: "07700 900456".to_owned(),
        not_for: Vec::new(),
    };
    let mut whom = record().plan(PLAN).unwrap().value.clone();
    whom.if_worried = String::from("Ring 07700 900456");
    whom.reader_lines = vec![practice::plan::ReaderLine {
        person: DAD,
        rule: his.id,
        stood: his.words(),
        instead: String::new(),
        why: String::from("He said it himself."),
        by: AMIR,
        on: TODAY,
        second: None,
        withheld: false,
    }];
    let maya = record().people.iter().find(|person| person.is_child()).unwrap().id;
    let mut hers = rating(83, Who::Person(maya), 1, "2026-11-01");
    hers.child = Some(maya);
    let mums = rating(84, Who::Person(MUM), 6, "2026-11-01");
    [secret.into(), his.into(), flag.into(), whom.into(), hers.into(), mums.into()]
        .into_iter()
        .fold(record(), |record, object: Object| after(&record, &[Change::Put(object)]))
}

#[test]
fn whoever_harmed_a_child_gets_on_paper_what_they_do_themselves_and_nothing_else() {
    let record = hiding();
    let plan = record.plan(PLAN).unwrap();
    assert!(views::reading(&record, plan, DAD).is_undecided());
    let his = views::family_plan(&record, record.plan(PLAN).unwrap(), Some(DAD), &workers).unwrap();
    assert_eq!(
        his.rules.iter().map(|rule| rule.text.as_str()).collect::<Vec<_>>(),
        ["Dad rings before he comes."]
    );
    let all = format!("{his:?}");
    for secret in ["HIDING", "CODE-WORD", "SIGN-OF", "WHAT-WE-DO", "900456", "Aunt Ada"] {
        assert!(!all.contains(secret), "{secret}: {all}");
    }
    assert!(his.numbers.is_empty() && his.agreed.is_empty());
    assert_eq!(views::reading(&record, plan, MUM).gets(), Gets::Whole);
    assert!(
        format!("{:?}", views::family_plan(&record, record.plan(PLAN).unwrap(), Some(MUM), &workers))
            .contains("HIDING-PLACE")
    );
}

#[test]
fn a_decision_gives_the_whole_plan_until_the_plan_changes_and_a_yes_gives_nothing() {
    let record = hiding();
    let mut plan = record.plan(PLAN).unwrap().value.clone();
    plan.signatures = vec![Mark { who: Who::Person(DAD), on: TODAY, how: Some(How::InPerson) }];
    assert!(views::reading(&record, &plan, DAD).is_undecided());
    let look = SecondLook { by: WorkerId(77), on: TODAY, why: String::from("Mum wants him to have it.") };
    plan.readers = vec![
        PlanReader { second: Some(look), ..PlanReader::new(DAD, Gets::Whole) },
        PlanReader::new(MUM, Gets::OwnPart),
    ];
    let decided = after(&record, &[Change::Put(plan.into())]);
    let gets = |record: &CaseRecord, who| views::reading(record, record.plan(PLAN).unwrap(), who).gets();
    assert_eq!((gets(&decided, DAD), gets(&decided, MUM)), (Gets::Whole, Gets::OwnPart));
    let mut new = family::rule(PlanRuleId(93), PLAN);
    new.text = String::from("Maya sleeps at Gran’s.");
    let acted = act(|acting| practice::actions::put(&decided, new.into(), acting)).unwrap();
    let changed = after(&decided, &acted);
    assert_eq!((gets(&changed, DAD), gets(&changed, MUM)), (Gets::OwnPart, Gets::OwnPart));
}

#[test]
fn whoever_is_feared_is_kept_from_the_plan_before_they_have_harmed_anybody() {
    let record = hiding();
    let mut feared = danger();
    feared.whose = vec![AUNT];
    let plan = record.plan(PLAN).unwrap().value.clone();
    assert_eq!(views::reading(&record, &plan, AUNT).gets(), Gets::Whole);
    let record = saved(&record, feared.clone());
    assert!(views::reading(&record, &plan, AUNT).is_undecided());
    feared.status = practice::danger::DangerStatus::Resolved;
    let over = after(&record, &[Change::Put(feared.into())]);
    assert!(
        views::reading(&over, &plan, AUNT).is_undecided(),
        "whoever was the danger is not told where the child goes"
    );
}

#[test]
fn a_line_is_kept_from_one_reader_and_from_nobody_else() {
    let mut kept = hiding().plan_rule(PlanRuleId(91)).unwrap().value.clone();
    kept.not_for = vec![LEO];
    let record = saved(&hiding(), kept);
    let plan = record.plan(PLAN).unwrap();
    let says = |reader| {
        format!("{:?}", views::family_plan(&record, record.plan(PLAN).unwrap(), reader, &workers))
            .contains("HIDING")
    };
    assert!(!says(Some(LEO)) && says(Some(AUNT)) && says(Some(MUM)) && says(None));
    let left = views::left_out(&record, plan, LEO);
    assert_eq!(left.iter().map(|left| left.because).collect::<Vec<_>>(), [Because::Kept]);
}

#[test]
fn a_childs_number_is_told_on_paper_to_that_child_alone() {
    let record = hiding();
    let maya = record.people.iter().find(|person| person.is_child()).unwrap().id;
    let whose = |reader| -> Vec<String> {
        let paper = views::family_plan(&record, record.plan(PLAN).unwrap(), reader, &workers).unwrap();
        paper.numbers.into_iter().map(|one| one.name).collect()
    };
    assert!(whose(Some(maya)).contains(&"Maya".to_owned()));
    for reader in [None, Some(MUM), Some(DAD), Some(AUNT)] {
        assert!(!whose(reader).contains(&"Maya".to_owned()), "{reader:?}");
    }
    assert!(whose(None).contains(&"Mum".to_owned()));
}

#[test]
fn the_familys_plan_holds_only_what_the_plan_says() {
    let flag = RedFlag {
        id: RedFlagId(47),
        plan: PLAN,
        sign: "Dad does not answer his phone".to_owned(),
        who_watches: Some(Who::Person(MUM)),
        response: "Ring Aunt Ada".to_owned(),
        phone: "07700 900456".to_owned(),
        not_for: Vec::new(),
    };
    let record = saved(&record(), flag);
    let record = saved(&record, rating(80, Who::Person(MUM), 6, "2026-11-01"));
    let plan = views::family_plan(&record, record.plan(PLAN).unwrap(), Some(AUNT), &workers).unwrap();
    assert_eq!(plan.goals, ["Our home is calm at weekends."]);
    assert_eq!((plan.rules[0].who.as_str(), plan.rules[0].yours), ("Aunt Ada", true));
    assert_eq!(plan.rules[0].when, "when Dad has been drinking");
    assert_eq!(
        (plan.numbers[0].value.to_string(), plan.numbers[0].orientation.words()),
        ("6".to_owned(), "10 is best")
    );
    assert_eq!(plan.red_flags[0].phone, "07700 900456");
    let all = format!("{plan:?}");
    for hidden in ["SECRET", "Elm Row", "900123", "throws things", "plate", "Reasons for"] {
        assert!(!all.contains(hidden), "{hidden}");
    }
    assert!(views::plan_to_print(&CaseRecord::default(), TODAY).is_none());
}

#[test]
fn a_replaced_map_and_plan_are_not_in_the_summary() {
    let mut old = map();
    old.status = practice::map::MapStatus::Superseded;
    let mut later = map();
    later.id = MapId(29);
    let mut gone = record().plan(PLAN).unwrap().value.clone();
    gone.status = PlanStatus::Replaced;
    let record =
        after(&record(), &[Change::Put(later.into()), Change::Put(old.into()), Change::Put(gone.into())]);
    let summary = views::summary(&record, TODAY, &Thresholds::default()).unwrap();
    assert_eq!(
        (summary.map, summary.plan),
        (Some(practice::map::MapStatus::Draft), "No plan yet".to_owned())
    );
    let record = saved(&record, plan(PlanId(46), PlanKind::Full));
    let record = saved(&record, rule(PlanRuleId(48), PlanId(46)));
    assert_eq!(views::summary(&record, TODAY, &Thresholds::default()).unwrap().plan, "Draft");
}

#[test]
fn flags_stand_for_what_must_catch_the_eye() {
    let alert = Escalation {
        id: EscalationId(99),
        rating: RatingId(80),
        to: EscalateTo::Supervisor,
        opened_on: TODAY,
        because: "A number".to_owned(),
        answered_by: None,
        answered_on: None,
        answer: String::new(),
        decided_by: None,
        look_again: None,
        looks: Vec::new(),
    };
    let record = after(&saved(&record(), test_of(90, false)), &[Change::Put(alert.into())]);
    let summary = views::summary(&record, TODAY, &Thresholds::default()).unwrap();
    assert_eq!(summary.flags, [Flag::Escalation, Flag::FailedTest]);
    assert_eq!(of(&record, DueKind::Escalation).for_whom, DueFor::Supervisor);
}
