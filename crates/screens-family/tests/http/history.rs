//! The history, and the record as it stood on a day.

use crate::common::House;

fn path(house: &House, rest: &str) -> String {
    format!("/families/{}/{rest}", house.families.team)
}

fn items(house: &House) -> String {
    path(house, &format!("maps/{}/items/new", house.families.team_map))
}

#[tokio::test]
async fn it_says_who_changed_and_who_read_what() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    bea.fill(&items(&house), &[("category", "strength"), ("text", "Gran reads to them")]).await;
    let mut grace = house.signed_in("grace").await;
    grace.get(&path(&house, "")[..path(&house, "").len() - 1]).await;
    let page = grace.get(&path(&house, "history?show=all")).await;
    assert!(page.says("Bea Thornley added an item on the map: Gran reads to them"), "{}", page.text());
    assert!(page.says("Grace Adeyemi read the overview"));
    let changes = grace.get(&path(&house, "history")).await;
    assert!(!changes.says("read the overview") && changes.says("Gran reads to them"));
    let readings = grace.get(&path(&house, "history?show=readings")).await;
    assert!(readings.says("read the overview") && !readings.says("Gran reads to them"));
    let of_grace = grace.get(&path(&house, &format!("history?who={}", house.workers["grace"]))).await;
    assert!(of_grace.says("Nothing matches."));
}

#[tokio::test]
async fn before_the_record_began_there_is_a_sentence_that_says_so() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let page = bea.get(&path(&house, "map?on=2020-01-01")).await;
    assert!(page.status == 404 && page.says("This record did not exist yet"), "{}", page.text());
    assert!(page.says("It was begun after 1 January 2020"));
}

#[tokio::test]
async fn one_thing_has_its_own_history_before_and_after() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    bea.fill(&items(&house), &[("category", "strength"), ("text", "Gran reads to them")]).await;
    let page = bea.get(&path(&house, "history?kind=map_item")).await;
    let at = page.html.find("history?kind=map_item&").unwrap();
    let id = page.html[at..].split("id=").nth(1).unwrap()[..13].to_owned();
    let form = path(&house, &format!("items/{id}"));
    bea.fill(&form, &[("category", "complicating"), ("text", "Gran reads to them")]).await;
    let page = bea.get(&path(&house, &format!("history?kind=map_item&id={id}"))).await;
    assert!(page.says("2 entries"), "{}", page.text());
    assert!(page.says("Where it belongs Before: Strength → After: What makes it harder"), "{}", page.text());
}

#[tokio::test]
async fn a_day_that_has_passed_shows_its_words_and_offers_no_change() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let ruth = |phone| {
        [("given", "Ruth"), ("family", "Lindqvist"), ("part", "parent"), ("phone", phone), ("sex", "female")]
    };
    let page = bea.get(&path(&house, "people")).await;
    let at = page.html.find("dir=\"auto\">Ruth").unwrap();
    let id = page.html[page.html[..at].rfind("id=\"n-").unwrap() + 6..][..13].to_owned();
    bea.fill(&path(&house, &format!("people/{id}")), &ruth("01632 960777")).await;
    house.clock.set("2026-11-24T10:00:00Z".parse().unwrap());
    let mut bea = house.signed_in("bea").await;
    bea.fill(&path(&house, &format!("people/{id}")), &ruth("01632 960888")).await;
    let to =
        bea.get(&path(&house, "history/look-back?day-day=23&day-month=11&day-year=2026&screen=people")).await;
    let page = bea.follow(&to).await;
    assert!(page.says("As it stood at the end of 23 November 2026."));
    assert!(page.says("01632 960777") && !page.says("01632 960888"));
    assert!(!page.html.contains("people/new") && !page.html.contains("relationships/new"));
    assert!(!page.html.contains(&format!("people/{id}\"")), "no link to change");
    let home = bea.get(&format!("/families/{}?on=2026-11-23", house.families.team)).await;
    assert!(!home.html.contains("role=\"button\""), "no link to change");
    let before = bea.get(&path(&house, "people?on=2020-01-01")).await;
    assert_eq!(before.status, 404, "there was no record then");
    let future = bea.get(&path(&house, "history/look-back?day-day=1&day-month=1&day-year=2030")).await;
    assert_eq!(future.status, 422);
    assert!(future.says("The day is in the future."));
}

#[tokio::test]
async fn looking_at_the_history_is_in_the_history_and_the_wrong_person_is_refused() {
    let house = House::new().await;
    let mut lena = house.signed_in("lena").await;
    lena.get(&path(&house, "history")).await;
    assert!(lena.get(&path(&house, "history?show=readings")).await.says("Lena Novak read the history"));
    let mut otto = house.signed_in("otto").await;
    assert_eq!(otto.get(&path(&house, "history")).await.status, 403);
}

#[tokio::test]
async fn a_number_of_a_round_that_is_not_open_stays_sealed() {
    use practice::{
        Who,
        ids::{RatingId, RoundId},
        scale::{ScaleRating, ScalingRound, Score},
    };
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let (amir, bea) = (house.workers["amir"], house.workers["bea"]);
    let round = RoundId(house.store.new_id());
    house
        .put(vec![
            ScalingRound {
                id: round,
                on: crate::common::today(),
                meeting: None,
                scales: vec![record.scales[0].id],
                raters: vec![Who::Worker(amir), Who::Worker(bea)],
                chair: amir,
                opened: None,
                passed: Vec::new(),
            }
            .into(),
            ScaleRating {
                id: RatingId(house.store.new_id()),
                scale: record.scales[0].id,
                round: Some(round),
                rater: Who::Worker(amir),
                child: Some(record.people.iter().find(|person| person.is_child()).unwrap().id),
                value: Score::whole(3).unwrap(),
                reasons: "Nobody has seen him sober at bedtime".into(),
                what_makes_it_that_high: String::new(),
                one_step_up: String::new(),
                on: crate::common::today(),
                asked: None,
            }
            .into(),
        ])
        .await;
    let history = format!("/families/{}/history?kind=rating", house.families.own);
    let mut grace = house.signed_in("grace").await;
    let page = grace.get(&history).await;
    assert!(page.says("What was given is sealed until the round is opened."));
    assert!(!page.says("sober at bedtime"));
    let home = grace.get(&format!("/families/{}", house.families.own)).await;
    assert!(!home.says("sober at bedtime"));
    let mut own = house.signed_in("amir").await;
    assert!(own.get(&history).await.says("sober at bedtime"), "one's own number is not sealed from oneself");
}
