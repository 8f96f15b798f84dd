//! Two windows with the same new form are two drafts: neither writes over the other, and both come back.

use crate::common::{House, Page};
use std::collections::BTreeSet;

/// The draft keys that somebody has, with what was typed.
async fn drafts(house: &House, who: &str) -> Vec<record::Draft> {
    house.store.drafts(house.actor(who).await).await.unwrap()
}

fn text_of(page: &Page) -> Option<String> {
    page.main_form().into_iter().find(|field| field.name == "text").and_then(|field| field.value)
}

#[tokio::test]
async fn two_windows_with_the_same_new_form_are_two_drafts_and_neither_writes_over_the_other() {
    let house = House::new().await;
    let form = format!("/families/{}/maps/{}/items/new", house.families.team, house.families.team_map);
    let (mut one, mut two) = (house.signed_in("bea").await, house.signed_in("bea").await);
    one.get(&form).await;
    two.get(&form).await;
    for (is_one, text) in [(true, "Gran helps"), (false, "The dog barks"), (true, "Gran helps on Fridays")] {
        house.clock.set(house.clock.now() + jiff::SignedDuration::from_secs(60));
        let browser = if is_one { &mut one } else { &mut two };
        assert_eq!(browser.post("/drafts", &[("text", text)]).await.status, 204);
    }
    assert_eq!(drafts(&house, "bea").await.len(), 2, "each window has its own");

    // On My work both are offered, each by its own way back.
    let mut later = house.signed_in("bea").await;
    let work = later.get("/my-work").await;
    let links: Vec<String> = work
        .html
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| href.starts_with(&form))
        .map(|href| href.replace("&amp;", "&"))
        .collect();
    assert_eq!(links.len(), 2, "{}", work.text());
    let mut found = BTreeSet::new();
    for link in &links {
        found.extend(text_of(&later.get(link).await));
    }
    assert_eq!(found, BTreeSet::from(["Gran helps on Fridays".to_owned(), "The dog barks".to_owned()]));

    // Opened again, the form has the newest and offers the other, and an empty one.
    let page = later.get(&form).await;
    assert_eq!(text_of(&page).as_deref(), Some("Gran helps on Fridays"));
    assert!(page.says("You typed something else here and have not saved it"), "{}", page.text());
    let empty = page.html.split("href=\"").find(|rest| rest.contains("draft=none")).unwrap();
    let empty = empty.split('"').next().unwrap().replace("&amp;", "&");
    let fresh = later.get(&empty).await;
    assert_eq!(text_of(&fresh).unwrap_or_default(), "");

    // What is typed on goes on in the draft's place; the window in which it was typed first keeps what it types.
    later.get(&form).await;
    house.clock.set(house.clock.now() + jiff::SignedDuration::from_secs(60));
    assert_eq!(later.post("/drafts", &[("text", "Gran helps, and sings")]).await.status, 204);
    let texts =
        |all: &[record::Draft]| all.iter().map(|draft| draft.body.clone()).collect::<Vec<_>>().join("\n");
    let now = drafts(&house, "bea").await;
    assert!(now.len() == 2 && texts(&now).contains("sings") && !texts(&now).contains("Fridays"), "{now:?}");
    house.clock.set(house.clock.now() + jiff::SignedDuration::from_secs(60));
    assert_eq!(one.post("/drafts", &[("text", "Gran helps on Fridays and Mondays")]).await.status, 204);
    let now = drafts(&house, "bea").await;
    assert!(now.len() == 3 && texts(&now).contains("sings") && texts(&now).contains("Mondays"), "{now:?}");

    // Saving one takes its own draft along and no other.
    let saved = later.post(&form, &[("category", "strength"), ("text", "Gran helps, and sings")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let now = drafts(&house, "bea").await;
    assert!(now.len() == 2 && !texts(&now).contains("sings"), "{now:?}");
    let page = two.get(&form).await;
    assert!(page.says("begin with an empty form"), "{}", page.text());
    let thrown = two.post("/drafts/discard", &[]).await;
    assert_eq!(thrown.status, 303);
    assert_eq!(drafts(&house, "bea").await.len(), 1, "what is shown is thrown away");
}

#[tokio::test]
async fn without_scripts_two_windows_whose_session_ended_are_two_drafts_too() {
    let house = House::new().await;
    let form = format!("/families/{}/maps/{}/items/new", house.families.team, house.families.team_map);
    for text in ["Gran helps", "The dog barks"] {
        let mut window = house.signed_in("bea").await;
        window.get(&format!("{form}?draft=none")).await;
        house.clock.set(house.clock.now() + jiff::SignedDuration::from_hours(13));
        let sent = window.post(&form, &[("text", text)]).await;
        assert_eq!(sent.status, 401, "{}", sent.text());
        let back = window.sign_in_again("bea", &sent).await;
        assert_eq!(back.status, 303, "{}", back.text());
        assert_eq!(text_of(&window.follow(&back).await).as_deref(), Some(text));
    }
    assert_eq!(drafts(&house, "bea").await.len(), 2);
}
