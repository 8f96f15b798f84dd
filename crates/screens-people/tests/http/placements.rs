//! With whom a child lives, from the child's side.

use crate::{
    common::House,
    party_help::{WORDS, begun, checked, child, restricted},
};

const KINSHIP: [(&str, &str); 4] =
    [("kind", "kinship_care"), ("from-day", "20"), ("from-month", "11"), ("from-year", "2026")];

#[tokio::test]
async fn whoever_works_with_the_child_reads_a_name_a_number_and_that_something_is_to_be_looked_at() {
    let house = House::new().await;
    let mut otto = house.signed_in("otto").await;
    let party = begun(&mut otto, "carer", "Comfort Okafor").await;
    checked(&mut otto, &party, "assessment", "2026-06-01", "2026-11-22").await;
    let own = child(&house, house.families.own, "Maya").await;
    let mut amir = house.signed_in("amir").await;
    let new = format!("{own}/placements/new");

    // Another team's carer is found by name; of the record nothing is handed out.
    let page = amir.fill(&new, &[("_more", "called"), ("called", "Comfort Okafor")]).await;
    let id = party.trim_start_matches("/parties/");
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.html.contains(&format!("value=\"{id}\"")) && !page.says("960 777"), "{}", page.text());
    let page = amir.post(&new, &[&KINSHIP[..], &[("party", id)]].concat()).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let page = amir.follow(&page).await;
    assert!(page.says("With relatives or friends: Comfort Okafor"), "{}", page.text());
    assert!(page.says("Since 20 November 2026. Telephone 01632 960 777"), "{}", page.text());
    assert!(page.says("Something about them is to be looked at"), "{}", page.text());
    assert!(!page.says(WORDS) && !page.says("Assessment"), "never what: {}", page.text());
    assert!(!page.html.contains(&format!("href=\"{party}\"")), "nor a way that would be refused");
    assert_eq!(amir.get(&party).await.status, 403);

    // It ends; from then on the number is nobody's business.
    let end = page
        .html
        .split("href=\"")
        .find(|part| part.contains("/end\""))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let page = amir
        .fill(&end, &[("to-day", "19"), ("to-month", "11"), ("to-year", "2026"), ("ended_because", "x")])
        .await;
    assert!(page.status == 422 && page.says("ends before it begins"), "{}", page.text());
    let page = amir.fill(&end, &[("ended_because", "")]).await;
    assert!(page.status == 422 && page.says("Say in a sentence why it ended"), "{}", page.text());
    let fields =
        [("to-day", "23"), ("to-month", "11"), ("to-year", "2026"), ("ended_because", "She is home again.")];
    let page = amir.fill(&end, &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let page = amir.follow(&page).await;
    assert!(page.says("until 23 November 2026") && page.says("She is home again."), "{}", page.text());
    assert!(!page.says("960 777") && !page.says("to be looked at"), "{}", page.text());
    let verbs = house.entries();
    assert!(
        ["placement.added", "placement.ended", "placements.seen"]
            .iter()
            .all(|verb| verbs.contains(&(*verb).to_owned()))
    );
}

#[tokio::test]
async fn a_child_lives_in_one_place_on_a_day() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let party = begun(&mut amir, "carer", "Joan Whitlock").await;
    let id = party.trim_start_matches("/parties/").to_owned();
    let new = format!("{}/placements/new", child(&house, house.families.own, "Maya").await);
    assert_eq!(amir.fill(&new, &[&KINSHIP[..], &[("party", id.as_str())]].concat()).await.status, 303);
    let page = amir.fill(&new, &[&KINSHIP[..], &[("party", id.as_str())]].concat()).await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(
        page.html.split_once("id=\"from-error\"").unwrap().1.contains("lives somewhere else on that day")
    );
}

#[tokio::test]
async fn a_reference_that_was_told_is_taken_and_one_of_somebody_hidden_reads_like_one_of_nobody() {
    let house = House::new().await;
    let mut otto = house.signed_in("otto").await;
    let party = begun(&mut otto, "sponsor", "Helen Price").await;
    let told = party.trim_start_matches("/parties/").to_uppercase();
    let hidden = restricted(&house, "grace", "Rose Hidden").await.to_string();
    let mut amir = house.signed_in("amir").await;
    let new = format!("{}/placements/new", child(&house, house.families.own, "Maya").await);
    let mut pages = Vec::new();
    for reference in [hidden.as_str(), "0000000000001", "no such thing"] {
        let page = amir.fill(&new, &[&KINSHIP[..], &[("reference", reference)]].concat()).await;
        assert_eq!(page.status, 422, "{reference}");
        assert!(page.says("Nobody has this reference"), "{}", page.text());
        pages.push(page.text().replace(reference, ""));
    }
    assert!(pages.iter().all(|page| page == &pages[0]));
    let page = amir.fill(&new, &[("_more", "called"), ("called", "Rose Hidden")]).await;
    assert!(page.says("Nobody of this name was found") && !page.html.contains(&hidden), "{}", page.text());
    let page = amir.fill(&new, &KINSHIP).await;
    assert!(page.status == 422 && page.says("Choose with whom the child lives"), "{}", page.text());
    let page = amir.fill(&new, &[&KINSHIP[..], &[("reference", told.as_str())]].concat()).await;
    assert_eq!(page.status, 303, "{}", page.text());
}

#[tokio::test]
async fn who_lives_with_somebody_hidden_is_told_as_what_and_not_with_whom() {
    let house = House::new().await;
    let hidden = restricted(&house, "grace", "Rose Hidden").await;
    let own = child(&house, house.families.own, "Maya").await;
    place_without_screens(&house, &own, hidden).await;
    let page = house.signed_in("amir").await.get(&format!("{own}/placements")).await;
    assert!(page.says("Foster care") && page.says("shown only to those named for it"), "{}", page.text());
    for told in ["Rose", "960 999", "Somewhere safe", "to be looked at", WORDS, &hidden.to_string()] {
        assert!(!page.html.contains(told), "{told}: {}", page.text());
    }
}

/// As a change of the store, because no screen would offer it.
async fn place_without_screens(house: &House, child: &str, party: practice::ids::PartyId) {
    use practice::child::{Placement, PlacementKind};
    let actor = house.actor("amir").await;
    let child = child.trim_start_matches("/children/").parse().unwrap();
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, access::Deed::Change, house.clock.now()).unwrap();
    let placement = Placement {
        id: practice::ids::PlacementId(house.store.new_id()),
        party,
        kind: PlacementKind::FosterCare,
        from: ui::testing::today(),
        to: None,
        ended_because: String::new(),
    };
    let request = record::ChangeRequest::new("placement.added", house.clock.now());
    let put = vec![practice::actions::Change::Put(placement.into())];
    let kept = house.store.change(&permit, request, None, move |_, _| Ok(put)).await.unwrap();
    assert!(matches!(kept, record::Outcome::Done(_)));
}

#[tokio::test]
async fn another_team_and_whoever_sees_no_records_learn_nothing_of_where_a_child_lives() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let party = begun(&mut amir, "carer", "Joan Whitlock").await;
    let own = child(&house, house.families.own, "Maya").await;
    let new = format!("{own}/placements/new");
    let id = party.trim_start_matches("/parties/");
    assert_eq!(amir.fill(&new, &[&KINSHIP[..], &[("party", id)]].concat()).await.status, 303);
    for path in [format!("{own}/placements"), new] {
        let page = house.signed_in("otto").await.get(&path).await;
        assert_eq!(page.status, 403);
        assert!(!page.says("Joan") && !page.says("Maya"), "{}", page.text());
        let page = house.signed_in("ana").await.get(&path).await;
        assert!(page.says("Your role does not include this") && !page.says("Joan"), "{}", page.text());
    }
}
