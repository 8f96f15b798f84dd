//! Saves that people were told of and that are missing after a crash: found when the store is opened, never passed over.

use crate::world::{World, at, in_each_world};
use jiff::civil::date;
use record::{Settings, Store, StoreError, journal::TALLY_FILE, testing::read_text};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Registers so many families, one save each.
async fn registers(world: &World, times: usize) {
    for number in 0..times {
        let child = world.person("Maya", "Okafor", date(2019, 3, 4));
        world.register(world.case(&format!("Family {number}")), vec![child]).await;
    }
}

/// A copy of the database file, its log and the directory of seals, as a crash leaves them.
fn crashed(world: &World) -> (tempfile::TempDir, Settings) {
    let copy = tempfile::tempdir().unwrap();
    let file = world.fresh.place.file().unwrap();
    for name in ["kith.sqlite", "kith.sqlite-wal"] {
        fs::copy(file.with_file_name(name), copy.path().join(name)).unwrap();
    }
    let seals = world.fresh.settings().seals.unwrap();
    fs::create_dir(copy.path().join("seals")).unwrap();
    for entry in fs::read_dir(seals).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copy.path().join("seals").join(entry.file_name())).unwrap();
    }
    let place = record::Place::Directory(copy.path().to_owned());
    let settings = Settings {
        seals: Some(copy.path().join("seals")),
        clock: world.clock.clone(),
        ..Settings::at(place)
    };
    (copy, settings)
}

fn flipped(settings: &Settings, at: usize) {
    let log = log_of(settings);
    let mut bytes = fs::read(&log).unwrap();
    bytes[at] ^= 1;
    fs::write(log, bytes).unwrap();
}

fn log_of(settings: &Settings) -> PathBuf {
    settings.place.file().unwrap().with_file_name("kith.sqlite-wal")
}

fn families(settings: &Settings) -> usize {
    read_text(&settings.place, "SELECT name AS text FROM family").len()
}

fn words(opened: Result<Store, StoreError>) -> String {
    match opened {
        Err(error @ StoreError::SavesLost(_)) => error.to_string(),
        Err(other) => unreachable!("{other}"),
        Ok(_) => unreachable!("it was opened"),
    }
}

#[test]
fn no_flipped_bit_in_the_log_of_a_crash_takes_an_acknowledged_save_unseen() {
    in_each_world(|world| async move {
        if world.fresh.place.file().is_none() {
            return;
        }
        world.store.checkpoint().await.unwrap();
        registers(&world, 12).await;
        world.store.tally().await.unwrap();
        let length =
            fs::metadata(world.fresh.place.file().unwrap().with_file_name("kith.sqlite-wal")).unwrap().len();
        let (_whole, settings) = crashed(&world);
        Store::open(settings.clone()).unwrap();
        assert_eq!(families(&settings), 12, "a log that is whole is taken whole");
        let length = usize::try_from(length).unwrap();
        let mut refused = 0;
        for turn in 0..60 {
            let (_copy, settings) = crashed(&world);
            flipped(&settings, turn * (length / 60) + turn % 29);
            match Store::open(settings.clone()) {
                Err(StoreError::SavesLost(_)) => refused += 1,
                Err(other) => unreachable!("{other}"),
                Ok(_) => assert_eq!(families(&settings), 12, "the flip in turn {turn} lost a save"),
            }
        }
        assert!(refused > 40, "{refused}");
    });
}

#[test]
fn whoever_goes_on_without_lost_saves_says_why_and_keeps_the_log() {
    in_each_world(|world| async move {
        if world.fresh.place.file().is_none() {
            return;
        }
        world.store.checkpoint().await.unwrap();
        registers(&world, 6).await;
        let (_copy, settings) = crashed(&world);
        let length = usize::try_from(fs::metadata(log_of(&settings)).unwrap().len()).unwrap();
        flipped(&settings, length / 2);
        let said = words(Store::open(settings.clone()));
        assert!(
            said.contains("write-ahead log (kith.sqlite-wal) is damaged") && said.contains("--saves-lost"),
            "{said}"
        );
        let signs = record::doctor::doctor(&settings);
        assert!(signs.iter().any(|sign| !sign.ok && sign.sentence == said), "{signs:?}");
        let before = fs::read(log_of(&settings)).unwrap();
        assert_eq!(words(Store::open(settings.clone())), said, "and nothing was changed");

        let why = Some("The disk failed on Friday".to_owned());
        let store = Store::open(Settings { saves_lost: why, ..settings.clone() }).unwrap();
        let noted = "SELECT reason || body AS text FROM journal WHERE verb = 'kith.saves_lost'";
        let noted = read_text(&settings.place, noted);
        assert_eq!(noted.len(), 1);
        assert!(
            noted[0].contains("The disk failed on Friday") && noted[0].contains("kith.sqlite-wal-left-out-1"),
            "{noted:?}"
        );
        assert_eq!(fs::read(log_of(&settings).with_file_name("kith.sqlite-wal-left-out-1")).unwrap(), before);
        drop(store);
        Store::open(settings).unwrap();
    });
}

#[test]
fn a_database_that_lacks_what_was_noted_outside_it_is_not_opened() {
    in_each_world(|world| async move {
        let seals = world.fresh.settings().seals.unwrap();
        world.store.checkpoint().await.unwrap();
        registers(&world, 2).await;
        world.store.tally().await.unwrap();
        let settings = Settings { clock: world.clock.clone(), ..world.fresh.settings() };
        Store::open(settings.clone()).unwrap();
        // A line that the crash broke off says nothing.
        let whole = fs::read_to_string(seals.join(TALLY_FILE)).unwrap();
        fs::write(seals.join(TALLY_FILE), format!("{whole}77 1 00")).unwrap();
        Store::open(settings.clone()).unwrap();

        // As if the last saves had never reached the disk.
        let last: i64 = whole.lines().filter_map(|line| line.split(' ').next()?.parse().ok()).max().unwrap();
        record::testing::meddle(
            &world.fresh.place,
            &[
                &format!("DELETE FROM journal WHERE chain = {last}"),
                &format!("DELETE FROM chain_head WHERE chain = {last}"),
            ],
        );
        let said = words(Store::open(settings.clone()));
        assert!(said.contains("one journal goes on in tally.log"), "{said}");
        let signs = record::doctor::doctor(&settings);
        assert!(signs.iter().any(|sign| !sign.ok && sign.sentence == said), "{signs:?}");
        let why = Some("Known".to_owned());
        Store::open(Settings { saves_lost: why, ..settings.clone() }).unwrap();
        Store::open(settings).unwrap();
        assert!(Path::new(&seals).join("tally-until-1.log").exists());
    });
}

#[test]
fn the_tally_goes_on_by_lines_and_begins_anew_after_a_checkpoint() {
    in_each_world(|world| async move {
        let seals = world.fresh.settings().seals.unwrap();
        let lines = || fs::read_to_string(seals.join(TALLY_FILE)).unwrap().lines().count();
        world.store.checkpoint().await.unwrap();
        registers(&world, 3).await;
        world.store.tally().await.unwrap();
        assert_eq!(
            lines(),
            6,
            "a line for each chain that has gone on: three families’, and their children’s"
        );
        world.clock.set(at(3600));
        world.store.checkpoint().await.unwrap();
        world.store.tally().await.unwrap();
        assert_eq!(lines(), 0, "what is signed is in checkpoints.log");
    });
}
