//! Whoever changes the database behind Kith's back is found out.

use crate::{
    people::{at, changing, reading, registered, save, step},
    releases::of_release_0_1,
};
use practice::ids::FamilyId;
use record::{
    AuthorityId, OfficeAct, Settings, Store, Verified,
    accounts::{AccountDetails, Limits},
    journal::{KEY_FILE, LOG_FILE},
    testing::{
        Fresh,
        columns::{self, LEFT_ALONE},
        meddle, on_each_place,
        tampering::{ACCESS, past},
    },
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
    assert_eq!((first.number, first.chains, first.entries), (1, 4, 11));
    assert_eq!(store.checkpoint().await, Ok(None), "nothing has happened since");
    store.open_family(&changing(1, FamilyId(10)), reading()).await.unwrap();
    assert_eq!(store.checkpoint().await.unwrap().unwrap().number, 2);
    store.open_family(&changing(2, FamilyId(10)), reading()).await.unwrap();
    store
}

pub(crate) async fn verified(store: &Store) -> Verified {
    store.verify(|_| {}).await.unwrap()
}

/// A store that says whose it is.
fn of_an_authority(fresh: &Fresh) -> Store {
    Store::open(Settings { authority: AuthorityId::new("ashbourne-vale"), ..fresh.settings() }).unwrap()
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
        assert_eq!((found.chains, found.entries, found.checkpoints, found.objects), (4, 13, 2, 6));
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
    found_after(
        &["DELETE FROM checkpoint", "DELETE FROM checkpoint_head"],
        "no checkpoint: it was never signed, or its checkpoints were removed",
    );
    found_after(&["UPDATE checkpoint SET entries = 9 WHERE number = 1"], "Checkpoint 1 does not fit");
    found_after(
        &["UPDATE checkpoint SET signature = signed_by WHERE number = 2"],
        "not signed with this authority's key",
    );
}

/// Does one thing to who may do what, or to what is drawn, on a fresh past, and returns what verification finds.
fn finds(name: &str) {
    let tampering = ACCESS.iter().find(|one| one.name == name).unwrap();
    on_each_place(|fresh| async move {
        let store = fresh.open();
        past(&store).await;
        let whole = verified(&store).await;
        assert!(whole.is_whole(), "before: {:?}", whole.first);
        assert!(whole.rows > 10, "{} rows", whole.rows);
        meddle(&fresh.place, tampering.statements);
        let found = verified(&store).await;
        let first = found.first.map(|broken| broken.what).unwrap_or_default();
        assert!(first.contains(tampering.finds), "{name}: {first}");
        for secret in ["hash", "SECRET", "mine", "tampered"] {
            assert!(!first.contains(secret), "a fault names a row by its number and kind alone: {first}");
        }
    });
}

/// A test named after each.
macro_rules! each_is_found {
    ($($test:ident: $name:literal,)*) => {
        $(#[test]
        fn $test() {
            finds($name);
        })*

        #[test]
        fn every_tampering_of_the_list_has_a_test() {
            let tested = [$($name),*];
            let left_out: Vec<&str> =
                ACCESS.iter().map(|one| one.name).filter(|name| !tested.contains(name)).collect();
            assert!(left_out.is_empty(), "{left_out:?}");
        }
    };
}

each_is_found! {
    a_replaced_password_is_found: "a password is replaced",
    a_raised_role_is_found: "a role is raised",
    a_second_factor_taken_away_is_found: "a second factor is taken away",
    a_replaced_second_factor_is_found: "a second factor is replaced",
    a_closed_account_that_was_opened_is_found: "a closed account is opened",
    a_replaced_address_of_a_calendar_is_found: "the address of a calendar is replaced",
    an_account_put_in_is_found: "an account is put in",
    an_account_taken_out_is_found: "an account is taken out",
    a_renamed_team_is_found: "a team is renamed",
    a_replaced_duty_number_is_found: "a duty number on a family’s paper is replaced",
    a_replaced_telephone_of_a_team_is_found: "a team’s telephone is replaced",
    replaced_hours_of_a_team_are_found: "the hours of a team are replaced",
    a_lifted_restriction_is_found: "a restriction is lifted",
    a_name_put_on_a_restricted_record_is_found: "a name is put on a restricted record",
    names_taken_off_are_found: "names are taken off",
    a_conflict_taken_back_is_found: "a conflict of interest is taken back",
    a_replaced_lead_worker_is_found: "a lead worker is replaced",
    a_replaced_team_is_found: "a team is replaced",
    a_co_worker_put_in_is_found: "a co-worker is put in",
    rows_of_no_family_are_found: "a family is put in",
    a_prolonged_emergency_opening_is_found: "an emergency opening is prolonged",
    a_replaced_child_of_an_emergency_opening_is_found: "the child of an emergency opening is replaced",
    a_rewritten_happening_of_an_emergency_opening_is_found:
        "what had happened before an emergency opening is rewritten",
    a_rewritten_why_now_of_an_emergency_opening_is_found:
        "why an emergency opening could not wait is rewritten",
    an_emergency_opening_marked_looked_over_is_found: "an emergency opening is marked looked over",
    an_emergency_opening_taken_out_is_found: "an emergency opening is taken out",
    a_second_persons_forged_answer_is_found: "what needs a second person is said to be looked over",
    a_request_for_a_second_person_taken_out_is_found: "what needs a second person is taken out",
    a_team_notice_put_away_for_another_is_found:
        "a notice to a team is put away for somebody who has not read it",
    deleted_notices_are_found: "notices are deleted",
    notices_marked_read_are_found: "notices are marked read",
    a_session_put_in_is_found: "a session is put in",
    a_revived_session_is_found: "a session is revived",
    a_session_given_to_somebody_else_is_found: "a session is given to somebody else",
    a_handed_over_device_taken_back_is_found: "a device that was handed over is taken back",
    an_emptied_search_index_is_found: "the search index is emptied",
    a_person_called_otherwise_in_the_search_index_is_found: "a person is called otherwise in the search index",
    deleted_keys_of_the_search_are_found: "the keys of the search are deleted",
    deleted_words_of_the_search_are_found: "the words of the search are deleted",
    an_emptied_list_of_the_ledger_is_found: "the list of the ledger is emptied",
    a_note_moved_to_another_day_is_found: "a note is said to have happened on another day",
    a_note_hidden_from_a_search_is_found: "a note is hidden from a search",
    an_emptied_digest_is_found: "the digest of the ledger is emptied",
    a_note_written_otherwise_is_found: "a note is written otherwise",
    an_emptied_due_list_is_found: "what is due is emptied",
    what_is_put_off_is_found: "what is due is put off",
    emptied_summaries_are_found: "summaries are emptied",
    lists_drawn_for_a_day_to_come_are_found: "lists are drawn for a day to come",
    lists_drawn_for_a_day_long_past_are_found: "lists are drawn for a day long past",
    a_replaced_report_of_a_saved_check_is_found: "the report of a saved check of a return is replaced",
    a_saved_check_said_to_have_found_nothing_is_found: "a saved check of a return is said to have found nothing",
    a_saved_check_taken_out_is_found: "a saved check of a return is taken out",
    a_saved_check_put_in_is_found: "a saved check of a return is put in",
    a_replaced_file_of_a_sent_return_is_found: "the file of a return that was sent is replaced",
    a_return_sent_on_another_day_is_found: "a return is said to have been sent on another day",
    a_sent_return_taken_out_is_found: "a return that was sent is taken out",
    a_rewritten_summary_is_found: "a summary is rewritten",
}

#[test]
fn every_column_is_verified_or_left_alone_for_a_reason() {
    on_each_place(|fresh| async move {
        let store = of_an_authority(&fresh);
        past(&store).await;
        let columns = columns::all(&fresh.place);
        assert!(columns.len() > 100, "{} columns", columns.len());
        for left in LEFT_ALONE {
            assert!(columns.iter().any(|column| left.is(column)), "{left:?} is no longer there");
            assert!(left.because.len() > 20, "{left:?}");
        }
        let mut forgotten = Vec::new();
        for column in columns.iter().filter(|column| !LEFT_ALONE.iter().any(|left| left.is(column))) {
            let found = column.changed(&fresh.place, store.verify(|_| {})).await;
            if found.is_ok_and(|found| found.is_whole()) {
                forgotten.push(format!("{}.{}", column.table, column.name));
            }
        }
        assert!(forgotten.is_empty(), "vouch for them, or say why not in `testing::columns`: {forgotten:?}");
        let whole = verified(&store).await;
        assert!(whole.is_whole(), "everything was put back: {:?}", whole.first);
    });
}

/// Tables whose rows may all go unseen, each with why.
const MAY_BE_EMPTIED: &[(&str, &str)] = &[
    ("session", "whoever was signed in signs in again: it lets nobody in"),
    ("vouched_since", "only a note: where chain 0 says otherwise, chain 0 is believed"),
];

#[test]
fn every_table_that_is_emptied_is_found_or_left_alone_for_a_reason() {
    on_each_place(|fresh| async move {
        let store = of_an_authority(&fresh);
        past(&store).await;
        let mut tables = columns::all(&fresh.place);
        tables.dedup_by(|one, other| one.table == other.table);
        let mut forgotten = Vec::new();
        for table in tables.iter().filter(|table| {
            !LEFT_ALONE.iter().any(|left| left.table == table.table && left.column.is_empty())
                && !MAY_BE_EMPTIED.iter().any(|(name, _)| *name == table.table)
        }) {
            let found = table.emptied(&fresh.place, store.verify(|_| {})).await;
            if found.is_ok_and(|found| found.is_whole()) {
                forgotten.push(table.table.clone());
            }
        }
        assert!(forgotten.is_empty(), "vouch for them, or say why not: {forgotten:?}");
        assert!(verified(&store).await.is_whole(), "everything was put back");
    });
}

#[test]
fn a_check_saved_by_a_release_that_kept_no_digest_is_a_remark_and_no_fault() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        past(&store).await;
        // As an earlier release left it: an entry of how much was found, and the row.
        let act = |verb, number| OfficeAct {
            about: Some(("return", number)),
            body: Some("{\"what\":\"cin\",\"errors\":7}".to_owned()),
            ..OfficeAct::new(verb, at(9))
        };
        store.journal_event(None, act("return.saved", 77)).await.unwrap();
        let put_in = ACCESS.iter().find(|one| one.name == "a saved check of a return is put in").unwrap();
        meddle(&fresh.place, put_in.statements);
        let found = verified(&store).await;
        assert!(found.is_whole(), "{:?}", found.first);
        assert!(found.remarks.iter().any(|remark| remark.starts_with("1 saved checks of returns")));
        meddle(&fresh.place, &["DELETE FROM saved_return WHERE id = 77"]);
        assert!(verified(&store).await.first.unwrap().what.contains("does not stand"));
        store.journal_event(None, act("return.deleted", 77)).await.unwrap();
        assert!(verified(&store).await.is_whole(), "it was deleted by that release too");
    });
}

#[test]
fn a_row_changed_behind_the_journals_back_is_found_after_an_honest_change_of_the_same_row() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        past(&store).await;
        let (admin, _) = store.account_by_username("tampered-admin").await.unwrap().unwrap();
        let (anna, _) = store.account_by_username("tampered-anna").await.unwrap().unwrap();
        meddle(&fresh.place, &["UPDATE account SET password_hash = 'mine' WHERE username = 'tampered-anna'"]);
        let administer = access::office::permit(admin.actor(), access::OfficeDeed::Administer).unwrap();
        let details = AccountDetails {
            username: anna.username.clone(),
            display_name: "Anna Married".to_owned(),
            role: anna.role,
            team: anna.team,
        };
        store.update_account(administer, anna.id, details).await.unwrap();
        let first = verified(&store).await.first.unwrap();
        assert!(first.what.contains("was changed behind the journal’s back before this entry"), "{first:?}");
        assert!(first.seq > 0);
    });
}

/// As a release left it that did not vouch for anything: without the authority's own chain.
const NOTHING_VOUCHED_FOR: &[&str] = &[
    "DELETE FROM journal WHERE chain = 0",
    "DELETE FROM chain_head WHERE chain = 0",
    "DELETE FROM vouched_since",
    "DELETE FROM checkpoint",
    "DELETE FROM checkpoint_head",
];

#[tokio::test(flavor = "multi_thread")]
async fn what_an_earlier_release_left_is_taken_over_once_and_said_in_the_journal() {
    let fresh = of_release_0_1();
    drop(fresh.open());
    meddle(&fresh.place, NOTHING_VOUCHED_FOR);
    fs::remove_file(fresh.settings().seals.unwrap().join(LOG_FILE)).unwrap();
    let store = fresh.open();
    store.checkpoint().await.unwrap();
    let found = verified(&store).await;
    assert!(found.is_whole(), "{:?}", found.first);
    assert!(found.rows > 10);
    drop(store);
    assert!(verified(&fresh.open()).await.is_whole(), "opened again, nothing is taken over again");
    // Whoever makes Kith take over anew what they put in is found.
    let copied = ACCESS.iter().find(|one| one.name == "an account is put in").unwrap();
    meddle(&fresh.place, copied.statements);
    meddle(&fresh.place, &["DELETE FROM vouched_since"]);
    let first = verified(&fresh.open()).await.first.unwrap();
    assert!(first.what.contains("The account 77 stands and no entry"), "{first:?}");
}

#[test]
fn whoever_takes_the_authoritys_chain_away_to_be_taken_over_anew_is_found_by_what_families_chains_say() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        past(&store).await;
        drop(store);
        meddle(&fresh.place, NOTHING_VOUCHED_FOR);
        fs::remove_file(fresh.settings().seals.unwrap().join(LOG_FILE)).unwrap();
        let first = verified(&fresh.open()).await.first.unwrap();
        assert!(first.what.contains("a change over 2 journals"), "{first:?}");
    });
}

#[test]
fn a_session_that_was_put_in_or_revived_signs_nobody_in() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        past(&store).await;
        let day = jiff::SignedDuration::from_hours(24);
        let limits = Limits { idle: day, absolute: day };
        assert!(store.find_session("tampered-kept", limits).await.unwrap().is_some());
        for name in ["a session is put in", "a session is revived"] {
            meddle(&fresh.place, ACCESS.iter().find(|one| one.name == name).unwrap().statements);
        }
        for token in ["mine", "tampered-ended"] {
            assert_eq!(store.find_session(token, limits).await.unwrap(), None, "{token}");
        }
        meddle(&fresh.place, &["UPDATE session SET worker_id = 1 WHERE token_hash = 'tampered-kept'"]);
        assert_eq!(store.find_session("tampered-kept", limits).await.unwrap(), None);
    });
}

#[test]
fn without_seals_verification_says_that_sessions_are_not_bound() {
    on_each_place(|fresh| async move {
        let store = Store::open(record::Settings { seals: None, ..fresh.settings() }).unwrap();
        past(&store).await;
        let found = verified(&store).await;
        assert!(found.is_whole(), "{:?}", found.first);
        assert!(found.remarks[0].contains("not bound to a secret"), "{:?}", found.remarks);
    });
}
