//! Contacts: what they must say, what is decided on them, and what that does to a case.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a failed test should say so at once")]

use jiff::{Timestamp, ToSpan};
use practice::{
    CaseRecord, Kind, Object, Thresholds,
    actions::{self, Acting, Change, Refused, closing, contact},
    contact::{Contact, ContactDecision, DangerCorrected, DangerNow, ParentsSay},
    family::{AtTheDoor, CaseStatus, Stage},
    ids::ContactId,
    rules::{self, Look},
    testing::{CONTACT, MANAGER, MUM, Progress, Shape, child, sound_family},
    views::{self, DueKind},
};

const NEWS: ContactId = ContactId(4_000);

fn now(shape: &Shape) -> Timestamp {
    shape.today.at(16, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp()
}

fn act(
    shape: &Shape,
    action: impl FnOnce(&mut Acting<'_>) -> Result<Vec<Change>, Refused>,
) -> Result<Vec<Change>, Refused> {
    let mut next = 1_000_000;
    let mut new_id = || {
        next += 1;
        next
    };
    action(&mut Acting {
        by: MANAGER,
        at: now(shape),
        today: shape.today,
        thresholds: &Thresholds::default(),
        new_id: &mut new_id,
    })
}

fn after(record: &CaseRecord, changes: &[Change]) -> CaseRecord {
    record.after(changes, MANAGER, Timestamp::UNIX_EPOCH)
}

fn news(shape: &Shape) -> Contact {
    Contact {
        referrer_role: "Neighbour".into(),
        worried: "Shouting at three in the morning.".into(),
        danger_words: "It is quiet now.".into(),
        tonight_words: "Ask the school first thing.".into(),
        parents_words: "She was afraid to knock.".into(),
        children: vec![child(0)],
        on_open_case: true,
        ..Contact::at(NEWS, now(shape))
    }
}

fn with_news(shape: &Shape, record: &CaseRecord, contact: Contact) -> CaseRecord {
    after(record, &act(shape, |acting| actions::put(record, contact.into(), acting)).unwrap())
}

fn refused(record: &CaseRecord, shape: &Shape, contact: Contact) -> Vec<&'static str> {
    let result = act(shape, |acting| actions::put(record, contact.into(), acting));
    result.err().map_or_else(Vec::new, |refused| refused.0.iter().map(|one| one.place.field).collect())
}

/// A case that has just come: nothing mapped, no plan, the contact with which it began not decided.
fn at_the_door(shape: &Shape) -> CaseRecord {
    let sound = sound_family(shape);
    let mut record = CaseRecord::default();
    for kept in sound.objects() {
        if matches!(kept.value.kind(), Kind::Family | Kind::Person | Kind::Relationship) {
            record.put(kept);
        }
    }
    record.families[0].value.stage = Stage::Intake;
    with_news(shape, &record, Contact { on_open_case: false, ..news(shape) })
}

#[test]
fn a_contact_says_what_is_not_known_in_words_and_is_never_refused_for_it() {
    let shape = Shape::default();
    let record = sound_family(&shape);
    assert_eq!(refused(&record, &shape, news(&shape)), [""; 0]);
    let blank = Contact::at(NEWS, now(&shape));
    assert_eq!(
        refused(&record, &shape, blank),
        ["referrer_role", "worried", "danger_words", "tonight_words"]
    );
    let untold = Contact { parents_know: ParentsSay::No, parents_words: String::new(), ..news(&shape) };
    assert_eq!(refused(&record, &shape, untold), ["parents_words"], "an answer asks for its reason");
    let agreed = Contact {
        parents_words: String::new(),
        parents_know: ParentsSay::Yes,
        parents_agree: ParentsSay::Yes,
        ..news(&shape)
    };
    assert_eq!(refused(&record, &shape, agreed), [""; 0], "what needs no reason is not asked for one");
    let wrong = Contact { source: "5Z".into(), children: vec![MUM], ..news(&shape) };
    assert_eq!(refused(&record, &shape, wrong), ["children", "source"]);
    let tomorrow = Contact { received: now(&shape) + 24.hours(), ..news(&shape) };
    assert_eq!(refused(&record, &shape, tomorrow), ["received"]);
    let decided = Contact { decision: Some(ContactDecision::Advice), ..news(&shape) };
    assert_eq!(refused(&record, &shape, decided), ["decision"], "deciding is a step of its own");
}

#[test]
fn news_on_which_nobody_has_decided_is_due_on_the_next_working_day_also_on_a_closed_case() {
    for progress in [Progress::AtWork, Progress::Closed] {
        let shape = Shape { progress, ..Shape::default() };
        let record = with_news(&shape, &sound_family(&shape), news(&shape));
        let due = views::due(&record, shape.today, &Thresholds::default());
        let one: Vec<_> = due.iter().filter(|due| due.kind == DueKind::Contact).collect();
        assert_eq!(one.len(), 1, "{due:?}");
        assert_eq!(Some(one[0].on), calendar::add_working_days(shape.today, 1).ok());
        assert_eq!((one[0].place.kind, one[0].place.number), (Kind::Contact, NEWS.0));
        let decided = act(&shape, |acting| {
            contact::decide(&record, NEWS, (ContactDecision::Advice, "Told whom to ring.", ""), acting)
        })
        .unwrap();
        let record = after(&record, &decided);
        let due = views::due(&record, shape.today, &Thresholds::default());
        assert!(due.iter().all(|due| due.kind != DueKind::Contact));
    }
}

#[test]
fn news_joins_work_that_goes_on_and_opens_no_second_referral() {
    let shape = Shape::default();
    let record = with_news(&shape, &sound_family(&shape), news(&shape));
    let decide = |decision| {
        act(&shape, |acting| contact::decide(&record, NEWS, (decision, "Because.", "Rang back."), acting))
    };
    assert!(decide(ContactDecision::NewReferral).is_err());
    let joined = after(&record, &decide(ContactDecision::JoinsOpen).unwrap());
    let kept = &joined.contact(NEWS).unwrap().value;
    assert_eq!(
        (kept.decision, kept.decided_by, kept.decision_reason.as_str(), kept.feedback.as_str()),
        (Some(ContactDecision::JoinsOpen), Some(MANAGER), "Because.", "Rang back.")
    );
    assert_eq!(joined.families[0].value, record.families[0].value, "the case stays as it is");
    let blank =
        act(&shape, |acting| contact::decide(&record, NEWS, (ContactDecision::JoinsOpen, " ", ""), acting));
    assert_eq!(blank.unwrap_err().0[0].place.field, "decision_reason");
}

#[test]
fn news_opens_a_closed_case_again_where_work_follows() {
    let shape = Shape { progress: Progress::Closed, ..Shape::default() };
    let record = with_news(&shape, &sound_family(&shape), Contact { on_open_case: false, ..news(&shape) });
    let decide = |decision| {
        let changes =
            act(&shape, |acting| contact::decide(&record, NEWS, (decision, "New bruises.", ""), acting));
        changes.map(|changes| after(&record, &changes))
    };
    let case = |record: &CaseRecord| (record.families[0].status, record.families[0].stage);
    assert_eq!(case(&decide(ContactDecision::Advice).unwrap()).0, CaseStatus::Closed);
    assert_eq!(case(&decide(ContactDecision::NewReferral).unwrap()), (CaseStatus::Open, Stage::Intake));
    assert_eq!(case(&decide(ContactDecision::StrategyNow).unwrap()), (CaseStatus::Open, Stage::Intake));
    let help = decide(ContactDecision::EarlyHelp).unwrap();
    assert_eq!(case(&help), (CaseStatus::Open, Stage::EarlyHelp));
    let closure = help.closures.iter().find(|closure| closure.reopened_on.is_some()).unwrap();
    assert_eq!(closure.reopen_reason, "New bruises.");
    assert!(decide(ContactDecision::JoinsOpen).is_err(), "there is nothing that it could join");
}

#[test]
fn a_case_on_which_no_work_began_ends_with_a_reason_and_without_an_audit() {
    let shape = Shape::default();
    let record = at_the_door(&shape);
    for (outcome, decision) in [
        (AtTheDoor::NoFurtherAction, ContactDecision::NewReferral),
        (AtTheDoor::Advice, ContactDecision::Advice),
    ] {
        let end = |reason| act(&shape, |acting| contact::end_at_the_door(&record, outcome, reason, acting));
        assert!(end(" ").is_err());
        let ended = after(&record, &end("The account fits the mark.").unwrap());
        assert_eq!(ended.families[0].status, CaseStatus::Closed);
        assert_eq!(ended.closures[0].at_the_door, Some(outcome));
        assert_eq!(ended.contact(NEWS).unwrap().decision, Some(decision));
        let look = Look { record: &ended, today: shape.today, thresholds: &Thresholds::default() };
        assert!(rules::check(look).iter().all(|finding| finding.rule.number() != 20), "I20 is for work");
        assert_eq!(views::due(&ended, shape.today, &Thresholds::default()), []);
        let again = act(&shape, |acting| closing::reopen(&ended, "New bruises.", acting)).unwrap();
        assert_eq!(after(&ended, &again).families[0].status, CaseStatus::Open);
    }
}

#[test]
fn a_case_that_was_worked_on_does_not_end_at_the_door() {
    let shape = Shape { stage: Stage::Intake, ..Shape::default() };
    let worked = sound_family(&shape);
    let end = |record: &CaseRecord| {
        act(&shape, |acting| contact::end_at_the_door(record, AtTheDoor::Advice, "Enough.", acting))
    };
    let found = end(&worked).unwrap_err();
    assert_eq!(found.0[0].rule.number(), 20, "{found}");
    let mut moved_on = at_the_door(&shape);
    moved_on.families[0].value.stage = Stage::ChildInNeed;
    assert!(end(&moved_on).is_err());
}

#[test]
fn saying_where_the_work_stands_decides_on_the_contact_with_which_it_began() {
    let shape = Shape::default();
    let record = at_the_door(&shape);
    for (stage, decision) in [
        (Stage::EarlyHelp, Some(ContactDecision::EarlyHelp)),
        (Stage::Section47, Some(ContactDecision::NewReferral)),
        (Stage::Intake, None),
    ] {
        let mut family = record.families[0].value.clone();
        family.stage = stage;
        let changes = act(&shape, |acting| contact::stage(&record, family, "A bruise.", acting)).unwrap();
        assert_eq!(after(&record, &changes).contact(NEWS).unwrap().decision, decision);
    }
}

#[test]
fn a_contact_goes_away_with_a_reason_until_somebody_has_decided_on_it() {
    let shape = Shape::default();
    let record = with_news(&shape, &sound_family(&shape), news(&shape));
    let take = |id: ContactId, why: &str| {
        act(&shape, |acting| actions::withdraw(&record, Kind::Contact, id.0, why, acting))
    };
    assert!(take(NEWS, "").is_err());
    assert!(after(&record, &take(NEWS, "Another family.").unwrap()).contact(NEWS).is_none());
    assert!(take(CONTACT, "Another family.").is_err());
}

#[test]
fn what_was_said_last_about_now_is_found_and_so_is_the_first_contact() {
    let shape = Shape::default();
    let record =
        with_news(&shape, &sound_family(&shape), Contact { danger_now: DangerNow::Yes, ..news(&shape) });
    let said = views::said_now(&record).unwrap();
    assert_eq!((said.danger, said.danger_words), (DangerNow::Yes, "It is quiet now."));
    let arrival = views::arrival(&record);
    assert_eq!(
        (arrival.told_by.as_str(), arrival.received),
        ("Head teacher", Some(shape.days_ago(200))),
        "by role: maps are shown to families"
    );
}

#[test]
fn records_from_before_contacts_were_kept_still_read() {
    let family = r#"{"id":"0000000000001","reference":"K-10001","name":"Marlow family","stage":"intake",
        "stage_since":"2026-01-05","team":"0000000000002","lead_worker":null,"co_workers":[],"chair":null,
        "opened":"2026-01-05","status":"open","closed":null,"restricted":false,"referral":{"received":"2026-01-04",
        "source":"Head teacher","worried":"Hungry.","working_well":"Reads.","needs_to_happen":"Breakfast."}}"#;
    let person = r#"{"id":"000000000000y","given":"Maya","family":"Marlow","also_known_as":[],"called":"",
        "part":"child","born":null,"sex":"female","ethnicity":"","language":"","interpreter":false,"disability":[],
        "died":null,"phone":"","address":"","address_hidden":false,"household":"","alerts":[]}"#;
    let closure = r#"{"id":"000000000002t","asked_by":null,"asked_on":"2026-01-09","reason":"","audited_by":null,
        "audited_on":null,"audit_findings":"","override_by":null,"override_reason":"","closed_on":null}"#;
    let mut record = CaseRecord::default();
    for (kind, body) in [(Kind::Family, family), (Kind::Person, person), (Kind::Closure, closure)] {
        let object = Object::from_json(kind, body).expect("an old body reads");
        record.put(practice::Kept::new(object));
    }
    let arrival = views::arrival(&record);
    assert_eq!((arrival.told_by.as_str(), arrival.worried.as_str()), ("Head teacher", "Hungry."));
    assert_eq!(arrival.received, Some(jiff::civil::date(2026, 1, 4)));
    assert!(views::said_now(&record).is_none() && record.people[0].school.is_empty());
    // A later contact does not take the place of a referral that the case holds.
    let shape = Shape::default();
    record.put(practice::Kept::new(Contact { children: Vec::new(), ..news(&shape) }.into()));
    assert_eq!(views::arrival(&record).worried, "Hungry.");
}

#[test]
fn nothing_ends_while_nobody_has_decided_on_a_child_in_danger_now() {
    let shape = Shape::default();
    let danger = Contact { danger_now: DangerNow::Yes, ..news(&shape) };
    let sound = sound_family(&shape);
    let record = with_news(&shape, &sound, danger.clone());
    let thresholds = Thresholds::default();
    let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
    assert!(rules::still_needed(look).iter().any(|one| one.place.kind == Kind::Contact));
    let ask = act(&shape, |acting| {
        let mut asked = closing::ask_to_close(&record, "All is well.", acting)?;
        if let Some(Change::Put(Object::Closure(closure))) = asked.first_mut() {
            closure.asked_by = None;
        }
        Ok(asked)
    });
    let asked = after(&record, &ask.unwrap());
    let closure = asked.closures.iter().find(|one| one.closed_on.is_none()).unwrap().id;
    let over = after(
        &asked,
        &act(&shape, |acting| closing::override_closure(&asked, closure, "They move away.", acting)).unwrap(),
    );
    let refused = act(&shape, |acting| closing::close(&over, closure, acting)).unwrap_err();
    assert!(
        refused.0.iter().any(|one| one.place.kind == Kind::Contact),
        "no manager passes over it: {refused:?}"
    );
    // Somebody writes that it was wrong, and nobody has decided on that: it stands in the way as it did.
    let corrected = Contact {
        danger_now: DangerNow::No,
        danger_corrected: Some(DangerCorrected::because("She rang back.".into())),
        ..danger.clone()
    };
    let corrected = with_news(&shape, &over, corrected);
    let refused = act(&shape, |acting| closing::close(&corrected, closure, acting)).unwrap_err();
    assert!(refused.0.iter().any(|one| one.place.kind == Kind::Contact), "{refused:?}");
    let decided = ContactDecision::Information;
    let decided =
        act(&shape, |acting| contact::decide(&corrected, NEWS, (decided, "I rang them.", ""), acting));
    let decided = after(&corrected, &decided.unwrap());
    let closed = act(&shape, |acting| closing::close(&decided, closure, acting));
    assert!(closed.is_ok_and(|changes| !changes.is_empty()), "somebody has decided");
    // At the front door, where another piece of news came after the first.
    let door = with_news(&shape, &at_the_door(&shape), Contact { id: ContactId(NEWS.0 + 1), ..danger });
    let end = |record: &CaseRecord| {
        act(&shape, |acting| {
            contact::end_at_the_door(record, AtTheDoor::NoFurtherAction, "Nothing in it.", acting)
        })
    };
    assert!(end(&door).is_err() && end(&at_the_door(&shape)).is_ok());
}
