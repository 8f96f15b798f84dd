//! The number that a child gives, and who is told of it.

use super::{begin, is_for_a_child, lines};
use crate::common::{Browser, House, Page};
use practice::{Who, readable, testing::child};

/// Amir gives his own number, everybody's are opened, and the round is read.
async fn opened(amir: &mut Browser, round: &str) -> Page {
    let mine = [
        ("value-0-0", "6"),
        ("reasons-0-0", "Gran is there at night and rang on Monday."),
        ("value-0-1", "5"),
        ("reasons-0-1", "He sleeps, and Gran looks in."),
    ];
    let given = amir.fill(&format!("{round}/rater/1"), &mine).await;
    assert_eq!(given.status, 303, "{}", given.text());
    amir.get(round).await;
    let opened = amir.post(&format!("{round}/open"), &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    amir.follow(&opened).await
}

#[tokio::test]
async fn a_childs_number_stands_beside_the_childs_own_question_and_never_on_the_grown_ups_line() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let family = format!("/families/{}", house.families.own);
    // An older number of hers, given to the grown-ups' question.
    let mut older = record.ratings[0].value.clone();
    (older.id, older.rater) = (practice::ids::RatingId(9_000_021), Who::Person(child(0)));
    (older.scale, older.round, older.child) = (record.scales[0].id, None, Some(child(0)));
    house.put(vec![older.into()]).await;
    let round = begin(&house, &mut amir, child(0)).await;
    amir.get(&format!("{round}/rater/0/child")).await;
    let hers = format!("{round}/rater/0/child");
    assert_eq!(amir.post(&hers, &[("value-0", "1"), ("more-0", "I like Gran")]).await.status, 303);
    let page = opened(&mut amir, &round).await;
    // The words are changed afterwards: what stood when she answered is what is shown.
    let mut words = record.child_words[0].value.clone();
    let asked = words.words.split('.').next().unwrap().to_owned();
    (words.words, words.at_0) = ("How is school?".to_owned(), "School is bad.".to_owned());
    house.put(vec![words.into()]).await;
    assert!(page.says("first number to this question"), "{}", page.text());
    let pair = format!("{family}/pairs/{}", record.scales[0].danger.unwrap());
    let mut pages = vec![("the opened round", page)];
    for (what, path) in [
        ("the pair", pair),
        ("the charts", format!("{family}/trajectory")),
        ("the escalation", format!("{family}/escalations")),
        ("the history", format!("{family}/history?kind=rating")),
        ("the map", format!("{family}/map")),
        ("the family's page", family.clone()),
        ("the scales", format!("{family}/scaling")),
    ] {
        pages.push((what, amir.get(&path).await));
    }
    for (what, page) in &pages {
        let told = page.says(&asked) && page.says("It is hard for me.") && page.says("It is good for me.");
        assert!(page.status == 200 && told, "{what} says what she was asked: {}", page.text());
        assert!(!page.says("School is bad."), "{what}");
    }
    // Her mark stands on a line of its own, not between the grown-ups' ends.
    for page in [&pages[0].1, &pages[1].1, &pages[5].1] {
        let line = page.html.split("class=\"scale__own\"").nth(1).unwrap();
        let line = line.split("scale__anchors").next().unwrap();
        assert!(line.contains("Maya") && line.contains("<strong class=\"scale__value\">1<"), "{line}");
        let grown_ups = page.html.split("class=\"scale\"").nth(1).unwrap();
        let grown_ups = grown_ups.split("scale__anchors").next().unwrap();
        assert!(!grown_ups.contains("scale__name\" dir=\"auto\">Maya<"), "{grown_ups}");
    }
    // Nor does a chart join it with the number to other words.
    let charts = &pages[2].1;
    assert!(!charts.html.contains(", 1 on 23 November 2026\""), "{}", charts.text());
}

#[tokio::test]
async fn a_child_is_told_who_reads_and_words_are_kept_from_the_room_where_somebody_is_feared() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let family = format!("/families/{}", house.families.own);
    let feared = record.people.iter().map(|person| person.id).find(|id| {
        practice::views::fear(&record, None, *id).is_some()
            && practice::child_words::Young::rater(&record, &Who::Person(*id), crate::common::today())
                .is_none()
    });
    let (hers, theirs) =
        (Who::Person(child(0)).to_string(), Who::Person(feared.expect("somebody is feared")).to_string());
    let (scale, chair) = (record.scales[0].id.to_string(), house.workers["amir"].to_string());
    let fields = [
        ("scales", scale.as_str()),
        ("raters", hers.as_str()),
        ("raters", theirs.as_str()),
        ("chair", chair.as_str()),
    ];
    assert_eq!(amir.fill(&format!("{family}/scaling/start"), &fields).await.status, 303);
    let rounds = house.read("amir", house.families.own).await.rounds;
    let round = format!("{family}/rounds/{}", rounds.iter().find(|round| round.opened.is_none()).unwrap().id);
    let place = format!("{round}/rater/0/child");
    let page = amir.get(&place).await;
    is_for_a_child(&page, "the page that says who reads");
    let text = page.text();
    let told = text.find("Amir, your worker, reads this.").expect("who reads");
    assert!(told < text.find("You can say more here.").unwrap(), "before the box: {text}");
    assert!(
        !page.says("We do not show it to") && !page.says("So may: "),
        "nobody at the table learns that words are kept from them: {text}"
    );
    assert!(text.find("I want to stop").unwrap() < text.find("Pick one number").unwrap(), "{text}");
    assert!(readable::age(&lines(&page)) <= 8);
    let given = amir.post(&place, &[("value-0", "1"), ("more-0", "I hide under the bed")]).await;
    assert_eq!(given.status, 303);
    amir.get(&round).await;
    let open = amir.post(&format!("{round}/open"), &[("opened", "The others could not come.")]).await;
    let page = amir.follow(&open).await;
    assert!(
        page.says("What was said here is kept for the worker") && !page.html.contains("hide under"),
        "{}",
        page.text()
    );
    assert!(page.says("Do not open or show these numbers where"), "{}", page.text());
    let pair = amir.get(&format!("{family}/pairs/{}", record.scales[0].danger.unwrap())).await;
    assert!(pair.says("Words kept for the worker") && !pair.html.contains("hide under"), "{}", pair.text());
    for path in [&family, &format!("{family}/map"), &format!("{family}/trajectory")] {
        assert!(!amir.get(path).await.html.contains("hide under"), "{path}");
    }
    // A number this low goes to somebody with authority, whose page is shown and printed like any other.
    let mut grace = house.signed_in("grace").await;
    let escalation = house.read("amir", house.families.own).await.escalations.last().expect("one").id;
    for path in [format!("{family}/escalations"), format!("{family}/escalations/{escalation}")] {
        for page in [amir.get(&path).await, grace.get(&path).await] {
            assert!(!page.html.contains("hide under"), "{path}: {}", page.text());
            assert!(
                page.status != 200 || page.says("What was said here is kept for the worker"),
                "{path}: {}",
                page.text()
            );
        }
    }
    assert!(amir.get(&format!("{family}/history?kind=rating")).await.says("I hide under the bed"));
}
