//! Who may know of a carer or sponsor: restricted to those who are named, and opened again.

use crate::{common::House, party_help::begun};

#[tokio::test]
async fn a_record_is_restricted_to_those_who_are_named_and_opened_again() {
    let house = House::new().await;
    let joan = begun(&mut house.signed_in("amir").await, "carer", "Joan Whitlock").await;
    let access = format!("{joan}/access");
    let mut grace = house.signed_in("grace").await;
    assert!(grace.get(&joan).await.html.contains(&access));
    let why = grace.fill(&access, &[("do", "restrict")]).await;
    assert!(why.status == 422 && why.says("Say why."), "{}", why.text());
    let amir = house.workers["amir"].to_string();
    let hides = [("do", "restrict"), ("named", amir.as_str()), ("reason", "A threat was made")];
    let done = grace.fill(&access, &hides).await;
    let page = grace.follow(&done).await;
    assert!(page.says("The record is restricted") && page.says("Joan Whitlock"), "{}", page.text());
    assert_eq!(house.signed_in("amir").await.get(&joan).await.status, 200, "he is named");
    for who in ["bea", "otto", "sofia"] {
        let mut browser = house.signed_in(who).await;
        for rest in ["", "/access"] {
            let hidden = browser.get(&format!("{joan}{rest}")).await;
            let missing = browser.get(&format!("/parties/0000000000001{rest}")).await;
            assert_eq!(
                (hidden.status, hidden.but_for_tokens()),
                (404, missing.but_for_tokens()),
                "{who}{rest}"
            );
        }
        assert!(!browser.get("/parties").await.says("Joan"));
    }
    assert!(grace.get(&access).await.says("Amir Siddiqui"), "who is named stands there");
    let opened = grace.fill(&access, &[("do", "open"), ("reason", "He is in prison")]).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    assert_eq!(house.signed_in("bea").await.get(&joan).await.status, 200);
    assert!(house.entries().contains(&"party.access_changed".to_owned()));
}

#[tokio::test]
async fn whoever_decides_nothing_restricts_nothing() {
    let house = House::new().await;
    let joan = begun(&mut house.signed_in("amir").await, "carer", "Joan Whitlock").await;
    let access = format!("{joan}/access");
    let hides = [("do", "restrict"), ("reason", "A threat was made")];
    for who in ["amir", "lena", "otto", "ana"] {
        let mut browser = house.signed_in(who).await;
        assert_eq!(browser.get(&access).await.status, 403, "{who}");
        browser.get("/my-work").await;
        assert_eq!(browser.post(&access, &hides).await.status, 403, "{who}");
    }
    assert!(!house.signed_in("amir").await.get(&joan).await.html.contains(&access), "nor is it offered");
    assert!(!house.signed_in("grace").await.get(&joan).await.says("Restricted"));
}

#[tokio::test]
async fn two_who_decide_on_one_page_decide_one_after_the_other() {
    let house = House::new().await;
    let joan = begun(&mut house.signed_in("amir").await, "carer", "Joan Whitlock").await;
    let access = format!("{joan}/access");
    let mut grace = house.signed_in("grace").await;
    grace.get(&access).await;
    let mut amir = house.signed_in("amir").await;
    let edits = [("kind", "carer"), ("name", "Joan Low")];
    assert_eq!(amir.fill(&format!("{joan}/edit"), &edits).await.status, 303);
    let page = grace.post(&access, &[("do", "restrict"), ("reason", "A threat was made")]).await;
    assert!(page.status == 409 && page.says("Somebody else changed this"), "{}", page.text());
    assert!(page.says("A threat was made"), "what was typed is still there");
}
