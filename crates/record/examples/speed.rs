//! How quick the store is: filling, opening, saving by many at once, verifying. `cargo run --release -p record
//! --example speed -- 2000` with the number of families; PostgreSQL too where `KITH_TEST_POSTGRES` names a server.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a measurement says what it found"
)]

use access::{Actor, Deed, FamilyFacts, FamilyPermit, actor::Role, family};
use jiff::{Timestamp, civil::date};
use practice::{
    Object, Thresholds,
    actions::{Acting, Change, sign_off::sign_off},
    family::{CaseStatus, Family, Referral, Stage},
    goal::{NextStep, StepStatus},
    ids::{FamilyId, StepId, TeamId, WorkerId},
    map::{Map, MapStatus},
    testing::{FAMILY, LEAD, MAP, Shape, sound_family},
};
use record::{ChangeRequest, Outcome, ReadAct, Store, bulk::Seed, testing::Fresh};
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
    for fresh in Fresh::each() {
        println!("{}", if fresh.place.file().is_some() { "SQLite" } else { "PostgreSQL" });
        runtime.block_on(sign_offs(&fresh.open()));
    }
}

/// Signs the map of nine children off again and again, each time taken back before.
async fn sign_offs(store: &Store) {
    let shape = Shape { children: 9, ..Shape::default() };
    let record = sound_family(&shape);
    let family = record.families[0].value.clone();
    let mut seeds = vec![Seed::put(family, at(0), LEAD, "family.registered")];
    for kept in record.objects().into_iter().filter(|kept| kept.value.kind() != practice::Kind::Family) {
        seeds.push(Seed::put(kept.value, at(1), LEAD, "test.filled"));
    }
    store.fill(std::iter::once(seeds), |_| {}).await.unwrap();
    let actor = Actor { worker: LEAD, role: Role::SocialWorker, team: Some(TeamId(2)) };
    let facts = store.access_facts(LEAD, FAMILY).await.unwrap().unwrap();
    let permit = family::permit(actor, &facts, Deed::SignOff, at(2)).unwrap();
    let draft = record.map(MAP).unwrap().value.clone();
    let (mut times, mut chains) = (Vec::new(), 0);
    for turn in 0..300 {
        let today = shape.today;
        let begun = now();
        let request = ChangeRequest::new("map.signed_off", at(10 + 2 * turn));
        let signed = store
            .change(&permit, request, None, move |record, _| {
                let (thresholds, mut new_id) = (Thresholds::default(), || 0);
                let (by, at) = (LEAD, at(10 + 2 * turn));
                let acting = &mut Acting { by, at, today, thresholds: &thresholds, new_id: &mut new_id };
                sign_off(record, MAP, "", acting)
            })
            .await
            .unwrap();
        times.push(now() - begun);
        chains = if let Outcome::Done(changed) = signed { changed.len() } else { panic!("{signed:?}") };
        let again = Map { status: MapStatus::Draft, signed_off: None, ..draft.clone() };
        let request = ChangeRequest::new("map.saved", at(11 + 2 * turn));
        let put = vec![Change::Put(again.into())];
        store.change(&permit, request, None, move |_, _| Ok(put)).await.unwrap();
    }
    middle(&format!("signed a map of nine children off, durably ({chains} thing changed)"), times);
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

    // As Kith does when it starts: a journal that was never signed is a fault.
    store.checkpoint().await.unwrap();
    let begun = now();
    let found = store.verify(|_| {}).await.unwrap();
    assert!(found.is_whole(), "{found:?}");
    rate("verified, entries", found.entries, now() - begun);
}

fn past(family: i64) -> Vec<Seed> {
    let first = Family {
        id: FamilyId(family),
        reference: format!("K-{}", 10_000 + family),
        name: "Okafor family".to_owned(),
        stage: Stage::ChildProtection,
        stage_since: date(2026, 9, 1),
        stage_from: practice::stands::StageFrom::Said,
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
        record: FamilyId(family),
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
