//! A database of the release before: its children get records of their own by a command that may be interrupted.

use crate::{people::changing, people::reading, releases::of_release_0_1};
use practice::ids::FamilyId;
use record::{
    Settings, Store,
    testing::{meddle, read_text},
};

fn families(fresh: &record::testing::Fresh) -> Vec<FamilyId> {
    let all = read_text(&fresh.place, "SELECT '' || id AS text FROM family ORDER BY id");
    all.iter().map(|id| FamilyId(id.parse().unwrap())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_child_of_release_0_1_gets_a_record_and_the_journal_says_so() {
    let fresh = of_release_0_1();
    let store = Store::open(fresh.settings()).unwrap();
    let brought = store.bring_children_over(|_| ()).await.unwrap();
    assert!(brought.families > 0 && brought.children >= brought.families, "{brought:?}");
    for family in families(&fresh) {
        let record = store.open_family(&changing(1, family), reading()).await.unwrap();
        let children = record.people.iter().filter(|person| person.is_child()).count();
        assert_eq!(record.child_links.len(), children);
    }
    let told = read_text(
        &fresh.place,
        "SELECT '' || COUNT(*) AS text FROM journal WHERE verb = 'child.brought_over'",
    );
    assert!(
        told[0].parse::<usize>().unwrap() >= 3 * brought.children,
        "in the family’s chain, and twice in the child’s"
    );
    assert_eq!(store.bring_children_over(|_| ()).await.unwrap().families, 0, "run again it does nothing");
    let verified = store.verify(|_| ()).await.unwrap();
    assert!(verified.is_whole(), "{:?}", verified.places);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_interrupted_goes_on_where_it_was() {
    let fresh = of_release_0_1();
    let store = Store::open(fresh.settings()).unwrap();
    let all = store.to_bring_over().await.unwrap();
    // It is killed after two families: the future is dropped in the middle.
    {
        let stop = std::sync::Arc::new(tokio::sync::Notify::new());
        let told = std::sync::Arc::clone(&stop);
        let work = store.bring_children_over(move |done| {
            if done == 2 {
                told.notify_one();
            }
        });
        tokio::select! { biased; () = stop.notified() => {}, done = work => { done.unwrap(); } }
    }
    let left = store.to_bring_over().await.unwrap();
    assert!(left < all, "{left} of {all}");
    store.bring_children_over(|_| ()).await.unwrap();
    assert_eq!(store.to_bring_over().await.unwrap(), 0);
    assert!(store.verify(|_| ()).await.unwrap().is_whole());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_cannot_be_read_stops_it_before_anything_is_changed() {
    let fresh = of_release_0_1();
    drop(Store::open(Settings { ..fresh.settings() }).unwrap());
    let last = families(&fresh).pop().unwrap();
    meddle(
        &fresh.place,
        &[&format!(
            "UPDATE object SET body = 'no body' WHERE kind = 'person' AND family_id = {} AND id = \
         (SELECT MAX(id) FROM object WHERE kind = 'person' AND family_id = {})",
            last.0, last.0
        )],
    );
    let store = Store::open(fresh.settings()).unwrap();
    let refused = store.bring_children_over(|_| ()).await.unwrap_err();
    assert!(refused.to_string().contains("person"), "it names what it cannot read: {refused}");
    let told = read_text(
        &fresh.place,
        "SELECT '' || COUNT(*) AS text FROM journal WHERE verb = 'child.brought_over'",
    );
    assert_eq!(told, ["0"]);
}
