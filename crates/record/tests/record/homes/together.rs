//! A change over several records: decided again where one of them moved, all of it kept or nothing.

use super::world::{
    NORTH, asks_child, asks_family, deed, family_of, kept, link_of, opens, opens_child, person,
    social_worker, supervisor,
};
use crate::people::step;
use access::Deed;
use practice::{Object, RecordId, actions::Change, child::Child, ids::PersonId, people::Part};
use record::{StoreError, testing::on_each_engine};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::runtime::Handle;

#[test]
fn who_a_child_is_is_typed_once() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let link = link_of(&store, social_worker(NORTH), north, 11).await;
        let own = opens_child(&store, social_worker(NORTH), link.child).await.record;
        assert_eq!(own.child_records[0].full_name(), "Maya Okafor");
        let permit = asks_family(&store, social_worker(NORTH), north, Deed::Change).await.unwrap();
        let saved = store.change(&permit, deed("person.saved", 5), None, |record, _| {
            let mut person = record.people[0].value.clone();
            person.called = "Mimi".to_owned();
            Ok(vec![Change::Put(person.into())])
        });
        kept(&saved.await.unwrap());
        let own = opens_child(&store, social_worker(NORTH), link.child).await.record;
        assert_eq!(own.child_records[0].called, "Mimi");
        // What the child's own record says otherwise stays.
        let permit_of_child =
            asks_child(&store, social_worker(NORTH), link.child, Deed::Change).await.unwrap();
        let own = store.change(&permit_of_child, deed("child.saved", 6), None, |record, _| {
            let child = record.child_records[0].value.clone();
            Ok(vec![Change::Put(Child { called: "Maya Rose".to_owned(), ..child }.into())])
        });
        kept(&own.await.unwrap());
        let saved = store.change(&permit, deed("person.saved", 7), None, |record, _| {
            let mut person = record.people[0].value.clone();
            person.called = "Mi".to_owned();
            Ok(vec![Change::Put(person.into())])
        });
        kept(&saved.await.unwrap());
        let own = opens_child(&store, social_worker(NORTH), link.child).await.record;
        assert_eq!(own.child_records[0].called, "Maya Rose");
        // A child written down by mistake is withdrawn, and its record belongs to no family any more.
        let gone = store.change(&permit, deed("person.withdrawn", 8), None, move |_, _| {
            let reason = "Written down twice.".to_owned();
            let link = Change::Withdraw {
                kind: practice::Kind::ChildLink,
                number: link.id.0,
                reason: reason.clone(),
            };
            Ok(vec![link, Change::Withdraw { kind: practice::Kind::Person, number: 11, reason }])
        });
        kept(&gone.await.unwrap());
        assert!(asks_child(&store, social_worker(NORTH), link.child, Deed::See).await.is_err());
        store.checkpoint().await.unwrap();
        let verified = store.verify(|_| ()).await.unwrap();
        assert!(verified.is_whole(), "{:?}", verified.places);
    });
}

#[test]
fn where_one_of_the_records_moved_all_is_decided_again() {
    on_each_engine(|store| async move {
        let store = Arc::new(store);
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let of_child = asks_child(&store, supervisor(NORTH), maya, Deed::Change).await.unwrap();
        let of_family = asks_family(&store, supervisor(NORTH), north, Deed::Change).await.unwrap();
        let (times, runtime, other) =
            (Arc::new(AtomicUsize::default()), Handle::current(), Arc::clone(&store));
        let counted = Arc::clone(&times);
        let permits = vec![of_family.of_record(), of_child.of_record()];
        let saved = store.change_together(permits, deed("step.written", 5), None, move |scene, _| {
            if counted.fetch_add(1, Ordering::SeqCst) == 0 {
                // Meanwhile somebody else saves in the second of the two records.
                let between = other.change(&of_child, deed("child.saved", 4), None, |record, _| {
                    let child = record.child_records[0].value.clone();
                    Ok(vec![Change::Put(Child { ethnicity: "Black British".to_owned(), ..child }.into())])
                });
                kept(&runtime.block_on(between).unwrap());
            }
            let seen =
                scene.record(maya).and_then(|record| record.child(maya)).map(|child| child.ethnicity.clone());
            let text = seen.unwrap_or_default();
            Ok(vec![(RecordId::from(north), Change::Put(step(31, &text, "")))])
        });
        kept(&saved.await.unwrap());
        assert_eq!(times.load(Ordering::SeqCst), 2);
        let record = opens(&store, social_worker(NORTH), north).await;
        assert!(record.steps.iter().any(|step| step.text == "Black British"));
    });
}

#[test]
fn nothing_is_kept_in_a_record_in_which_it_cannot_stand_nor_beyond_what_a_permit_reaches() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let family = asks_family(&store, supervisor(NORTH), north, Deed::Change).await.unwrap();
        let child = Object::Child(Child::of_person(maya, &super::world::one(11, "Maya", Part::Child), false));
        let put = move |_: &practice::CaseRecord, _| Ok(vec![Change::Put(child.clone())]);
        assert_eq!(
            store.change(&family, deed("child.saved", 5), None, put).await,
            Err(StoreError::NotPermitted)
        );
        for (narrow, verb) in [(Deed::Supervise, "supervision.added"), (Deed::Audit, "closing.audited")] {
            let permit = asks_family(&store, supervisor(NORTH), north, narrow).await.unwrap();
            let put = |_: &practice::CaseRecord, _| Ok(vec![Change::Put(step(31, "Ring", ""))]);
            assert_eq!(
                store.change(&permit, deed(verb, 6), None, put).await,
                Err(StoreError::NotPermitted),
                "{narrow:?}"
            );
        }
        let record = opens(&store, social_worker(NORTH), north).await;
        assert!(record.steps.is_empty() && record.person(PersonId(11)).is_some());
    });
}
