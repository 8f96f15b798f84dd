//! Whoever changes the database behind Kith's back is found out.

use crate::people::{at, changing, reading, registered, save, step};
use practice::ids::FamilyId;
use record::{
    OfficeAct, Store, Verified,
    journal::{KEY_FILE, LOG_FILE},
    testing::{Fresh, meddle, on_each_place},
};
use std::{fs, os::unix::fs::PermissionsExt as _};

/// Three families with some past, a checkpoint, and something after it.
async fn with_a_past(fresh: &Fresh) -> Store {
    let store = fresh.open();
    for number in [10, 20, 30] {
        let family = registered(&store, number, vec![step(number + 1, "Call Grandma", "")]).await;
        save(&store, &changing(1, family), 1, step(number + 1, "Call Grandma Ngozi", ""), 5).await;
    }
    store.journal_event(None, OfficeAct::new("kith.started", at(6))).await.unwrap();
    let first = store.checkpoint().await.unwrap().unwrap();
    assert_eq!((first.number, first.chains, first.entries), (1, 4, 10));
    assert_eq!(store.checkpoint().await, Ok(None), "nothing has happened since");
    store.open_family(&changing(1, FamilyId(10)), reading()).await.unwrap();
    assert_eq!(store.checkpoint().await.unwrap().unwrap().number, 2);
    store.open_family(&changing(2, FamilyId(10)), reading()).await.unwrap();
    store
}

async fn verified(store: &Store) -> Verified {
    store.verify(|_| {}).await.unwrap()
}

/// Does this on a fresh past and returns what verification finds.
fn found_after(statements: &'static [&'static str], expected: &'static str) {
    on_each_place(|fresh| async move {
        let store = with_a_past(&fresh).await;
        meddle(&fresh.place, statements);
        let found = verified(&store).await;
        let first = found.first.map(|broken| broken.what).unwrap_or_default();
        assert!(first.contains(expected), "{statements:?}: {first}");
    });
}

#[test]
fn what_was_not_touched_is_whole() {
    on_each_place(|fresh| async move {
        let store = with_a_past(&fresh).await;
        let found = verified(&store).await;
        assert!(found.is_whole(), "{:?}", found.first);
        assert_eq!((found.chains, found.entries, found.checkpoints, found.objects), (4, 12, 2, 6));
        let seals = fresh.settings().seals.unwrap();
        assert_eq!(fs::metadata(seals.join(KEY_FILE)).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_to_string(seals.join(LOG_FILE)).unwrap().lines().count(), 2);
    });
}

#[test]
fn an_edited_entry_is_found() {
    found_after(
        &["UPDATE journal SET body = replace(body, 'Ngozi', 'Ada') WHERE chain = 10"],
        "not what was written",
    );
    found_after(&["UPDATE journal SET actor = 3 WHERE chain = 10 AND seq = 4"], "not what was written");
}

#[test]
fn a_deleted_entry_is_found() {
    found_after(&["DELETE FROM journal WHERE chain = 10 AND seq = 2"], "Entries 2 to 2 are missing");
}

#[test]
fn reordered_entries_are_found() {
    found_after(
        &[
            "UPDATE journal SET seq = -1 WHERE chain = 10 AND seq = 2",
            "UPDATE journal SET seq = 2 WHERE chain = 10 AND seq = 3",
            "UPDATE journal SET seq = 3 WHERE chain = 10 AND seq = -1",
        ],
        "not what was written",
    );
}

#[test]
fn a_truncated_chain_is_found() {
    found_after(&["DELETE FROM journal WHERE chain = 10 AND seq = 5"], "does not end where its head says");
}

#[test]
fn a_chain_taken_back_with_all_that_belongs_to_it_is_found_by_the_checkpoint() {
    found_after(
        &[
            "DELETE FROM journal WHERE chain = 20 AND seq > 1",
            "UPDATE chain_head SET seq = 1, hash = (SELECT hash FROM journal WHERE chain = 20 AND seq = 1) \
             WHERE chain = 20",
            "DELETE FROM object WHERE family_id = 20 AND kind = 'step'",
        ],
        "ends before the entry that checkpoint 1 signed",
    );
}

#[test]
fn a_whole_family_wiped_out_is_found_by_the_checkpoint() {
    found_after(
        &[
            "DELETE FROM journal WHERE chain = 20",
            "DELETE FROM chain_head WHERE chain = 20",
            "DELETE FROM object WHERE family_id = 20",
        ],
        "whole journal of this chain is missing",
    );
    found_after(
        &[
            "DELETE FROM journal WHERE chain = 20",
            "DELETE FROM chain_head WHERE chain = 20",
            "DELETE FROM object WHERE family_id = 20",
            "DELETE FROM checkpoint_head WHERE chain = 20",
        ],
        "Checkpoint 1 does not fit what it signed",
    );
}

#[test]
fn a_document_changed_beside_the_journal_is_found() {
    found_after(
        &["UPDATE object SET body = replace(body, 'Ngozi', 'Ada') WHERE id = 11"],
        "not as the journal has it",
    );
    found_after(&["UPDATE object SET changed_by = 3 WHERE id = 11"], "not as the journal has it");
    found_after(&["DELETE FROM object WHERE id = 11"], "does not stand");
    found_after(
        &[
            "INSERT INTO object SELECT 77, kind, id, version, changed_at, changed_by, body FROM object WHERE id = 11",
        ],
        "1 things stand that no journal knows",
    );
}

#[test]
fn lost_or_forged_checkpoints_are_found_by_the_file_and_the_key() {
    found_after(&["DELETE FROM checkpoint", "DELETE FROM checkpoint_head"], "Checkpoint 1 in the file");
    found_after(&["UPDATE checkpoint SET entries = 9 WHERE number = 1"], "Checkpoint 1 does not fit");
    found_after(
        &["UPDATE checkpoint SET signature = signed_by WHERE number = 2"],
        "not signed with this authority's key",
    );
}
