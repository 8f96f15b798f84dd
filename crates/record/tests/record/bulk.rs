//! Filling with many families gives the same store as saving them one by one.

use crate::people::{at, case, changing, reading, save, step};
use practice::{
    Kind,
    actions::Change,
    ids::{FamilyId, StepId, WorkerId},
};
use record::{
    Outcome,
    bulk::{Filled, Seed},
    testing::on_each_engine,
};

fn past(number: i64) -> Vec<Seed> {
    let by = WorkerId(1);
    let mut first = case(number, "Brown family");
    first.reference = format!("K-{}", 20_000 + number);
    let mut seeds = vec![Seed::put(first, at(0), by, "family.registered")];
    for thing in 1..=20 {
        seeds.push(Seed::put(step(number * 100 + thing, "Call", ""), at(thing), by, "step.written"));
    }
    seeds.push(Seed::put(step(number * 100 + 1, "Call again", ""), at(30), by, "step.written"));
    let change =
        Change::Withdraw { kind: Kind::NextStep, number: number * 100 + 2, reason: "Said twice".to_owned() };
    seeds.push(Seed { change, at: at(31), by, verb: "step.withdrawn", reason: String::new() });
    seeds
}

#[test]
fn families_filled_in_bulk_are_journalled_and_can_be_worked_with() {
    on_each_engine(|store| async move {
        let mut told = Vec::new();
        let filled = store.fill((1..=600).map(past), |so_far| told.push(so_far)).await.unwrap();
        assert_eq!(filled, Filled { families: 600, entries: 600 * 23 });
        assert_eq!(told.last(), Some(&filled));
        let permit = changing(1, FamilyId(599));
        let record = store.open_family(&permit, reading()).await.unwrap();
        assert_eq!((record.steps.len(), record.step(StepId(59_901)).unwrap().version), (19, 2));
        let saved = save(&store, &permit, 2, step(59_901, "Call again today", ""), 40).await;
        assert!(matches!(saved, Outcome::Done(_)));
        let found = store.verify(|_| {}).await.unwrap();
        assert!(found.is_whole(), "{:?}", found.first);
        assert_eq!((found.chains, found.entries), (600, 600 * 23 + 2));
        assert_eq!(store.redraw(|_| {}).await, Ok(600));
    });
}
