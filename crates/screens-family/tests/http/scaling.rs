//! A round of numbers: sealed until it is opened together, reasons asked for, nothing typed lost, nobody averaged.

use crate::common::{Browser, House, begun_round};

/// A number that nobody else on any page would show, with words that would give it away.
const WORDS: &str = "the blue lamp is on at night";

/// Gives a number as the person at this place.
async fn give(bea: &mut Browser, round: &str, place: usize, value: &str, reasons: &str) {
    let path = format!("{round}/rater/{place}");
    let fields = [
        ("value-0-0", value),
        ("reasons-0-0", reasons),
        ("high-0-0", "Gran rings every day"),
        ("up-0-0", "Gran has a key"),
    ];
    let page = bea.fill(&path, &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
}

#[tokio::test]
async fn a_number_sent_after_the_session_ended_is_sent_again_unseen() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "bea").await;
    let path = format!("{round}/rater/0");
    assert_eq!(bea.get(&path).await.status, 200);
    house.clock.set(crate::common::ten_o_clock() + jiff::SignedDuration::from_hours(1));
    let number = [("value-0-0", "3"), ("reasons-0-0", WORDS), ("high-0-0", ""), ("up-0-0", "")];
    let asked = bea.post(&path, &number).await;
    assert_eq!(asked.status, 401);
    assert!(asked.says("What you typed is kept"));
    assert!(!asked.html.contains(WORDS), "nobody is signed in who may read it");
    let page = bea.sign_in_again("bea", &asked).await;
    assert_eq!(page.status, 200);
    assert!(page.says("Nothing that was typed is lost") && !page.says(WORDS));
    assert!(!bea.clone().get("/my-work").await.says("Carry on where you were"), "no draft of it is kept");
    let (token, once) = (page.value("_token").unwrap(), page.value("_once").unwrap());
    let mut again = number.to_vec();
    again.extend([("_token", token.as_str()), ("_once", once.as_str())]);
    assert_eq!(bea.post(&path, &again).await.status, 303);
    assert!(bea.get(&round).await.says("Number given"));
}

#[tokio::test]
async fn ten_is_said_first_with_both_ends_in_words() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "bea").await;
    let page = bea.get(&format!("{round}/rater/0")).await;
    assert!(page.says("Ruth"), "{}", page.text());
    let text = page.text();
    let (ten, zero) =
        (text.find("Safe enough to step back").unwrap(), text.find("Not safe at home").unwrap());
    assert!(ten < zero);
    assert_eq!(page.html.matches("type=\"radio\"").count(), 11);
    assert!(!page.html.contains("data-draft"), "the device goes on to the next person");
}

#[tokio::test]
async fn a_number_without_reasons_is_asked_for_again_and_kept_in_the_form() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "bea").await;
    let page = bea.fill(&format!("{round}/rater/0"), &[("value-0-0", "7"), ("high-0-0", "Gran")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Say why this number."));
    assert!(page.html.contains("value=\"7\" checked"), "the number stays");
    assert!(page.html.contains("Gran"));
    let page = bea.fill(&format!("{round}/rater/0"), &[("reasons-0-0", WORDS)]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Choose a number from 0 to 10.") && page.html.contains(WORDS));
}

#[tokio::test]
async fn a_sealed_number_stands_on_no_page_for_anybody() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "bea").await;
    give(&mut bea, &round, 0, "7", WORDS).await;
    let family = format!("/families/{}", house.families.team);
    let sealed = bea.get(&format!("{round}/rater/0")).await;
    assert!(sealed.says("Your number is sealed") && !sealed.html.contains(WORDS));
    let waiting = bea.get(&round).await;
    assert!(waiting.says("Number given") && waiting.says("Not yet"));
    let paths = ["", "/map", "/scaling", "/history", "/check", "/plan", "/trajectory"];
    let mut pages: Vec<String> = paths.iter().map(|path| format!("{family}{path}")).collect();
    pages.extend([
        round.clone(),
        format!("{round}/rater/0"),
        format!("{round}/rater/1"),
        "/my-work".to_owned(),
    ]);
    for who in ["bea", "grace", "amir", "lena"] {
        let mut browser = house.signed_in(who).await;
        for path in &pages {
            let page = browser.get(path).await;
            assert!(!page.html.contains(WORDS), "{who} reads sealed words on {path}");
            assert!(!page.html.contains("Gran rings every day"), "{who} reads sealed words on {path}");
            assert!(
                !page.html.contains("scale__value") && !page.html.contains("pair-person__number"),
                "{who} {path}"
            );
        }
    }
}

#[tokio::test]
async fn a_number_is_given_once_however_often_the_form_is_sent() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "bea").await;
    give(&mut bea, &round, 0, "7", WORDS).await;
    let again = bea.post(&format!("{round}/rater/0"), &[("value-0-0", "7"), ("reasons-0-0", WORDS)]).await;
    assert_eq!(again.status, 303);
    let second = bea
        .post(&format!("{round}/rater/0"), &[("_once", "another"), ("value-0-0", "2"), ("reasons-0-0", "no")])
        .await;
    assert_eq!(second.status, 422);
    give(&mut bea, &round, 1, "5", "I have seen it twice").await;
    bea.get(&round).await;
    assert_eq!(bea.post(&format!("{round}/open"), &[]).await.status, 303);
    let ratings = house.read("bea", house.families.team).await.ratings;
    let values: Vec<String> = ratings.iter().map(|rating| rating.value.value.to_string()).collect();
    assert_eq!(values, ["7", "5"]);
}

#[tokio::test]
async fn opened_numbers_stand_side_by_side_and_become_strengths_and_steps() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "bea").await;
    give(&mut bea, &round, 0, "7", WORDS).await;
    give(&mut bea, &round, 1, "4", "I have seen it twice").await;
    bea.get(&round).await;
    let opened = bea.post(&format!("{round}/open"), &[]).await;
    let page = bea.follow(&opened).await;
    assert!(
        page.says(WORDS)
            && page.says("I have seen it twice")
            && page.says("Ruth")
            && page.says("Bea Thornley")
    );
    assert!(!page.says("5.5") && !page.text().to_lowercase().contains("average"));
    let rating = house.read("bea", house.families.team).await.ratings[0].id.to_string();
    let keep = format!("{round}/keep");
    let once = [("rating", rating.as_str()), ("what", "strength"), ("_once", "a")];
    assert_eq!(bea.post(&keep, &once).await.status, 303);
    assert_eq!(bea.post(&keep, &once).await.status, 303);
    assert_eq!(bea.post(&keep, &[once[0], ("what", "step"), ("_once", "b")]).await.status, 303);
    let record = house.read("bea", house.families.team).await;
    assert_eq!((record.items.len(), record.steps.len()), (1, 1));
    assert_eq!((record.items[0].text.as_str(), record.items[0].verbatim), ("Gran rings every day", true));
    let page = bea.get(&round).await;
    assert!(page.says("On the map among the strengths.") && page.says("A next step on the map."));
}

#[tokio::test]
async fn opening_before_everybody_has_answered_needs_the_reason() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    // Bea leads the round and is not asked in it: she has no number of her own to give first.
    let round = begun_round(&house, &mut bea, "grace").await;
    give(&mut bea, &round, 0, "7", WORDS).await;
    bea.get(&round).await;
    let refused = bea.post(&format!("{round}/open"), &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("1 person has not yet given a number.") && !refused.html.contains(WORDS));
    let mut amir = house.signed_in("amir").await;
    amir.get(&round).await;
    assert_eq!(amir.post(&format!("{round}/open"), &[("opened", "I want to know")]).await.status, 403);
    bea.get(&round).await;
    let opened = bea.post(&format!("{round}/open"), &[("opened", "Bea had to leave")]).await;
    assert_eq!(opened.status, 303);
    let page = bea.get(&round).await;
    assert!(page.says(WORDS) && page.says("Bea had to leave"));
}

#[tokio::test]
async fn whoever_opens_a_round_gives_their_own_number_first_also_for_a_reason() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "bea").await;
    give(&mut bea, &round, 0, "7", WORDS).await;
    let page = bea.get(&round).await;
    assert!(page.says("Give your own number first"), "{}", page.text());
    assert!(!page.says("Open the numbers"), "there is no button yet");
    for reason in ["", "Ruth had to leave"] {
        let refused = bea.post(&format!("{round}/open"), &[("opened", reason)]).await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.says("have not given your own number") && !refused.html.contains(WORDS));
    }
    // To say that one would rather not is an answer, too: then others' numbers change nothing any more.
    assert_eq!(bea.fill(&format!("{round}/rater/1"), &[("do", "pass")]).await.status, 303);
    bea.get(&round).await;
    assert_eq!(bea.post(&format!("{round}/open"), &[]).await.status, 303);
    assert!(bea.get(&round).await.says(WORDS));
}

#[tokio::test]
async fn the_reasons_of_a_number_are_read_as_every_text_is() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "bea").await;
    let long = "night ".repeat(4_000);
    for field in ["reasons-0-0", "high-0-0", "up-0-0"] {
        for (text, sentence) in [(long.as_str(), "Shorten it"), ("no\u{0}thing", "cannot be seen")] {
            let mut fields = vec![("value-0-0", "7"), ("reasons-0-0", "Calm")];
            fields.retain(|(name, _)| *name != field);
            fields.push((field, text));
            let page = bea.fill(&format!("{round}/rater/0"), &fields).await;
            assert!(page.status == 422 && page.says(sentence), "{field}: {}", page.text());
        }
    }
    bea.get(&round).await;
    let page = bea.post(&format!("{round}/open"), &[("opened", "bell\u{7}")]).await;
    assert!(page.status == 422 && page.says("cannot be seen"), "{}", page.text());
    assert!(house.read("bea", house.families.team).await.ratings.is_empty(), "nothing was kept");
}

#[tokio::test]
async fn each_child_has_a_number_of_their_own() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let mut amir = house.signed_in("amir").await;
    let scale = record.scales.iter().find(|scale| scale.danger.is_some()).unwrap().id.to_string();
    let me = format!("worker:{}", house.workers["amir"]);
    let chair = house.workers["amir"].to_string();
    let start = format!("/families/{}/scaling/start", house.families.own);
    let fields = [("scales", scale.as_str()), ("raters", me.as_str()), ("chair", chair.as_str())];
    let page = amir.fill(&start, &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let record = house.read("amir", house.families.own).await;
    let round = record.rounds.iter().find(|round| round.opened.is_none()).unwrap();
    let danger =
        record.dangers.iter().find(|danger| record.scale(round.scales[0]).unwrap().danger == Some(danger.id));
    let children = danger.unwrap().children().count();
    let page = amir.get(&format!("/families/{}/rounds/{}/rater/0", house.families.own, round.id)).await;
    assert_eq!(page.html.matches("type=\"radio\"").count(), 11 * children);
    assert!(page.says("What we are worried about") && page.says("What we want to see"), "{}", page.text());

    // What a worker writes for one child is not sealed for another.
    let keys: Vec<String> = (0..children).map(|child| format!("0-{child}")).collect();
    let mut fields = Vec::new();
    for key in &keys {
        fields.push((format!("value-{key}"), "5".to_owned()));
        fields.push((format!("reasons-{key}"), "In bed by eight all week".to_owned()));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let rate = format!("/families/{}/rounds/{}/rater/0", house.families.own, round.id);
    let page = amir.fill(&rate, &fields).await;
    assert!(page.status == 422 && page.says("are those for another child"), "{}", page.text());
}

#[tokio::test]
async fn what_a_form_names_must_be_there() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let family = format!("/families/{}", house.families.own);
    let nobody = practice::ids::WorkerId(house.store.new_id()).to_string();
    let danger = practice::ids::DangerId(house.store.new_id()).to_string();
    for danger in [danger.as_str(), "nonsense"] {
        let page = amir.get(&format!("{family}/scales/new?danger={danger}")).await;
        assert_eq!(page.status, 404, "{danger}");
        amir.get(&format!("{family}/scales/new")).await;
        let fields =
            [("danger", danger), ("question", "How safe?"), ("anchor_0", "Bad"), ("anchor_10", "Good")];
        assert_eq!(amir.post(&format!("{family}/scales/new"), &fields).await.status, 404, "{danger}");
    }
    let before = house.read("amir", house.families.own).await;
    let scale = before.scales[0].id.to_string();
    let start = format!("{family}/scaling/start");
    let (bea, me) = (house.workers["bea"].to_string(), house.workers["amir"].to_string());
    let rater = format!("worker:{me}");
    for chair in [nobody.as_str(), bea.as_str()] {
        let fields = [("scales", scale.as_str()), ("raters", rater.as_str()), ("chair", chair)];
        let page = amir.fill(&start, &fields).await;
        assert!(page.status == 422 && page.says("Choose who leads the round from those"), "{}", page.text());
    }
    let rater = format!("worker:{nobody}");
    let fields = [("scales", scale.as_str()), ("raters", rater.as_str()), ("chair", me.as_str())];
    let page = amir.fill(&start, &fields).await;
    assert!(page.status == 422 && page.says("whom Kith does not know"), "{} {}", page.status, page.text());
    let after = house.read("amir", house.families.own).await;
    assert_eq!((after.rounds.len(), after.scales.len()), (before.rounds.len(), before.scales.len()));
}
