//! The record as it stood is what was saved then, whatever came after.

use crate::people::{at, changing, reading, registered, step};
use practice::{Kind, actions::Change};
use proptest::{collection::vec, prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use record::{ChangeRequest, StoreError, testing::on_each_engine};
use std::collections::BTreeMap;

/// Writes a text into one of five steps, or withdraws it.
fn deeds() -> impl Strategy<Value = Vec<(i64, Option<String>)>> {
    vec((0..5_i64, proptest::option::weighted(0.8, "[a-zé' ]{0,12}")), 1..12)
}

#[test]
fn as_it_stood_is_what_was_saved_then() {
    on_each_engine(|store| async move {
        let mut random = TestRunner::deterministic();
        for family in 1..=20_i64 {
            let deeds = deeds().new_tree(&mut random).unwrap().current();
            let number = family * 100;
            let id = registered(&store, number, vec![]).await;
            let permit = changing(1, id);
            let mut stands = BTreeMap::new();
            let mut past = vec![stands.clone()];
            for (moment, (which, text)) in (1..).zip(deeds) {
                let thing = number + 1 + which;
                let change = if let Some(text) = text {
                    stands.insert(thing, text.clone());
                    Change::Put(step(thing, &text, ""))
                } else {
                    stands.remove(&thing);
                    Change::Withdraw { kind: Kind::NextStep, number: thing, reason: "Said twice".to_owned() }
                };
                let request = ChangeRequest::new("step.written", at(moment * 10));
                store.change(&permit, request, None, move |_, _| Ok(vec![change])).await.unwrap();
                past.push(stands.clone());
            }
            for (moment, expected) in (0..).zip(&past) {
                // At the moment itself and just before the next.
                for seconds in [moment * 10, moment * 10 + 9] {
                    let record = store.family_as_of(&permit, at(seconds), reading()).await.unwrap();
                    let stood: BTreeMap<i64, String> =
                        record.steps.iter().map(|step| (step.id.0, step.text.clone())).collect();
                    assert_eq!(&stood, expected);
                }
            }
            let now = store.open_family(&permit, reading()).await.unwrap();
            assert_eq!(store.family_as_of(&permit, at(100_000), reading()).await.unwrap(), now);
            assert_eq!(store.family_as_of(&permit, at(-1), reading()).await, Err(StoreError::Absent));
        }
        store.checkpoint().await.unwrap();
        assert!(store.verify(|_| {}).await.unwrap().is_whole());
    });
}
