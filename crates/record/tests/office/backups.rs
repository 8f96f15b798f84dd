//! Backup while people write, and bringing it back: whose it is, that nobody changed it, and whether it is the newest.

use crate::world::{World, at, in_each_world, may};
use access::OfficeDeed;
use jiff::{SignedDuration, civil::date};
use record::{
    Place, Settings, Store, StoreError,
    accounts::Limits,
    backup::{MANIFEST, Restore, Restored, SIGNATURE, Standing, Trust, restore},
    journal::{KEY_FILE, LOG_FILE},
    lists::Page,
    testing::{Fresh, meddle, read_text},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// An empty place of the same kind.
fn empty(world: &World) -> Fresh {
    match world.fresh.place {
        Place::Directory(_) => Fresh::sqlite(),
        Place::Server(_) => {
            let fresh = Fresh::postgres().unwrap();
            meddle(&fresh.place, &["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"]);
            fresh
        }
    }
}

fn seals(world: &World) -> PathBuf {
    world.fresh.settings().seals.unwrap()
}

/// A restore into this place, known by the directory of seals.
fn asked(world: &World, from: &Path, to: &Place) -> Restore {
    Restore {
        from: from.to_owned(),
        to: to.clone(),
        trust: Trust::Seals(seals(world)),
        older_than_log: None,
        without_log: None,
        unsigned: None,
        clock: world.clock.clone(),
    }
}

async fn taken(world: &World) -> PathBuf {
    let to = world.fresh.directory.path().join("backup");
    world.store.backup(&to).await.unwrap();
    to
}

fn verbs(place: &Place) -> Vec<String> {
    let query =
        "SELECT verb || ': ' || reason AS text FROM journal WHERE verb LIKE 'backup.restored%' ORDER BY seq";
    read_text(place, query)
}

/// What a refused restore says. Nothing is in the place after it.
async fn refused(asked: Restore) -> String {
    let done: Result<Restored, StoreError> = restore(asked).await;
    done.map(|restored| restored.manifest).unwrap_err().to_string()
}

#[test]
fn a_backup_taken_while_people_write_comes_back_whole() {
    in_each_world(|world| async move {
        let maya = |n| world.person("Maya", &format!("Okafor{n}"), date(2019, 3, 4));
        for number in 0..5 {
            world.register(world.case(&format!("Before {number}")), vec![maya(number)]).await;
        }
        let to = world.fresh.directory.path().join("backup");
        let writing = async {
            for number in 0..20 {
                world.register(world.case(&format!("During {number}")), Vec::new()).await;
            }
        };
        let (manifest, ()) = tokio::join!(world.store.backup(&to), writing);
        let manifest = manifest.unwrap();
        assert!((5..=25).contains(&manifest.contents.families), "{manifest:?}");
        let again = world.store.backup(&to).await;
        assert!(matches!(again, Err(StoreError::Settings(_))), "never written over: {again:?}");

        let fresh = empty(&world);
        let restored = restore(asked(&world, &to, &fresh.place)).await.unwrap();
        assert_eq!((&restored.manifest, restored.standing), (&manifest, Standing::Newest));
        assert!(restored.verified.is_whole());
        assert_eq!(restored.verified.entries, u64::try_from(manifest.contents.entries).unwrap());
        assert_eq!(verbs(&fresh.place), ["backup.restored: "]);
        let settings = Settings { seals: Some(seals(&world)), ..Settings::at(fresh.place.clone()) };
        let back = Store::open(settings).unwrap();
        let permit = may(world.anna, OfficeDeed::FindPeople);
        let found = back.find_people(permit, "maya okafor3", None, Page::default()).await.unwrap();
        assert_eq!(found.rows[0].name, "Maya Okafor3");
        let found = back.verify(|_| {}).await.unwrap();
        assert!(found.is_whole(), "what was brought back goes on with the same log: {:?}", found.places);
        drop(back);
        let twice = restore(asked(&world, &to, &fresh.place)).await.map(|done| done.manifest);
        assert!(matches!(twice, Err(StoreError::Settings(_))), "never written over: {twice:?}");
    });
}

#[test]
fn a_backup_of_which_any_byte_was_changed_is_refused() {
    in_each_world(|world| async move {
        let from = taken(&world).await;
        let fresh = empty(&world);
        for name in [MANIFEST, SIGNATURE] {
            let whole = fs::read(from.join(name)).unwrap();
            // Each byte of a short text, one in eleven of all: unoptimised, a signature takes its time.
            for place in (0..whole.len()).filter(|place| place % 11 == 0 || *place < 16) {
                let mut bytes = whole.clone();
                bytes[place] ^= 1 << (place % 8);
                fs::write(from.join(name), bytes).unwrap();
                let done = restore(asked(&world, &from, &fresh.place)).await.map(|done| done.manifest);
                assert!(matches!(done, Err(StoreError::BadCopy(_))), "{name}, byte {place}: {done:?}");
            }
            for cut in [0, 1, whole.len() - 1] {
                fs::write(from.join(name), &whole[..cut]).unwrap();
                let done = restore(asked(&world, &from, &fresh.place)).await.map(|done| done.manifest);
                assert!(matches!(done, Err(StoreError::BadCopy(_))), "{name}, cut at {cut}: {done:?}");
            }
            fs::write(from.join(name), [&whole[..], b"\n"].concat()).unwrap();
            assert!(!refused(asked(&world, &from, &fresh.place)).await.is_empty());
            fs::write(from.join(name), whole).unwrap();
        }
        let content = if world.fresh.place.file().is_some() { "kith.sqlite" } else { "kith.dump" };
        let whole = fs::read(from.join(content)).unwrap();
        for place in (0..whole.len()).step_by(whole.len() / 20) {
            let mut bytes = whole.clone();
            bytes[place] ^= 0x10;
            fs::write(from.join(content), bytes).unwrap();
            let why = refused(asked(&world, &from, &fresh.place)).await;
            assert!(why.contains(content) && why.contains("was changed"), "{why}");
        }
        fs::write(from.join(content), &whole[..whole.len() - 1]).unwrap();
        assert!(refused(asked(&world, &from, &fresh.place)).await.contains("bytes instead of"));
        fs::write(from.join(content), whole).unwrap();
        restore(asked(&world, &from, &fresh.place)).await.unwrap();
    });
}

#[test]
fn a_file_too_few_or_too_many_is_named() {
    in_each_world(|world| async move {
        let from = taken(&world).await;
        let fresh = empty(&world);
        fs::write(from.join("kith.sqlite-wal"), "more").unwrap();
        let why = refused(asked(&world, &from, &fresh.place)).await;
        assert!(why.contains("not part of the backup: kith.sqlite-wal"), "{why}");
        fs::remove_file(from.join("kith.sqlite-wal")).unwrap();
        let content = if world.fresh.place.file().is_some() { "kith.sqlite" } else { "kith.dump" };
        for (name, words) in [(content, content), (SIGNATURE, SIGNATURE), (MANIFEST, MANIFEST)] {
            let away = world.fresh.directory.path().join("away");
            fs::rename(from.join(name), &away).unwrap();
            let unsigned = Some("It never left the safe.".to_owned());
            let why = refused(Restore { unsigned, ..asked(&world, &from, &fresh.place) }).await;
            assert!(why.contains(words), "{name}: {why}");
            fs::rename(away, from.join(name)).unwrap();
        }
        restore(asked(&world, &from, &fresh.place)).await.unwrap();
    });
}

#[test]
fn a_backup_signed_with_a_foreign_key_is_refused_and_the_public_key_alone_is_enough() {
    in_each_world(|world| async move {
        let from = taken(&world).await;
        let fresh = empty(&world);
        let other = Fresh::sqlite();
        let foreign = other.open();
        foreign.create_first_account(details(), "hash".to_owned()).await.unwrap();
        foreign.checkpoint().await.unwrap();
        let trust = Trust::Seals(other.settings().seals.unwrap());
        let why = refused(Restore { trust, ..asked(&world, &from, &fresh.place) }).await;
        assert!(why.contains("is signed with the key"), "{why}");

        let log = seals(&world).join(LOG_FILE);
        let line = fs::read_to_string(&log).unwrap();
        let public = line.split(' ').nth(5).unwrap().to_owned();
        fs::remove_file(seals(&world).join(KEY_FILE)).unwrap();
        let why = refused(asked(&world, &from, &fresh.place)).await;
        assert!(why.contains("signing key is missing"), "{why}");
        let trust = Trust::Key { public: "nonsense".to_owned(), log: Some(log.clone()) };
        let why = refused(Restore { trust, ..asked(&world, &from, &fresh.place) }).await;
        assert!(why.contains("64 hexadecimal digits"), "{why}");
        let trust = Trust::Key { public, log: Some(log) };
        let restored = restore(Restore { trust, ..asked(&world, &from, &fresh.place) }).await.unwrap();
        assert_eq!(restored.standing, Standing::Newest);
    });
}

fn details() -> record::accounts::AccountDetails {
    record::accounts::AccountDetails {
        username: "admin".to_owned(),
        display_name: "Ada Min".to_owned(),
        role: access::Role::Administrator,
        team: None,
    }
}

#[test]
fn an_older_state_comes_back_only_with_a_reason_which_the_journal_keeps() {
    in_each_world(|world| async move {
        let from = taken(&world).await;
        world.register(world.case("After the backup"), Vec::new()).await;
        world.store.checkpoint().await.unwrap().unwrap();
        let fresh = empty(&world);
        let why = refused(asked(&world, &from, &fresh.place)).await;
        assert!(why.contains("ends with checkpoint 1, and the log goes on to 2"), "{why}");
        let reason = Some("The disk of last night was lost.".to_owned());
        let older = Restore { older_than_log: reason, ..asked(&world, &from, &fresh.place) };
        let restored = restore(older).await.unwrap();
        assert_eq!(restored.standing, Standing::Older { backup: 1, log: 2 });
        assert_eq!(
            verbs(&fresh.place),
            ["backup.restored: ", "backup.restored_older_than_log: The disk of last night was lost."]
        );
        let kept = fs::read_to_string(restored.old_log.unwrap()).unwrap();
        assert_eq!(kept.lines().count(), 2, "the log until now is kept");
        let settings = Settings { seals: Some(seals(&world)), ..Settings::at(fresh.place.clone()) };
        let found = Store::open(settings).unwrap().verify(|_| {}).await.unwrap();
        assert!(found.is_whole(), "{:?}", found.places);
        let found = world.store.verify(|_| {}).await.unwrap();
        assert!(!found.is_whole(), "what went on elsewhere is not what the log says");
    });
}

#[test]
fn a_log_that_is_missing_cut_or_of_another_past_is_not_taken_for_granted() {
    in_each_world(|world| async move {
        world.store.checkpoint().await.unwrap();
        world.register(world.case("Okafor family"), Vec::new()).await;
        let from = taken(&world).await;
        let fresh = empty(&world);
        let log = seals(&world).join(LOG_FILE);
        let whole = fs::read_to_string(&log).unwrap();
        let lines: Vec<&str> = whole.split_inclusive('\n').collect();
        assert_eq!(lines.len(), 2);
        let reason = Some("Both copies of the log burnt.".to_owned());
        fs::write(&log, lines[0]).unwrap();
        let why = refused(asked(&world, &from, &fresh.place)).await;
        assert!(why.contains("the log was cut, or is an old copy"), "{why}");
        for changed in [whole.replace(' ', "  "), format!("{}once\n", lines[0]), lines[1].repeat(2)] {
            fs::write(&log, changed).unwrap();
            let why = refused(asked(&world, &from, &fresh.place)).await;
            assert!(why.contains("the log was changed"), "{why}");
        }
        let chains = format!(" {} ", lines[0].split(' ').nth(2).unwrap());
        fs::write(&log, whole.replacen(&chains, " 99 ", 1)).unwrap();
        let at_odds = empty(&world);
        let why = refused(asked(&world, &from, &at_odds.place)).await;
        assert!(why.contains("Checkpoint 1 of the backup is not the one"), "{why}");
        fs::remove_file(&log).unwrap();
        let why = refused(asked(&world, &from, &fresh.place)).await;
        assert!(why.contains("There is no checkpoints.log"), "{why}");
        let restored = restore(Restore { without_log: reason, ..asked(&world, &from, &fresh.place) }).await;
        assert_eq!(restored.unwrap().standing, Standing::Unknown);
        assert_eq!(verbs(&fresh.place)[1], "backup.restored_without_log: Both copies of the log burnt.");
        assert!(fs::read_to_string(&log).unwrap().starts_with(&whole), "the log was written again");
    });
}

#[test]
fn a_backup_of_another_past_is_refused_whatever_is_said_for_it() {
    in_each_world(|world| async move {
        let from = taken(&world).await;
        // The same key signs another past in which more happened before the first checkpoint.
        let other = Fresh::sqlite();
        let elsewhere = other.settings().seals.unwrap();
        fs::create_dir(&elsewhere).unwrap();
        fs::copy(seals(&world).join(KEY_FILE), elsewhere.join(KEY_FILE)).unwrap();
        let foreign = other.open();
        foreign.create_first_account(details(), "hash".to_owned()).await.unwrap();
        foreign.checkpoint().await.unwrap();
        let fresh = empty(&world);
        let reason = Some("Anything".to_owned());
        let trust = Trust::Seals(elsewhere);
        let all = Restore {
            trust,
            older_than_log: reason.clone(),
            without_log: reason.clone(),
            unsigned: reason,
            ..asked(&world, &from, &fresh.place)
        };
        let why = refused(all).await;
        assert!(why.contains("of another past than this log"), "{why}");
    });
}

#[test]
fn a_backup_of_before_backups_were_signed_needs_a_reason_and_is_noted() {
    in_each_world(|world| async move {
        let from = taken(&world).await;
        fs::remove_file(from.join(SIGNATURE)).unwrap();
        let text = fs::read_to_string(from.join(MANIFEST)).unwrap();
        let old = text.replace("\"form\": 2", "\"form\": 1");
        let old: Vec<&str> = old.lines().filter(|line| !line.contains("\"root\"")).collect();
        fs::write(from.join(MANIFEST), old.join("\n")).unwrap();
        let fresh = empty(&world);
        let why = refused(asked(&world, &from, &fresh.place)).await;
        assert!(why.contains("--unsigned"), "{why}");
        let unsigned = Some("It never left the safe.".to_owned());
        restore(Restore { unsigned, ..asked(&world, &from, &fresh.place) }).await.unwrap();
        assert_eq!(
            verbs(&fresh.place),
            ["backup.restored: ", "backup.restored_unsigned: It never left the safe."]
        );
    });
}

#[test]
fn whoever_was_signed_in_when_the_backup_was_taken_is_not_when_it_comes_back() {
    in_each_world(|world| async move {
        world.store.start_session(world.anna.worker, "hash of a token".to_owned()).await.unwrap();
        world.store.start_session(world.admin.worker, "hash of another".to_owned()).await.unwrap();
        let from = taken(&world).await;
        let fresh = empty(&world);
        let restored = restore(asked(&world, &from, &fresh.place)).await.unwrap();
        assert_eq!(restored.sessions, 2);
        let back = Store::open(Settings { clock: world.clock.clone(), ..Settings::at(fresh.place.clone()) })
            .unwrap();
        let limits = Limits { idle: SignedDuration::from_hours(1), absolute: SignedDuration::from_hours(1) };
        world.clock.set(at(60));
        for token in ["hash of a token", "hash of another"] {
            assert!(world.store.find_session(token, limits).await.unwrap().is_some());
            assert!(back.find_session(token, limits).await.unwrap().is_none());
        }
    });
}

#[test]
fn the_address_of_a_calendar_does_not_come_back_with_a_backup() {
    in_each_world(|world| async move {
        let own = may(world.anna, OfficeDeed::OwnAccount);
        world.store.make_calendar_address(own, "hash of a secret".to_owned()).await.unwrap();
        let from = taken(&world).await;
        let fresh = empty(&world);
        restore(asked(&world, &from, &fresh.place)).await.unwrap();
        let back = Store::open(Settings { clock: world.clock.clone(), ..Settings::at(fresh.place.clone()) })
            .unwrap();
        let whose = async |store: &Store| store.whose_calendar("hash of a secret".to_owned()).await.unwrap();
        assert_eq!(whose(&world.store).await.map(|account| account.id), Some(world.anna.worker));
        assert_eq!(whose(&back).await, None);
        assert!(back.verify(|_| {}).await.unwrap().is_whole(), "its end is vouched for");
    });
}

#[test]
fn an_authority_moves_from_one_engine_to_the_other_and_its_journal_holds() {
    in_each_world(|world| async move {
        let other = match world.fresh.place {
            Place::Server(_) => Fresh::sqlite(),
            Place::Directory(_) => {
                let Some(fresh) = Fresh::postgres() else { return };
                meddle(&fresh.place, &["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"]);
                fresh
            }
        };
        // Words with what a statement could stumble over, and a change after them.
        for name in
            ["O’Brien; DROP TABLE family", "Anne 'Nan' Smith", "Back\\slash \\' Özdemir", "Two\nlines"]
        {
            let child = world.person(name, "Łukasik", date(2019, 3, 4));
            let family = world.register(world.case(name), vec![child.clone()]).await;
            let changed = practice::people::Person { school: "St Mary’s".to_owned(), ..child };
            world.put(family, world.anna, changed).await;
        }
        let from = world.fresh.directory.path().join("portable");
        let manifest = world.store.portable_backup(&from).await.unwrap();
        assert_eq!(manifest.engine, "sqlite");
        let mut names: Vec<String> = fs::read_dir(&from)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names, ["kith.sqlite", MANIFEST, SIGNATURE]);
        let restored = restore(asked(&world, &from, &other.place)).await.unwrap();
        assert!(restored.verified.is_whole() && restored.standing == Standing::Newest);

        let settings = Settings { seals: Some(seals(&world)), ..Settings::at(other.place.clone()) };
        let store = Store::open(settings.clone()).unwrap();
        let found = store.verify(|_| {}).await.unwrap();
        assert!(found.is_whole(), "{:?}", found.places);
        let bodies = "SELECT body AS text FROM object ORDER BY family_id, kind, id";
        assert_eq!(read_text(&other.place, bodies), read_text(&world.fresh.place, bodies));
        // And back to where it came from.
        let back = world.fresh.directory.path().join("back");
        store.portable_backup(&back).await.unwrap();
        drop(store);
        let home = empty(&world);
        let restored = restore(asked(&world, &back, &home.place)).await.unwrap();
        assert!(restored.verified.is_whole());
        assert_eq!(read_text(&home.place, bodies), read_text(&world.fresh.place, bodies));
    });
}
