//! The second form of the journal: words can be erased and the chain says so, a change over several chains is whole or
//! found out, and what an earlier release wrote is read and verified as it was.

use crate::{
    people::{at, changing, reading, registered, save, step},
    releases::of_release_0_1,
    tampering::verified,
};
use practice::{
    Kind,
    actions::Change,
    ids::{FamilyId, StepId},
};
use record::{
    Clock, Erasure, Place, Settings, Store, StoreError,
    families::{HistoryFilter, Page},
    testing::{meddle, on_each_place, read_text},
};
use std::fs;

/// Words that are to be gone, found nowhere else.
const CANARY: &str = "zebra-Ngozi-crossing";
const ALL: Page = Page { skip: 0, take: 100, count: true };

fn erasure(kind: Kind, number: i64) -> Erasure {
    Erasure {
        reference: "K-10001".to_owned(),
        kind,
        number,
        who: "Winifred Clarke, records manager".to_owned(),
        reason: "Article 17(1)(d), decision 31".to_owned(),
    }
}

async fn withdraw(store: &Store, family: FamilyId, number: i64, seconds: i64) {
    let withdrawal = Change::Withdraw {
        kind: Kind::NextStep,
        number,
        reason: format!("It was about another family, {CANARY}"),
    };
    let request = record::ChangeRequest::new("step.withdrawn", at(seconds));
    store.change(&changing(1, family), request, None, move |_, _| Ok(vec![withdrawal])).await.unwrap();
}

/// A family with a step that stands, and one with words that were withdrawn.
async fn with_something_withdrawn(store: &Store) -> FamilyId {
    let family = registered(store, 10, vec![step(11, "Call Grandma", ""), step(12, CANARY, "")]).await;
    save(store, &changing(1, family), 1, step(12, "Call her", &format!("said {CANARY}")), 5).await;
    withdraw(store, family, 12, 6).await;
    store.checkpoint().await.unwrap();
    family
}

#[test]
fn what_was_erased_is_gone_and_the_chain_verifies_and_says_so() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let family = with_something_withdrawn(&store).await;
        assert_eq!(store.erase_on_the_machine(erasure(Kind::NextStep, 12)).await.unwrap(), 3);
        store.checkpoint().await.unwrap();
        let found = verified(&store).await;
        assert!(found.is_whole(), "{:?}", found.first);
        let history =
            store.history(&changing(1, family), HistoryFilter::default(), ALL, reading()).await.unwrap();
        assert!(!format!("{history:?}").contains("zebra"));
        let of_it: Vec<_> =
            history.lines.iter().filter(|line| line.about == Some((Kind::NextStep, 12))).collect();
        assert_eq!(of_it.iter().filter(|line| line.is_erased).count(), 3, "{of_it:#?}");
        assert!(of_it.iter().any(|line| line.verb == "words.erased" && line.reason.contains("Article 17")));
        assert!(store.open_family(&changing(1, family), reading()).await.unwrap().step(StepId(11)).is_some());
        for query in
            ["SELECT COALESCE(body, '') || reason AS text FROM journal", "SELECT body AS text FROM object"]
        {
            assert!(!read_text(&fresh.place, query).concat().contains("zebra"));
        }
        drop(store);
        if let Some(file) = fresh.place.file() {
            for entry in fs::read_dir(file.parent().unwrap()).unwrap() {
                let path = entry.unwrap().path();
                let bytes = if path.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
                let holds = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
                assert!(!holds, "{} holds words that were erased", path.display());
            }
        }
    });
}

#[test]
fn nothing_is_erased_that_stands_is_not_there_or_is_not_accounted_for() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        with_something_withdrawn(&store).await;
        let refused = async |change: fn(&mut Erasure)| {
            let mut asked = erasure(Kind::NextStep, 12);
            change(&mut asked);
            store.erase_on_the_machine(asked).await.unwrap_err().to_string()
        };
        assert!(refused(|asked| asked.number = 11).await.contains("Withdraw it there first"));
        assert!(refused(|asked| asked.number = 13).await.contains("no next step"));
        assert!(refused(|asked| asked.kind = Kind::Family).await.contains("no case"));
        assert!(refused(|asked| asked.reference = "K-99999".to_owned()).await.contains("No family"));
        assert!(refused(|asked| asked.who = " ".to_owned()).await.contains("Say who"));
        assert!(refused(|asked| asked.reason.clear()).await.contains("which law"));
        store.erase_on_the_machine(erasure(Kind::NextStep, 12)).await.unwrap();
        assert!(refused(|_| {}).await.contains("erased before"));
        assert!(verified(&store).await.is_whole());
    });
}

#[test]
fn words_that_are_taken_out_behind_kiths_back_are_found() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        with_something_withdrawn(&store).await;
        store.erase_on_the_machine(erasure(Kind::NextStep, 12)).await.unwrap();
        // As erasing does it, but with no entry that says so: to the thing that stands.
        let digest = record::journal::second_form::digest(&[1; 32], "x");
        let hex = data_encoding::HEXLOWER.encode(&digest);
        let bytes = if fresh.place.file().is_some() { format!("x'{hex}'") } else { format!("'\\x{hex}'") };
        meddle(
            &fresh.place,
            &[&format!(
                "UPDATE journal SET body = NULL, body_salt = NULL, body_erased = {bytes} WHERE chain = 10 AND object_id = 11"
            )],
        );
        let found = verified(&store).await;
        let said: Vec<&str> = found.places.iter().map(|place| place.what.as_str()).collect();
        assert!(said.iter().any(|what| what.contains("not what was written")), "{said:?}");
        assert!(said.iter().any(|what| what.contains("no entry says that they were erased")), "{said:?}");
    });
}

#[test]
fn a_change_of_which_one_chains_part_is_missing_is_found() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        with_something_withdrawn(&store).await;
        store.erase_on_the_machine(erasure(Kind::NextStep, 12)).await.unwrap();
        let last = "(SELECT seq FROM chain_head WHERE chain = 0)";
        let verb = read_text(
            &fresh.place,
            &format!("SELECT verb AS text FROM journal WHERE chain = 0 AND seq = {last}"),
        );
        assert_eq!(verb, ["words.erased"]);
        // Cut off together with where the chain is said to end, before anything was signed: no chain shows it by itself.
        meddle(
            &fresh.place,
            &[
                &format!("DELETE FROM journal WHERE chain = 0 AND seq = {last}"),
                "UPDATE chain_head SET seq = seq - 1 WHERE chain = 0",
                "UPDATE chain_head SET hash = (SELECT hash FROM journal WHERE chain = 0 AND seq = chain_head.seq) WHERE chain = 0",
            ],
        );
        let found = verified(&store).await;
        let first = found.first.map(|broken| broken.what).unwrap_or_default();
        assert!(first.contains("its parts are there in 1"), "{first}");
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_release_0_1_kept_is_read_verified_and_gone_on_from() {
    let fresh = of_release_0_1();
    // Two days after the last of what it kept, and a day after what is saved below.
    let clock = Clock::standing_at(at(9 * 86_400));
    let store = Store::open(Settings { clock, ..fresh.settings() }).unwrap();
    let before = verified(&store).await;
    assert!(before.is_whole(), "{:?}", before.first);
    assert!(before.entries >= 602 && before.checkpoints >= 1, "{before:?}");
    let family: i64 =
        read_text(&fresh.place, "SELECT CAST(MIN(id) AS TEXT) AS text FROM family")[0].parse().unwrap();
    let family = FamilyId(family);
    assert!(!store.open_family(&changing(1, family), reading()).await.unwrap().people.is_empty());
    save(&store, &changing(1, family), 0, step(9_000_001, "Ring the school", ""), 8 * 86_400).await;
    store.checkpoint().await.unwrap();
    let after = verified(&store).await;
    assert!(after.is_whole(), "{:?}", after.first);
    assert!(after.entries > before.entries);
    let forms =
        read_text(&fresh.place, "SELECT DISTINCT CAST(form AS TEXT) AS text FROM journal ORDER BY form");
    assert_eq!(forms, ["1", "2"], "both forms stand side by side");
    let whole = "SELECT family.reference || ' ' || object_id AS text FROM journal JOIN family ON family.id = chain \
                 WHERE kind = 'step' AND body IS NULL AND form = 1 AND version > 0 LIMIT 1";
    for withdrawn in read_text(&fresh.place, whole) {
        let (reference, number) = withdrawn.split_once(' ').unwrap();
        let mut asked = erasure(Kind::NextStep, number.parse().unwrap());
        reference.clone_into(&mut asked.reference);
        let refused = store.erase_on_the_machine(asked).await.unwrap_err();
        assert!(matches!(&refused, StoreError::Refused(why) if why.contains("earlier release")), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn meddling_with_what_release_0_1_wrote_is_found_after_the_update_too() {
    let fresh = of_release_0_1();
    drop(fresh.open());
    meddle(&fresh.place, &["UPDATE journal SET reason = reason || 'x' WHERE chain <> 0 AND seq = 2"]);
    let store = Store::open(Settings {
        seals: fresh.settings().seals,
        ..Settings::at(Place::Directory(fresh.directory.path().to_owned()))
    });
    let found = verified(&store.unwrap()).await;
    assert!(found.first.unwrap().what.contains("not what was written"));
}
