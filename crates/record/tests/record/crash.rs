//! Killed at any moment: no acknowledged save is missing, and the journal is whole.

use crate::people::{changing, reading, registered, save, step};
use practice::ids::{FamilyId, StepId};
use record::{Outcome, Place, Settings, Store, testing::on_each_place};
use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
    sync::{Arc, mpsc},
    time::Duration,
};

const PLACE: &str = "KITH_CRASH_PLACE";
const ROUND: &str = "KITH_CRASH_ROUND";
const FAMILY: i64 = 10;
/// How often to kill: `KITH_TEST_KILLS=200` for the long version.
const KILLS: i64 = 10;

#[test]
fn killed_at_any_moment_nothing_acknowledged_is_lost() {
    on_each_place(|fresh| async move {
        let kills = std::env::var("KITH_TEST_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(KILLS);
        drop({
            let store = fresh.open();
            registered(&store, FAMILY, vec![]).await;
            store
        });
        let place = match &fresh.place {
            Place::Directory(directory) => directory.to_string_lossy().into_owned(),
            Place::Server(address) => address.clone(),
        };
        let mut acknowledged = BTreeSet::new();
        for round in 1..=kills {
            acknowledged.extend(killed(&place, round));
            let store = fresh.open();
            store.checkpoint().await.unwrap();
            let found = store.verify(|_| {}).await.unwrap();
            assert!(found.is_whole(), "round {round}: {:?}", found.first);
            let record = store.open_family(&changing(1, FamilyId(FAMILY)), reading()).await.unwrap();
            for number in &acknowledged {
                let text = record.step(StepId(*number)).map(|step| step.text.as_str());
                assert_eq!(text, Some(format!("Step {number}").as_str()), "round {round}");
            }
        }
        assert!(
            i64::try_from(acknowledged.len()).unwrap() >= kills,
            "the child saved something in each round"
        );
    });
}

/// Lets a child write until it is killed at a moment drawn from the round. Returns what it said was saved.
fn killed(place: &str, round: i64) -> Vec<i64> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["crash::child_that_writes_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
        .env(PLACE, place)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (sender, said) = mpsc::channel();
    let listening = std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(number) = line.strip_prefix("saved ").and_then(|number| number.parse::<i64>().ok()) {
                let _ended = sender.send(number);
            }
        }
    });
    let first = said.recv_timeout(Duration::from_secs(30)).unwrap();
    // A moment between 0 and 250 thousandths of a second after the first save, different in each round.
    let pause = (round.unsigned_abs().wrapping_mul(2_654_435_761) >> 7) % 250;
    std::thread::sleep(Duration::from_millis(pause));
    child.kill().unwrap();
    child.wait().unwrap();
    listening.join().unwrap();
    std::iter::once(first).chain(said.try_iter()).collect()
}

#[test]
#[ignore = "the other side of the test above; it ends only when it is killed"]
fn child_that_writes_until_it_is_killed() {
    let (Ok(place), Ok(round)) = (std::env::var(PLACE), std::env::var(ROUND)) else { return };
    let first = round.parse::<i64>().unwrap() * 1_000_000;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let store = Arc::new(Store::open(Settings::at(Place::named(&place))).unwrap());
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let store = Arc::clone(&store);
                tokio::spawn(async move {
                    for number in (first + writer..).step_by(8) {
                        let mine = step(number, &format!("Step {number}"), "");
                        let saved = save(&store, &changing(1, FamilyId(FAMILY)), 0, mine, 5).await;
                        assert!(matches!(saved, Outcome::Done(_)));
                        writeln!(std::io::stdout(), "saved {number}").unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
    });
}
