//! The sign-off of a map stands whole in the family's record, and a line of it in the own record of each child whom the map is
//! about: one change over ten chains in a family with nine children.

use super::{
    lines::{is_whole, lines},
    world::{
        NORTH, TODAY, asks_child, asks_family, deed, family_of, kept, link_of, opens, opens_child, person,
        social_worker, supervisor,
    },
};
use access::Deed;
use practice::{
    CaseRecord, Kind, Object,
    actions::Change,
    child::Child,
    ids::{ChildId, FamilyId, MapId, PersonId},
    map::{Layout, Map, MapStatus, SignOff, Variant},
    mention::Mentioned,
    people::Part,
};
use record::{
    Outcome, Store,
    testing::{meddle, on_each_engine, on_each_place, read_text},
};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

const NAMES: [&str; 9] = ["Ada", "Ben", "Cleo", "Dan", "Efa", "Finn", "Gwen", "Hal", "Ivy"];

fn map() -> Map {
    Map {
        id: MapId(41),
        children: (11..20).map(PersonId).collect(),
        variant: Variant::Safety,
        layout: Layout::ThreeColumns,
        version: 1,
        status: MapStatus::Draft,
        begun: TODAY,
        meeting: None,
        authors: Vec::new(),
        family_present: Vec::new(),
        reason_for_many_dangers: String::new(),
        signed_off: None,
    }
}

fn signed() -> Map {
    let note = "Read with Kim at the table".to_owned();
    let signed_off = Some(SignOff { by: supervisor(NORTH).worker, on: TODAY, note });
    Map { status: MapStatus::SignedOff, signed_off, ..map() }
}

/// A family with nine children and one map, and the children's own records.
async fn family_of_ten(store: &Store) -> (FamilyId, Vec<ChildId>) {
    let children = (11..).zip(NAMES).map(|(number, name)| person(number, name, Part::Child));
    let objects: Vec<Object> = children.chain([Object::Map(map())]).collect();
    let family = family_of(store, 10, NORTH, objects).await;
    let mut own = Vec::new();
    for number in 11..20 {
        own.push(link_of(store, social_worker(NORTH), family, number).await.child);
    }
    (family, own)
}

async fn put(store: &Store, family: FamilyId, map: Map, verb: &'static str, seconds: i64) -> Outcome {
    let permit = asks_family(store, supervisor(NORTH), family, Deed::SignOff).await.unwrap();
    let put = Change::Put(Object::Map(map));
    store.change(&permit, deed(verb, seconds), None, move |_, _| Ok(vec![put])).await.unwrap()
}

#[test]
fn each_childs_own_record_says_that_the_map_was_signed_off_and_when() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let (family, children) = family_of_ten(&store).await;
        let done = put(&store, family, signed(), "map.signed_off", 5).await;
        assert!(
            matches!(&done, Outcome::Done(changed) if changed.len() == 1),
            "what followed is not told: {done:?}"
        );
        for child in &children {
            let of_child = lines(&store, social_worker(NORTH), *child).await;
            let said: Vec<_> = of_child.iter().map(|line| (line.what, line.on, line.value.version)).collect();
            assert_eq!(said, [(Mentioned::SignOff, TODAY, 2)]);
        }
        let entries = read_text(
            &fresh.place,
            "SELECT verb || ' ' || chains || ' ' || reason AS text FROM journal WHERE kind = 'mention'",
        );
        assert_eq!(entries, vec!["map.signed_off 10 "; 9]);
        assert!(
            read_text(&fresh.place, "SELECT body AS text FROM journal WHERE kind = 'mention'")
                .iter()
                .all(|body| !body.contains("Kim")),
            "what was written while signing stays in the family’s record"
        );
        is_whole(&store).await;
        // The map is worked on again: its sign-off stands no more, and each chain says both.
        kept(&put(&store, family, Map { version: 2, ..map() }, "map.saved", 6).await);
        for child in &children {
            assert_eq!(lines(&store, social_worker(NORTH), *child).await, []);
        }
        is_whole(&store).await;
    });
}

#[test]
fn one_chains_part_of_a_sign_off_that_was_taken_out_is_found() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let (family, children) = family_of_ten(&store).await;
        store.checkpoint().await.unwrap();
        kept(&put(&store, family, signed(), "map.signed_off", 5).await);
        let ivy = children.last().unwrap().0;
        // As if Ivy had not been on the map: the end of her chain is cut off, head and all, before anything was signed.
        meddle(
            &fresh.place,
            &[
                &format!("DELETE FROM journal WHERE chain = {ivy} AND kind = 'mention'"),
                &format!(
                    "UPDATE chain_head SET seq = (SELECT MAX(seq) FROM journal WHERE chain = {ivy}), hash = (SELECT hash FROM \
                     journal WHERE chain = {ivy} ORDER BY seq DESC LIMIT 1) WHERE chain = {ivy}"
                ),
                &format!("DELETE FROM object WHERE family_id = {ivy} AND kind = 'mention'"),
                &format!("DELETE FROM ledger WHERE family_id = {ivy}"),
                &format!("DELETE FROM ledger_digest WHERE family_id = {ivy}"),
            ],
        );
        let broken = store.verify(|_| ()).await.unwrap().places;
        assert!(broken.iter().all(|one| one.what.contains("a change over 10 journals")), "{broken:?}");
        assert_eq!(broken.len(), 1, "nothing else of it looks wrong: {broken:?}");
    });
}

#[test]
fn where_one_of_the_ten_records_moved_the_sign_off_is_decided_again_and_stands_in_all() {
    on_each_engine(|store| async move {
        let store = Arc::new(store);
        let (family, children) = family_of_ten(&store).await;
        let (times, runtime) = (Arc::new(AtomicUsize::default()), tokio::runtime::Handle::current());
        let (counted, other, finn) = (Arc::clone(&times), Arc::clone(&store), children[5]);
        let permit = asks_family(&store, supervisor(NORTH), family, Deed::SignOff).await.unwrap();
        let of_finn = asks_child(&store, supervisor(NORTH), finn, Deed::Change).await.unwrap();
        let decide = move |_: &CaseRecord, _| {
            if counted.fetch_add(1, Ordering::SeqCst) == 0 {
                // Meanwhile somebody writes in the record of one of the nine.
                let between = other.change(&of_finn, deed("child.saved", 4), None, |record, _| {
                    let child = record.child_records[0].value.clone();
                    Ok(vec![Change::Put(Child { ethnicity: "Welsh".to_owned(), ..child }.into())])
                });
                kept(&runtime.block_on(between).unwrap());
            }
            Ok(vec![Change::Put(Object::Map(signed()))])
        };
        kept(&store.change(&permit, deed("map.signed_off", 5), None, decide).await.unwrap());
        // The child's record was only read for its line, so that the ten are written on what stands now.
        let record = opens_child(&store, social_worker(NORTH), finn).await.record;
        assert_eq!(record.child_records[0].ethnicity, "Welsh");
        for child in &children {
            assert_eq!(lines(&store, social_worker(NORTH), *child).await.len(), 1);
        }
        is_whole(&store).await;
    });
}

#[test]
fn many_sign_offs_and_notes_at_once_are_whole_in_every_chain() {
    on_each_place(|fresh| async move {
        let store = Arc::new(fresh.open());
        let (family, children) = family_of_ten(&store).await;
        let mut writers = Vec::new();
        for writer in 0..6_i64 {
            let store = Arc::clone(&store);
            writers.push(tokio::spawn(async move {
                for round in 0..4 {
                    if writer == 0 {
                        let map = if round % 2 == 0 { signed() } else { map() };
                        put(&store, family, map, "map.signed_off", 10 + round).await;
                    } else {
                        let child = 11 + (writer + round) % 9;
                        let note = super::lines::note(1000 + writer * 10 + round, 4, &[child, 19]);
                        super::lines::writes(&store, social_worker(NORTH), family, note, 10 + round).await;
                    }
                }
            }));
        }
        for writer in writers {
            writer.await.unwrap();
        }
        let ivy = lines(&store, social_worker(NORTH), *children.last().unwrap()).await;
        assert_eq!(ivy.iter().filter(|line| line.what != Mentioned::SignOff).count(), 20);
        let record = opens(&store, social_worker(NORTH), family).await;
        assert_eq!(record.digest.last(Kind::CaseNote).map(jiff::civil::Date::day), Some(4));
        assert_eq!(record.maps[0].signed_off, None, "the last of four was taken back");
        is_whole(&store).await;
    });
}
