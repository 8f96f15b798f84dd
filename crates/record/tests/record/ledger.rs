//! The ledger on both engines: entries are kept, merged, journalled, erased and verified as all things are, read a page at a
//! time, and what is drawn of them is what they say.

use crate::people::{at, changing, reading, registered, save};
use jiff::civil::{date, time};
use practice::{
    Kind, Object, Thresholds,
    actions::{self, Acting, Change},
    case_note::{CaseNote, Corrected, NoteKind},
    ids::{CaseNoteId, FamilyId, PersonId, WorkerId},
    people::{Part, Person, Sex},
    views::{Line, Wanted},
};
use proptest::{collection::vec, prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use record::{
    ChangeRequest, Edit, Erasure, Outcome, Store, StoreError,
    families::{HistoryFilter, Page},
    ledger::Window,
    testing::{meddle, on_each_engine, on_each_place, read_text},
};

const CHILD: PersonId = PersonId(11);
const OTHER: PersonId = PersonId(12);

fn child(id: PersonId, given: &str) -> Object {
    Object::Person(Person {
        id,
        given: given.to_owned(),
        family: "Brown".to_owned(),
        also_known_as: Vec::new(),
        called: String::new(),
        part: Part::Child,
        born: Some(date(2018, 3, 5)),
        sex: Sex::Female,
        ethnicity: String::new(),
        language: String::new(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: String::new(),
        address: String::new(),
        address_hidden: false,
        household: String::new(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    })
}

fn note(number: i64, day: i8, words: &str) -> CaseNote {
    CaseNote {
        id: CaseNoteId(number),
        kind: NoteKind::Telephone,
        happened_on: date(2026, 11, day),
        happened_at: None,
        children: vec![CHILD],
        with_whom: "Kim".to_owned(),
        words: words.to_owned(),
        written_by: Some(WorkerId(1)),
        written_at: Some(at(0)),
        visited: None,
        corrected: None,
    }
}

async fn family(store: &Store) -> FamilyId {
    registered(store, 10, vec![child(CHILD, "Ada"), child(OTHER, "Ben")]).await
}

/// Saves as the screens do: by the action, with the entry in hand.
async fn put(store: &Store, family: FamilyId, base_version: u32, note: CaseNote, seconds: i64) -> Outcome {
    let edit = Edit { base_version, mine: note.into() };
    let request = ChangeRequest::new("case_note.added", at(seconds));
    let decide = move |record: &practice::CaseRecord, merged: Option<Object>| {
        let thresholds = Thresholds::default();
        let mut new_id = || 900_000;
        let today = date(2026, 11, 23);
        let mut acting =
            Acting { by: WorkerId(1), at: at(seconds), today, thresholds: &thresholds, new_id: &mut new_id };
        actions::put(record, merged.unwrap(), &mut acting)
    };
    store.change(&changing(1, family), request, Some(edit), decide).await.unwrap()
}

async fn withdrawn(store: &Store, family: FamilyId, number: i64, seconds: i64) -> Outcome {
    let change = Change::Withdraw { kind: Kind::CaseNote, number, reason: "In the wrong record".to_owned() };
    let mut request = ChangeRequest::new("case_note.withdrawn", at(seconds));
    request.in_hand = vec![(Kind::CaseNote, number)];
    store.change(&changing(1, family), request, None, move |_, _| Ok(vec![change])).await.unwrap()
}

/// The numbers of the notes of a window, the newest first.
async fn window(store: &Store, family: FamilyId, wanted: Wanted, size: usize) -> Vec<i64> {
    let window = Window { wanted, before: None, size };
    let found = store.open_family_with_notes(&changing(1, family), None, window, reading()).await.unwrap();
    found.notes.iter().map(|note| note.id.0).collect()
}

async fn is_whole(store: &Store) {
    store.checkpoint().await.unwrap();
    let found = store.verify(|_| {}).await.unwrap();
    assert!(found.is_whole(), "{:?}", found.places);
}

fn corrected(note: CaseNote, why: &str) -> CaseNote {
    CaseNote { corrected: Some(Corrected { why: why.to_owned(), by: None, at: None }), ..note }
}

#[test]
fn a_note_is_read_by_page_and_is_not_in_the_record_that_rules_read() {
    on_each_engine(|store| async move {
        let id = family(&store).await;
        for (number, day) in [(101, 3), (102, 20), (103, 9)] {
            assert!(matches!(put(&store, id, 0, note(number, day, "x"), number).await, Outcome::Done(_)));
        }
        let timed =
            CaseNote { happened_at: Some(time(16, 30, 0, 0)), ..note(104, 9, "Łódź, at the door") };
        put(&store, id, 0, timed, 104).await;
        let about_ben =
            CaseNote { children: vec![OTHER], kind: NoteKind::Visit, ..note(105, 1, "Slept well") };
        put(&store, id, 0, about_ben, 105).await;
        assert_eq!(window(&store, id, Wanted::default(), 10).await, [102, 104, 103, 101, 105]);
        assert_eq!(window(&store, id, Wanted::default(), 2).await, [102, 104]);
        let of = |wanted| window(&store, id, wanted, 10);
        assert_eq!(of(Wanted { child: Some(OTHER), ..Wanted::default() }).await, [105]);
        assert_eq!(of(Wanted { kind: Some(NoteKind::Visit), ..Wanted::default() }).await, [105]);
        assert_eq!(of(Wanted { words: vec!["lodz".to_owned()], ..Wanted::default() }).await, [104]);
        assert!(of(Wanted { facts_only: true, ..Wanted::default() }).await.is_empty());
        let all = Window { size: 10, ..Window::default() };
        let found = store.open_family_with_notes(&changing(1, id), None, all, reading()).await.unwrap();
        let before = Line::of_note(&found.notes[1]);
        let next = Window { before: Some(before), size: 2, ..Window::default() };
        let next = store.open_family_with_notes(&changing(1, id), None, next, reading()).await.unwrap();
        assert_eq!(next.notes.iter().map(|note| note.id.0).collect::<Vec<_>>(), [103, 101]);
        let record = store.open_family(&changing(1, id), reading()).await.unwrap();
        assert!(record.case_note(CaseNoteId(101)).is_none());
        assert_eq!((record.digest.count(), record.digest.naming(CHILD, Kind::CaseNote)), (5, 4));
        is_whole(&store).await;
        assert_eq!(store.redraw(|_| {}).await, Ok(1));
        is_whole(&store).await;
    });
}

#[test]
fn a_correction_keeps_what_stood_and_two_peoples_corrections_meet() {
    on_each_engine(|store| async move {
        let id = family(&store).await;
        put(&store, id, 0, note(101, 3, "She rang."), 1).await;
        let refused = put(&store, id, 1, note(101, 3, "He rang."), 2).await;
        assert!(matches!(refused, Outcome::Refused(_)), "without a reason");
        let done = put(&store, id, 1, corrected(note(101, 4, "She rang."), "The day was wrong"), 3).await;
        assert!(matches!(&done, Outcome::Done(changed) if changed[0].version == 2));
        // Begun before that, in the words.
        let mine = corrected(note(101, 3, "He rang."), "It was him");
        let Outcome::Conflict(conflict) = put(&store, id, 1, mine, 4).await else { panic!("no conflict") };
        let fields: Vec<&str> = conflict.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["corrected"], "the day of one and the words of the other do not clash");
        let overwritten = put(&store, id, 0, note(101, 5, "Somebody rang."), 5).await;
        assert!(matches!(overwritten, Outcome::Conflict(_)), "nothing that stands is written over");
        let found = store
            .open_family_with_versions(&changing(1, id), (Kind::CaseNote, 101), reading())
            .await
            .unwrap();
        let days: Vec<i8> = found
            .versions
            .iter()
            .filter_map(|one| match &one.value {
                Some(Object::CaseNote(note)) => Some(note.happened_on.day()),
                _ => None,
            })
            .collect();
        assert_eq!(days, [3, 4]);
        assert!(found.record.case_note(CaseNoteId(101)).is_some(), "in hand");
        assert_eq!(found.record.digest.last(Kind::CaseNote), Some(date(2026, 11, 4)), "counted again");
        let absent =
            store.open_family_with_versions(&changing(1, id), (Kind::CaseNote, 999), reading()).await;
        assert_eq!(absent.unwrap_err(), StoreError::Absent);
        is_whole(&store).await;
    });
}

#[test]
fn a_note_that_is_not_in_hand_is_not_changed() {
    on_each_engine(|store| async move {
        let id = family(&store).await;
        put(&store, id, 0, note(101, 3, "She rang."), 1).await;
        for change in [
            Change::Put(note(101, 3, "Nothing happened.").into()),
            Change::Withdraw { kind: Kind::CaseNote, number: 101, reason: "x".to_owned() },
        ] {
            let request = ChangeRequest::new("case_note.corrected", at(2));
            let done = store.change(&changing(1, id), request, None, move |_, _| Ok(vec![change])).await;
            assert!(matches!(done, Err(StoreError::Fault(_))), "{done:?}");
        }
        assert_eq!(window(&store, id, Wanted::default(), 10).await, [101]);
    });
}

#[test]
fn a_withdrawn_note_leaves_the_chronology_stays_readable_and_can_be_erased() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let id = family(&store).await;
        put(&store, id, 0, note(101, 3, "zebra"), 1).await;
        put(&store, id, 0, note(102, 2, "Slept"), 2).await;
        withdrawn(&store, id, 101, 3).await;
        assert_eq!(window(&store, id, Wanted::default(), 10).await, [102]);
        let read = (Kind::CaseNote, 101);
        let found = store.open_family_with_versions(&changing(1, id), read, reading()).await.unwrap();
        assert!(found.stands.is_none() && found.versions.len() == 2);
        assert_eq!(found.versions[1].reason, "In the wrong record");
        let record = store.open_family(&changing(1, id), reading()).await.unwrap();
        assert_eq!(record.digest.last(Kind::CaseNote), Some(date(2026, 11, 2)));
        let history = store
            .history(
                &changing(1, id),
                HistoryFilter::default(),
                Page { skip: 0, take: 9, count: true },
                reading(),
            )
            .await
            .unwrap();
        assert!(history.lines.iter().any(|line| line.is_withdrawal));
        let reference = read_text(&fresh.place, "SELECT reference AS text FROM family")[0].clone();
        let erasure = Erasure {
            reference,
            kind: Kind::CaseNote,
            number: 101,
            who: "Ola, records".to_owned(),
            reason: "Article 17".to_owned(),
        };
        assert_eq!(store.erase_on_the_machine(erasure).await, Ok(2));
        for query in [
            "SELECT COALESCE(body, '') AS text FROM journal",
            "SELECT body AS text FROM object",
            "SELECT folded AS text FROM ledger",
        ] {
            assert!(!read_text(&fresh.place, query).concat().contains("zebra"), "{query}");
        }
        is_whole(&store).await;
    });
}

#[test]
fn what_a_newer_release_wrote_in_a_note_is_carried_through() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let id = family(&store).await;
        put(&store, id, 0, note(101, 3, "She rang."), 1).await;
        meddle(
            &fresh.place,
            &[
                "UPDATE object SET body = '{\"form\":2,\"mood\":\"calm\",' || substr(body, 2) WHERE kind = 'case_note'",
            ],
        );
        put(&store, id, 1, corrected(note(101, 3, "He rang."), "It was him"), 2).await;
        let body = read_text(&fresh.place, "SELECT body AS text FROM object WHERE kind = 'case_note'");
        assert!(body[0].contains("\"mood\":\"calm\"") && body[0].contains("He rang."), "{body:?}");
    });
}

/// Writes a note of a day, or withdraws it.
fn deeds() -> impl Strategy<Value = Vec<(i64, Option<(i8, bool)>)>> {
    vec((0..5_i64, proptest::option::weighted(0.8, (1..23_i8, any::<bool>()))), 1..12)
}

#[test]
fn the_list_and_the_digest_are_what_the_entries_give_whatever_was_done_and_as_it_stood() {
    on_each_engine(|store| async move {
        let id = family(&store).await;
        let permit = changing(1, id);
        let mut random = TestRunner::deterministic();
        for round in 0..8_i64 {
            let mut past: Vec<(i64, Vec<i64>)> = Vec::new();
            for (step, (which, deed)) in (1..).zip(deeds().new_tree(&mut random).unwrap().current()) {
                let (number, seconds) = (1000 + which, round * 1000 + step * 10);
                let change = match deed {
                    Some((day, both)) => {
                        let children = if both { vec![CHILD, OTHER] } else { vec![] };
                        Change::Put(CaseNote { children, ..note(number, day, "x") }.into())
                    }
                    None => Change::Withdraw { kind: Kind::CaseNote, number, reason: "x".to_owned() },
                };
                let mut request = ChangeRequest::new("case_note.added", at(seconds));
                request.in_hand = vec![(Kind::CaseNote, number)];
                store.change(&permit, request, None, move |_, _| Ok(vec![change])).await.unwrap();
                past.push((seconds, window(&store, id, Wanted::default(), 99).await));
            }
            for (seconds, expected) in past {
                let all = Window { size: 99, ..Window::default() };
                let found = store.open_family_with_notes(&permit, Some(at(seconds)), all, reading());
                let stood: Vec<i64> = found.await.unwrap().notes.iter().map(|note| note.id.0).collect();
                assert_eq!(stood, expected, "as it stood");
            }
            is_whole(&store).await;
        }
    });
}

#[test]
fn two_people_write_at_once_and_both_are_counted() {
    on_each_engine(|store| async move {
        let id = family(&store).await;
        let many = (1..=12).map(|number| put(&store, id, 0, note(200 + number, 5, "x"), number));
        for outcome in futures_join(many).await {
            assert!(matches!(outcome, Outcome::Done(_)));
        }
        let record = store.open_family(&changing(1, id), reading()).await.unwrap();
        assert_eq!(record.digest.count(), 12);
        is_whole(&store).await;
        // A save of something else does not undo what the ledger counts.
        save(&store, &changing(1, id), 0, crate::people::step(300, "Call", ""), 20).await;
        is_whole(&store).await;
    });
}

/// All of them at once.
async fn futures_join<F: Future<Output = Outcome>>(all: impl Iterator<Item = F>) -> Vec<Outcome> {
    let mut all: Vec<_> = all.map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(move |context| {
        all.retain_mut(|one| match one.as_mut().poll(context) {
            std::task::Poll::Ready(outcome) => {
                done.push(outcome);
                false
            }
            std::task::Poll::Pending => true,
        });
        if all.is_empty() {
            std::task::Poll::Ready(std::mem::take(&mut done))
        } else {
            std::task::Poll::Pending
        }
    })
    .await
}
