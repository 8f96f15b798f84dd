//! Checking a map and signing it off.

use crate::common::House;
use practice::testing::Shape;

fn path(house: &House, rest: &str) -> String {
    format!("/families/{}/{rest}", house.families.own)
}

#[tokio::test]
async fn a_sound_map_is_signed_and_working_on_it_again_makes_a_new_version() {
    let house = House::with_shape(&Shape { disputed: true, ..Shape::default() }).await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&path(&house, "check")).await;
    assert!(page.says("Nothing stands in the way of signing"), "{}", page.text());
    assert!(page.says("A disagreement is kept with the map and is signed with it."));
    let record = house.read("amir", house.families.own).await;
    let sign = path(&house, &format!("maps/{}/sign-off", record.maps[0].id));
    let page = amir.post(&sign, &[("note", "Read together with the family")]).await;
    let page = amir.follow(&page).await;
    assert!(
        page.says(
            "Signed off with a disagreement recorded by Amir Siddiqui on 23 November 2026 (version 1)."
        ),
        "{}",
        page.text()
    );
    assert!(page.says("Read together with the family") && page.says("it becomes version 2"));
    let again = amir.post(&sign, &[("note", ""), ("_once", "another")]).await;
    assert!(again.says("This map has been signed off already."));
    let item = &record.items[0];
    let form = path(&house, &format!("items/{}", item.id));
    let mut grace = house.signed_in("grace").await;
    let page = grace.get(&form).await;
    let text = page.html.contains("textarea");
    assert!(text);
    let fields = [("category", "strength"), ("text", "Gran has begun to come on Fridays too")];
    let new = path(&house, &format!("maps/{}/items/new", record.maps[0].id));
    assert_eq!(grace.fill(&new, &fields).await.status, 303);
    let page = grace.get(&path(&house, "check")).await;
    assert!(page.says("Version 2 of the map. Draft. Nobody has signed it off."), "{}", page.text());
}

#[tokio::test]
async fn what_stands_in_the_way_is_listed_with_its_place_and_signing_is_refused() {
    let house = House::with_work().await;
    let mut record = house.read("amir", house.families.own).await;
    let mut rating = record.ratings.remove(0).value;
    rating.reasons.clear();
    let mut danger = record.dangers.remove(0).value;
    danger.behaviour = "domestic abuse".into();
    danger.worriers.clear();
    let at = danger.id;
    house.put(vec![rating.into(), danger.into()]).await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&path(&house, "check")).await;
    assert!(page.says("What must be put right first"), "{}", page.text());
    assert!(page.html.contains(&format!("pairs/{at}")));
    assert!(!page.html.contains("sign-off\""), "no form while something blocks");
    let sign = path(&house, &format!("maps/{}/sign-off", record.maps[0].id));
    let page = amir.post(&sign, &[("note", "All the same"), ("_once", "x")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("There is a problem."));
}

#[tokio::test]
async fn only_those_who_may_sign_are_asked_to() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let sign = path(&house, &format!("maps/{}/sign-off", record.maps[0].id));
    for person in ["bea", "lena"] {
        let mut browser = house.signed_in(person).await;
        let page = browser.get(&path(&house, "check")).await;
        assert!(!page.html.contains(&sign) && page.says("signs the map off"), "{person}");
        assert_eq!(browser.post(&sign, &[("note", "")]).await.status, 403, "{person}");
    }
    let mut otto = house.signed_in("otto").await;
    assert_eq!(otto.get(&path(&house, "check")).await.status, 403);
}
