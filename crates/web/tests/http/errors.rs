//! What people read when something is not saved: a refusal as a refusal, a conflict as a conflict, a fault as a fault.

use crate::common::{House, PASSWORD};
use record::{error::Class, testing::errors::one_of_each};
use ui::trouble::Trouble;

/// How the page of a fault begins.
const FAULT: &str = "Kith cannot reach its records just now";

#[test]
fn no_refusal_and_no_conflict_reads_as_a_fault_and_no_fault_as_a_refusal() {
    for error in one_of_each() {
        let (class, said) = (error.class(), error.to_string());
        let trouble = Trouble::from(error);
        let (status, (heading, sentence)) = (trouble.status().as_u16(), trouble.words());
        match class {
            Class::Refused | Class::Conflict => {
                assert!((400..500).contains(&status), "{status}: {said}");
                assert!(heading != FAULT && !heading.contains("not known"), "{heading}: {said}");
            }
            Class::Fault(_) => assert!(status == 503 && sentence == said, "{status}: {said}"),
        }
    }
}

#[test]
fn a_refusals_sentence_reaches_whoever_asked_and_a_save_that_is_not_known_says_so() {
    let said = |error: record::StoreError| Trouble::from(error).words();
    let refused = said(record::StoreError::Refused("Name somebody first.".to_owned()));
    assert_eq!(refused, ("This cannot be done like this", "Name somebody first.".to_owned()));
    let conflict = said(record::StoreError::Conflict("This was answered already.".to_owned()));
    assert_eq!(conflict, ("Something has changed meanwhile", "This was answered already.".to_owned()));
    assert_eq!(said(record::StoreError::Uncertain).0, "It is not known whether this was saved");
}

#[tokio::test]
async fn a_disk_that_fails_is_said_as_a_fault_and_the_same_form_is_kept_afterwards() {
    let house = House::new().await;
    let mut ada = house.signed_in("ada").await;
    let form = [("which", ""), ("name", "Night team")];
    for (engine_says, page_says) in
        [("database or disk is full", "The disk is full."), ("disk I/O error", "The disk refused")]
    {
        let fails = format!(
            "CREATE TRIGGER fails BEFORE INSERT ON team BEGIN SELECT RAISE(ABORT, '{engine_says}'); END"
        );
        record::testing::meddle(&house.place(), &[&fails]);
        assert_eq!(ada.get("/administration/teams").await.status, 200);
        let page = ada.post("/administration/teams", &form).await;
        assert_eq!(page.status, 503, "{}", page.text());
        assert!(page.says(FAULT) && page.says(page_says), "{}", page.text());
        assert!(page.says("Everything saved before is safe; this was not saved."), "{}", page.text());
        record::testing::meddle(&house.place(), &["DROP TRIGGER fails"]);
    }
    assert_eq!(ada.get("/administration/teams").await.status, 200);
    assert_eq!(ada.post("/administration/teams", &form).await.status, 303, "sent again, it is kept");
    assert_eq!(ada.get("/administration/teams").await.status, 200);
    let twice = ada.post("/administration/teams", &form).await;
    assert!(twice.status == 422 && twice.says("There is a team of this name already."), "{}", twice.text());
    assert!(!twice.says(FAULT));
}

#[tokio::test]
async fn whoever_may_not_reads_a_refusal_also_while_the_disk_fails() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get("/administration/teams").await;
    assert!(page.status == 403 && !page.says(FAULT), "{}", page.text());
    let nowhere = amir.get("/families/2222222222222").await;
    assert!(nowhere.status == 404 && !nowhere.says(FAULT), "{}", nowhere.text());
    let fails =
        "CREATE TRIGGER fails BEFORE INSERT ON session BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END";
    record::testing::meddle(&house.place(), &[fails]);
    let wrong = [("username", "amir"), ("password", "a wrong password")];
    let page = house.browser().post("/sign-in", &wrong).await;
    assert!(!page.says(FAULT), "a wrong password is no fault: {}", page.text());
    let right = [("username", "amir"), ("password", PASSWORD)];
    assert_eq!(house.browser().post("/sign-in", &right).await.status, 503);
}
