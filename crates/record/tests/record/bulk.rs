//! Filling with many families gives the same store as saving them one by one.

use crate::people::{at, case, changing, reading, save, step};
use jiff::civil::date;
use practice::{
    Kind,
    actions::Change,
    ids::{FamilyId, PersonId, StepId, WorkerId},
    people::{Part, Person, Sex},
};
use record::{
    Outcome,
    bulk::{Filled, Seed},
    testing::{on_each_engine, on_each_place, read_text},
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
    seeds.push(Seed { change, at: at(31), by, verb: "step.withdrawn", reason: String::new(), own_of: None });
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
        store.checkpoint().await.unwrap();
        let found = store.verify(|_| {}).await.unwrap();
        assert!(found.is_whole(), "{:?}", found.first);
        assert_eq!(
            (found.chains, found.entries),
            (601, 600 * 23 + 2 + 1),
            "and that Kith took over an empty place"
        );
        assert_eq!(store.redraw(|_| {}).await, Ok(600));
    });
}

fn person(number: i64) -> Person {
    Person {
        id: PersonId(number),
        given: format!("Ada{} Mary", number % 7),
        family: ["Brown", "O’Brien", "Łukaszewicz"][usize::try_from(number % 3).unwrap()].to_owned(),
        also_known_as: vec!["Dolly".to_owned()],
        called: String::new(),
        part: Part::Parent,
        born: Some(date(1990, 5, 4)),
        sex: Sex::Female,
        ethnicity: String::new(),
        language: String::new(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: String::new(),
        address: "12 Oak Street, LS1 4AP".to_owned(),
        address_hidden: number % 2 == 0,
        household: String::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
        alerts: Vec::new(),
    }
}

/// What the projections hold, every column of every row.
const PROJECTIONS: [&str; 6] = [
    "SELECT id || '|' || reference || '|' || name || '|' || stage || '|' || status || '|' || team_id || '|' || \
     COALESCE(lead_worker, 0) || '|' || opened AS text FROM family ORDER BY id",
    "SELECT family_id || '|' || worker_id AS text FROM family_worker ORDER BY family_id, worker_id",
    "SELECT person_id || '|' || family_id || '|' || reference || '|' || given || '|' || family_name || '|' || \
     also_known_as || '|' || part || '|' || COALESCE(born, 0) || '|' || address AS text FROM person_index \
     ORDER BY person_id",
    "SELECT key || '|' || team_id || '|' || person_id AS text FROM name_key ORDER BY key, team_id, person_id",
    "SELECT family_id || '|' || place || '|' || code || '|' || on_day || '|' || undated || '|' || \
     COALESCE(for_worker, 0) || '|' || COALESCE(for_team, 0) || '|' || object_kind || '|' || object_id || '|' || \
     what || '|' || why AS text FROM due ORDER BY family_id, place",
    "SELECT family_id || '|' || body || '|' || blocking AS text FROM family_summary ORDER BY family_id",
];

#[test]
fn lists_and_search_after_filling_are_those_drawn_from_each_record() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let told = |number: i64| {
            let mut seeds = past(number);
            for one in 0..3 {
                seeds.push(Seed::put(person(number * 10 + one), at(40), WorkerId(1), "person.written"));
            }
            seeds
        };
        store.fill((1..=20).map(told), |_| ()).await.unwrap();
        let held = || PROJECTIONS.map(|query| read_text(&fresh.place, query));
        let filled = held();
        assert!(filled.iter().all(|rows| !rows.is_empty()));
        store.redraw(|_| ()).await.unwrap();
        assert_eq!(held(), filled);
        let words = read_text(&fresh.place, "SELECT DISTINCT word AS text FROM name_word ORDER BY word");
        assert!(words.iter().any(|word| word == "lukaszewicz"), "{words:?}");
    });
}
