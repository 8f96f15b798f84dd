//! Saving: durable, once, merged, and never over somebody else's words.

use crate::people::{at, changing, permit, reading, registered, save, step, worker};
use access::Deed;
use practice::{
    Finding, Kind, Level, Object, Place, RuleId,
    actions::{Change, Refused},
    ids::{FamilyId, PersonId, StepId, WorkerId},
};
use record::{
    ChangeRequest, Changed, Conflict, Draft, Outcome, StoreError,
    drafts::{FORGOTTEN_AFTER, LONGEST, MOST_BYTES, MOST_DRAFTS},
    families::{HistoryFilter, Page},
    testing::{meddle, on_each_engine, on_each_place, read_text},
};
use std::sync::Arc;

const ALL: Page = Page { skip: 0, take: 1000, count: true };

fn done(kind: Kind, number: i64, version: u32) -> Outcome {
    Outcome::Done(vec![Changed { kind, number, version }])
}

#[test]
fn an_acknowledged_save_survives_reopening() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let family = registered(&store, 10, vec![step(11, "Call Grandma Ngozi", "")]).await;
        let saved = save(&store, &changing(1, family), 1, step(11, "Call Grandma Ngozi today", ""), 5).await;
        assert_eq!(saved, done(Kind::NextStep, 11, 2));
        drop(store);
        let record = fresh.open().open_family(&changing(1, family), reading()).await.unwrap();
        let kept = record.step(StepId(11)).unwrap();
        assert_eq!(
            (kept.text.as_str(), kept.version, kept.changed_at),
            ("Call Grandma Ngozi today", 2, at(5))
        );
        assert_eq!(kept.changed_by, Some(WorkerId(1)));
        assert_eq!(record.families[0].reference, "K-10001");
    });
}

#[test]
fn changes_to_different_fields_merge() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![step(11, "Call Grandma", "")]).await;
        let (ada, ben) = (changing(1, family), changing(2, family));
        assert_eq!(
            save(&store, &ada, 1, step(11, "Call Grandma Ngozi", ""), 5).await,
            done(Kind::NextStep, 11, 2)
        );
        assert_eq!(
            save(&store, &ben, 1, step(11, "Call Grandma", "She said yes"), 6).await,
            done(Kind::NextStep, 11, 3)
        );
        let record = store.open_family(&ada, reading()).await.unwrap();
        let kept = record.step(StepId(11)).unwrap();
        assert_eq!((kept.text.as_str(), kept.outcome.as_str()), ("Call Grandma Ngozi", "She said yes"));
    });
}

/// A person as this version of Kith writes one.
fn person(given: &str, school: &str) -> Object {
    let body = serde_json::json!({
        "id": PersonId(11), "given": given, "family": "Okafor", "also_known_as": [], "called": "", "part": "child",
        "born": "2019-03-04", "sex": "female", "ethnicity": "", "language": "", "interpreter": false, "disability": [],
        "died": null, "phone": "", "address": "", "address_hidden": false, "household": "", "alerts": [],
        "school": school, "gp": "",
    });
    Object::from_json(Kind::Person, &body.to_string()).unwrap()
}

#[test]
fn a_field_that_was_added_since_is_no_change_of_what_was_written_before() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let family = registered(&store, 10, vec![person("Maya", "")]).await;
        // As a release wrote it that did not ask for the school and the doctor.
        let without = "SET body = replace(body, ',\"school\":\"\",\"gp\":\"\"', '')";
        meddle(&fresh.place, &[&format!("UPDATE journal {without}"), &format!("UPDATE object {without}")]);
        let (ada, ben) = (changing(1, family), changing(2, family));
        let wrote = read_text(&fresh.place, "SELECT body AS text FROM object WHERE kind = 'person'");
        assert!(!wrote[0].contains("school"), "{wrote:?}");
        assert_eq!(save(&store, &ada, 1, person("Amaya", ""), 5).await, done(Kind::Person, 11, 2));
        let history = store.history(&ada, HistoryFilter::default(), ALL, reading()).await.unwrap();
        let change = history.lines.iter().find(|line| line.version == 2).unwrap();
        let fields: Vec<_> = change.differences.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["given"]);
        let merged = save(&store, &ben, 1, person("Maya", "St Mary’s"), 6).await;
        assert_eq!(merged, done(Kind::Person, 11, 3), "nobody else wrote a school");
        let record = store.open_family(&ada, reading()).await.unwrap();
        let kept = record.person(PersonId(11)).unwrap();
        assert_eq!((kept.given.as_str(), kept.school.as_str()), ("Amaya", "St Mary’s"));
    });
}

#[test]
fn the_same_field_changed_by_two_is_shown_side_by_side_and_neither_is_lost() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![step(11, "Call Grandma", "")]).await;
        save(&store, &changing(1, family), 1, step(11, "Call Grandma Ngozi", ""), 5).await;
        let ben = changing(2, family);
        let Outcome::Conflict(conflict) = save(&store, &ben, 1, step(11, "Visit Grandma", ""), 6).await
        else {
            unreachable!("a conflict")
        };
        let Conflict { version, changed_by, changed_at, fields, .. } = *conflict;
        assert_eq!((version, changed_by, changed_at), (2, Some(WorkerId(1)), at(5)));
        assert_eq!(fields.len(), 1);
        assert_eq!(
            (fields[0].field.as_str(), &fields[0].base, &fields[0].theirs, &fields[0].mine),
            ("text", &"Call Grandma".into(), &"Call Grandma Ngozi".into(), &"Visit Grandma".into())
        );
        let record = store.open_family(&ben, reading()).await.unwrap();
        assert_eq!(record.step(StepId(11)).unwrap().text, "Call Grandma Ngozi");
        assert_eq!(
            save(&store, &ben, 2, step(11, "Visit Grandma", ""), 7).await,
            done(Kind::NextStep, 11, 3)
        );
    });
}

#[test]
fn a_thing_withdrawn_meanwhile_is_a_conflict_and_its_versions_go_on_when_it_comes_back() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![step(11, "Call Grandma", "")]).await;
        let ada = changing(1, family);
        let withdrawal =
            Change::Withdraw { kind: Kind::NextStep, number: 11, reason: "Said twice".to_owned() };
        let request = ChangeRequest::new("step.withdrawn", at(5));
        let gone = store.change(&ada, request, None, move |_, _| Ok(vec![withdrawal])).await.unwrap();
        assert_eq!(gone, done(Kind::NextStep, 11, 2));
        assert_eq!(store.open_family(&ada, reading()).await.unwrap().steps.len(), 0);
        let late = save(&store, &ada, 1, step(11, "Visit Grandma", ""), 6).await;
        assert!(matches!(late, Outcome::Conflict(conflict) if conflict.version == 0));
        assert_eq!(
            save(&store, &ada, 0, step(11, "Visit Grandma", ""), 7).await,
            done(Kind::NextStep, 11, 3)
        );
    });
}

#[test]
fn versions_go_on_when_a_thing_is_withdrawn_and_put_back_in_one_change() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let family = registered(&store, 10, vec![step(11, "Call Grandma", "")]).await;
        let ada = changing(1, family);
        let again = |text: &str| {
            let withdrawal =
                Change::Withdraw { kind: Kind::NextStep, number: 11, reason: "Written anew".to_owned() };
            vec![withdrawal, Change::Put(step(11, text, ""))]
        };
        let wanted: Vec<Change> = [again("Call Grandma Ngozi"), again("Visit Grandma Ngozi")].concat();
        let request = ChangeRequest::new("step.written", at(5));
        let kept = store.change(&ada, request, None, move |_, _| Ok(wanted)).await.unwrap();
        let Outcome::Done(changed) = kept else { unreachable!("{kept:?}") };
        assert_eq!(changed.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 3, 4, 5]);
        let record = store.open_family(&ada, reading()).await.unwrap();
        let kept = record.step(StepId(11)).unwrap();
        assert_eq!((kept.text.as_str(), kept.version), ("Visit Grandma Ngozi", 5));
        let verified = store.verify(|_| {}).await.unwrap();
        assert!(verified.places.iter().all(|broken| broken.chain != family.0), "{:?}", verified.places);
        let later = save(&store, &ada, 3, step(11, "Visit Grandma Ngozi", "She said yes"), 6).await;
        assert_eq!(later, done(Kind::NextStep, 11, 6));
    });
}

#[test]
fn a_form_pressed_twice_makes_one_record() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![]).await;
        let ada = changing(1, family);
        let press = |number: i64| {
            let request = ChangeRequest {
                once: Some("form-1".to_owned()),
                ..ChangeRequest::new("step.written", at(5))
            };
            store.change(&ada, request, None, move |_, _| Ok(vec![Change::Put(step(number, "Call", ""))]))
        };
        let (first, second) = tokio::join!(press(21), press(22));
        let (first, second) = (first.unwrap(), second.unwrap());
        // Whichever came first was kept, and the other is told so.
        let (kept, told) = if matches!(first, Outcome::Done(_)) { (first, second) } else { (second, first) };
        let Outcome::Done(changed) = kept else { unreachable!("one of them is kept") };
        assert_eq!(told, Outcome::Repeated(changed));
        assert_eq!(store.open_family(&ada, reading()).await.unwrap().steps.len(), 1);
    });
}

#[test]
fn what_rules_refuse_is_not_written_and_seeing_is_not_changing() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![]).await;
        let finding = Finding {
            rule: RuleId::I(14),
            level: Level::Block,
            sentence: "Name one person.".to_owned(),
            place: Place { kind: Kind::NextStep, number: 11, field: "owner" },
        };
        let findings = vec![finding.clone()];
        let request = ChangeRequest::new("step.written", at(5));
        let refused = store
            .change(&changing(1, family), request.clone(), None, move |_, _| Err(Refused(findings)))
            .await;
        assert_eq!(refused, Ok(Outcome::Refused(vec![finding])));
        let seeing = permit(worker(1), family, Deed::See);
        let change =
            store.change(&seeing, request, None, |_, _| Ok(vec![Change::Put(step(11, "x", ""))])).await;
        assert_eq!(change, Err(StoreError::NotPermitted));
        assert!(store.open_family(&seeing, reading()).await.unwrap().steps.is_empty());
    });
}

#[test]
fn a_panic_in_a_decision_leaves_nothing_half_written_and_the_writer_alive() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![]).await;
        let ada = changing(1, family);
        let request = ChangeRequest::new("step.written", at(5));
        let decide =
            |_: &practice::CaseRecord, _| -> Result<Vec<Change>, Refused> { unreachable!("by mistake") };
        let panicked = store.change(&ada, request, None, decide).await;
        assert!(matches!(panicked, Err(StoreError::Fault(why)) if why.contains("by mistake")));
        assert_eq!(save(&store, &ada, 0, step(12, "Call", ""), 6).await, done(Kind::NextStep, 12, 1));
        assert_eq!(store.open_family(&ada, reading()).await.unwrap().steps.len(), 1);
    });
}

#[test]
fn every_change_and_every_reading_stands_in_the_history_with_its_fields() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![step(11, "Call Grandma", "")]).await;
        let ada = changing(1, family);
        save(&store, &ada, 1, step(11, "Call Grandma Ngozi", ""), 5).await;
        store.open_family(&ada, reading()).await.unwrap();
        let history = store.history(&ada, HistoryFilter::default(), ALL, reading()).await.unwrap();
        let verbs: Vec<&str> = history.lines.iter().rev().map(|line| line.verb.as_str()).take(4).collect();
        assert_eq!(verbs, ["family.registered", "family.registered", "step.written", "family.opened"]);
        let of_step =
            HistoryFilter { number: Some(11), verb: Some("step.".to_owned()), ..HistoryFilter::default() };
        let history = store.history(&ada, of_step, ALL, reading()).await.unwrap();
        assert_eq!(history.total, Some(1));
        let line = &history.lines[0];
        assert_eq!(
            (line.about, line.version, line.basis.as_str()),
            (Some((Kind::NextStep, 11)), 2, "lead_worker")
        );
        assert_eq!(line.differences.len(), 1);
        assert_eq!(line.differences[0].before, "Call Grandma");
        assert_eq!(line.differences[0].after, "Call Grandma Ngozi");
    });
}

#[test]
fn a_family_that_does_not_exist_is_absent_and_gets_no_journal() {
    on_each_engine(|store| async move {
        let nowhere = permit(worker(1), FamilyId(99), Deed::See);
        assert_eq!(store.open_family(&nowhere, reading()).await, Err(StoreError::Absent));
        assert_eq!(store.note_read(&nowhere, reading()).await, Err(StoreError::Absent));
    });
}

#[test]
fn sixty_four_writers_at_once_lose_nothing() {
    on_each_engine(|store| async move {
        let store = Arc::new(store);
        let family = registered(&store, 10, vec![]).await;
        let writers: Vec<_> = (0..64_i64)
            .map(|number| {
                let store = Arc::clone(&store);
                tokio::spawn(async move {
                    for round in 0..4 {
                        let mine = step(1000 + number * 10 + round, "Call", "");
                        let saved = save(&store, &changing(number + 1, family), 0, mine, 5).await;
                        assert!(matches!(saved, Outcome::Done(_)));
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let ada = changing(1, family);
        assert_eq!(store.open_family(&ada, reading()).await.unwrap().steps.len(), 256);
        let history = store.history(&ada, HistoryFilter::default(), ALL, reading()).await.unwrap();
        let written = history.lines.iter().filter(|line| line.verb == "step.written").count();
        assert_eq!(written, 256);
    });
}

#[test]
fn a_draft_is_the_workers_own_and_goes_when_it_is_saved() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![]).await;
        let (ada, ben) = (worker(1), worker(2));
        let typed = |body: &str, seconds| Draft {
            key: "step/new".to_owned(),
            family: Some(family),
            at: at(seconds),
            body: body.to_owned(),
        };
        store.save_draft(ada, typed("text=Ca", 3), "form-1").await.unwrap();
        store.save_draft(ada, typed("text=Call", 4), "form-1").await.unwrap();
        assert_eq!(store.draft(ada, "step/new").await, Ok(Some(typed("text=Call", 4))));
        assert_eq!(store.draft(ben, "step/new").await, Ok(None));
        assert_eq!(store.drafts(ada).await.unwrap().len(), 1);
        let long = typed(&"x".repeat(300_000), 5);
        assert!(matches!(store.save_draft(ada, long, "").await, Err(StoreError::TooLong(_))));
        let request = ChangeRequest {
            draft: Some("step/new".to_owned()),
            once: Some("form-1".to_owned()),
            ..ChangeRequest::new("step.written", at(5))
        };
        let put = Change::Put(step(11, "Call", ""));
        store
            .change(&permit(ada, family, Deed::Change), request, None, move |_, _| Ok(vec![put]))
            .await
            .unwrap();
        assert_eq!(store.draft(ada, "step/new").await, Ok(None));
        store.save_draft(ada, typed("text=Call", 6), "form-1").await.unwrap();
        assert_eq!(store.draft(ada, "step/new").await, Ok(None), "it came after its form was saved");
        store.save_draft(ada, typed("text=Write", 7), "form-2").await.unwrap();
        assert!(store.draft(ada, "step/new").await.unwrap().is_some());
    });
}

#[test]
fn one_things_history_and_a_history_without_readings_are_found_in_a_long_chain() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![step(11, "Call", ""), step(12, "Write", "")]).await;
        let ada = changing(1, family);
        for round in 0..5 {
            store.open_family(&ada, reading()).await.unwrap();
            save(&store, &ada, round + 1, step(11, &format!("Call {round}"), ""), 5).await;
        }
        let one = HistoryFilter { kind: Some(Kind::NextStep), number: Some(11), ..HistoryFilter::default() };
        let history =
            store.history(&ada, one, Page { skip: 1, take: 2, count: true }, reading()).await.unwrap();
        assert_eq!((history.total, history.lines.len()), (Some(6), 2));
        let text = history.lines[0].differences.iter().find(|one| one.field == "text").unwrap();
        assert_eq!((text.before.as_str(), text.after.as_str()), (Some("Call 2"), Some("Call 3")));
        let of = |changes| HistoryFilter { changes: Some(changes), ..HistoryFilter::default() };
        let changes = store.history(&ada, of(true), ALL, reading()).await.unwrap();
        assert_eq!(changes.total, Some(8), "a case, two steps and five changes");
        let readings = store.history(&ada, of(false), ALL, reading()).await.unwrap();
        assert!(readings.total >= Some(5) && readings.lines.iter().all(|line| line.version == 0));
    });
}

#[test]
fn drafts_have_an_end_in_number_and_bytes_and_none_makes_room_for_another() {
    on_each_engine(|store| async move {
        let (ada, ben) = (worker(1), worker(2));
        let typed = |key: &str, body: String, seconds| Draft {
            key: key.to_owned(),
            family: None,
            at: at(seconds),
            body,
        };
        for number in 0..MOST_DRAFTS {
            store.save_draft(ada, typed(&number.to_string(), "text=a".to_owned(), number), "").await.unwrap();
        }
        let more = store.save_draft(ada, typed("one more", "text=b".to_owned(), 999), "").await;
        assert_eq!(more, Err(StoreError::DraftsFull));
        assert_eq!(
            i64::try_from(store.drafts(ada).await.unwrap().len()),
            Ok(MOST_DRAFTS),
            "and the oldest still stands"
        );
        store.save_draft(ada, typed("0", "text=typed on".to_owned(), 999), "").await.unwrap();
        store.save_draft(ben, typed("one more", "text=b".to_owned(), 999), "").await.unwrap();
        store.discard_draft(ada, "0", None).await.unwrap();
        store.save_draft(ada, typed("one more", "text=b".to_owned(), 999), "").await.unwrap();

        let long = "x".repeat(LONGEST);
        let fit = MOST_BYTES / i64::try_from(LONGEST).unwrap();
        for number in 1..fit {
            store.save_draft(ben, typed(&number.to_string(), long.clone(), number), "").await.unwrap();
        }
        let more = store.save_draft(ben, typed("last", long, 999), "").await;
        assert_eq!(more, Err(StoreError::DraftsFull));
        let key = typed(&"k".repeat(1000), "text=a".to_owned(), 1);
        assert!(matches!(store.save_draft(ben, key, "").await, Err(StoreError::TooLong(_))));

        assert_eq!(store.sweep_drafts(at(2) + FORGOTTEN_AFTER).await.unwrap(), 2, "older than half a year");
        assert!(store.draft(ada, "2").await.unwrap().is_some());
    });
}

#[test]
fn a_save_that_does_not_say_where_it_began_overwrites_nothing() {
    on_each_engine(|store| async move {
        let family = registered(&store, 10, vec![step(11, "Call Grandma", "She said yes")]).await;
        let ada = changing(1, family);
        store.open_family(&ada, reading()).await.unwrap();
        for version in [0, 7, u32::MAX] {
            let Outcome::Conflict(conflict) = save(&store, &ada, version, step(11, "Visit", ""), 5).await
            else {
                unreachable!("version {version} is a conflict")
            };
            let fields: Vec<&str> = conflict.fields.iter().map(|field| field.field.as_str()).collect();
            assert_eq!((conflict.version, fields), (1, vec!["text", "outcome"]), "version {version}");
        }
        let record = store.open_family(&ada, reading()).await.unwrap();
        let kept = record.step(StepId(11)).unwrap();
        assert_eq!((kept.text.as_str(), kept.version), ("Call Grandma", 1));
        assert_eq!(save(&store, &ada, 0, step(12, "New", ""), 6).await, done(Kind::NextStep, 12, 1));
    });
}
