//! What was typed about a child or a carer and not saved: “My work” says what it is and whose, to whoever may open the record.

use crate::{
    common::House,
    party_help::{begun, child},
};

#[tokio::test]
async fn a_draft_is_called_by_what_it_is_and_whose_record() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let maya = child(&house, house.families.own, "Maya").await;
    let joan = begun(&mut amir, "carer", "Joan Whitlock").await;
    for (path, field) in [
        (format!("{maya}/who"), "called"),
        (format!("{maya}/died"), "died-day"),
        (format!("{maya}/placements/new"), "called"),
        (format!("{joan}/checks/new"), "words"),
        (format!("{joan}/edit"), "phone"),
        ("/children/new".to_owned(), "given"),
    ] {
        amir.get(&path).await;
        assert_eq!(amir.post("/drafts", &[(field, "1")]).await.status, 204, "{path}");
    }
    let page = amir.get("/my-work").await;
    for what in [
        "Who a child is",
        "A death",
        "Where a child lives",
        "A check of a carer or sponsor",
        "A carer’s or sponsor’s details",
        "The record of a child who comes without a family",
    ] {
        assert!(page.says(what), "{what}: {}", page.text());
    }
    assert!(!page.says("A form"), "{}", page.text());
    let about = |name: &str| page.html.matches(&format!("kith-work__about\">{name}</p>")).count();
    assert_eq!((about("Maya Okafor"), about("Joan Whitlock")), (3, 2), "{}", page.text());
}

#[tokio::test]
async fn a_draft_about_a_record_that_is_closed_says_no_name_and_is_kept() {
    let house = House::new().await;
    let mut otto = house.signed_in("otto").await;
    let maya = child(&house, house.families.own, "Maya").await;
    let joan = begun(&mut house.signed_in("amir").await, "carer", "Joan Whitlock").await;
    otto.get("/my-work").await;
    for record in [maya.as_str(), joan.as_str(), "/children/0000000000001"] {
        let key = format!("{record}/who?");
        assert_eq!(otto.post("/drafts", &[("_draft", &key), ("called", "x")]).await.status, 204);
    }
    let page = otto.get("/my-work").await;
    assert!(!page.says("Maya Okafor") && !page.says("Joan"), "{}", page.text());
    let closed = "kith-work__what\">Something about a record that you cannot open now";
    assert_eq!(page.html.matches(closed).count(), 3, "{}", page.text());
}
