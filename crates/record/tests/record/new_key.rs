//! A signing key that is lost for good: another is begun loudly, and verification says so from then on.

use crate::{
    people::at,
    seals::{another_key, file, signed},
    tampering::verified,
};
use access::{Actor, OfficeDeed, Role};
use record::{
    OfficeAct, Store, StoreError,
    accounts::AccountDetails,
    journal::{KEY_FILE, LOG_FILE, NewKey},
    testing::{Fresh, meddle, on_each_place, read_text},
};
use std::fs;

fn lost() -> NewKey {
    NewKey {
        who: "Ada Min, head of systems".to_owned(),
        reason: "The disk of the seals died and its copy could not be read.".to_owned(),
        without_log: false,
    }
}

/// The public key in each line of the log.
fn keys(fresh: &Fresh) -> Vec<String> {
    let log = fs::read_to_string(file(fresh, LOG_FILE)).unwrap();
    log.lines().map(|line| line.split(' ').nth(5).unwrap().to_owned()).collect()
}

async fn refused(store: &Store, asked: NewKey, words: &str) {
    let refused = store.begin_new_key(asked).await;
    assert!(
        matches!(&refused, Err(StoreError::Refused(why) | StoreError::Settings(why)) if why.contains(words)),
        "{words}: {refused:?}"
    );
}

#[test]
fn a_new_key_is_begun_loudly_and_every_verification_tells_of_it() {
    on_each_place(|fresh| async move {
        let store = signed(&fresh, 2).await;
        let details = AccountDetails {
            username: "ada".to_owned(),
            display_name: "Ada Min".to_owned(),
            role: Role::Administrator,
            team: None,
        };
        let ada = store.create_first_account(details, "hash".to_owned()).await.unwrap();
        store.checkpoint().await.unwrap();
        let before = verified(&store).await;
        assert!(before.is_whole() && before.breaks.is_empty(), "{before:?}");
        let old = keys(&fresh);
        fs::remove_file(file(&fresh, KEY_FILE)).unwrap();
        let told = store.begin_new_key(lost()).await.unwrap();
        for words in
            ["Ada Min, head of systems began a new signing key", "The disk of the seals died", &old[0]]
        {
            assert!(told.contains(words), "{words}: {told}");
        }
        let now = keys(&fresh);
        assert_eq!(now[..3], old[..], "what the old key signed stays as it was");
        assert!(now.len() == 4 && now[3] != old[0], "{now:?}");
        for times in 5..7 {
            let found = verified(&store).await;
            assert!(found.is_whole(), "the old signatures are checked with the old key: {:?}", found.first);
            assert_eq!(found.breaks, std::slice::from_ref(&told), "told each time");
            store.journal_event(None, OfficeAct::new("kith.started", at(90))).await.unwrap();
            store.checkpoint().await.unwrap().unwrap();
            assert_eq!(keys(&fresh).len(), times);
        }
        let ada = Actor { worker: ada, role: Role::Administrator, team: None };
        let permit = access::office::permit(ada, OfficeDeed::MyWork).unwrap();
        let notices = store.notices(permit, 9).await.unwrap();
        assert!(notices.iter().any(|one| one.text.contains("began a new key that signs the journal")));
        let reasons = "SELECT reason AS text FROM journal WHERE verb = 'checkpoints.new_key'";
        assert_eq!(read_text(&fresh.place, reasons), [lost().reason]);
    });
}

#[test]
fn no_new_key_is_begun_where_none_is_lost_or_nobody_says_who_and_why() {
    on_each_place(|fresh| async move {
        let empty = Fresh::sqlite();
        refused(&empty.open(), lost(), "Nothing was ever signed here").await;
        let store = signed(&fresh, 2).await;
        refused(&store, lost(), "It is the one that signed last").await;
        let (key, log) = (file(&fresh, KEY_FILE), file(&fresh, LOG_FILE));
        let own = fs::read_to_string(&key).unwrap();
        fs::write(&key, another_key(&own)).unwrap();
        refused(&store, lost(), "holds another key").await;
        fs::remove_file(&key).unwrap();
        refused(&store, NewKey { who: " ".to_owned(), ..lost() }, "Say who begins").await;
        refused(&store, NewKey { reason: String::new(), ..lost() }, "Say how the old key was lost").await;
        let whole = fs::read_to_string(&log).unwrap();
        fs::remove_file(&log).unwrap();
        refused(&store, lost(), "Bring back the copy").await;
        let mut fields: Vec<&str> = whole.split(' ').collect();
        fields[3] = "1";
        fs::write(&log, fields.join(" ")).unwrap();
        refused(&store, lost(), "Checkpoint").await;
        assert!(!key.exists() && keys(&fresh).len() == 2, "nothing was begun");
        fs::remove_file(&log).unwrap();
        let told = store.begin_new_key(NewKey { without_log: true, ..lost() }).await.unwrap();
        assert!(told.contains("There was no checkpoints.log either"), "{told}");
        assert!(verified(&store).await.is_whole());
    });
}

#[test]
fn another_key_that_the_journal_does_not_begin_stays_a_fault() {
    on_each_place(|fresh| async move {
        let store = signed(&fresh, 2).await;
        fs::remove_file(file(&fresh, KEY_FILE)).unwrap();
        store.begin_new_key(lost()).await.unwrap();
        let own = fs::read_to_string(file(&fresh, KEY_FILE)).unwrap();
        fs::write(file(&fresh, KEY_FILE), another_key(&own)).unwrap();
        store.journal_event(None, OfficeAct::new("kith.started", at(90))).await.unwrap();
        let signed = store.checkpoint().await;
        assert!(matches!(&signed, Err(why) if why.to_string().contains("not the one")), "{signed:?}");
        let first = verified(&store).await.first.unwrap();
        assert!(first.what.contains("not signed with this authority's key"), "{first:?}");
        fs::write(file(&fresh, KEY_FILE), own).unwrap();
        store.checkpoint().await.unwrap().unwrap();
        assert!(verified(&store).await.is_whole());
        // The break cannot be taken back, nor moved.
        meddle(
            &fresh.place,
            &[
                "UPDATE journal SET body = replace(body, '\"last\":2', '\"last\":1') WHERE verb = 'checkpoints.new_key'",
            ],
        );
        let found = verified(&store).await;
        let places: Vec<&str> = found.places.iter().map(|one| one.what.as_str()).collect();
        assert!(places.iter().any(|what| what.contains("not what was written")), "{places:?}");
        assert!(places.iter().any(|what| what.contains("Checkpoint 3 is not signed")), "{places:?}");
    });
}

#[test]
fn a_new_key_whose_beginning_was_broken_off_is_taken_up_again_and_said_once() {
    on_each_place(|fresh| async move {
        let store = signed(&fresh, 2).await;
        let key = file(&fresh, KEY_FILE);
        fs::remove_file(&key).unwrap();
        store.begin_new_key(lost()).await.unwrap();
        // As a loss of power leaves it between the entry and the key's place.
        fs::rename(&key, file(&fresh, "signing.unfinished")).unwrap();
        let log = fs::read_to_string(file(&fresh, LOG_FILE)).unwrap();
        let two: Vec<&str> = log.split_inclusive('\n').take(2).collect();
        fs::write(file(&fresh, LOG_FILE), two.concat()).unwrap();
        meddle(
            &fresh.place,
            &["DELETE FROM checkpoint WHERE number > 2", "DELETE FROM checkpoint_head WHERE number > 2"],
        );
        let told = store.begin_new_key(lost()).await.unwrap();
        let found = verified(&store).await;
        assert!(found.is_whole(), "{:?}", found.first);
        assert_eq!(found.breaks, [told]);
    });
}
