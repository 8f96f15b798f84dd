//! The health of an installation.

use crate::world::{at, in_each_world};
use record::{Place, Settings, doctor::doctor};
use std::os::unix::fs::PermissionsExt as _;

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
