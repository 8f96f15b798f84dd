//! Beginning the record of a carer or sponsor, and the list of a team's.

use crate::{
    common::House,
    party_help::{begun, checked, restricted},
};

#[tokio::test]
async fn whoever_is_known_already_is_shown_before_a_second_record_is_begun() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let first = begun(&mut amir, "carer", "Joan Whitlock").await;
    let page = amir.fill("/parties/new", &[("kind", "carer"), ("name", "Joan Whitlok")]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.says("They may be known already") && page.html.contains(&first), "{}", page.text());
    let looked = page.value("_looked").unwrap();
    // The button that goes on counts for this name alone.
    let other = [("kind", "carer"), ("name", "Joan Whitlocke"), ("_looked", looked.as_str())];
    assert_eq!(amir.post("/parties/new", &other).await.status, 200);
    let same = [("kind", "carer"), ("name", "Joan Whitlok"), ("_looked", looked.as_str())];
    assert_eq!(amir.post("/parties/new", &same).await.status, 303);

    // Another team learns that there is one, and whom to ring.
    let mut otto = house.signed_in("otto").await;
    let page = otto.fill("/parties/new", &[("kind", "carer"), ("name", "Joan Whitlock")]).await;
    assert!(page.says("With another team: ring Amir"), "{}", page.text());
    assert!(!page.html.contains(&first) && !page.says("960 777"), "{}", page.text());
}

#[tokio::test]
async fn a_form_that_is_sent_twice_begins_one_record() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    amir.get("/parties/new").await;
    let fields = [("kind", "sponsor"), ("name", "Helen Price")];
    let first = amir.post("/parties/new", &fields).await;
    let second = amir.post("/parties/new", &fields).await;
    assert_eq!((first.status, first.location()), (303, second.location()), "{}", second.text());
    let begun = house.entries().into_iter().filter(|verb| verb == "party.opened").count();
    assert_eq!(begun, 1);
}

#[tokio::test]
async fn a_record_without_a_name_is_not_begun_and_nothing_typed_is_lost() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.fill("/parties/new", &[("address", "9 Quarry Lane")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Give the name in full") && page.says("9 Quarry Lane"), "{}", page.text());
}

#[tokio::test]
async fn the_list_holds_ones_teams_with_what_presses_first_and_nobody_who_is_hidden() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let sound = begun(&mut amir, "resident", "Ada Low").await;
    checked(&mut amir, &sound, "dbs", "2026-01-05", "2029-01-05").await;
    let soon = begun(&mut amir, "resident", "Bob Low").await;
    checked(&mut amir, &soon, "dbs", "2023-12-20", "2026-12-20").await;
    begun(&mut amir, "resident", "Zoe Low").await;
    restricted(&house, "grace", "Rose Hidden").await;
    let page = amir.get("/parties").await;
    let text = page.text();
    let at = |name: &str| text.find(name).unwrap();
    assert!(at("Zoe Low") < at("Bob Low") && at("Bob Low") < at("Ada Low"), "{text}");
    assert!(page.says("Criminal record (DBS): nothing is written down"), "{text}");
    assert!(page.says("Criminal record (DBS): counts until 20 December 2026"), "{text}");
    assert!(!page.says("Hidden"), "{text}");
    for (who, says) in [("otto", "There is nobody here yet"), ("ana", "Your role does not include this")] {
        let page = house.signed_in(who).await.get("/parties").await;
        assert!(page.says(says) && !page.says("Low"), "{who}: {}", page.text());
    }
    // Whoever leads is told on their own work, and the way in stands where people are looked for.
    let page = amir.get("/my-work").await;
    assert!(
        page.says("Carers and sponsors whom you work with (3)") && page.says("Zoe Low"),
        "{}",
        page.text()
    );
    assert!(!page.says("Ada Low"), "nothing of hers is to be looked at");
    assert!(amir.get("/find").await.html.contains("href=\"/parties\""));
    assert!(!house.signed_in("bea").await.get("/my-work").await.says("Carers and sponsors whom"));
}
