//! Items of the map: kept as typed, given back whole when refused, merged or shown side by side when two people write.

use crate::common::House;

fn new_item(house: &House) -> String {
    format!("/families/{}/maps/{}/items/new", house.families.team, house.families.team_map)
}

/// Adds an item and returns the path of its form.
async fn add(house: &House, text: &str) -> String {
    let mut bea = house.signed_in("bea").await;
    let page = bea.fill(&new_item(house), &[("category", "strength"), ("text", text)]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let record = house.read("bea", house.families.team).await;
    format!(
        "/families/{}/items/{}",
        house.families.team,
        record.items.iter().find(|item| item.text == text).unwrap().id
    )
}

#[tokio::test]
async fn any_text_is_kept_as_typed_and_never_becomes_markup() {
    let house = House::new().await;
    for text in [
        "<script>alert(1)</script> & \"so\"",
        "مرحبا بكم",
        "🧸 bedtime, then\na second line",
        "Łukasz’s gran",
    ] {
        let form = add(&house, text).await;
        let page = house.signed_in("bea").await.get(&form).await;
        assert!(!page.html.contains("<script>alert"));
        assert!(page.text().contains(&text.replace('\n', " ")), "{text}");
    }
}

#[tokio::test]
async fn a_refused_form_still_holds_everything_that_was_typed() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let page =
        bea.fill(&new_item(&house), &[("text", "Gran comes on Fridays"), ("source", "Home visit")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Choose where it belongs on the map."));
    assert!(page.html.contains("Gran comes on Fridays") && page.html.contains("Home visit"));
}

#[tokio::test]
async fn whoever_saves_and_adds_another_is_asked_for_one_in_the_same_column() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let form = new_item(&house);
    assert!(bea.get(&form).await.says("Save and add another"));
    let fields =
        [("category", "past_harm"), ("text", "No food on Sunday"), ("violent", "no"), ("_another", "yes")];
    let done = bea.fill(&form, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(done.location(), format!("{form}?category=past_harm&done=added"));
    let next = bea.follow(&done).await;
    assert!(next.says("Added.") && !next.html.contains("No food on Sunday"), "{}", next.text());
    let record = house.read("bea", house.families.team).await;
    let item = record.items.iter().find(|item| item.text == "No food on Sunday").unwrap().id;
    let one = bea.get(&format!("/families/{}/items/{item}", house.families.team)).await;
    assert!(!one.says("Save and add another"), "one that stands is changed");
}

#[tokio::test]
async fn a_double_click_makes_one_item() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let fields = [("category", "strength"), ("text", "Reads every night")];
    let first = bea.fill(&new_item(&house), &fields).await;
    let second = bea.post(&new_item(&house), &fields).await;
    assert_eq!((first.status, second.status), (303, 303));
    let record = bea.get(&format!("/families/{}/map", house.families.team)).await;
    assert_eq!(record.html.matches(">Reads every night</p>").count(), 1);
}

#[tokio::test]
async fn changes_to_different_fields_merge_and_to_one_field_are_shown_side_by_side() {
    let house = House::new().await;
    let form = add(&house, "Dad walks them to school").await;
    let base = [("category", "strength"), ("text", "Dad walks them to school")];
    let mut bea = house.signed_in("bea").await;
    let mut grace = house.signed_in("grace").await;
    bea.get(&form).await;
    grace.get(&form).await;
    let bea_first = bea.post(&form, &[base[0], ("text", "Dad walks them to school each day")]).await;
    assert_eq!(bea_first.status, 303, "{}", bea_first.text());
    let merged = grace.post(&form, &[base[0], base[1], ("source", "School")]).await;
    assert_eq!(merged.status, 303, "different fields merge: {}", merged.text());
    let page = grace.get(&form).await;
    assert!(page.html.contains("each day") && page.html.contains("School"));

    bea.get(&form).await;
    bea.post(&form, &[base[0], ("text", "Bea’s wording"), ("source", "School")]).await;
    let clash = grace.post(&form, &[base[0], ("text", "Grace’s wording"), ("source", "School")]).await;
    assert_eq!(clash.status, 409);
    assert!(clash.says("Bea’s wording") && clash.says("Grace’s wording") && clash.says("Bea Thornley"));
}

#[tokio::test]
async fn the_wrong_person_is_refused_and_a_hidden_record_looks_like_none() {
    let house = House::new().await;
    let path = |family| format!("/families/{family}/map");
    let mut otto = house.signed_in("otto").await;
    assert_eq!(otto.get(&path(house.families.team)).await.status, 403);
    let mut amir = house.signed_in("amir").await;
    let missing = amir.get(&path(practice::ids::FamilyId(1))).await;
    for hidden in [house.families.restricted, house.families.conflict] {
        let page = amir.get(&path(hidden)).await;
        assert_eq!((page.status, page.but_for_tokens()), (404, missing.but_for_tokens()));
    }
    let mut ada = house.signed_in("ada").await;
    let missing = ada.get(&path(practice::ids::FamilyId(1))).await;
    let there = ada.get(&path(house.families.team)).await;
    assert_eq!((missing.status, missing.but_for_tokens()), (there.status, there.but_for_tokens()));
}
