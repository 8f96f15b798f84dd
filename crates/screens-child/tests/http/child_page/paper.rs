//! What is printed for a child, and when nothing prints.

use super::{begin, handed, is_for_a_child, lines, with_canaries};
use crate::common::House;
use practice::{child_words::ChildWords, ids::ChildWordsId, readable, testing::child};

#[tokio::test]
async fn a_childs_plan_on_paper_is_the_workers_words_and_never_the_grown_ups_plan() {
    let house = House::with_work().await;
    with_canaries(&house).await;
    let mut amir = house.signed_in("amir").await;
    let family = format!("/families/{}", house.families.own);
    let paper = amir.get(&format!("{family}/family-plan?reader={}", child(0))).await;
    let asked = amir.get(paper.location()).await;
    assert!(
        asked.location().starts_with(&format!("{family}/people/{}/words/new?about=plan:", child(0))),
        "{}",
        asked.status
    );
    let form = asked.location().to_owned();
    let page = amir.get(&form).await;
    let about = page.main_form().iter().find(|field| field.name == "about").unwrap().value.clone().unwrap();
    let fields = [
        ("about", about.as_str()),
        ("words", "You sleep at Gran’s this week. Gran will fetch you."),
        ("beside", "faces"),
        ("has_box", "yes"),
    ];
    let kept = amir.fill(&form, &fields).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let page = amir.get(paper.location()).await;
    assert!(page.says("You sleep at Gran’s this week."), "{}", page.text());
    is_for_a_child(&page, "the plan on paper");
    // A grown-up's paper is the plan.
    let kim = amir.get(&format!("{family}/family-plan?reader={}", practice::testing::MUM)).await;
    assert_eq!(kim.status, 200);
}

#[tokio::test]
async fn a_childs_paper_that_tells_of_a_hidden_address_prints_nothing() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let round = begin(&house, &mut amir, child(0)).await;
    let record = house.read("amir", house.families.own).await;
    let words = ChildWords {
        words: "Go to Gran. She is at 48 Cutler Street.".to_owned(),
        ..record.child_words[0].value.clone()
    };
    let of_plan = ChildWords {
        id: ChildWordsId(9_000_006),
        scale: None,
        plan: Some(practice::testing::FULL),
        at_0: String::new(),
        at_10: String::new(),
        ..words.clone()
    };
    house.put(vec![words.into(), of_plan.into()]).await;
    let family = format!("/families/{}", house.families.own);
    let of_plan = format!("{family}/plan/{}/children/{}", practice::testing::FULL, child(0));
    let papers = [format!("{round}/rater/0/paper"), of_plan];
    for paper in &papers {
        assert!(amir.get(paper).await.html.contains("<article"), "{paper}");
    }
    let mut gran = record.person(practice::testing::GRAN).unwrap().value.clone();
    (gran.address, gran.address_hidden) = ("48 Cutler Street".to_owned(), true);
    house.put(vec![gran.into()]).await;
    for paper in &papers {
        let page = amir.get(paper).await;
        let page = if page.status == 303 { amir.follow(&page).await } else { page };
        assert!(!page.html.contains("<article") && page.says("Nothing of it prints"), "{}", page.text());
    }
}

#[tokio::test]
async fn a_childs_paper_says_whom_to_ring_in_a_childs_words_and_without_a_number_there_is_none() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let round = begin(&house, &mut amir, child(0)).await;
    let record = house.read("amir", house.families.own).await;
    let words = &record.child_words[0].value;
    let of_plan = ChildWords {
        id: ChildWordsId(9_000_005),
        scale: None,
        plan: Some(practice::testing::FULL),
        words: "You sleep at Gran’s this week. Gran will fetch you.".to_owned(),
        at_0: String::new(),
        at_10: String::new(),
        ..words.clone()
    };
    house.put(vec![of_plan.into()]).await;
    let family = format!("/families/{}", house.families.own);
    let papers = [
        format!("{round}/rater/0/paper"),
        format!("{family}/plan/{}/children/{}", practice::testing::FULL, child(0)),
    ];
    for path in &papers {
        let page = amir.get(path).await;
        let paper = page.html.split("<article").nth(1).unwrap().split("</article>").next().unwrap();
        for said in ["Somebody to ring", "01632 960700", "Monday to Friday", "01632 960799", "999"] {
            assert!(paper.contains(said), "{path}: {said}: {}", page.text());
        }
        is_for_a_child(&page, path);
        let ring = lines(&page).split_once("Somebody to ring").unwrap().1.to_owned();
        // The hours are the team's own words, and a number is no word.
        let ring = ring.replace("Monday to Friday, 9 am to 5 pm", "").replace('\n', " ");
        let ring: String = ring.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        assert!(readable::age(&ring) <= 8, "{}: {ring}", readable::age(&ring));
    }
    // A page that is handed over has no telephone: the grown-up is in the room.
    let mut moved = record.families[0].value.clone();
    moved.team = house.south;
    house.put(vec![moved.into()]).await;
    for path in &papers {
        let page = amir.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.says("No paper without a number to ring") && page.says("The team South has no"));
        assert!(!page.html.contains("<article"), "{path}: {}", page.text());
    }
    let hers = handed(&mut amir, &round).await;
    let page = amir.get(&hers).await;
    assert!(page.status == 200 && !page.says("ring us") && !page.says("Somebody to ring"));
}

#[tokio::test]
async fn no_hidden_address_is_saved_for_a_child_and_one_hidden_later_is_not_printed_or_handed_over() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let round = begin(&house, &mut amir, child(0)).await;
    let record = house.read("amir", house.families.own).await;
    let mut gran = record.person(practice::testing::GRAN).unwrap().value.clone();
    gran.address = "Larkspur Cottage\nLittle Marl".to_owned();
    gran.phone = "01632 960777".to_owned();
    let words = &record.child_words[0].value;
    let told = "You can go to Larkspur Cottage. Mum is sad.".to_owned();
    let number = ChildWords { words: told.clone(), ..words.clone() };
    let of_plan = ChildWords {
        id: ChildWordsId(9_000_006),
        scale: None,
        plan: Some(practice::testing::FULL),
        words: told,
        at_0: String::new(),
        at_10: String::new(),
        ..words.clone()
    };
    house.put(vec![gran.clone().into(), number.into(), of_plan.into()]).await;
    let family = format!("/families/{}", house.families.own);
    let of_round = format!("{round}/rater/0/paper");
    let of_plan = format!("{family}/plan/{}/children/{}", practice::testing::FULL, child(0));
    for path in [&of_round, &of_plan] {
        assert!(amir.get(path).await.says("Larkspur Cottage"), "{path}: nothing is hidden yet");
    }
    gran.address_hidden = true;
    house.put(vec![gran.into()]).await;
    let page = amir.get(&of_plan).await;
    assert!(page.says("Not ready to give away") && page.says("of Rose"), "{}", page.text());
    assert!(!page.html.contains("Larkspur") && !page.html.contains("<article"));
    let form = format!("{family}/child-words/{}?round={}", words.id, round.rsplit('/').next().unwrap());
    assert_eq!(amir.get(&of_round).await.location(), form);
    assert_eq!(amir.get(&format!("{round}/rater/0/child")).await.location(), form);
    amir.get(&round).await;
    assert_eq!(amir.post(&format!("{round}/rater/0/hand-over"), &[]).await.location(), form);
    let page = amir.get(&form).await;
    assert!(page.says("no device is handed over with it"), "{}", page.text());
    // What a browser sends: every field of the form.
    let about = format!("scale:{}", words.scale.unwrap());
    let sent = |typed: &'static str| {
        let ends = [("at_0", words.at_0.as_str()), ("at_10", words.at_10.as_str())];
        let rest = [("about", about.as_str()), ("beside", "faces"), ("has_box", "yes"), ("words", typed)];
        [ends.as_slice(), &rest].concat()
    };
    for typed in ["Go to LITTLE marl.", "You can ring +44 1632 960 777."] {
        let page = amir.fill(&form, &sent(typed)).await;
        assert!(page.status == 422 && page.says("hidden address or telephone number of Rose"), "{typed}");
    }
    let saved = amir.fill(&form, &sent("Mum is sad a lot.")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(amir.get(&of_round).await.status, 200);
}
