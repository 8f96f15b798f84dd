//! The network: members added, new people with them, moved between the rings.

use crate::common::House;
use practice::plan::Knows;

fn path(house: &House, rest: &str) -> String {
    format!("/families/{}/{rest}", house.families.own)
}

async fn id(house: &House, given: &str) -> String {
    let record = house.read("amir", house.families.own).await;
    record.people.iter().find(|person| person.given == given).unwrap().id.to_string()
}

#[tokio::test]
async fn an_empty_network_says_what_to_ask_first() {
    let house = House::new().await;
    let page = house.signed_in("amir").await.get(&path(&house, "network")).await;
    assert!(page.says("Who already knows") && page.says("Who could know"));
}

#[tokio::test]
async fn somebody_new_is_added_to_the_record_and_the_network_in_one_form_once() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let form = path(&house, "network/new");
    let fields = [
        ("person", "new"),
        ("given", "Abena"),
        ("family", "Mensah"),
        ("phone", "01632 960777"),
        ("natural", "yes"),
        ("knows", "none"),
        ("roles", "walks Maya to school\nanswers the phone at night"),
        ("concerns", "Lent Dan money"),
    ];
    amir.get(&form).await;
    for _ in 0..2 {
        assert_eq!(amir.post(&form, &fields).await.status, 303);
    }
    let record = house.read("amir", house.families.own).await;
    assert_eq!((record.network.len(), record.people.len()), (1, 5));
    let page = amir.get(&path(&house, "network")).await;
    for words in ["Abena Mensah", "walks Maya to school", "Lent Dan money", "A note for workers"] {
        assert!(page.says(words), "{words}");
    }
    assert!(page.html.contains("data-knows=\"none\""), "she is drawn in her ring");
}

#[tokio::test]
async fn what_is_missing_is_said_and_what_was_typed_stays() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let fields = [("person", "new"), ("family", "Mensah"), ("natural", "yes")];
    let page = amir.fill(&path(&house, "network/new"), &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Give a name") && page.says("Say how much they know."));
    assert_eq!(page.value("family").as_deref(), Some("Mensah"));
    assert!(house.read("amir", house.families.own).await.network.is_empty());
}

#[tokio::test]
async fn a_move_to_another_ring_asks_when_and_by_whom() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let gran = id(&house, "Comfort").await;
    let fields = [("person", &*gran), ("natural", "yes"), ("knows", "none")];
    amir.fill(&path(&house, "network/new"), &fields).await;
    let member = house.read("amir", house.families.own).await.network[0].id;
    let form = path(&house, &format!("network/{member}/ring"));
    let page = amir.get(&format!("{form}?knows=all")).await;
    assert!(page.says("What does Comfort know now?"));
    assert!(page.says("Until now: does not know yet."), "{}", page.text());
    let refused = amir.post(&form, &[("knows", "all")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Say on which day they were told."));
    let mum = format!("person:{}", id(&house, "Ruth").await);
    let told = [
        ("knows", "all"),
        ("told_on-day", "22"),
        ("told_on-month", "11"),
        ("told_on-year", "2026"),
        ("told_by", &*mum),
    ];
    assert_eq!(amir.fill(&form, &told).await.status, 303);
    let record = house.read("amir", house.families.own).await;
    assert_eq!(record.network[0].knows, Knows::All);
    assert!(amir.get(&path(&house, "network")).await.says("Told on 22 November 2026 by Ruth"));
    let moved = amir.get(&format!("{form}?knows=some")).await;
    assert!(moved.says("They were told on 22 November 2026 by Ruth."), "{}", moved.text());
    assert!(moved.html.contains(&format!("value=\"{mum}\" selected")), "who told them is kept");
    let again = amir
        .fill(
            &form,
            &[
                ("knows", "all"),
                ("told_on-day", "30"),
                ("told_on-month", "11"),
                ("told_on-year", "2026"),
                ("told_by", &mum),
            ],
        )
        .await;
    assert!(again.status == 422 && again.says("is in the future"));
}

#[tokio::test]
async fn nobody_is_in_the_network_twice_and_strangers_do_not_see_it() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let gran = id(&house, "Comfort").await;
    let fields = [("person", &*gran), ("natural", "yes"), ("knows", "none")];
    amir.fill(&path(&house, "network/new"), &fields).await;
    let page = amir.fill(&path(&house, "network/new"), &fields).await;
    assert!(page.status == 422 && page.says("This person is in the network already."));
    assert_eq!(house.signed_in("otto").await.get(&path(&house, "network")).await.status, 403);
}
