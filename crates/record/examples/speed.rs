//! How quick the store is: filling, opening, saving by many at once, verifying. `cargo run --release -p record
//! --example speed -- 2000` with the number of families; PostgreSQL too where `KITH_TEST_POSTGRES` names a server.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement says what it found")]

use access::{Actor, Deed, FamilyFacts, FamilyPermit, actor::Role, family};
use jiff::{Timestamp, civil::date};
use practice::{
    Object,
    actions::Change,
    family::{CaseStatus, Family, Referral, Stage},
    goal::{NextStep, StepStatus},
    ids::{FamilyId, StepId, TeamId, WorkerId},
};
use record::{ChangeRequest, ReadAct, Store, bulk::Seed, testing::Fresh};
use std::time::{Duration, Instant};

const OBJECTS: i64 = 90;
const WRITERS: i64 = 64;

fn main() {
    let families: i64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(2000);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for fresh in Fresh::each() {
        println!("{}", if fresh.place.file().is_some() { "SQLite" } else { "PostgreSQL" });
        runtime.block_on(measure(&fresh.open(), families));
    }
}

async fn measure(store: &Store, families: i64) {
    let begun = now();
    let filled = store.fill((1..=families).map(past), |_| {}).await.unwrap();
    rate("filled, entries", filled.entries, now() - begun);

    let mut times = Vec::new();
    for number in (1..=families).cycle().step_by(7).take(500) {
        let begun = now();
        let act = ReadAct { verb: "family.opened", at: at(9), reason: String::new() };
        assert!(store.open_family(&permit(number), act).await.unwrap().steps.len() >= 89);
        times.push(now() - begun);
    }
    middle("opened with its journal entry durable, one after another", times);

    let begun = now();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for round in 0..50 {
                    let family = 1 + (writer * 31 + round) % families;
                    let put = Change::Put(step(1_000_000 + family * 1000 + writer * 50 + round, 'x'));
                    let request = ChangeRequest::new("step.written", at(10));
                    store.change(&permit(family), request, None, move |_, _| Ok(vec![put])).await.unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    rate("saved durably by 64 at once", WRITERS.unsigned_abs() * 50, now() - begun);

    let begun = now();
    let found = store.verify(|_| {}).await.unwrap();
    assert!(found.is_whole());
    rate("verified, entries", found.entries, now() - begun);
}

fn past(family: i64) -> Vec<Seed> {
    let first = Family {
        id: FamilyId(family),
        reference: format!("K-{}", 10_000 + family),
        name: "Okafor family".to_owned(),
        stage: Stage::ChildProtection,
        stage_since: date(2026, 9, 1),
        team: TeamId(1),
        lead_worker: Some(WorkerId(1)),
        co_workers: vec![],
        chair: None,
        opened: date(2026, 8, 20),
        status: CaseStatus::Open,
        closed: None,
        referral: Referral::default(),
        restricted: false,
        parents_get: Vec::new(),
        retention: practice::retention::Retention::family(),
    };
    let mut seeds = vec![Seed::put(first, at(0), WorkerId(1), "family.registered")];
    for thing in 1..OBJECTS {
        seeds.push(Seed::put(step(family * 1000 + thing, 'a'), at(thing), WorkerId(1), "step.written"));
    }
    for thing in 1..OBJECTS {
        seeds.push(Seed::put(step(family * 1000 + thing, 'b'), at(thing), WorkerId(1), "step.written"));
    }
    seeds
}

fn step(number: i64, letter: char) -> Object {
    Object::NextStep(NextStep {
        id: StepId(number),
        goal: None,
        text: format!("Ring Grandma Ngozi before the weekend and ask who will be there {letter} ").repeat(4),
        owner: None,
        due: Some(date(2026, 12, 1)),
        status: StepStatus::Open,
        done_on: None,
        outcome: String::new(),
        moved_scale: None,
    })
}

fn permit(family: i64) -> FamilyPermit {
    let actor = Actor { worker: WorkerId(1), role: Role::SocialWorker, team: Some(TeamId(1)) };
    let facts = FamilyFacts {
        family: FamilyId(family),
        team: TeamId(1),
        lead_worker: Some(actor.worker),
        is_co_worker: false,
        chair: None,
        restricted: false,
        is_named: false,
        has_conflict: false,
        break_glass: None,
    };
    family::permit(actor, &facts, Deed::Change, at(0)).unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_424_400 + seconds).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::cast_precision_loss, reason = "three figures are shown")]
fn rate(what: &str, count: u64, time: Duration) {
    println!("  {what}: {count} in {time:.2?}, {:.0} a second", count as f64 / time.as_secs_f64());
}

fn middle(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    println!(
        "  {what}: {:.2?} in the middle, {:.2?} at 95 of 100",
        times[times.len() / 2],
        times[times.len() * 95 / 100]
    );
}
