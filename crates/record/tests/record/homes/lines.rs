//! A case note stands in the family's record, and a line of it in the own record of each child whom it is about.

use super::world::{
    NORTH, SOUTH, TODAY, asks_child, asks_family, deed, family_of, kept, link_of, opens_child, person,
    social_worker, supervisor,
};
use crate::people::at;
use access::{Actor, Deed};
use practice::{
    Kept, Kind,
    actions::{
        Change,
        children::{
            move_child::{Move, move_child},
            seal::{Sealing, seal_child},
        },
    },
    case_note::{CaseNote, Corrected, NoteKind},
    child::{Allocation, Child},
    family::Family,
    ids::{CaseNoteId, ChildId, FamilyId, LinkId, PersonId, WorkerId},
    mention::{Mention, Mentioned},
    people::Part,
};
use record::{
    ChangeRequest, Erasure, Store,
    standing::StandingList,
    testing::{Fresh, meddle, on_each_engine, on_each_place, read_text},
};

/// Words that must stay in the family's record.
const WORDS: &str = "Kim shouted at the door";

pub(super) fn note(number: i64, day: i8, children: &[i64]) -> CaseNote {
    CaseNote {
        id: CaseNoteId(number),
        kind: NoteKind::Visit,
        happened_on: jiff::civil::date(2026, 11, day),
        happened_at: None,
        children: children.iter().copied().map(PersonId).collect(),
        with_whom: "Mrs Hall".to_owned(),
        words: WORDS.to_owned(),
        written_by: Some(WorkerId(1)),
        written_at: Some(at(0)),
        visited: None,
        corrected: None,
    }
}

/// Somebody of the family's team keeps this note.
pub(super) async fn writes(store: &Store, actor: Actor, family: FamilyId, note: CaseNote, seconds: i64) {
    let permit = asks_family(store, actor, family, Deed::Change).await.unwrap();
    let mut request = deed("case_note.added", seconds);
    "Mrs Hall rang".clone_into(&mut request.reason);
    request.in_hand = vec![(Kind::CaseNote, note.id.0)];
    let put = Change::Put(note.into());
    kept(&store.change(&permit, request, None, move |_, _| Ok(vec![put])).await.unwrap());
}

async fn withdraws(store: &Store, actor: Actor, family: FamilyId, number: i64, seconds: i64) {
    let permit = asks_family(store, actor, family, Deed::Change).await.unwrap();
    let mut request = deed("case_note.withdrawn", seconds);
    request.in_hand = vec![(Kind::CaseNote, number)];
    let reason = "Mrs Hall was wrong".to_owned();
    let change = Change::Withdraw { kind: Kind::CaseNote, number, reason };
    kept(&store.change(&permit, request, None, move |_, _| Ok(vec![change])).await.unwrap());
}

/// The lines of a child's record, as somebody who may see it reads them.
pub(super) async fn lines(store: &Store, actor: Actor, child: ChildId) -> Vec<Kept<Mention>> {
    let permit = asks_child(store, actor, child, Deed::See).await.unwrap();
    store.lines_of_child(&permit, None, 100).await.unwrap()
}

/// Their numbers and versions.
async fn told(store: &Store, actor: Actor, child: ChildId) -> Vec<(i64, u32)> {
    lines(store, actor, child).await.iter().map(|line| (line.id.0, line.value.version)).collect()
}

pub(super) async fn is_whole(store: &Store) {
    store.checkpoint().await.unwrap();
    let verified = store.verify(|_| ()).await.unwrap();
    assert!(verified.is_whole(), "{:?}", verified.places);
}

async fn two_children(store: &Store) -> (FamilyId, ChildId, ChildId) {
    let people = vec![person(11, "Maya", Part::Child), person(12, "Leo", Part::Child)];
    let north = family_of(store, 10, NORTH, people).await;
    let maya = link_of(store, social_worker(NORTH), north, 11).await.child;
    let leo = link_of(store, social_worker(NORTH), north, 12).await.child;
    (north, maya, leo)
}

#[test]
fn each_child_whom_a_note_is_about_has_its_line_and_no_word_of_it() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let (north, maya, leo) = two_children(&store).await;
        let worker = social_worker(NORTH);
        writes(&store, worker, north, note(101, 4, &[11, 12]), 5).await;
        writes(&store, worker, north, note(102, 9, &[11]), 6).await;
        writes(&store, worker, north, note(103, 10, &[]), 7).await;
        assert_eq!(told(&store, worker, maya).await, [(102, 1), (101, 1)], "the newest first");
        assert_eq!(told(&store, worker, leo).await, [(101, 1)], "what is about all of them is no one’s");
        let line = &lines(&store, worker, maya).await[0];
        assert_eq!((line.what, line.on.day()), (Mentioned::CaseNote(NoteKind::Visit), 9));
        let opened = opens_child(&store, worker, maya).await.record;
        assert_eq!(opened.digest.count(), 2, "counted under the child’s permit");
        assert_eq!(opened.digest.naming(PersonId(11), Kind::Mention), 2);
        let permit = asks_child(&store, worker, maya, Deed::See).await.unwrap();
        let before = Some((line.on, line.id.0));
        let page = store.lines_of_child(&permit, before, 1).await.unwrap();
        assert_eq!(page.iter().map(|line| line.id.0).collect::<Vec<_>>(), [101], "by window");
        let chain = read_text(
            &fresh.place,
            &format!(
                "SELECT verb || reason || COALESCE(body, '') AS text FROM journal WHERE chain = {}",
                maya.0
            ),
        )
        .concat();
        assert!(chain.contains("case_note.added"), "{chain}");
        for word in [WORDS, "Hall"] {
            assert!(!chain.contains(word), "the words stay in the family’s record: {chain}");
        }
        is_whole(&store).await;
    });
}

#[test]
fn a_line_follows_its_note() {
    on_each_engine(|store| async move {
        let (north, maya, leo) = two_children(&store).await;
        let worker = social_worker(NORTH);
        writes(&store, worker, north, note(101, 4, &[11]), 5).await;
        let first = lines(&store, worker, maya).await.remove(0);
        // Corrected: another day, and Leo was there too.
        let corrected = Some(Corrected { why: "Leo was there".to_owned(), by: None, at: None });
        writes(&store, worker, north, CaseNote { corrected, ..note(101, 6, &[11, 12]) }, 6).await;
        let second = lines(&store, worker, maya).await.remove(0);
        assert_eq!((second.value.version, second.on.day()), (2, 6));
        assert_ne!(second.digest, first.digest);
        assert_eq!(told(&store, worker, leo).await, [(101, 2)]);
        // It was not about Maya.
        writes(&store, worker, north, note(101, 6, &[12]), 7).await;
        assert_eq!(told(&store, worker, maya).await, []);
        assert_eq!(opens_child(&store, worker, maya).await.record.digest.count(), 0);
        // And about her after all.
        writes(&store, worker, north, note(101, 6, &[11, 12]), 8).await;
        assert_eq!(told(&store, worker, maya).await, [(101, 4)]);
        withdraws(&store, worker, north, 101, 9).await;
        assert_eq!(told(&store, worker, maya).await, []);
        assert_eq!(told(&store, worker, leo).await, []);
        is_whole(&store).await;
    });
}

#[test]
fn a_note_is_one_change_over_the_chains_of_the_family_and_of_each_child() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let (north, maya, leo) = two_children(&store).await;
        writes(&store, social_worker(NORTH), north, note(101, 4, &[11, 12]), 5).await;
        let chains = read_text(
            &fresh.place,
            "SELECT '' || chain || ' ' || chains AS text FROM journal WHERE kind IN ('case_note', 'mention') ORDER BY chain",
        );
        let mut expected = [north.0, maya.0, leo.0].map(|chain| format!("{chain} 3"));
        expected.sort_by_key(|one| one.split(' ').next().and_then(|chain| chain.parse::<i64>().ok()));
        assert_eq!(chains, expected);
        is_whole(&store).await;
        // Somebody makes as if the note had never been about Leo: the end of Leo's chain is cut off, head and all.
        meddle(
            &fresh.place,
            &[
                &format!("DELETE FROM journal WHERE chain = {} AND kind = 'mention'", leo.0),
                &format!(
                    "UPDATE chain_head SET seq = (SELECT MAX(seq) FROM journal WHERE chain = {0}), hash = (SELECT hash FROM \
                     journal WHERE chain = {0} ORDER BY seq DESC LIMIT 1) WHERE chain = {0}",
                    leo.0
                ),
                &format!("DELETE FROM object WHERE family_id = {} AND kind = 'mention'", leo.0),
                &format!("DELETE FROM ledger WHERE family_id = {}", leo.0),
                &format!("DELETE FROM ledger_digest WHERE family_id = {}", leo.0),
            ],
        );
        let broken = store.verify(|_| ()).await.unwrap().places;
        assert!(broken.iter().any(|one| one.what.contains("a change over 3 journals")), "{broken:?}");
    });
}

#[test]
fn what_the_line_says_of_the_words_is_what_the_familys_journal_keeps_when_they_are_erased() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let (north, maya, _) = two_children(&store).await;
        let worker = social_worker(NORTH);
        writes(&store, worker, north, note(101, 4, &[11]), 5).await;
        let digest = lines(&store, worker, maya).await.remove(0).digest.clone();
        withdraws(&store, worker, north, 101, 6).await;
        let erasure = Erasure {
            reference: "K-10001".to_owned(),
            kind: Kind::CaseNote,
            number: 101,
            who: "Ines Bright, information governance".to_owned(),
            reason: "A decision of 20 November".to_owned(),
        };
        store.erase_on_the_machine(erasure).await.unwrap();
        let hex = if fresh.place.file().is_some() {
            "lower(hex(body_erased))"
        } else {
            "encode(body_erased, 'hex')"
        };
        let erased = read_text(
            &fresh.place,
            &format!(
                "SELECT {hex} AS text FROM journal WHERE chain = {} AND kind = 'case_note' AND version = 1",
                north.0
            ),
        );
        assert_eq!(erased, [digest]);
        is_whole(&store).await;
    });
}

/// The child goes to the family of the south, and stays known in the north where that is said.
async fn goes_south(store: &Store, maya: ChildId, north: FamilyId, stays_known: bool) -> FamilyId {
    let south = family_of(store, 20, SOUTH, vec![]).await;
    let permits = vec![
        asks_child(store, supervisor(NORTH), maya, Deed::Decide).await.unwrap().of_record(),
        asks_family(store, supervisor(NORTH), north, Deed::Decide).await.unwrap().of_record(),
        asks_family(store, supervisor(SOUTH), south, Deed::Decide).await.unwrap().of_record(),
    ];
    let new = (PersonId(901), LinkId(902));
    let asked = Move { child: maya, to: south, on: TODAY, stays_known, new, answers: [].into() };
    let moved = store.change_together(permits, deed("child.moved", 20), None, move |scene, _| {
        move_child(scene, &asked, TODAY)
    });
    kept(&moved.await.unwrap());
    south
}

#[test]
fn lines_go_with_the_child_and_what_happened_after_it_left_is_not_the_childs() {
    on_each_engine(|store| async move {
        let (north, maya, _) = two_children(&store).await;
        writes(&store, social_worker(NORTH), north, note(101, 4, &[11]), 5).await;
        let south = goes_south(&store, maya, north, false).await;
        // Written down late, and of a day on which Maya was elsewhere.
        writes(&store, social_worker(NORTH), north, note(102, 8, &[11]), 21).await;
        writes(&store, social_worker(NORTH), north, note(103, 28, &[11]), 22).await;
        writes(&store, social_worker(SOUTH), south, note(201, 24, &[901]), 23).await;
        assert_eq!(told(&store, social_worker(SOUTH), maya).await, [(201, 1), (102, 1), (101, 1)]);
        is_whole(&store).await;
    });
}

#[test]
fn a_line_about_a_family_of_which_somebody_may_not_know_is_absent_and_not_counted() {
    on_each_engine(|store| async move {
        let (north, maya, _) = two_children(&store).await;
        writes(&store, social_worker(NORTH), north, note(101, 4, &[11]), 5).await;
        let south = goes_south(&store, maya, north, true).await;
        writes(&store, social_worker(SOUTH), south, note(201, 24, &[901]), 23).await;
        let reader = social_worker(SOUTH);
        assert_eq!(opens_child(&store, reader, maya).await.record.digest.count(), 2);
        let permit = asks_family(&store, supervisor(NORTH), north, Deed::Decide).await.unwrap();
        let hidden = store.change(&permit, deed("family.access_changed", 26), None, |record, _| {
            let case = Family { restricted: true, ..record.families[0].value.clone() };
            Ok(vec![Change::Put(case.into())])
        });
        kept(&hidden.await.unwrap());
        assert_eq!(told(&store, reader, maya).await, [(201, 1)]);
        let record = opens_child(&store, reader, maya).await.record;
        assert_eq!((record.digest.count(), record.digest.naming(PersonId(11), Kind::Mention)), (1, 0));
        is_whole(&store).await;
    });
}

#[test]
fn a_sealed_childs_lines_remain_and_nothing_new_reaches_it() {
    on_each_engine(|store| async move {
        let (north, maya, _) = two_children(&store).await;
        let worker = social_worker(NORTH);
        writes(&store, worker, north, note(101, 4, &[11]), 5).await;
        writes(&store, worker, north, note(102, 5, &[11]), 6).await;
        let of_child = asks_child(&store, supervisor(NORTH), maya, Deed::Decide).await.unwrap();
        let of_family = asks_family(&store, supervisor(NORTH), north, Deed::Decide).await.unwrap();
        let named = supervisor(SOUTH);
        store.add_to_list(of_child, StandingList::Named, named.worker, "Adoption").await.unwrap();
        let own = Allocation { team: SOUTH, lead_worker: Some(social_worker(SOUTH).worker), since: TODAY };
        let why = "Order of the Family Court at Oxford".to_owned();
        let sealing = Sealing { child: maya, on: TODAY, by: supervisor(NORTH).worker, why, own };
        let mut request = deed("child.sealed", 10);
        request.stay = vec![named.worker];
        let permits = vec![of_child.of_record(), of_family.of_record()];
        let sealed =
            store.change_together(permits, request, None, move |scene, _| seal_child(scene, &sealing, TODAY));
        kept(&sealed.await.unwrap());
        withdraws(&store, worker, north, 101, 11).await;
        writes(&store, worker, north, note(102, 6, &[11]), 12).await;
        writes(&store, worker, north, note(103, 7, &[11]), 13).await;
        assert_eq!(told(&store, named, maya).await, [(102, 1), (101, 1)]);
        is_whole(&store).await;
    });
}

/// As an earlier release left it: notes without lines.
async fn without_lines(fresh: &Fresh, families: &[i64]) -> Vec<ChildId> {
    let store = fresh.open();
    let mut children = Vec::new();
    for number in families {
        let first = *number + 1;
        let north = family_of(&store, *number, NORTH, vec![person(first, "Maya", Part::Child)]).await;
        children.push(link_of(&store, social_worker(NORTH), north, first).await.child);
        // Nobody is linked yet when the notes are written: as if Kith had not known of lines.
        meddle(
            &fresh.place,
            &[&format!(
                "UPDATE object SET kind = 'child_link_aside' WHERE family_id = {number} AND kind = 'child_link'"
            )],
        );
        for (place, day) in (0..).zip([4, 5, 6]) {
            writes(&store, social_worker(NORTH), north, note(*number * 100 + place, day, &[first]), 5).await;
        }
        meddle(&fresh.place, &["UPDATE object SET kind = 'child_link' WHERE kind = 'child_link_aside'"]);
    }
    children
}

#[test]
fn lines_about_what_stood_before_are_brought_over_once_and_may_be_interrupted() {
    on_each_place(|fresh| async move {
        let children = without_lines(&fresh, &[10, 20, 30]).await;
        let store = fresh.open();
        for child in &children {
            assert_eq!(told(&store, social_worker(NORTH), *child).await, []);
        }
        // It is stopped after the first family: the future is dropped in the middle.
        {
            let stop = std::sync::Arc::new(tokio::sync::Notify::new());
            let told = std::sync::Arc::clone(&stop);
            let work = store.bring_lines_over(move |done| {
                if done == 1 {
                    told.notify_one();
                }
            });
            tokio::select! { biased; () = stop.notified() => {}, done = work => { done.unwrap(); } }
        }
        let left = store.bring_lines_over(|_| ()).await.unwrap();
        assert!(left.families < 3 && left.lines == 3 * left.families, "{left:?}");
        assert_eq!(store.bring_lines_over(|_| ()).await.unwrap().lines, 0, "run again it does nothing");
        for (child, number) in children.iter().zip([10, 20, 30]) {
            let lines = lines(&store, social_worker(NORTH), *child).await;
            let numbers: Vec<i64> = lines.iter().map(|line| line.id.0).collect();
            assert_eq!(numbers, [number * 100 + 2, number * 100 + 1, number * 100]);
            assert_eq!(lines[0].digest.len(), 64);
        }
        let verbs =
            read_text(&fresh.place, "SELECT DISTINCT verb AS text FROM journal WHERE kind = 'mention'");
        assert_eq!(verbs, ["child.brought_over"]);
        // A note that is corrected afterwards has one line, of its last version.
        writes(&store, social_worker(NORTH), FamilyId(10), note(1000, 7, &[11]), 30).await;
        assert_eq!(told(&store, social_worker(NORTH), children[0]).await[0], (1000, 2));
        is_whole(&store).await;
    });
}

#[test]
fn a_note_that_came_between_is_not_written_over_by_a_change_of_the_childs_own_record() {
    on_each_engine(|store| async move {
        let (north, maya, _) = two_children(&store).await;
        let worker = social_worker(NORTH);
        let (store, runtime) = (std::sync::Arc::new(store), tokio::runtime::Handle::current());
        let permit = asks_child(&store, worker, maya, Deed::Change).await.unwrap();
        let (other, times) = (std::sync::Arc::clone(&store), std::sync::Arc::new(std::sync::Mutex::new(0)));
        let counted = std::sync::Arc::clone(&times);
        let saved =
            store.change(&permit, ChangeRequest::new("child.saved", at(9)), None, move |record, _| {
                let mut times = counted.lock().unwrap();
                *times += 1;
                if *times == 1 {
                    // Meanwhile somebody writes a note about the child.
                    runtime.block_on(writes(&other, worker, north, note(101, 4, &[11]), 8));
                }
                let child = record.child_records[0].value.clone();
                let called = record.digest.count().to_string();
                Ok(vec![Change::Put(Child { called, ..child }.into())])
            });
        kept(&saved.await.unwrap());
        assert_eq!(*times.lock().unwrap(), 2, "decided again on what stood then");
        assert_eq!(opens_child(&store, worker, maya).await.record.child_records[0].called, "1");
        assert_eq!(told(&store, worker, maya).await, [(101, 1)]);
        is_whole(&store).await;
    });
}
