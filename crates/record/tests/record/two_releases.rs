//! Two releases at one database, as while the nodes of a cluster are brought up to date one after another: nothing that the newer one
//! wrote is lost by what the older one saves, and the older one stops writing where it would lose some.

use crate::people::{at, changing, reading, registered, save, step};
use practice::{
    CaseRecord, Kind, Object,
    actions::Change,
    ids::{FamilyId, StepId},
};
use record::{
    ChangeRequest, Edit, Outcome, Store, StoreError,
    families::{HistoryFilter, Page},
    testing::{Fresh, meddle, on_each_place, read_text},
};
use serde_json::{Map, Value, json};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// Two nodes at one server. A file has one.
fn two_nodes(fresh: &Fresh) -> (Store, Store) {
    let first = fresh.open();
    let second = if fresh.place.file().is_some() { first.clone() } else { fresh.open() };
    (first, second)
}

fn body(fresh: &Fresh, number: i64) -> Map<String, Value> {
    let body = read_text(&fresh.place, &format!("SELECT body AS text FROM object WHERE id = {number}"));
    serde_json::from_str(&body[0]).unwrap()
}

/// What stands of a thing is as a newer release has written it, which knows these fields too.
fn as_newer(fresh: &Fresh, number: i64, fields: &Value) {
    let mut body = body(fresh, number);
    body.insert("form".to_owned(), json!(2));
    body.extend(fields.as_object().unwrap().clone());
    let body = Value::Object(body).to_string().replace('\'', "''");
    let of_last = format!("(SELECT version FROM object WHERE id = {number})");
    meddle(
        &fresh.place,
        &[
            &format!("UPDATE journal SET body = '{body}' WHERE object_id = {number} AND version = {of_last}"),
            &format!("UPDATE object SET body = '{body}' WHERE id = {number}"),
        ],
    );
}

/// The newer release saves: what this one knows of the thing, and what it does not.
async fn newer_saves(
    (fresh, node, family): (&Fresh, &Store, FamilyId),
    base_version: u32,
    mine: Object,
    fields: Value,
) {
    let number = mine.number();
    let saved = save(node, &changing(2, family), base_version, mine, 5).await;
    assert!(matches!(saved, Outcome::Done(_)), "{saved:?}");
    as_newer(fresh, number, &fields);
}

#[test]
fn what_two_releases_save_in_turn_is_all_there() {
    on_each_place(|fresh| async move {
        let (older, newer) = two_nodes(&fresh);
        let family = registered(&older, 10, Vec::new()).await;
        let by_newer = (&fresh, &newer, family);
        let reminders = json!([{ "on": 1, "how": "text" }, { "on": 2, "how": "call" }]);
        let fields = json!({ "wanted_by": "Maya", "reminders": reminders });
        newer_saves(by_newer, 0, step(11, "Call Grandma", ""), fields).await;
        let saved = save(&older, &changing(1, family), 1, step(11, "Call Grandma Ngozi", ""), 6).await;
        assert!(matches!(saved, Outcome::Done(_)), "{saved:?}");
        assert_eq!(
            (&body(&fresh, 11)["wanted_by"], &body(&fresh, 11)["reminders"]),
            (&json!("Maya"), &reminders)
        );
        let fields = json!({ "wanted_by": "Ben" });
        newer_saves(by_newer, 2, step(11, "Call Grandma Ngozi", "She said yes"), fields).await;
        // The older one's form was opened before that.
        let saved = save(&older, &changing(1, family), 2, step(11, "Ring Grandma Ngozi", ""), 7).await;
        assert!(matches!(saved, Outcome::Done(_)), "{saved:?}");
        let stands = body(&fresh, 11);
        let said = ["text", "outcome", "wanted_by", "form"].map(|name| stands[name].clone());
        assert_eq!(said, [json!("Ring Grandma Ngozi"), json!("She said yes"), json!("Ben"), json!(2)]);
        assert_eq!(stands["reminders"], reminders);
        // The older one reads, tells and looks back all the same.
        let permit = changing(1, family);
        assert_eq!(older.open_family(&permit, reading()).await.unwrap().step(StepId(11)).unwrap().version, 4);
        let all = Page { skip: 0, take: 100, count: true };
        let of_it = HistoryFilter { kind: Some(Kind::NextStep), ..HistoryFilter::default() };
        assert_eq!(older.history(&permit, of_it, all, reading()).await.unwrap().lines.len(), 4);
        assert_eq!(older.family_as_of(&permit, at(100), reading()).await.unwrap().steps.len(), 1);
    });
}

#[test]
fn what_the_newer_release_wrote_while_the_older_one_decided_is_not_lost() {
    on_each_place(|fresh| async move {
        let (older, newer) = two_nodes(&fresh);
        let family = registered(&older, 10, vec![step(11, "Call Grandma", "")]).await;
        let (fresh, times) = (Arc::new(fresh), Arc::new(AtomicUsize::default()));
        let (place, counted, runtime) =
            (Arc::clone(&fresh), Arc::clone(&times), tokio::runtime::Handle::current());
        let decide = move |_: &CaseRecord, merged: Option<Object>| {
            if counted.fetch_add(1, Ordering::SeqCst) == 0 {
                let mine = step(11, "Call Grandma", "She said yes");
                let fields = json!({ "wanted_by": "Maya" });
                runtime.block_on(newer_saves((&*place, &newer, family), 1, mine, fields));
            }
            Ok(merged.into_iter().map(Change::Put).collect())
        };
        let edit = Edit { base_version: 1, mine: step(11, "Call Grandma Ngozi", "") };
        let request = ChangeRequest::new("step.written", at(6));
        let saved = older.change(&changing(1, family), request, Some(edit), decide).await.unwrap();
        assert!(matches!(saved, Outcome::Done(_)), "{saved:?}");
        assert_eq!(times.load(Ordering::SeqCst), 2);
        let stands = body(&fresh, 11);
        let said = ["text", "outcome", "wanted_by"].map(|name| stands[name].clone());
        assert_eq!(said, [json!("Call Grandma Ngozi"), json!("She said yes"), json!("Maya")]);
    });
}

#[test]
fn things_of_a_kind_that_only_the_newer_release_knows_stand_beside() {
    on_each_place(|fresh| async move {
        let (older, newer) = two_nodes(&fresh);
        let family = registered(&older, 10, vec![step(11, "Call Grandma", "")]).await;
        drop(newer);
        let letter = "INSERT INTO object (family_id, kind, id, version, changed_at, changed_by, body) \
            VALUES (10, 'letter', 77, 1, 1, 2, '{\"id\":77}')";
        meddle(&fresh.place, &[letter]);
        let saved = save(&older, &changing(1, family), 1, step(11, "Call Grandma Ngozi", ""), 6).await;
        assert!(matches!(saved, Outcome::Done(_)), "{saved:?}");
        assert_eq!(body(&fresh, 77), *json!({ "id": 77 }).as_object().unwrap());
    });
}

#[test]
fn an_older_release_that_is_running_writes_nothing_more_once_a_newer_one_keeps_what_it_would_lose() {
    on_each_place(|fresh| async move {
        let older = fresh.open();
        let family = registered(&older, 10, vec![step(11, "Call Grandma", "")]).await;
        let entries = || read_text(&fresh.place, "SELECT '' || COUNT(*) AS text FROM journal");
        // The newer one brings the tables up to date, and says that this one may write beside it.
        meddle(&fresh.place, &["INSERT INTO kept_form (number, oldest) VALUES (4, 3)"]);
        save(&older, &changing(1, family), 1, step(11, "Call Grandma Ngozi", ""), 5).await;
        // And then that it may not.
        meddle(&fresh.place, &["INSERT INTO kept_form (number, oldest) VALUES (5, 4)"]);
        let before = entries();
        let newer = StoreError::Newer { found: 5, known: 3 };
        let edit = Edit { base_version: 2, mine: step(11, "Ring her", "") };
        let put = |_: &CaseRecord, merged: Option<Object>| Ok(merged.into_iter().map(Change::Put).collect());
        let request = ChangeRequest::new("step.written", at(6));
        let refused = older.change(&changing(1, family), request, Some(edit), put).await;
        assert_eq!(refused, Err(newer.clone()));
        let read = older.open_family(&changing(1, family), reading()).await;
        assert_eq!(read.err(), Some(newer), "nor is anything read that cannot be written down as read");
        assert_eq!(entries(), before);
        assert_eq!(body(&fresh, 11)["text"], json!("Call Grandma Ngozi"));
    });
}
