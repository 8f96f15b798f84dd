//! The steps of a case beyond saving: signing off, rounds, plans, milestones, withdrawing, closing.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod family;
use family::*;
use jiff::civil::Date;
use practice::{
    CaseRecord, Kind, Object, RuleId, Thresholds, Who,
    actions::{
        Change, closing,
        escalation::{self, Decision},
        goal as goals,
        milestone::{Evidence, tick_milestone},
        move_item::{Shown, move_item},
        plan as plans, rounds, sign_off, withdraw,
    },
    child_words::{Beside, ChildWords},
    danger::DangerStatus,
    family::CaseStatus,
    goal::GoalStatus,
    ids::{
        ChildWordsId, ClosureId, DangerId, MilestoneId, PlanId, PlanRuleId, RatingId, ScaleId, TestId,
        TrajectoryId,
    },
    map::{Category, MapStatus},
    plan::{PlanKind, PlanStatus},
    scale::Score,
    trajectory::{Gate, Milestone, Trajectory},
    views::{self, DueKind},
};

fn done(record: &CaseRecord, changes: Result<Vec<Change>, practice::actions::Refused>) -> CaseRecord {
    after(record, &changes.unwrap())
}

/// The record without what the rules would find in the way of a sign-off.
fn bare() -> CaseRecord {
    let mut record = saved(&saved(&CaseRecord::default(), family::family()), {
        let mut map = map();
        map.children.clear();
        map.family_present.clear();
        map
    });
    record.items.clear();
    record
}

#[test]
fn a_map_is_signed_off_once() {
    let record = bare();
    let signed = done(&record, act(|acting| sign_off(&record, MAP, "Good work", acting)));
    let map = signed.map(MAP).unwrap();
    assert_eq!(map.status, MapStatus::SignedOff);
    assert_eq!(map.signed_off.as_ref().map(|it| (it.by, it.note.as_str())), Some((AMIR, "Good work")));
    assert_eq!(
        said(act(|acting| sign_off(&signed, MAP, "", acting))),
        "This map has been signed off already."
    );
}

#[test]
fn what_the_rules_find_stands_in_the_way_of_the_sign_off() {
    let mut record = record();
    record.goals.clear();
    let refused = act(|acting| sign_off(&record, MAP, "", acting)).unwrap_err();
    assert!(refused.0.iter().any(|finding| finding.rule == RuleId::I(1)), "{refused}");
}

fn in_round(id: i64, rater: Who, value: u8) -> practice::scale::ScaleRating {
    let mut given = rating(id, rater, value, "2026-11-23");
    given.round = Some(ROUND);
    given
}

#[test]
fn a_round_is_opened_when_everybody_has_answered() {
    let record = saved(&record(), round(vec![Who::Person(MUM), Who::Worker(AMIR)]));
    let submit =
        |record: &CaseRecord, given| act(|acting| rounds::submit_rating(record, vec![given], acting));
    let open = |record: &CaseRecord, by, reason| {
        act_as(by, |acting| rounds::open_round(record, ROUND, reason, acting))
    };
    let record = done(&record, submit(&record, in_round(80, Who::Person(MUM), 6)));
    assert_eq!(
        said(open(&record, CHAIR, "")),
        "1 person has not yet given a number. Wait for them, or say why the round is opened without them."
    );
    let early = done(&record, open(&record, CHAIR, "Amir is ill."));
    assert_eq!(early.round(ROUND).unwrap().opened.as_ref().unwrap().override_reason, "Amir is ill.");
    let late = submit(&early, in_round(81, Who::Worker(AMIR), 4));
    assert!(said(late).starts_with("This round has been opened: everybody has seen the numbers."));
    let record = done(&record, submit(&record, in_round(81, Who::Worker(AMIR), 4)));
    assert!(
        said(open(&record, AUDITOR, "I want to see.")).starts_with("Only the person who leads this round")
    );
    assert!(said(open(&record, AMIR, "")).starts_with("You do not lead this round."));
    let record = done(&record, open(&record, CHAIR, "not needed"));
    assert_eq!(record.round(ROUND).unwrap().opened.as_ref().unwrap().override_reason, "");
}

#[test]
fn only_those_who_were_asked_give_one_number_each() {
    let record = saved(&record(), round(vec![Who::Person(MUM)]));
    let submit = |given| act(|acting| rounds::submit_rating(&record, given, acting));
    assert!(
        said(submit(vec![in_round(80, Who::Person(DAD), 6)])).starts_with("This person is not among those")
    );
    assert!(said(submit(Vec::new())).starts_with("Choose a number"));
    let twice = vec![in_round(80, Who::Person(MUM), 6), in_round(81, Who::Person(MUM), 5)];
    assert_eq!(said(submit(twice)), "Give one number for each scale and child.");
    let record = done(&record, submit(vec![in_round(80, Who::Person(MUM), 6)]));
    let again = act(|acting| rounds::submit_rating(&record, vec![in_round(82, Who::Person(MUM), 9)], acting));
    assert_eq!(said(again), "This person has given a number here already.");
}

#[test]
fn a_low_number_given_unseen_alerts_without_the_number() {
    let record = saved(&record(), round(vec![Who::Person(MUM)]));
    let changes = put(&record, in_round(80, Who::Person(MUM), 1)).unwrap();
    let Change::Put(Object::Escalation(opened)) = &changes[1] else { return assert_eq!(changes.len(), 0) };
    assert_eq!(opened.because, "A number given unseen needs you today. Speak with whoever leads the round.");
    let record = after(&record, &changes);
    let answer = |what: &str, by: Option<Who>, look_again: Option<&str>| {
        let decision = Decision { what: what.to_owned(), by, look_again: look_again.map(day) };
        act(|acting| escalation::answer_escalation(&record, opened.id, decision.clone(), acting))
    };
    assert_eq!(
        said(answer(" ", None, None)),
        "Say what was decided. Say who decided. Say on which day you look at it again."
    );
    let chair = || Some(Who::Worker(CHAIR));
    assert!(said(answer("Visited.", chair(), Some("2026-11-22"))).contains("is in the past"));
    let answered = done(&record, answer("Strategy discussion at 2pm.", chair(), Some("2026-11-25")));
    let kept = &answered.escalations[0];
    assert_eq!(
        (kept.answered_by, kept.decider(), kept.look_again),
        (Some(AMIR), chair(), Some(day("2026-11-25")))
    );

    // It is due on that day, until somebody has looked.
    let due = |record: &CaseRecord| -> Vec<Date> {
        let all = views::due(record, TODAY, &Thresholds::default());
        all.into_iter().filter(|due| due.kind == DueKind::LookAgain).map(|due| due.on).collect()
    };
    assert_eq!(due(&answered), [day("2026-11-25")]);
    let look = |record: &CaseRecord, found: &str, next| {
        act(|acting| escalation::look_again(record, opened.id, found, next, acting))
    };
    assert_eq!(said(look(&answered, "", None)), "Say what you found.");
    let again = done(&answered, look(&answered, "Gran stayed each night.", Some(day("2026-12-02"))));
    assert_eq!(due(&again), [day("2026-12-02")]);
    let over = done(&again, look(&again, "Calm for a week.", None));
    assert_eq!((due(&over).len(), over.escalations[0].looks.len()), (0, 2));
    assert!(said(look(&over, "Once more.", None)).starts_with("Nothing waits"));
}

#[test]
fn whoever_opens_a_round_has_given_their_own_number_first_whatever_the_reason() {
    let record = saved(&record(), round(vec![Who::Person(MUM), Who::Worker(CHAIR), Who::Worker(AMIR)]));
    let open = |record: &CaseRecord, by, reason| {
        act_as(by, |acting| rounds::open_round(record, ROUND, reason, acting))
    };
    // The one who leads, and the lead worker in their place; early, with a reason.
    for by in [CHAIR, AMIR] {
        assert!(said(open(&record, by, "Kim had to go.")).starts_with("You are asked in this round"), "{by}");
    }
    let gave = act_as(CHAIR, |acting| {
        rounds::submit_rating(&record, vec![in_round(80, Who::Worker(CHAIR), 4)], acting)
    });
    let given = done(&record, gave);
    assert!(open(&given, CHAIR, "Kim had to go.").is_ok());
    let pass = act(|acting| rounds::pass(&record, ROUND, &Who::Worker(AMIR), acting));
    let passed = done(&record, pass);
    assert!(open(&passed, AMIR, "Kim had to go.").is_ok());
    // Who is not asked has no number to give.
    let others = saved(&record, round(vec![Who::Person(MUM)]));
    assert!(open(&others, CHAIR, "Kim had to go.").is_ok());
}

#[test]
fn words_for_a_child_are_simple_and_name_no_grown_up() {
    let record = record();
    let words = |text: &str| ChildWords {
        id: ChildWordsId(90),
        child: MAYA,
        scale: Some(SCALE),
        plan: None,
        words: text.to_owned(),
        at_0: "It is hard for me.".to_owned(),
        at_10: "It is good for me.".to_owned(),
        beside: Beside::Faces,
        has_box: true,
        written_by: AMIR,
        written_on: TODAY,
    };
    let kept = saved(
        &record,
        words("Mum and Dad shout a lot. It is not because of you. How is it for you at home?"),
    );
    assert_eq!(kept.child_words.len(), 1);
    let hard = said(put(&record, words("We evaluate the deterioration of your domestic situation.")));
    assert!(hard.starts_with("This reads like age") && hard.contains("“deterioration”"), "{hard}");
    let long = "When you are at home and it is late and you are in bed and they shout, how is it for you?";
    assert!(said(put(&record, words(long))).contains("Long sentences: “When you are at home and …”"));
    let mum = record.person(MUM).unwrap().given.clone();
    let named = words(&format!("You and {mum} live here."));
    assert!(put(&record, named.clone()).is_ok(), "a child may call a grown-up so: the words can be kept");
    assert_eq!(practice::child_words::names_grown_ups(&record, &named, TODAY), [mum]);
    assert!(said(put(&record, words("Ring 01632 960 001."))).contains("No telephone number"));
    let twin = ChildWords { id: ChildWordsId(91), ..words("How is it?") };
    assert!(said(put(&kept, twin)).contains("already"));
    let grown_up = ChildWords { child: MUM, ..words("How is it?") };
    assert!(said(put(&record, grown_up)).contains("is grown up"));
    // The scale goes, and the words about it with it.
    let gone = done(&kept, act(|acting| withdraw(&kept, Kind::Scale, SCALE.0, "Not asked", acting)));
    assert_eq!((gone.scales.len(), gone.child_words.len()), (0, 0));
}

#[test]
fn after_a_round_strengths_and_steps_are_kept() {
    let record = saved(&signed(), round(vec![Who::Person(MUM)]));
    let record = done(&record, put(&record, in_round(80, Who::Person(MUM), 6)));
    let chosen = [rounds::Chosen {
        rating: RatingId(80),
        to_strengths: true,
        step: Some((Who::Person(MUM), day("2026-12-01"))),
    }];
    let keep = |record: &CaseRecord| act(|acting| rounds::after_round(record, ROUND, &chosen, acting));
    assert!(said(keep(&record)).starts_with("Open the round first"));
    let record = done(&record, act_as(CHAIR, |acting| rounds::open_round(&record, ROUND, "", acting)));
    let record = done(&record, keep(&record));
    let strength = record.items.iter().find(|item| item.text == "Aunt Ada comes on Saturdays").unwrap();
    assert_eq!((strength.category, strength.verbatim), (Category::Strength, true));
    assert!(
        record.steps.iter().any(|step| step.text == "Ask Uncle Ben about Fridays" && step.goal == Some(GOAL))
    );
    assert_eq!(record.map(MAP).unwrap().status, MapStatus::Draft);
}

#[test]
fn a_new_plan_replaces_the_one_before() {
    let second = PlanId(45);
    let record = saved(&record(), plan(second, PlanKind::Full));
    let agree = |record: &CaseRecord| act(|acting| plans::agree(record, second, acting));
    assert!(said(agree(&record)).starts_with("A plan needs at least one rule"));
    let record = saved(&record, rule(PlanRuleId(46), second));
    let record = done(&record, agree(&record));
    assert_eq!(record.plan(PLAN).unwrap().status, PlanStatus::Replaced);
    let new = &record.plan(second).unwrap().value;
    assert_eq!((new.status, new.version, new.valid_from), (PlanStatus::Agreed, 2, Some(TODAY)));
    assert!(said(put(&record, rule(RULE, PLAN))).contains("A later plan has replaced this one."));
}

#[test]
fn an_immediate_plan_has_an_end_that_is_put_off() {
    let mut now = plan(PlanId(45), PlanKind::Immediate);
    let record = saved(&saved(&record(), now.clone()), rule(PlanRuleId(46), PlanId(45)));
    let agree = act(|acting| plans::agree(&record, PlanId(45), acting));
    assert!(said(agree).starts_with("Say until when this immediate plan holds."));
    now.valid_until = Some(day("2026-11-27"));
    now.status = PlanStatus::Agreed;
    let record = after(&record, &[Change::Put(now.into())]);
    let extend = |until| act(|acting| plans::extend_immediate(&record, PlanId(45), day(until), acting));
    assert!(said(extend("2026-11-26")).starts_with("Choose a later day"));
    let longer = done(&record, extend("2026-12-04"));
    assert_eq!(longer.plan(PlanId(45)).unwrap().reviewed_on, Some(TODAY));
}

#[test]
fn a_plan_is_working_once_it_has_been_tested() {
    let record = record();
    let working = |record: &CaseRecord| act(|acting| plans::mark_working(record, PLAN, acting));
    assert!(said(working(&record)).starts_with("No test shows yet that this plan works."));
    let record = done(&record, act(|acting| plans::start_testing(&record, PLAN, acting)));
    let record = done(&record, act(|acting| plans::record_test(&record, test_of(90, true), acting)));
    let record = done(&record, working(&record));
    assert_eq!(record.plan(PLAN).unwrap().status, PlanStatus::Working);
    let record = done(&record, act(|acting| plans::hand_to_family(&record, PLAN, acting)));
    assert_eq!(record.plan(PLAN).unwrap().owned_by_network_on, Some(TODAY));
    let failed = done(&record, act(|acting| plans::record_test(&record, test_of(91, false), acting)));
    assert!(said(working(&failed)).starts_with("A test of this plan failed."));
    let mut reworded = rule(RULE, PLAN);
    reworded.text.push_str(" soon");
    assert!(said(put(&record, reworded)).starts_with("This rule has been tested as it stands"));
}

#[test]
fn a_review_is_noted_with_the_next_meeting() {
    let record = record();
    let review = |next| act(|acting| plans::review(&record, PLAN, Some(day(next)), acting));
    assert!(said(review("2026-11-01")).starts_with("The next meeting is in the past."));
    let reviewed = done(&record, review("2026-12-10"));
    assert_eq!(reviewed.plan(PLAN).unwrap().next_meeting, Some(day("2026-12-10")));
}

#[test]
fn a_milestone_needs_evidence_and_its_gate() {
    let id = MilestoneId(95);
    let needed = Score::whole(5).unwrap();
    let milestone = Milestone {
        id,
        seq: 1,
        what: "Weekends at home without us".to_owned(),
        gate: Gate::Scale { scale: SCALE, needed },
        planned: None,
        actual: None,
        evidence: String::new(),
        evidence_items: Vec::new(),
        evidence_tests: Vec::new(),
    };
    let mut ticked = milestone.clone();
    ticked.actual = Some(TODAY);
    assert!(said(put(&record(), ticked)).starts_with("A milestone is ticked with what shows"));
    let record = saved(&record(), milestone);
    let tick = |record: &CaseRecord, words: &str| {
        let evidence = Evidence { words: words.to_owned(), ..Evidence::default() };
        act(|acting| tick_milestone(record, id, TODAY, evidence, acting))
    };
    let refused = said(tick(&record, ""));
    assert!(
        refused.contains("Say what shows") && refused.contains("Nobody has given a number yet"),
        "{refused}"
    );
    let low = saved(&record, rating(80, Who::Person(MUM), 4, "2026-11-01"));
    assert_eq!(
        said(tick(&low, "Seen")),
        "This milestone waits until everybody’s latest number is 5 or safer. It is not yet."
    );
    let high = saved(&low, rating(81, Who::Person(MUM), 6, "2026-11-20"));
    assert_eq!(done(&high, tick(&high, "Seen")).milestone(id).unwrap().actual, Some(TODAY));
    let lost = Evidence { tests: vec![TestId(9999)], ..Evidence::default() };
    assert!(act(|acting| tick_milestone(&high, id, TODAY, lost, acting)).is_err());
}

#[test]
fn an_item_moves_with_its_words() {
    let record = record();
    let to_safety = |shown| act(|acting| move_item(&record, SAID, Category::ExistingSafety, shown, acting));
    assert!(said(to_safety(Shown::default())).contains("Until then this is a strength."));
    let shown = Shown { danger: Some(DANGER), occasions: vec![occasion("2026-11-07")] };
    let moved = done(&record, to_safety(shown));
    let item = moved.item(SAID).unwrap();
    assert_eq!(
        (item.category, item.text.as_str()),
        (Category::ExistingSafety, "When Aunt Ada is here I can sleep.")
    );
    let harm = act(|acting| move_item(&record, HARM, Category::Strength, Shown::default(), acting));
    assert!(said(harm).starts_with("This is an example in a danger statement"));
}

#[test]
fn a_goal_is_met_by_existing_safety() {
    let record = record();
    let set = |status, reason, evidence: &[_]| {
        act(|acting| goals::set_goal_status(&record, GOAL, status, reason, evidence, acting))
    };
    assert!(said(set(GoalStatus::Met, "", &[])).starts_with("A goal is met when existing safety shows it"));
    assert!(
        said(set(GoalStatus::Met, "", &[HARM])).starts_with("Only existing safety against the same danger")
    );
    assert!(said(set(GoalStatus::Withdrawn, "", &[])).starts_with("Say why this goal is withdrawn"));
    let met = done(&record, set(GoalStatus::Met, "", &[SAFETY]));
    assert_eq!(met.goal(GOAL).unwrap().status_on, Some(TODAY));
    let away = act(|acting| move_item(&met, SAFETY, Category::Strength, Shown::default(), acting));
    assert!(said(away).starts_with("This shows that a goal is being met"));
}

#[test]
fn what_others_name_is_not_withdrawn() {
    let record = record();
    let take = |record: &CaseRecord, kind, number, reason| {
        act(|acting| withdraw(record, kind, number, reason, acting))
    };
    assert_eq!(said(take(&record, Kind::MapItem, SAID.0, " ")), "Say why this is withdrawn.");
    assert_eq!(
        said(take(&record, Kind::MapItem, HARM.0, "wrong family")),
        "This item on the map cannot be withdrawn while other things name it: 1 danger statement. Change or withdraw those first."
    );
    assert!(said(take(&record, Kind::Person, AUNT.0, "moved")).contains("1 network member"));
    assert!(said(take(&record, Kind::Family, 1, "x")).contains("closed, never withdrawn"));
    assert!(take(&record, Kind::MapItem, SAID.0, "Leo said it").is_ok());
}

#[test]
fn a_danger_goes_with_its_pair_or_is_resolved() {
    let mut second = danger();
    second.id = DangerId(73);
    let record = saved(&record(), second);
    let take = |record: &CaseRecord, number| {
        act(|acting| withdraw(record, Kind::DangerStatement, number, "said twice", acting))
    };
    let gone = take(&record, 73).unwrap();
    assert_eq!(gone.len(), 2, "the danger and its scale");
    let rated = saved(&record, rating(80, Who::Person(MUM), 6, "2026-11-01"));
    assert!(said(take(&rated, DANGER.0)).starts_with("Numbers have been given about this danger"));
    let resolved =
        done(&rated, act(|acting| goals::resolve_danger(&rated, DANGER, "Dad has moved out.", acting)));
    assert_eq!(resolved.danger(DANGER).unwrap().status, DangerStatus::Resolved);
    let goal = resolved.goal(GOAL).unwrap();
    assert_eq!((goal.status, goal.status_reason.as_str()), (GoalStatus::Withdrawn, "Dad has moved out."));
}

#[test]
fn a_case_is_asked_audited_closed_and_reopened() {
    let record = saved(&record(), Trajectory { id: TrajectoryId(60), target_closure: None, ended: None });
    let record = done(&record, act(|acting| closing::ask_to_close(&record, "The goal is met.", acting)));
    let id: ClosureId = record.closures[0].id;
    let audit = |by| act_as(by, |acting| closing::audit_closure(&record, id, "All seen.", acting));
    assert!(said(audit(AMIR)).starts_with("Somebody other than the worker"));
    let close = |record: &CaseRecord| act(|acting| closing::close(record, id, acting));
    assert!(said(close(&record)).contains("Every case is audited before it is closed."));
    let record = done(&record, audit(AUDITOR));
    let own = act(|acting| closing::override_closure(&record, id, "They move away.", acting));
    assert!(said(own).starts_with("Somebody other than the lead worker and the worker who asked"));
    let record = done(
        &record,
        act_as(CHAIR, |acting| closing::override_closure(&record, id, "They move away.", acting)),
    );
    let closed = done(&record, close(&record));
    assert_eq!(closed.families[0].status, CaseStatus::Closed);
    assert_eq!(closed.trajectories[0].ended, Some(TODAY));
    assert_eq!(closed.plan(PLAN).unwrap().status, PlanStatus::FamilyOwned);
    assert!(act(|acting| withdraw(&closed, Kind::MapItem, SAID.0, "x", acting)).is_err());
    assert_eq!(said(act(|acting| closing::reopen(&closed, "", acting))), "Say why the case is opened again.");
    let open = done(&closed, act(|acting| closing::reopen(&closed, "A new referral.", acting)));
    assert_eq!((open.families[0].status, open.families[0].closed), (CaseStatus::Open, None));
}

#[test]
fn a_scale_with_numbers_keeps_its_meaning() {
    let record = saved(&record(), rating(80, Who::Person(MUM), 6, "2026-11-01"));
    let mut turned = scale();
    turned.orientation = Some(practice::scale::Orientation::TenWorst);
    assert!(said(put(&record, turned)).starts_with("Numbers have been given on this scale"));
    let mut second = scale();
    second.id = ScaleId(39);
    assert!(said(put(&record, second)).starts_with("This danger and its goal have their scale already."));
}

#[test]
fn a_scale_about_one_child_names_the_child() {
    let mut one = danger();
    one.id = DangerId(99);
    one.feared.truncate(1);
    let changes = act(|acting| practice::actions::put(&record(), one.into(), acting)).unwrap();
    let scales: Vec<String> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Put(practice::Object::Scale(scale)) => {
                Some(format!("{} {}", scale.question, scale.anchor_10))
            }
            _ => None,
        })
        .collect();
    assert_eq!(scales.len(), 1);
    assert!(scales[0].contains("for Maya today?") && scales[0].contains("Maya is safe enough"), "{scales:?}");
}

#[test]
fn a_child_is_asked_about_itself_and_nobody_must_answer() {
    let children: Vec<_> =
        record().people.iter().filter(|person| person.is_child()).map(|person| person.id).collect();
    let mut about_both = danger();
    let feared = about_both.feared[0].clone();
    about_both.feared = children
        .iter()
        .map(|child| practice::danger::FearedEffect { child: *child, ..feared.clone() })
        .collect();
    let maya = Who::Person(children[0]);
    let record = saved(&record(), about_both);
    let record = saved(&record, round(vec![maya.clone(), Who::Person(MUM)]));
    let held = record.round(ROUND).unwrap();
    assert_eq!(practice::rules::asked_of(&record, held, &maya).len(), 1);
    assert_eq!(practice::rules::asked_of(&record, held, &Who::Person(MUM)).len(), children.len());
    let mut of_leo = in_round(70, maya.clone(), 5);
    of_leo.child = Some(children[1]);
    assert!(act(|acting| rounds::submit_rating(&record, vec![of_leo], acting)).is_err());

    let passed = act(|acting| rounds::pass(&record, ROUND, &maya, acting)).unwrap();
    let record = after(&record, &passed);
    let waiting = practice::rules::yet_to_answer(&record, record.round(ROUND).unwrap());
    assert_eq!(waiting, [&Who::Person(MUM)]);
    assert!(act(|acting| rounds::pass(&record, ROUND, &Who::Worker(CHAIR), acting)).is_err(), "not asked");
}
