//! What is decided about the readers of a plan: once, with a reason, closed where somebody was violent, and asked again only
//! where the change brings a reader what they had not read.

#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use practice::{
    CaseRecord, Kept, Object, Thresholds, Who,
    actions::{
        self, Acting, Change, Refused, plan as plans,
        readers::{decide_reader, look_at_reader},
    },
    map::Category,
    people::ParentalResponsibility,
    plan::{Besides, Gets, PlanReader, PlanRule, PlanStatus},
    rules::{Look, check},
    testing::{DAD, FULL, GRAN, IMMEDIATE, LEAD, MANAGER, MUM, Shape, UNCLE, plan_rule, sound_family},
    views::{Fear, fear, is_violent, reading},
};

fn today() -> jiff::civil::Date {
    Shape::default().today
}

fn act<T>(deed: impl FnOnce(&mut Acting<'_>) -> T) -> T {
    act_by(LEAD, deed)
}

fn act_by<T>(by: practice::ids::WorkerId, deed: impl FnOnce(&mut Acting<'_>) -> T) -> T {
    let mut next = 700_000;
    let mut new_id = || {
        next += 1;
        next
    };
    let thresholds = Thresholds::default();
    deed(&mut Acting {
        by,
        at: jiff::Timestamp::UNIX_EPOCH,
        today: today(),
        thresholds: &thresholds,
        new_id: &mut new_id,
    })
}

fn after(record: &CaseRecord, changes: &[Change]) -> CaseRecord {
    record.after(changes, LEAD, jiff::Timestamp::UNIX_EPOCH)
}

fn saved(record: &CaseRecord, object: impl Into<Object>) -> CaseRecord {
    let object = object.into();
    after(record, &act(|acting| actions::put(record, object, acting)).unwrap())
}

fn decide(record: &CaseRecord, decided: PlanReader) -> Result<CaseRecord, Refused> {
    act(|acting| decide_reader(record, FULL, decided, acting)).map(|changes| after(record, &changes))
}

/// A decision with a second person's yes.
fn given(record: &CaseRecord, decided: PlanReader) -> CaseRecord {
    let (person, record) = (decided.person, decide(record, decided).unwrap());
    let looked =
        act_by(MANAGER, |acting| look_at_reader(&record, FULL, person, "We talked it over.", acting));
    after(&record, &looked.unwrap())
}

/// A family about whose plan nobody has decided yet.
fn undecided() -> CaseRecord {
    let mut record = sound_family(&Shape { dangers: 2, ..Shape::default() });
    record.plans.iter_mut().for_each(|plan| plan.value.readers.clear());
    record
}

fn whole(person: practice::ids::PersonId, why: &str) -> PlanReader {
    PlanReader { why: why.to_owned(), ..PlanReader::new(person, Gets::Whole) }
}

fn gets(record: &CaseRecord, person: practice::ids::PersonId) -> Gets {
    reading(record, record.plan(FULL).unwrap(), person).gets()
}

fn asked_again(record: &CaseRecord, person: practice::ids::PersonId) -> bool {
    reading(record, record.plan(FULL).unwrap(), person).is_asked_again()
}

#[test]
fn violence_in_the_household_keeps_the_whole_closed_also_after_it_was_given() {
    let record = undecided();
    let decided = given(&record, whole(DAD, "He never hurt anybody."));
    let mut harm =
        decided.items.iter().find(|item| item.actor == Some(Who::Person(DAD))).unwrap().value.clone();
    harm.violent = Some(true);
    let violent = saved(&decided, harm);
    assert!(is_violent(&violent, DAD) && !is_violent(&violent, MUM));
    assert_eq!(gets(&violent, DAD), Gets::OwnPart, "what was learned later closes what was given");
    let refused = decide(&violent, whole(DAD, "He has changed.")).unwrap_err();
    assert!(refused.to_string().contains("the whole plan stays closed"), "{refused}");
    let mut danger = undecided().dangers[0].value.clone();
    danger.violent = Some(vec![UNCLE]);
    assert!(decide(&saved(&undecided(), danger), whole(UNCLE, "He is kind.")).is_err());
}

#[test]
fn a_change_asks_again_only_whom_its_lines_concern() {
    let record = given(&undecided(), whole(DAD, "He never hurt anybody."));
    let record = decide(
        &record,
        PlanReader { why: "Wants no paper.".into(), ..PlanReader::new(UNCLE, Gets::OwnPart) },
    )
    .unwrap();
    let rule = record.plan_rule(plan_rule(0)).unwrap().value.clone();
    let change = |change: fn(&mut PlanRule)| {
        let mut rule = rule.clone();
        change(&mut rule);
        let changed = saved(&record, rule);
        (asked_again(&changed, DAD), asked_again(&changed, UNCLE))
    };
    assert_eq!(change(|rule| rule.how_tested = "Tom looks.".into()), (false, false), "it is on no paper");
    assert_eq!(change(|rule| rule.when = "every Friday".into()), (true, false), "a line that is new to Dan");
    assert_eq!(change(|rule| rule.not_for = vec![DAD]), (false, false), "a line less");
    assert_eq!(change(|rule| rule.doers.push(Who::Person(UNCLE))), (true, true), "Tom has a part in it now");
    let mut ring = record.plan(FULL).unwrap().value.clone();
    ring.if_worried = "Ring Rose first.".to_owned();
    let ring = saved(&record, ring);
    assert_eq!((asked_again(&ring, DAD), asked_again(&ring, UNCLE)), (true, false));
    assert_eq!(gets(&ring, DAD), Gets::OwnPart, "closed until it is answered");
    let mut cannot = record.plan(FULL).unwrap().value.clone();
    cannot.if_not = "Rose does not go in.".to_owned();
    let cannot = saved(&record, cannot);
    assert_eq!((asked_again(&cannot, DAD), asked_again(&cannot, UNCLE)), (true, false));
    let mut kept = rule.clone();
    kept.not_for = vec![DAD];
    let opened = saved(&saved(&record, kept), rule);
    assert!(asked_again(&opened, DAD), "a line that was kept from him and is not any more");
}

#[test]
fn being_asked_again_never_opens_what_was_closed() {
    let nothing =
        PlanReader { why: "She tells everything to Dan.".into(), ..PlanReader::new(GRAN, Gets::Nothing) };
    let record = decide(&undecided(), nothing).unwrap();
    let mut rule = record.plan_rule(plan_rule(0)).unwrap().value.clone();
    rule.text = "Rose locks the door.".to_owned();
    rule.id.0 += 50;
    rule.doers = vec![Who::Person(GRAN)];
    rule.backups = vec![Who::Person(UNCLE)];
    let changed = saved(&record, rule);
    assert!(asked_again(&changed, GRAN));
    assert_eq!(gets(&changed, GRAN), Gets::Nothing);
}

#[test]
fn whoever_comes_to_be_feared_is_asked_about_again() {
    let record = decide(&undecided(), whole(UNCLE, "")).unwrap();
    assert_eq!(gets(&record, UNCLE), Gets::Whole);
    let mut danger = record.dangers[0].value.clone();
    danger.whose = vec![UNCLE];
    let feared = saved(&record, danger);
    assert!(asked_again(&feared, UNCLE));
    assert_eq!(gets(&feared, UNCLE), Gets::OwnPart);
}

type Feared = fn(&mut CaseRecord);
type Changed = fn(&CaseRecord) -> CaseRecord;

#[test]
fn nothing_but_a_decision_opens_a_plan_to_whoever_was_feared() {
    let named = || {
        let mut record = undecided();
        record.items.iter_mut().for_each(|item| item.value.actor = None);
        record.dangers.iter_mut().for_each(|danger| danger.value.whose.clear());
        record.plans.iter_mut().for_each(|plan| plan.value.whose = Some(Vec::new()));
        // They live elsewhere: where nobody is named, a grown-up of the children's household may have been the one.
        for person in record.people.iter_mut().filter(|person| [UNCLE, GRAN].contains(&person.id)) {
            "Elsewhere".clone_into(&mut person.value.household);
        }
        record
    };
    let (in_danger, by_harm) = (
        |record: &mut CaseRecord| record.dangers[0].value.whose = vec![UNCLE],
        |record: &mut CaseRecord| record.items[0].value.actor = Some(Who::Person(UNCLE)),
    );
    let no_danger: Changed = |record| {
        let mut danger = record.dangers[0].value.clone();
        danger.whose = vec![DAD];
        saved(record, danger)
    };
    let no_actor: Changed = |record| {
        let mut item = record.items[0].value.clone();
        item.actor = None;
        saved(record, item)
    };
    let gone: Changed = |record| {
        let item = record.items[0].id;
        let mut record = record.clone();
        record.dangers.iter_mut().for_each(|danger| danger.value.examples.retain(|id| *id != item));
        let kind = practice::object::Kind::MapItem;
        let changes = act(|acting| actions::withdraw(&record, kind, item.0, "A mistake.", acting)).unwrap();
        after(&record, &changes)
    };
    let cases: [(Feared, Changed); 3] = [(in_danger, no_danger), (by_harm, no_actor), (by_harm, gone)];
    for (feared, changed) in cases {
        let mut record = named();
        feared(&mut record);
        assert_eq!(gets(&record, UNCLE), Gets::OwnPart);
        let closed = changed(&record);
        assert_eq!(fear(&closed, closed.plan(FULL).map(|plan| &plan.value), UNCLE), None);
        assert_eq!(gets(&closed, UNCLE), Gets::OwnPart, "closed until somebody has looked");
        assert!(reading(&closed, closed.plan(FULL).unwrap(), UNCLE).is_undecided());
        assert_eq!(gets(&closed, GRAN), Gets::Whole, "it concerns nobody else");
        let why = "It was somebody else.";
        let alone = decide(&closed, whole(UNCLE, why)).unwrap();
        assert_eq!(gets(&alone, UNCLE), Gets::OwnPart, "nor does one person alone who took it away");
        assert_eq!(gets(&given(&closed, whole(UNCLE, why)), UNCLE), Gets::Whole);
    }
}

#[test]
fn a_mark_of_violence_that_is_taken_away_opens_nothing_by_itself() {
    let record = decide(&undecided(), whole(DAD, "He never hurt anybody.")).unwrap();
    let mut danger = record.dangers[0].value.clone();
    danger.violent = Some(vec![DAD]);
    let violent = saved(&record, danger.clone());
    danger.violent = Some(Vec::new());
    assert_eq!(gets(&saved(&violent, danger), DAD), Gets::OwnPart);
}

#[test]
fn a_plan_that_replaces_another_carries_what_was_decided_where_nothing_is_new() {
    let mut record = decide(&undecided(), whole(DAD, "He never hurt anybody.")).unwrap();
    let mut next = record.plan(FULL).unwrap().value.clone();
    next.id.0 += 900;
    (next.status, next.readers) = (PlanStatus::Draft, Vec::new());
    next.no_red_flags = "None, because it comes without a sign.".to_owned();
    let id = next.id;
    record.put(Kept::new(next.into()));
    for rule in record.plan_rules.clone().iter().filter(|rule| rule.plan == FULL) {
        let copy =
            PlanRule { id: practice::ids::PlanRuleId(rule.id.0 + 900), plan: id, ..rule.value.clone() };
        record.put(Kept::new(copy.into()));
    }
    let agree = |record: &CaseRecord| {
        let agreed = after(record, &act(|acting| plans::agree(record, id, acting)).unwrap());
        agreed
            .plan(id)
            .unwrap()
            .readers
            .iter()
            .map(|reader| (reader.person, reader.asked_again))
            .collect::<Vec<_>>()
    };
    assert_eq!(agree(&record), [(DAD, false)]);
    let mut rule = record.plan_rules.iter().find(|rule| rule.plan == id).unwrap().value.clone();
    rule.text = "The children sleep at Tom’s.".to_owned();
    record.put(Kept::new(rule.into()));
    assert_eq!(agree(&record), [(DAD, true)]);
}

#[test]
fn withholding_from_a_parent_and_giving_more_than_the_own_part_need_a_reason() {
    let record = undecided();
    let bare = |person, gets| decide(&record, PlanReader::new(person, gets)).is_err();
    assert!(bare(MUM, Gets::Nothing) && bare(MUM, Gets::OwnPart) && !bare(MUM, Gets::Whole));
    assert!(!bare(UNCLE, Gets::Nothing), "he is nobody's parent");
    let more = PlanReader { besides: vec![Besides::Days], ..PlanReader::new(UNCLE, Gets::OwnPart) };
    assert!(decide(&record, more.clone()).is_err());
    assert!(decide(&record, PlanReader { why: "He drives.".into(), ..more }).is_ok());
}

#[test]
fn fear_is_found_wherever_the_record_tells_of_it() {
    let fears = |change: fn(&mut CaseRecord)| {
        let mut record = undecided();
        for item in &mut record.items {
            item.value.actor = None;
        }
        record.dangers.iter_mut().for_each(|danger| danger.value.whose = vec![DAD]);
        change(&mut record);
        fear(&record, record.plan(FULL).map(|plan| &plan.value), UNCLE)
    };
    assert_eq!(fears(|_| ()), None);
    assert_eq!(fears(|record| record.items[0].value.actor = Some(Who::Person(UNCLE))), Some(Fear::Harm));
    let moved = |record: &mut CaseRecord| {
        record.items[0].value.actor = Some(Who::Person(UNCLE));
        record.items[0].value.category = Category::Complicating;
    };
    assert_eq!(fears(moved), Some(Fear::Harm), "an item that was moved");
    let in_words = |record: &mut CaseRecord| {
        record.items[0].value.actor = Some(Who::Other("Tom and a friend, both".into()));
    };
    assert_eq!(fears(in_words), Some(Fear::Harm), "named in words");
    let over = |record: &mut CaseRecord| {
        record.dangers[0].value.whose = vec![UNCLE];
        record.dangers[0].value.status = practice::danger::DangerStatus::Resolved;
    };
    assert_eq!(fears(over), Some(Fear::Danger), "a danger that is over");
    let tonight = |record: &mut CaseRecord| {
        for plan in record.plans.iter_mut().filter(|plan| plan.id == IMMEDIATE) {
            plan.value.trigger = "Tom’s temper on Saturday.".to_owned();
        }
        // Nothing else says who did it.
        let silent = || "He drinks until he cannot stand.".to_owned();
        for item in &mut record.items {
            (item.value.text, item.value.behaviour) = (silent(), silent());
        }
        record.dangers.iter_mut().for_each(|danger| danger.value.behaviour = silent());
    };
    assert_eq!(fears(tonight), Some(Fear::Named), "feared only in the reason for an immediate plan");
    let twice = |record: &mut CaseRecord| {
        let mut other = record.person(UNCLE).unwrap().value.clone();
        (other.id.0, other.family) = (990_001, String::new());
        record.items[0].value.actor = Some(Who::Person(other.id));
        record.put(Kept::new(other.into()));
    };
    assert_eq!(fears(twice), Some(Fear::SameName), "the same man in a second row");
    let said = |record: &mut CaseRecord| {
        record.dangers.iter_mut().for_each(|danger| {
            danger.value.whose.clear();
            danger.value.behaviour = "Dan shouts at Tom.".to_owned();
        });
        record.plans.iter_mut().for_each(|plan| plan.value.whose = Some(vec![DAD]));
    };
    assert_eq!(fears(said), None, "once somebody has said whose behaviour it is, nobody is guessed");
}

#[test]
fn whoever_is_told_of_is_found_in_each_script_and_however_the_name_is_written() {
    let feared = |given: &str, family: &str, behaviour: &str| {
        let mut record = undecided();
        record.items.iter_mut().for_each(|item| item.value.actor = None);
        record.dangers.iter_mut().for_each(|danger| {
            danger.value.whose.clear();
            danger.value.behaviour = behaviour.to_owned();
        });
        for person in record.people.iter_mut().filter(|person| person.id == UNCLE) {
            (person.value.given, person.value.family) = (given.to_owned(), family.to_owned());
            person.value.called.clear();
        }
        fear(&record, record.plan(FULL).map(|plan| &plan.value), UNCLE)
    };
    for (given, family, behaviour) in [
        ("Kyle", "Reid", "Kyle’s temper, when he drinks"),
        ("Kyle", "Reid", "Kyles temper, when he drinks"),
        ("Kyle", "Reid", "Mr Reid shouts, and has hit the door"),
        ("Łukasz", "Wrona", "łukasz pije i krzyczy"),
        ("Тарас", "Гончар", "Вечорами кричать на Тараса"),
        ("伟强", "李", "当伟强喝酒时他会大喊"),
        ("عمر", "درويش", "الخوف من عودة وعمر غاضب"),
        ("สมชาย", "ใจดี", "เมื่อสมชายดื่มเหล้า"),
    ] {
        assert_eq!(feared(given, family, behaviour), Some(Fear::Named), "{given} {family}: {behaviour}");
    }
    assert_eq!(feared("Tom", "Reid", "Somebody shouts. Tomorrow is another day."), None);
}

#[test]
fn what_a_parent_gets_is_due_until_it_is_decided() {
    let mut record = undecided();
    let thresholds = Thresholds::default();
    let due = |record: &CaseRecord| {
        let due = practice::views::due(record, today(), &thresholds);
        due.into_iter().filter(|one| one.kind == practice::views::DueKind::ParentsGet).count()
    };
    assert_eq!(due(&record), 2, "one line for each plan");
    record = decide(&record, whole(DAD, "He never hurt anybody.")).unwrap();
    record = decide(&record, whole(MUM, "")).unwrap();
    assert_eq!(due(&record), 1);
    record
        .relationships
        .iter_mut()
        .for_each(|link| link.value.parental_responsibility = ParentalResponsibility::No);
    let look = Look { record: &record, today: today(), thresholds: &thresholds };
    assert!(check(look).iter().all(|finding| finding.rule.number() != 40));
}
