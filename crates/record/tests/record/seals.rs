//! The signing key and the log of checkpoints outside the database: what is missing, cut or older is said.

use crate::{
    people::{at, changing, registered, save, step},
    tampering::verified,
};
use practice::ids::FamilyId;
use record::{
    OfficeAct, Settings, Store, StoreError,
    journal::{KEY_FILE, LOG_FILE},
    testing::{Fresh, meddle, on_each_place},
};
use std::{fs, path::PathBuf};

pub(crate) fn file(fresh: &Fresh, name: &str) -> PathBuf {
    fresh.settings().seals.unwrap().join(name)
}

/// A signing key as its file holds it, in hexadecimal, that is not this one, whatever this one is.
pub(crate) fn another_key(own: &str) -> String {
    let first = if own.starts_with('0') { "1" } else { "0" };
    format!("{first}{}", &own[1..])
}

/// So many checkpoints, each after a change.
pub(crate) async fn signed(fresh: &Fresh, times: i64) -> Store {
    let store = fresh.open();
    registered(&store, 10, vec![step(11, "Call Grandma", "")]).await;
    for (time, version) in (0..times).zip(1..) {
        let text = format!("Call Grandma {time}");
        save(&store, &changing(1, FamilyId(10)), version, step(11, &text, ""), 5 + time).await;
        store.checkpoint().await.unwrap().unwrap();
    }
    store
}

async fn said(store: &Store) -> String {
    let found = verified(store).await;
    let places: Vec<String> = found.places.into_iter().map(|broken| broken.what).collect();
    assert_eq!(found.faults, places.len() as u64);
    places.join("\n")
}

#[test]
fn entries_without_any_checkpoint_are_an_error() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        store.journal_event(None, OfficeAct::new("kith.started", at(6))).await.unwrap();
        let never = said(&store).await;
        assert!(never.contains("entries and no checkpoint"), "{never}");
        store.checkpoint().await.unwrap();
        assert_eq!(said(&store).await, "");
        meddle(&fresh.place, &["DELETE FROM checkpoint", "DELETE FROM checkpoint_head"]);
        fs::remove_file(file(&fresh, LOG_FILE)).unwrap();
        let removed = said(&store).await;
        assert!(removed.contains("no checkpoint: it was never signed, or its checkpoints were removed"));
    });
}

#[test]
fn a_missing_cut_or_changed_log_is_an_error() {
    on_each_place(|fresh| async move {
        let store = signed(&fresh, 4).await;
        assert_eq!(said(&store).await, "");
        let log = file(&fresh, LOG_FILE);
        let whole = fs::read_to_string(&log).unwrap();
        let lines: Vec<&str> = whole.split_inclusive('\n').collect();
        fs::remove_file(&log).unwrap();
        let missing = said(&store).await;
        assert!(missing.contains("is missing, though this journal was signed 4 times"), "{missing}");
        let mut fields: Vec<&str> = lines[1].split(' ').collect();
        fields[3] = "1";
        let fewer = fields.join(" ");
        for (kept, words) in [
            (String::new(), "ends with checkpoint 0, and the database has 4"),
            (lines[..2].concat(), "ends with checkpoint 2, and the database has 4"),
            (whole[..whole.len() - 30].to_owned(), "Line 4 of"),
            ([lines[0], lines[2], lines[3]].concat(), "Checkpoint 3 in"),
            (lines[1..].concat(), "Checkpoint 2 in"),
            ([lines[0], &fewer, lines[2], lines[3]].concat(), "Checkpoint 2 in"),
        ] {
            fs::write(&log, &kept).unwrap();
            let found = said(&store).await;
            assert!(found.contains(words), "{words}: {found}");
        }
        fs::write(&log, &whole).unwrap();
        assert_eq!(said(&store).await, "");
    });
}

#[test]
fn a_log_that_was_completed_is_noted_in_the_authoritys_own_journal() {
    on_each_place(|fresh| async move {
        let store = signed(&fresh, 3).await;
        let log = file(&fresh, LOG_FILE);
        let whole = fs::read_to_string(&log).unwrap();
        fs::write(&log, &whole[..whole.len() / 2]).unwrap();
        store.checkpoint().await.unwrap().unwrap();
        assert_eq!(said(&store).await, "");
        assert!(fs::read_to_string(&log).unwrap().starts_with(&whole));
        let noted = record::testing::read_text(
            &fresh.place,
            "SELECT body AS text FROM journal WHERE verb = 'checkpoints.log_completed'",
        );
        assert_eq!(noted, [r#"{"added":[2,3]}"#]);
    });
}

#[test]
fn a_missing_or_another_signing_key_is_refused_and_never_made_anew() {
    on_each_place(|fresh| async move {
        let store = signed(&fresh, 2).await;
        let key = file(&fresh, KEY_FILE);
        let own = fs::read_to_string(&key).unwrap();
        fs::remove_file(&key).unwrap();
        let refused = store.checkpoint().await;
        let is_missing =
            |why: &Result<_, StoreError>| matches!(why, Err(why) if why.to_string().contains("is missing"));
        assert!(is_missing(&refused), "{refused:?}");
        assert!(!key.exists());
        assert!(said(&store).await.contains("The signing key is missing"));
        let log = file(&fresh, LOG_FILE);
        let kept = fs::read_to_string(&log).unwrap();
        fs::remove_file(&log).unwrap();
        assert!(is_missing(&store.checkpoint().await), "the database alone remembers that it was signed");
        fs::write(&log, &kept).unwrap();
        meddle(&fresh.place, &["DELETE FROM checkpoint", "DELETE FROM checkpoint_head"]);
        assert!(is_missing(&store.checkpoint().await), "the log alone remembers that it was signed");
        assert!(!key.exists());

        fs::write(&key, another_key(&own)).unwrap();
        let store = signed_elsewhere(&fresh, &own).await;
        fs::write(&key, another_key(&own)).unwrap();
        let refused = store.checkpoint().await;
        assert!(matches!(&refused, Err(why) if why.to_string().contains("not the one")), "{refused:?}");
    });
}

/// Signs once with this key, on a log and checkpoints begun anew.
async fn signed_elsewhere(fresh: &Fresh, key: &str) -> Store {
    fs::write(file(fresh, KEY_FILE), key).unwrap();
    fs::remove_file(file(fresh, LOG_FILE)).unwrap();
    let store = fresh.open();
    store.checkpoint().await.unwrap().unwrap();
    store.journal_event(None, OfficeAct::new("kith.started", at(60))).await.unwrap();
    store
}

/// What somebody puts back who kept an older database: its rows and, if they can, its log.
const BACK_TO_TWO: [&str; 5] = [
    "DELETE FROM checkpoint WHERE number > 2",
    "DELETE FROM checkpoint_head WHERE number > 2",
    "DELETE FROM journal WHERE chain = 10 AND seq > 4",
    "UPDATE chain_head SET seq = 4, changed = 4, hash = (SELECT hash FROM journal WHERE chain = 10 AND seq = 4) \
     WHERE chain = 10",
    "UPDATE object SET version = 3, changed_at = (SELECT at FROM journal WHERE chain = 10 AND seq = 4), \
     body = (SELECT body FROM journal WHERE chain = 10 AND seq = 4) WHERE family_id = 10 AND kind = 'step'",
];

#[test]
fn an_older_database_is_found_by_the_log_and_together_with_an_older_log_by_the_copy_kept_elsewhere() {
    on_each_place(|fresh| async move {
        let store = signed(&fresh, 4).await;
        let log = file(&fresh, LOG_FILE);
        let whole = fs::read_to_string(&log).unwrap();
        let lines: Vec<&str> = whole.split_inclusive('\n').collect();
        let copy = fresh.directory.path().join("copy");
        let against = async |text: &str| {
            fs::write(&copy, text).unwrap();
            let found = store.verify_against(Some(&copy), |_| {}).await.unwrap();
            found.places.into_iter().map(|broken| broken.what).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(against(&whole).await, "");
        assert_eq!(against(lines[3]).await, "", "its last line is enough");
        assert_eq!(against(&lines[..2].concat()).await, "", "the copy may be older");
        meddle(&fresh.place, &BACK_TO_TWO);
        let found = said(&store).await;
        assert!(found.contains("goes on to checkpoint 4, and this database ends with 2"), "{found}");
        let refused = store.checkpoint().await;
        assert!(
            matches!(&refused, Err(why) if why.to_string().contains("older than its log")),
            "{refused:?}"
        );
        fs::write(&log, lines[..2].concat()).unwrap();
        store.redraw(|_| {}).await.unwrap();
        assert_eq!(said(&store).await, "", "nothing on this machine remembers");
        for copy in [&whole[..], lines[3], &lines[2..].concat()] {
            let found = against(copy).await;
            assert!(found.contains("knows checkpoint 4, and this database ends with 2"), "{found}");
        }
        save(&store, &changing(1, FamilyId(10)), 0, step(12, "Another past", ""), 50).await;
        for _ in 3..=5 {
            store.journal_event(None, OfficeAct::new("kith.started", at(60))).await.unwrap();
            store.checkpoint().await.unwrap().unwrap();
        }
        assert_eq!(said(&store).await, "");
        let found = against(&whole).await;
        assert!(found.contains("Checkpoint 3 of the copy"), "{found}");
        let nothing = store.verify_against(Some(&fresh.directory.path().join("none")), |_| {}).await;
        assert!(matches!(nothing, Err(StoreError::Settings(_))), "{nothing:?}");
        let found = against(&format!("{}once upon a time\n", lines[0])).await;
        assert!(found.contains("Line 2 of the copy"), "{found}");
    });
}

#[test]
fn two_nodes_that_sign_at_once_make_one_checkpoint_after_another() {
    on_each_place(|fresh| async move {
        let one = signed(&fresh, 1).await;
        // With one directory of seals between them, and each with its own that holds the same key.
        let own = fresh.directory.path().join("seals of the other node");
        fs::create_dir(&own).unwrap();
        fs::copy(file(&fresh, KEY_FILE), own.join(KEY_FILE)).unwrap();
        for seals in [file(&fresh, ""), own] {
            let two = Store::open(Settings { seals: Some(seals), ..fresh.settings() }).unwrap();
            for round in 0..10 {
                for node in [&one, &two] {
                    node.journal_event(None, OfficeAct::new("kith.started", at(round))).await.unwrap();
                }
                let (first, second) = tokio::join!(one.checkpoint(), two.checkpoint());
                assert!(first.unwrap().is_some() || second.unwrap().is_some());
            }
            for node in [&one, &two] {
                node.checkpoint().await.unwrap();
            }
            one.checkpoint().await.unwrap();
            assert_eq!(said(&one).await, "");
            two.checkpoint().await.unwrap();
            assert_eq!(said(&two).await, "");
        }
    });
}
