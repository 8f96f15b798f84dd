//! Databases of other releases: an older one is brought up to date by its own command alone, a newer one is refused.

use crate::people::{changing, registered, save, step};
use record::{
    Settings, Store, StoreError,
    testing::{Fresh, meddle, on_each_place, read_text},
};
use std::{fs, io::Read as _, os::unix::fs::PermissionsExt as _, path::Path};

/// What release 0.1 kept: seven families of the demonstration, every kind of thing, and its seals.
pub(crate) fn of_release_0_1() -> Fresh {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/releases/0.1");
    let fresh = Fresh::sqlite();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(from.join("kith.sqlite.gz")).unwrap())
        .read_to_end(&mut bytes)
        .unwrap();
    fs::write(fresh.place.file().unwrap(), bytes).unwrap();
    let seals = fresh.settings().seals.unwrap();
    fs::create_dir(&seals).unwrap();
    for name in ["checkpoints.log", "signing.key"] {
        fs::copy(from.join("seals").join(name), seals.join(name)).unwrap();
        fs::set_permissions(seals.join(name), fs::Permissions::from_mode(0o600)).unwrap();
    }
    fresh
}

fn opened(fresh: &Fresh, migrate: bool) -> Result<Store, StoreError> {
    Store::open(Settings { migrate, ..fresh.settings() })
}

#[test]
fn a_database_of_an_older_release_is_left_as_it_is_until_it_is_to_be_brought_up_to_date() {
    let fresh = of_release_0_1();
    let file = fresh.place.file().unwrap();
    let before = fs::read(&file).unwrap();
    let refused = opened(&fresh, false).err().unwrap();
    assert!(matches!(refused, StoreError::Behind(steps) if steps >= 2), "{refused}");
    assert!(refused.to_string().contains("`kith migrate`"), "{refused}");
    assert_eq!(fs::read(&file).unwrap(), before);
    drop(opened(&fresh, true).unwrap());
    drop(opened(&fresh, false).unwrap());
}

#[test]
fn an_empty_place_gets_its_tables() {
    on_each_place(|fresh| async move {
        let store = opened(&fresh, false).unwrap();
        registered(&store, 10, Vec::new()).await;
    });
}

#[test]
fn what_a_newer_release_kept_is_refused_unless_it_says_that_this_one_may_write_beside_it() {
    on_each_place(|fresh| async move {
        let store = opened(&fresh, true).unwrap();
        registered(&store, 10, Vec::new()).await;
        drop(store);
        // A newer release that only added what this one does not need.
        let newer =
            "INSERT INTO __diesel_schema_migrations (version, run_on) VALUES ('9999', CURRENT_TIMESTAMP)";
        meddle(&fresh.place, &[newer, "INSERT INTO kept_form (number, oldest) VALUES (3, 2)"]);
        drop(opened(&fresh, false).unwrap());
        // And one that keeps what this one would lose.
        meddle(&fresh.place, &["INSERT INTO kept_form (number, oldest) VALUES (4, 3)"]);
        for migrate in [false, true] {
            let refused = opened(&fresh, migrate).err().unwrap();
            assert_eq!(refused, StoreError::Newer { found: 4, known: 2 });
            assert!(refused.to_string().contains("Start the newer version"), "{refused}");
        }
    });
}

#[test]
fn a_field_of_a_newer_release_outlives_a_change_by_this_one() {
    on_each_place(|fresh| async move {
        let store = opened(&fresh, true).unwrap();
        let family = registered(&store, 10, vec![step(11, "Call Grandma", "")]).await;
        // As a newer node of a cluster writes it, that knows who wants it.
        let newer = "SET body = replace(body, '\"text\":', '\"form\":2,\"wanted_by\":\"Maya\",\"text\":')";
        meddle(
            &fresh.place,
            &[
                &format!("UPDATE object {newer} WHERE id = 11"),
                &format!("UPDATE journal {newer} WHERE object_id = 11"),
            ],
        );
        save(&store, &changing(1, family), 1, step(11, "Call Grandma Ngozi", ""), 5).await;
        save(&store, &changing(2, family), 1, step(11, "Call Grandma", "She said yes"), 6).await;
        let body = &read_text(&fresh.place, "SELECT body AS text FROM object WHERE id = 11")[0];
        for kept in ["\"wanted_by\":\"Maya\"", "\"form\":2", "Ngozi", "She said yes"] {
            assert!(body.contains(kept), "{kept} is missing in {body}");
        }
        let record = store.open_family(&changing(1, family), crate::people::reading()).await.unwrap();
        assert_eq!(record.step(practice::ids::StepId(11)).unwrap().version, 3);
    });
}
