//! Somebody who is feared and is asked for a number: not chosen by default, and nothing of the record on their pages.

use crate::common::{Browser, House, PASSWORD, Page};
use practice::{Object, Who, testing::DAD};

/// Puts a canary into every text of the family's record, and takes Dan's own name out again.
async fn with_canaries(house: &House) {
    let record = practice::testing::with_canaries(&house.read("amir", house.families.own).await);
    let mut changed: Vec<Object> = record.objects().into_iter().map(|kept| kept.value).collect();
    changed.retain(|object| !matches!(object, Object::Family(_)));
    for object in &mut changed {
        if let Object::Person(person) = object
            && person.id == DAD
        {
            (person.given, person.family) = ("Dan".to_owned(), "Marlow".to_owned());
            "Dan".clone_into(&mut person.called);
        }
        if let Object::Scale(scale) = object {
            "CANARY How safe is it when Dan drinks?".clone_into(&mut scale.question);
            (scale.anchor_0, scale.anchor_10) = ("CANARY worst".to_owned(), "CANARY best".to_owned());
        }
    }
    house.put(changed).await;
}

/// Begins a round in which Dan and Amir are asked on every scale. Returns its path.
async fn begin(house: &House, amir: &mut Browser) -> String {
    let record = house.read("amir", house.families.own).await;
    let family = format!("/families/{}", house.families.own);
    let chair = house.workers["amir"].to_string();
    let scales: Vec<String> = record.scales.iter().map(|scale| scale.id.to_string()).collect();
    let (dan, me) = (Who::Person(DAD).to_string(), format!("worker:{chair}"));
    let mut fields = vec![("raters", dan.as_str()), ("raters", me.as_str()), ("chair", chair.as_str())];
    fields.extend(scales.iter().map(|scale| ("scales", scale.as_str())));
    let begun = amir.fill(&format!("{family}/scaling/start"), &fields).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let rounds = house.read("amir", house.families.own).await.rounds;
    format!("{family}/rounds/{}", rounds.iter().find(|round| round.opened.is_none()).unwrap().id)
}

fn holds_nothing(page: &Page, what: &str) {
    for word in ["CANARY", "Danger statement", "We are worried", "What we want to see", "Amir"] {
        assert!(!page.html.contains(word), "{what} holds “{word}”: {}", page.text());
    }
}

#[tokio::test]
async fn nobody_feared_is_chosen_for_a_number_by_default_and_the_page_says_why() {
    let house = House::with_work().await;
    let page =
        house.signed_in("amir").await.get(&format!("/families/{}/scaling/start", house.families.own)).await;
    let ticked = |who: &str| {
        let at = page.html.find(&format!("value=\"{who}\"")).unwrap_or_else(|| panic!("{who} is offered"));
        page.html[at..].split('>').next().unwrap_or_default().contains("checked")
    };
    assert!(!ticked(&Who::Person(DAD).to_string()), "{}", page.text());
    assert!(ticked(&Who::Person(practice::testing::MUM).to_string()), "{}", page.text());
    assert!(page.says("is named on the map as having harmed a child"), "{}", page.text());
}

#[tokio::test]
async fn no_word_of_the_record_reaches_a_feared_rater_on_any_page_of_a_handed_over_device() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let round = begin(&house, &mut amir).await;
    with_canaries(&house).await;
    let his = format!("{round}/rater/0");
    let written_for = amir.get(&his).await;
    assert!(
        written_for.says("How safe is it for the children now, as you see it?"),
        "{}",
        written_for.text()
    );
    assert!(!written_for.html.contains("CANARY"), "{}", written_for.text());

    amir.get(&round).await;
    let asked = amir.post(&format!("{his}/hand-over"), &[]).await;
    assert!(asked.status == 422 && asked.says("What will this person see?"), "{}", asked.text());
    assert_eq!(amir.get("/my-work").await.status, 200, "nothing was handed over yet");
    amir.get(&round).await;
    let given = amir.post(&format!("{his}/hand-over"), &[("sees", "yes")]).await;
    assert_eq!(given.location(), his, "{}", given.text());

    let page = amir.get(&his).await;
    assert!(page.says("How safe is it for the children now, as you see it?"), "{}", page.text());
    assert!(page.says("As safe as you can imagine") && page.says("Not safe at all"), "{}", page.text());
    holds_nothing(&page, "his page");
    let none = amir.fill(&his, &[]).await;
    assert_eq!(none.status, 422);
    holds_nothing(&none, "what is missing");
    for path in [format!("{round}/rater/1"), round.clone(), "/nothing".to_owned(), "/my-work".to_owned()] {
        let page = amir.get(&path).await;
        assert_eq!(page.location(), "/hand-back", "{path}");
        holds_nothing(&page, &path);
        holds_nothing(&amir.post(&path, &[]).await, &path);
    }
    let back = amir.get("/hand-back").await;
    assert!(back.says("Give this back to the worker"), "{}", back.text());
    holds_nothing(&back, "the hand-back page");
    holds_nothing(&amir.post("/hand-back", &[("password", "a guess")]).await, "a wrong password");

    let given = amir.fill(&his, &[("value-0-0", "7"), ("reasons-0-0", "All is well")]).await;
    assert_eq!(given.location(), his, "{}", given.text());
    let sealed = amir.get(&his).await;
    assert!(sealed.says("Your number is sealed"), "{}", sealed.text());
    holds_nothing(&sealed, "the thanks");
    assert!(sealed.says("You can ring") && sealed.says("At any other time ring"), "{}", sealed.text());
    amir.get("/hand-back").await;
    assert_eq!(amir.post("/hand-back", &[("password", PASSWORD)]).await.location(), round);
    assert!(amir.get(&round).await.says("Number given"), "it counts for every scale and child");

    // What he was asked is kept with his number, and stands beside it once the round is open.
    assert_eq!(amir.fill(&format!("{round}/rater/1"), &[("do", "pass")]).await.status, 303);
    amir.get(&round).await;
    assert_eq!(amir.post(&format!("{round}/open"), &[]).await.status, 303);
    let record = house.read("amir", house.families.own).await;
    let his: Vec<_> = record
        .ratings
        .iter()
        .filter(|one| one.round.is_some() && one.rater == Who::Person(DAD) && one.reasons == "All is well")
        .collect();
    assert!(!his.is_empty());
    for one in &his {
        let asked = one.asked.as_ref().expect("what he was asked");
        assert_eq!(asked.words, "How safe is it for the children now, as you see it?");
        assert_eq!(
            (asked.at_0.as_str(), asked.at_10.as_str()),
            ("Not safe at all", "As safe as you can imagine")
        );
    }
    let page = amir.get(&round).await;
    assert!(
        page.says("was asked in words of their own: How safe is it for the children now"),
        "{}",
        page.text()
    );
    assert!(page.says("All is well"), "a grown-up's words are not kept from the room: {}", page.text());
}

#[tokio::test]
async fn no_device_is_handed_over_with_a_question_that_tells_where_somebody_is() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let family = format!("/families/{}", house.families.own);
    let (chair, scale) = (house.workers["amir"].to_string(), record.scales[0].id.to_string());
    let mum = Who::Person(practice::testing::MUM).to_string();
    let fields = [("raters", mum.as_str()), ("chair", chair.as_str()), ("scales", scale.as_str())];
    assert_eq!(amir.fill(&format!("{family}/scaling/start"), &fields).await.status, 303);
    let rounds = house.read("amir", house.families.own).await.rounds;
    let round = format!("{family}/rounds/{}", rounds.iter().find(|round| round.opened.is_none()).unwrap().id);
    let mut gran = record.person(practice::testing::GRAN).unwrap().value.clone();
    gran.address = "Larkspur Cottage".to_owned();
    let mut scale = record.scales[0].value.clone();
    "How safe is it at Larkspur Cottage?".clone_into(&mut scale.question);
    house.put(vec![gran.clone().into(), scale.into()]).await;
    let hers = format!("{round}/rater/0");
    amir.get(&round).await;
    let asked = amir.post(&format!("{hers}/hand-over"), &[]).await;
    assert!(asked.status == 422 && asked.says("Who is in the room?"), "{}", asked.text());
    let silent = amir.post(&format!("{hers}/hand-over"), &[("asked", "yes")]).await;
    assert!(silent.status == 422 && silent.says("Say whether anybody else can see"), "{}", silent.text());
    let seen = amir.post(&format!("{hers}/hand-over"), &[("room", "seen")]).await;
    assert!(seen.status == 422 && seen.says("Do not hand it over now"), "{}", seen.text());
    assert!(!seen.says("Dan"), "the screen names nobody else: {}", seen.text());
    assert_eq!(amir.get("/my-work").await.status, 200, "nothing was handed over yet");
    amir.get(&round).await;
    let given = amir.post(&format!("{hers}/hand-over"), &[("room", "alone")]).await;
    assert_eq!(given.location(), hers, "nothing is hidden yet: {}", given.text());
    gran.address_hidden = true;
    house.put(vec![gran.into()]).await;
    // In her hands already: the page tells nothing more.
    let page = amir.get(&hers).await;
    assert_eq!(page.location(), "/hand-back", "{}", page.text());
    amir.get("/hand-back").await;
    assert_eq!(amir.post("/hand-back", &[("password", PASSWORD)]).await.location(), round);
    amir.get(&round).await;
    let refused = amir.post(&format!("{hers}/hand-over"), &[]).await;
    assert!(refused.status == 422 && refused.says("The device was not handed over"), "{}", refused.text());
    assert!(refused.says("hidden address or telephone number of Rose"), "{}", refused.text());
    assert_eq!(amir.get("/my-work").await.status, 200);
    let read_out = amir.get(&hers).await;
    assert!(read_out.html.contains("kith-held-back"), "the worker reads it and it does not print");
}

#[tokio::test]
async fn the_page_in_a_mothers_hands_tells_nobody_elses_name_reason_or_worry() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let family = format!("/families/{}", house.families.own);
    let (chair, scale) = (house.workers["amir"].to_string(), record.scales[0].id.to_string());
    let mum = Who::Person(practice::testing::MUM).to_string();
    let fields = [("raters", mum.as_str()), ("chair", chair.as_str()), ("scales", scale.as_str())];
    assert_eq!(amir.fill(&format!("{family}/scaling/start"), &fields).await.status, 303);
    let rounds = house.read("amir", house.families.own).await.rounds;
    let round = format!("{family}/rounds/{}", rounds.iter().find(|round| round.opened.is_none()).unwrap().id);
    let hers = format!("{round}/rater/0");
    for question in ["How safe is it at home?", "How safe is Maya with Dan?"] {
        let mut scale = record.scales[0].value.clone();
        question.clone_into(&mut scale.question);
        house.put(vec![scale.into()]).await;
        // Read out by the worker, with what people are worried about.
        let read_out = amir.get(&hers).await;
        assert!(read_out.says("What we are worried about") && read_out.says(question), "{}", read_out.text());
        amir.get(&round).await;
        let given = amir.post(&format!("{hers}/hand-over"), &[("room", "alone")]).await;
        assert_eq!(given.location(), hers, "{}", given.text());
        let page = amir.get(&hers).await;
        let others = record.people.iter().filter(|one| one.id != practice::testing::MUM);
        let names = others.map(|one| one.short_name().to_owned()).filter(|name| !name.is_empty());
        for secret in names.chain(["What we are worried about", "What we want to see"].map(str::to_owned)) {
            assert!(!page.says(&secret), "{secret}: {}", page.text());
        }
        assert_eq!(page.says(question), !question.contains("Dan"), "{}", page.text());
        amir.get("/hand-back").await;
        assert_eq!(amir.post("/hand-back", &[("password", PASSWORD)]).await.location(), round);
    }
}
