//! Who may have more of a plan than their own part, where the plan protects from them: where what they read may bring danger,
//! only with a second person's yes; where a carer neglects or drinks, at once, and somebody is told.

#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use practice::{
    FamilyRecord, Thresholds, Who,
    actions::{
        Acting, Refused,
        reader_lines::{LinesDecision, decide_lines, look_at_line},
        readers::{decide_reader, look_at_reader},
    },
    ids::{PersonId, WorkerId},
    map::Category,
    plan::{Besides, Gets, LineGets, Once, PlanReader, PlanStatus, ReaderLine, SafetyPlan, SecondLook},
    testing::{CHAIR, DAD, FULL, GRAN, LEAD, MANAGER, MUM, Shape, arbitrary_family, plan_rule, sound_family},
    views::{self, DueFor, DueKind, Risk, due, family_plan, newly_read, plan_if_decided, reading, risk},
};
use proptest::prelude::*;

fn act<T>(by: WorkerId, deed: impl FnOnce(&mut Acting<'_>) -> T) -> T {
    let mut next = 800_000;
    let mut new_id = || {
        next += 1;
        next
    };
    let thresholds = Thresholds::default();
    let (at, today) = (jiff::Timestamp::UNIX_EPOCH, Shape::default().today);
    deed(&mut Acting { by, at, today, thresholds: &thresholds, new_id: &mut new_id })
}

fn decided(record: &FamilyRecord, by: WorkerId, decided: PlanReader) -> FamilyRecord {
    let changes = act(by, |acting| decide_reader(record, FULL, decided, acting)).unwrap();
    record.after(&changes, by, jiff::Timestamp::UNIX_EPOCH)
}

fn looked(record: &FamilyRecord, by: WorkerId, why: &str) -> Result<FamilyRecord, Refused> {
    let changes = act(by, |acting| look_at_reader(record, FULL, DAD, why, acting))?;
    Ok(record.after(&changes, by, jiff::Timestamp::UNIX_EPOCH))
}

fn whole() -> PlanReader {
    PlanReader { why: "The plan is his to keep.".to_owned(), ..PlanReader::new(DAD, Gets::Whole) }
}

fn plan(record: &FamilyRecord) -> &SafetyPlan {
    record.plan(FULL).unwrap()
}

fn gets(record: &FamilyRecord) -> Gets {
    reading(record, plan(record), DAD).gets()
}

/// Dan brings the children up alone, and drinks. The grandmother helps him with his plan.
fn neglect(mut record: FamilyRecord) -> FamilyRecord {
    let day = record.families[0].opened;
    record.plans.iter_mut().for_each(|plan| plan.value.readers.clear());
    for person in record.people.iter_mut().filter(|person| person.id == MUM) {
        person.value.died = Some(day);
    }
    for contact in &mut record.contacts {
        "There was no food again, and the house was cold.".clone_into(&mut contact.value.worried);
        "Somebody sober is with them.".clone_into(&mut contact.value.needs_to_happen);
    }
    // What the family made for tests tells of violence is told as an accident here.
    let mild = |text: &mut String| {
        for (hard, soft) in [("throws things", "sleeps"), ("was pushed over", "slipped"), ("hit", "woken")] {
            *text = text.replace(hard, soft);
        }
    };
    for item in &mut record.items {
        let item = &mut item.value;
        [&mut item.text, &mut item.behaviour].into_iter().for_each(mild);
        item.effects.iter_mut().for_each(|effect| mild(&mut effect.text));
    }
    for danger in &mut record.dangers {
        mild(&mut danger.value.behaviour);
        danger.value.feared.iter_mut().for_each(|one| mild(&mut one.short_term));
    }
    for rule in &mut record.plan_rules {
        rule.value.doers = vec![Who::Person(DAD), Who::Person(GRAN)];
        rule.value.backups.clear();
    }
    record
}

fn drinks() -> FamilyRecord {
    neglect(sound_family(&Shape::default()))
}

fn due_for(record: &FamilyRecord) -> Vec<(DueKind, DueFor)> {
    let kinds = [DueKind::SecondLook, DueKind::ReaderTold];
    let all = due(record, Shape::default().today, &Thresholds::default());
    all.into_iter().filter(|one| kinds.contains(&one.kind)).map(|one| (one.kind, one.for_whom)).collect()
}

#[test]
fn a_carer_who_drinks_has_the_plan_at_once_and_the_supervisor_is_told() {
    let record = drinks();
    assert_eq!(risk(&record, Some(plan(&record)), DAD), None);
    assert_eq!(gets(&record), Gets::OwnPart, "own part until answered");
    let silent = PlanReader { why: " ".to_owned(), ..whole() };
    let refused = act(LEAD, |acting| decide_reader(&record, FULL, silent, acting)).unwrap_err();
    assert!(refused.to_string().contains("Say why it is safe for Dan"), "{refused}");
    let record = decided(&record, LEAD, whole());
    assert_eq!(gets(&record), Gets::Whole, "nothing is waited for");
    let reader = plan(&record).readers[0].clone();
    assert_eq!(
        (reader.by, reader.on),
        (Some(LEAD), Some(Shape::default().today)),
        "who decided and when is kept"
    );
    assert_eq!(due_for(&record), [(DueKind::ReaderTold, DueFor::Supervisor)]);
    assert!(looked(&record, LEAD, "").is_err(), "nobody is told by themselves");
    let seen = looked(&record, MANAGER, "").unwrap();
    assert_eq!(due_for(&seen), []);
    let mut worse = seen;
    worse.dangers[0].value.behaviour.push_str(" He hit Maya.");
    assert_eq!(gets(&worse), Gets::OwnPart, "having been told is no yes, should it come to be needed");
    assert_eq!(due_for(&worse), [(DueKind::SecondLook, DueFor::Supervisor)]);
}

#[test]
fn where_it_may_bring_danger_the_own_part_stands_until_somebody_else_has_said_yes() {
    let mut record = sound_family(&Shape::default());
    record.plans.iter_mut().for_each(|plan| plan.value.readers.clear());
    assert_eq!(risk(&record, Some(plan(&record)), DAD), Some(Risk::Told));
    let record = decided(&record, LEAD, whole());
    assert_eq!(gets(&record), Gets::OwnPart);
    assert_eq!(due_for(&record), [(DueKind::SecondLook, DueFor::Supervisor)]);
    for (by, why) in [(LEAD, "I am sure."), (MANAGER, " ")] {
        assert!(looked(&record, by, why).is_err(), "{by}: {why}");
    }
    let yes = looked(&record, MANAGER, "He wrote the plan with us; Kim wants him to have it.").unwrap();
    assert_eq!(gets(&yes), Gets::Whole);
    assert_eq!(due_for(&yes), []);
    let anew = decided(&yes, LEAD, whole());
    assert_eq!(gets(&anew), Gets::OwnPart, "a new decision is looked at anew");
}

#[test]
fn more_than_the_own_part_waits_piece_by_piece_too() {
    let record = sound_family(&Shape::default());
    let more = PlanReader {
        besides: vec![Besides::Names],
        why: "He asked.".to_owned(),
        ..PlanReader::new(DAD, Gets::OwnPart)
    };
    let record = decided(&record, LEAD, more);
    let has = |record: &FamilyRecord| reading(record, plan(record), DAD).has(Besides::Names);
    assert!(!has(&record));
    assert!(has(&looked(&record, MANAGER, "He knows them anyway.").unwrap()));
}

#[test]
fn two_who_work_with_the_family_are_one_pair_of_eyes() {
    let mut record = sound_family(&Shape::default());
    let colleague = WorkerId(27);
    record.families[0].value.co_workers = vec![colleague];
    let by_lead = decided(&record, LEAD, whole());
    assert!(looked(&by_lead, colleague, "I was there.").is_err());
    assert!(looked(&by_lead, CHAIR, "I read it.").is_ok());
    let by_supervisor = decided(&record, MANAGER, whole());
    assert_eq!(due_for(&by_supervisor), [(DueKind::SecondLook, DueFor::LeadWorker)]);
    assert!(looked(&by_supervisor, MANAGER, "I am sure.").is_err());
    assert!(looked(&by_supervisor, LEAD, "I know him.").is_ok());
    let mut old = by_lead;
    for plan in &mut old.plans {
        plan.value.readers.iter_mut().for_each(|reader| reader.by = None);
    }
    assert!(
        looked(&old, LEAD, "x").is_err() && looked(&old, MANAGER, "x").is_ok(),
        "decided before that was kept"
    );
}

#[test]
fn a_decision_of_an_older_release_reads_and_waits_where_it_must() {
    let old = r#"{"person":31,"gets":"whole","why":"He helped to write it."}"#;
    let person = serde_json::to_value(DAD).unwrap();
    let old = old.replace("31", &person.to_string());
    let reader: PlanReader = serde_json::from_str(&old).unwrap();
    assert_eq!((reader.second.clone(), reader.gets), (None, Gets::Whole));
    let mut record = sound_family(&Shape::default());
    for plan in &mut record.plans {
        plan.value.readers = vec![reader.clone()];
    }
    assert_eq!(gets(&record), Gets::OwnPart);
    assert!(!serde_json::to_string(&reader).unwrap().contains("second"), "and is written as ever");
}

/// Something that makes it dangerous to decide alone.
const SIGNALS: usize = 10;

fn signal(record: &mut FamilyRecord, which: usize) {
    let danger = &mut record.dangers[0].value;
    match which {
        0 => danger.violent = Some(vec![DAD]),
        1 => danger.violent = Some(vec![GRAN]),
        2 => danger.feared[0].long_term.push_str(" He strangled her in May."),
        3 => {
            let mut item =
                record.items.iter().find(|item| item.category == Category::PastHarm).unwrap().value.clone();
            item.id.0 += 7_000;
            "Touched sexually, years ago, by somebody else.".clone_into(&mut item.behaviour);
            record.put(practice::Kept::new(item.into()));
        }
        4 => "He controls what she spends.".clone_into(&mut record.contacts[0].value.danger_words),
        5 => record
            .people
            .iter_mut()
            .filter(|one| one.id == GRAN)
            .for_each(|one| one.value.address_hidden = true),
        6 => record.people.iter_mut().filter(|one| one.id == MUM).for_each(|one| one.value.died = None),
        7 => record.plan_rules.iter_mut().filter(|rule| rule.id == plan_rule(0)).for_each(|rule| {
            rule.value.doers = vec![Who::Person(GRAN)];
            rule.value.not_for = vec![DAD];
        }),
        8 => record.plan_rules.iter_mut().for_each(|rule| rule.value.doers = vec![Who::Person(GRAN)]),
        _ => record
            .people
            .iter_mut()
            .filter(|one| one.id == DAD)
            .for_each(|one| one.value.part = practice::people::Part::Relative),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn nobody_alone_opens_a_plan_to_whom_it_may_bring_danger(
        (_, record) in arbitrary_family(),
        signals in prop::collection::vec(0..SIGNALS, 0..3),
        which in 0..=Besides::ALL.len(),
        second in 0..4_usize,
    ) {
        let mut record = neglect(record);
        for which in &signals {
            signal(&mut record, *which);
        }
        let decision = match Besides::ALL.get(which) {
            Some(what) => PlanReader { besides: vec![*what], ..PlanReader::new(DAD, Gets::OwnPart) },
            None => PlanReader::new(DAD, Gets::Whole),
        };
        let look = |why: &str| Some(SecondLook { by: MANAGER, on: Shape::default().today, why: why.to_owned() });
        let second = [None, look(""), look(" "), look("We talked it over.")][second].clone();
        let agreed = second.as_ref().is_some_and(|second| !second.why.trim().is_empty());
        let decision = PlanReader { by: Some(LEAD), why: "He asked.".to_owned(), second, ..decision };
        for plan in record.plans.iter_mut().filter(|plan| plan.id == FULL) {
            plan.value.readers = vec![decision.clone()];
        }
        let plan = plan(&record);
        let read = reading(&record, plan, DAD);
        prop_assert!(read.is_feared());
        prop_assert_eq!(read.risk.is_some(), !signals.is_empty(), "{:?}: {:?}", signals, read.risk);
        let violent = views::is_violent(&record, DAD);
        let opens = signals.is_empty() || agreed;
        prop_assert_eq!(read.gets() == Gets::Whole, decision.gets == Gets::Whole && opens && !violent);
        let now = family_plan(&record, plan, Some(DAD), &|_| String::new());
        let bare = PlanReader::new(DAD, Gets::OwnPart);
        let own = plan_if_decided(&record, plan, &bare, &|_| String::new());
        if !opens {
            prop_assert_eq!(&now, &own, "until the second look: the own part and nothing else");
        }
        // What is said to become visible is what would, line for line.
        let then = plan_if_decided(&record, plan, &decision, &|_| String::new());
        if let Some(then) = then {
            let told = newly_read(now.as_ref(), &then);
            prop_assert_eq!(told.is_empty(), now.as_ref() == Some(&then) || (opens && !violent), "{:?}", told);
        }
        prop_assert_eq!(
            plan.status == PlanStatus::Replaced
                || views::to_see(&record, plan).iter().any(|see| see.waits != signals.is_empty()),
            if signals.is_empty() { decision.second.is_none() } else { !agreed }
        );
    }
}

#[test]
fn nobody_is_nudged_to_ask_invite_or_hand_paper_to_somebody_feared() {
    let mut record = sound_family(&Shape::default());
    record.steps[0].value.owner = Some(Who::Person(DAD));
    record.plans.iter_mut().for_each(|plan| {
        plan.value.signatures.clear();
        plan.value.copies_given.clear();
    });
    let mut meeting = record.meetings[0].value.clone();
    meeting.id = practice::ids::MeetingId(9_001);
    meeting.status = practice::meeting::MeetingStatus::Planned;
    meeting.attendees = vec![Who::Person(DAD), Who::Person(GRAN)];
    record.put(practice::Kept::new(meeting.into()));
    record.rounds[0].value.opened = None;
    record.rounds[0].value.raters = vec![Who::Person(DAD), Who::Worker(LEAD)];
    record.ratings.retain(|rating| rating.rater != Who::Person(DAD));
    let all = due(&record, Shape::default().today, &Thresholds::default());
    let first = "Talk with your supervisor about whether, where and how to";
    let says = |kind, words: &str| {
        let of_kind: Vec<_> = all.iter().filter(|due| due.kind == kind && due.why.contains("Dan")).collect();
        assert!(!of_kind.is_empty(), "{kind:?}: {all:#?}");
        assert!(of_kind.iter().all(|due| due.why.contains(&format!("{first} {words}"))), "{of_kind:#?}");
    };
    says(DueKind::Step, "ask Dan.");
    says(DueKind::Number, "ask Dan.");
    says(DueKind::Meeting, "invite Dan.");
    says(DueKind::PlanYes, "ask Dan.");
    assert!(all.iter().all(|due| !(due.why.contains("Dan") && due.why.contains("Ask how it went"))));
    let out = all.iter().find(|due| due.kind == DueKind::HandOut).unwrap();
    assert!(out.why.contains("Kim") && !out.why.contains("Dan"), "{out:?}");
}

#[test]
fn everybody_has_it_counts_whoever_is_to_have_it() {
    let record = sound_family(&Shape::default());
    let handed = |record: &FamilyRecord| {
        views::to_be_handed(record, plan(record)).into_iter().collect::<Vec<PersonId>>()
    };
    let paper_done = |record: &FamilyRecord| {
        let thresholds = Thresholds::default();
        let look = practice::rules::Look { record, today: Shape::default().today, thresholds: &thresholds };
        let way = views::way(look);
        let line = *way.iter().find(|line| line.step == views::WayStep::Paper).unwrap();
        (line.done, line.number)
    };
    assert!(!handed(&record).contains(&DAD) && handed(&record).contains(&MUM), "{:?}", handed(&record));
    assert_eq!(paper_done(&record), (true, Some(FULL.0)), "the full plan is meant, not the one for tonight");
    let mut lacking = record.clone();
    for plan in &mut lacking.plans {
        plan.value.copies_given.retain(|mark| mark.who != Who::Person(MUM));
        plan.value.copies_given.push(practice::plan::Mark {
            who: Who::Person(DAD),
            on: Shape::default().today,
            how: None,
        });
    }
    assert!(!paper_done(&lacking).0, "his copy does not stand for hers");
}

#[test]
fn that_it_is_nobodys_behaviour_opens_nothing_where_the_record_tells_of_violence() {
    let mut record = drinks();
    record.items.iter_mut().for_each(|item| item.value.actor = None);
    record.plans.iter_mut().for_each(|plan| plan.value.whose = Some(Vec::new()));
    for danger in &mut record.dangers {
        danger.value.whose.clear();
        danger.value.behaviour.push_str(" Dan was there.");
    }
    assert_eq!(reading(&record, plan(&record), DAD).fear, None, "an illness, an accident: nobody is guessed");
    assert_eq!(gets(&record), Gets::Whole);
    record.contacts[0].value.worried.push_str(" Somebody hit Maya.");
    assert_eq!(reading(&record, plan(&record), DAD).fear, Some(views::Fear::Named));
    assert_eq!(gets(&record), Gets::OwnPart);
    let record = decided(&record, LEAD, whole());
    assert_eq!(
        gets(&record),
        Gets::OwnPart,
        "one person’s tick and one person’s decision are not two people"
    );
    assert_eq!(gets(&looked(&record, MANAGER, "He was asleep next door.").unwrap()), Gets::Whole);
    let mut other = record;
    other.plans.iter_mut().for_each(|plan| plan.value.whose = Some(vec![GRAN]));
    assert_eq!(reading(&other, plan(&other), DAD).fear, None, "it is somebody’s, so it is not his");
}

#[test]
fn what_waits_does_not_come_to_hold_because_what_it_waited_for_was_written_otherwise() {
    let mut record = drinks();
    let mild = record.dangers[0].value.clone();
    record.dangers[0].value.behaviour.push_str(" He hit Maya.");
    for decision in [
        whole(),
        PlanReader {
            besides: vec![Besides::Goals],
            why: "He asked.".to_owned(),
            ..PlanReader::new(DAD, Gets::OwnPart)
        },
    ] {
        let waits = decided(&record, LEAD, decision);
        assert!(reading(&waits, plan(&waits), DAD).waits());
        let changes =
            act(LEAD, |acting| practice::actions::put(&waits, mild.clone().into(), acting)).unwrap();
        let after = waits.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
        let read = reading(&after, plan(&after), DAD);
        assert_eq!(
            (read.risk, read.gets(), read.has(Besides::Goals)),
            (Some(Risk::Once), Gets::OwnPart, false)
        );
        assert!(read.is_undecided(), "it is asked again");
        let again = decided(&after, LEAD, whole());
        assert_eq!(gets(&again), Gets::OwnPart, "and the one who wrote it otherwise does not open it alone");
        assert_eq!(gets(&looked(&again, MANAGER, "It was never so.").unwrap()), Gets::Whole);
    }
}

/// Dan's own line tells of others, and somebody decides that he may read it as it stands.
fn line_decided(mut record: FamilyRecord, by: WorkerId) -> FamilyRecord {
    for rule in record.plan_rules.iter_mut().filter(|rule| rule.id == plan_rule(0)) {
        rule.value.doers = vec![Who::Person(DAD)];
        "Dan leaves before Maya comes home on Fridays.".clone_into(&mut rule.value.text);
    }
    let given = LinesDecision {
        person: DAD,
        lines: vec![(plan_rule(0), LineGets::AsItStands)],
        why: "He drives her there himself.".to_owned(),
    };
    let changes = act(by, |acting| decide_lines(&record, FULL, given, acting)).unwrap();
    record.after(&changes, by, jiff::Timestamp::UNIX_EPOCH)
}

fn line_looked(record: &FamilyRecord, by: WorkerId, why: &str) -> Result<FamilyRecord, Refused> {
    let changes = act(by, |acting| look_at_line(record, FULL, (DAD, plan_rule(0)), why, acting))?;
    Ok(record.after(&changes, by, jiff::Timestamp::UNIX_EPOCH))
}

fn prints_line(record: &FamilyRecord) -> bool {
    let paper = family_plan(record, plan(record), Some(DAD), &|_| String::new());
    paper.is_some_and(|paper| paper.rules.iter().any(|rule| rule.text.contains("Fridays")))
}

#[test]
fn a_line_that_tells_of_others_is_read_as_it_stands_only_with_a_second_persons_yes() {
    let record = line_decided(sound_family(&Shape::default()), LEAD);
    assert!(!prints_line(&record), "one person alone opens nothing");
    assert!(due_for(&record).contains(&(DueKind::SecondLook, DueFor::Supervisor)));
    for (by, why) in [(LEAD, "I am sure."), (MANAGER, " ")] {
        assert!(line_looked(&record, by, why).is_err(), "{by}: {why}");
    }
    let yes = line_looked(&record, MANAGER, "Maya tells him the day herself.").unwrap();
    assert!(prints_line(&yes) && !due_for(&yes).contains(&(DueKind::SecondLook, DueFor::Supervisor)));
    assert!(line_looked(&yes, MANAGER, "Again.").is_err(), "nothing waits any more");
    assert!(prints_line(&line_decided(yes.clone(), LEAD)), "the same decision sent again changes nothing");
    let closed =
        LinesDecision { person: DAD, lines: vec![(plan_rule(0), LineGets::Not)], why: String::new() };
    let changes = act(LEAD, |acting| decide_lines(&yes, FULL, closed, acting)).unwrap();
    let closed = yes.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
    assert!(!prints_line(&closed) && !views::lines_are_open(&closed, plan(&closed), DAD));
    assert!(!prints_line(&line_decided(closed, LEAD)), "a new decision is looked at anew");
    let mild = line_decided(drinks(), LEAD);
    assert!(prints_line(&mild), "where one person decides, it holds at once");
}

#[test]
fn a_line_decided_in_an_older_release_reads_and_waits_where_it_must() {
    let mut record = line_decided(sound_family(&Shape::default()), LEAD);
    let line = plan(&record).reader_lines[0].clone();
    let old = serde_json::to_string(&line).unwrap();
    assert!(!old.contains("second"), "and is written as ever");
    let read: ReaderLine = serde_json::from_str(&old).unwrap();
    assert_eq!(read.second, None);
    record.plans.iter_mut().filter(|plan| plan.id == FULL).for_each(|plan| {
        plan.value.reader_lines = vec![read.clone()];
    });
    assert!(!prints_line(&record));
}

#[test]
fn whoever_was_closed_out_keeps_the_second_look_when_the_marker_goes() {
    for violent in [true, false] {
        let mut record = if violent { sound_family(&Shape::default()) } else { drinks() };
        record.plans.iter_mut().for_each(|plan| plan.value.readers.clear());
        // Whatever names him goes, as one change of somebody after another.
        let mut gone = record.clone();
        let quiet = neglect(record);
        for item in &quiet.items {
            let mut item = item.value.clone();
            item.actor = None;
            let changes = act(LEAD, |acting| practice::actions::put(&gone, item.into(), acting));
            if let Ok(changes) = changes {
                gone = gone.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
            }
        }
        for danger in &quiet.dangers {
            let mut danger = danger.value.clone();
            danger.whose = vec![GRAN];
            let changes = act(LEAD, |acting| practice::actions::put(&gone, danger.into(), acting)).unwrap();
            gone = gone.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
        }
        for contact in &quiet.contacts {
            let contact = contact.value.clone();
            let changes = act(LEAD, |acting| practice::actions::put(&gone, contact.into(), acting)).unwrap();
            gone = gone.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
        }
        let read = reading(&gone, plan(&gone), DAD);
        assert_eq!(read.fear, None, "nothing names him any more");
        assert!(read.is_undecided() && read.gets() == Gets::OwnPart, "{read:?}");
        assert!(read.decided.is_some_and(|one| one.once.is_some()));
        let again = decided(&gone, LEAD, whole());
        let read = reading(&again, plan(&again), DAD);
        if violent {
            assert!(read.waits() && read.gets() == Gets::OwnPart, "{read:?}");
            assert_eq!(due_for(&again), [(DueKind::SecondLook, DueFor::Supervisor)]);
            assert!(looked(&again, LEAD, "I am sure.").is_err());
            assert_eq!(gets(&looked(&again, MANAGER, "It was his brother.").unwrap()), Gets::Whole);
            let twice = decided(&again, LEAD, whole());
            assert_eq!(gets(&twice), Gets::OwnPart, "nor by deciding twice");
        } else {
            assert!(!read.waits() && read.is_to_be_told(), "the supervisor is told, as before: {read:?}");
            assert_eq!(due_for(&again), [(DueKind::ReaderTold, DueFor::Supervisor)]);
        }
        let old = serde_json::to_string(&PlanReader::new(DAD, Gets::Whole)).unwrap();
        assert!(!old.contains("once"));
    }
    assert!(Once::Danger > Once::Feared);
}

#[test]
fn a_new_plan_that_names_somebody_else_takes_no_second_look_away() {
    let mut record = sound_family(&Shape::default());
    // Nothing says who did it, and Dan is told of where it is feared.
    let silent = "He throws things when the children are in the room.";
    for item in &mut record.items {
        (item.value.actor, item.value.behaviour) = (None, silent.to_owned());
        if item.category == practice::map::Category::PastHarm {
            silent.clone_into(&mut item.value.text);
        }
    }
    for danger in &mut record.dangers {
        danger.value.whose.clear();
        danger.value.examples.clear();
        danger.value.behaviour = format!("{silent} Dan was there.");
    }
    for plan in &mut record.plans {
        plan.value.readers.clear();
        plan.value.whose = None;
    }
    assert_eq!(reading(&record, plan(&record), DAD).fear, Some(views::Fear::Named));
    let mut next = plan(&record).clone();
    next.id = practice::ids::PlanId(9_009);
    next.status = PlanStatus::Draft;
    next.whose = Some(vec![GRAN]);
    assert_eq!(reading(&record, &next, DAD).gets(), Gets::Whole, "by itself it would be open to him");
    let agreed = |next: &SafetyPlan| SafetyPlan {
        readers: practice::actions::readers::carried(&record, next),
        ..next.clone()
    };
    let closed = agreed(&next);
    let read = reading(&record, &closed, DAD);
    assert!(read.is_undecided() && read.gets() == Gets::OwnPart, "{read:?}");
    next.readers = vec![PlanReader { by: Some(LEAD), ..whole() }];
    let closed = agreed(&next);
    let read = reading(&record, &closed, DAD);
    assert!(read.waits() && read.gets() == Gets::OwnPart, "{read:?}");
}
