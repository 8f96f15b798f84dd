//! Backup while people write, bringing it back, and the health of an installation.

use crate::world::{World, at, in_each_world, may};
use access::OfficeDeed;
use jiff::civil::date;
use record::{
    Place, Settings, Store, StoreError,
    backup::{MANIFEST, restore},
    doctor::doctor,
    lists::Page,
    testing::{Fresh, meddle},
};
use std::os::unix::fs::PermissionsExt as _;

/// An empty place of the same kind.
fn empty(world: &World) -> Option<Fresh> {
    match world.fresh.place {
        Place::Directory(_) => Some(Fresh::sqlite()),
        Place::Server(_) => {
            let fresh = Fresh::postgres()?;
            meddle(&fresh.place, &["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"]);
            Some(fresh)
        }
    }
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

        let fresh = empty(&world).unwrap();
        let (read, verified) = restore(&to, fresh.place.clone()).await.unwrap();
        assert_eq!(read, manifest);
        assert!(verified.is_whole());
        assert_eq!(verified.entries, u64::try_from(manifest.contents.entries).unwrap());
        let restored = Store::open(Settings::at(fresh.place.clone())).unwrap();
        let permit = may(world.anna, OfficeDeed::FindPeople);
        let found = restored.find_people(permit, "maya okafor3", None, Page::default()).await.unwrap();
        assert_eq!(found.rows[0].name, "Maya Okafor3");
        drop(restored);
        let twice = restore(&to, fresh.place.clone()).await;
        assert!(matches!(twice, Err(StoreError::Settings(_))), "never written over: {twice:?}");
    });
}

#[test]
fn a_backup_that_was_changed_is_refused() {
    in_each_world(|world| async move {
        let to = world.fresh.directory.path().join("backup");
        let manifest = world.store.backup(&to).await.unwrap();
        let file = to.join(&manifest.file);
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        let fresh = empty(&world).unwrap();
        let refused = restore(&to, fresh.place.clone()).await;
        assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
        std::fs::remove_file(to.join(MANIFEST)).unwrap();
        let refused = restore(&to, fresh.place.clone()).await;
        assert!(matches!(refused, Err(StoreError::Settings(_))), "{refused:?}");
    });
}

#[test]
fn the_doctor_finds_open_files_a_key_in_the_wrong_place_and_a_late_checkpoint() {
    in_each_world(|world| async move {
        let mut settings = world.store.settings().clone();
        let bad = |settings: &Settings, words: &str| {
            let signs = doctor(settings);
            signs.iter().any(|sign| !sign.ok && sign.sentence.contains(words))
        };
        assert!(bad(&settings, "never signed"));
        world.store.checkpoint().await.unwrap();
        assert!(!bad(&settings, "signed"), "{:?}", doctor(&settings));
        world.clock.set(at(30 * 3600));
        assert!(bad(&settings, "last signed 30 hours ago"));
        world.clock.set(at(-3600));
        assert!(bad(&settings, "clock is behind"));
        world.clock.set(at(0));
        if let Place::Directory(directory) = &settings.place {
            assert!(bad(&settings, "inside the data directory"), "the tests keep the seals beside the file");
            let file = directory.join("kith.sqlite");
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
            assert!(bad(&settings, "The database file can be read"));
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
            assert!(!bad(&settings, "The database file"), "{:?}", doctor(&settings));
        }
        settings.seals = None;
        assert!(bad(&settings, "No directory of seals"));
    });
}
