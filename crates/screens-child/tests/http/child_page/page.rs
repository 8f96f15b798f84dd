//! What a child is handed: the words for this child alone, whatever goes wrong.

use super::{CANARY, begin, handed, is_for_a_child, lines, with_canaries};
use crate::common::{House, PASSWORD, filled, things};
use practice::{child_words::ChildWords, ids::ChildWordsId, readable, testing::child};

#[tokio::test]
async fn nothing_of_the_record_reaches_a_child_but_the_workers_words_whatever_goes_wrong() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let round = begin(&house, &mut amir, child(0)).await;
    with_canaries(&house).await;
    // Paper first: then the device goes out of the worker's hands.
    let paper = amir.get(&format!("{round}/rater/0/paper")).await;
    assert!(paper.says("Put a ring round one number") && paper.says("Mum is sad a lot."), "{}", paper.text());
    is_for_a_child(&paper, "the paper");
    let read = amir.get(&format!("{round}/rater/0/child")).await;
    assert!(read.says("Read this to Maya"), "{}", read.text());
    is_for_a_child(&read, "the page that is read to her");

    let hers = handed(&mut amir, &round).await;
    let page = amir.get(&hers).await;
    for words in
        ["Hello, Maya", "Mum is sad a lot.", "It is hard for me.", "It is good for me.", "I want to stop"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(!page.says("Read this to Maya"));
    assert_eq!(page.html.matches("type=\"radio\"").count(), 11);
    assert_eq!(page.html.matches("<textarea").count(), 1, "one box");
    let token = page.value("_token").unwrap();

    let long = "night ".repeat(4_000);
    let mut seen = vec![("her page", page)];
    seen.push(("no number", amir.post(&hers, &[("more-0", "I like Gran")]).await));
    seen.push(("a half", amir.post(&hers, &[("value-0", "5.5")]).await));
    seen.push(("a long text", amir.post(&hers, &[("value-0", "5"), ("more-0", &long)]).await));
    seen.push((
        "what cannot be seen",
        amir.post(&hers, &[("value-0", "5"), ("more-0", "no\u{0}thing")]).await,
    ));
    for (what, page) in &seen[1..] {
        assert_eq!(page.status, 422, "{what}: {}", page.text());
    }
    assert!(seen[1].1.says("Please pick one number.") && seen[1].1.html.contains("I like Gran"));
    assert!(seen[3].1.says("Please make it short."), "{}", seen[3].1.text());
    seen.push(("a forged form", amir.post(&hers, &[("_token", "0"), ("value-0", "5")]).await));
    seen.push((
        "a large form",
        amir.send("POST", &hers, format!("_token={token}&more-0={}", "a".repeat(2_000_000))).await,
    ));
    seen.push(("another form", amir.post(&round, &[]).await));
    seen.push(("asking for it back", amir.get("/hand-back").await));
    seen.push((
        "a wrong password",
        amir.post("/hand-back", &[("_token", &token), ("password", "a guess")]).await,
    ));
    let things = things(&house).await;
    for route in House::table().iter().filter(|route| route.method == "GET") {
        let path = filled(route.path, house.families.own, &things);
        if path.starts_with("/assets") || path.starts_with("/health") || path == hers {
            continue;
        }
        let page = amir.get(&path).await;
        assert!(page.status == 303 || page.says("Please give this back"), "{path}: {}", page.status);
        if page.status == 303 {
            assert_eq!(page.location(), "/hand-back", "{path}");
        }
    }
    amir.get(&hers).await;
    let done = amir.post(&hers, &[("value-0", "4"), ("more-0", "I like Gran")]).await;
    assert_eq!(done.location(), hers, "{}", done.text());
    seen.push(("thank you", amir.get(&hers).await));
    for (what, page) in &seen {
        is_for_a_child(page, what);
    }
    let out = amir.post("/sign-out", &[("_token", &token)]).await;
    let signed_out = amir.follow(&out).await;
    assert!(!signed_out.html.contains(CANARY) && !signed_out.says("Maya"), "{}", signed_out.text());

    // What she gave is kept, in her words alone, and nobody sees it yet.
    let kept = house.store_numbers(child(0)).await;
    assert_eq!(kept, [("4".to_owned(), "I like Gran".to_owned())]);
}

#[tokio::test]
async fn every_page_that_a_child_is_handed_reads_like_age_eight_or_less() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let round = begin(&house, &mut amir, child(0)).await;
    let mut pages = vec![("paper", amir.get(&format!("{round}/rater/0/paper")).await)];
    let hers = handed(&mut amir, &round).await;
    pages.push(("her page", amir.get(&hers).await));
    pages.push(("no number", amir.post(&hers, &[]).await));
    pages
        .push(("a long text", amir.post(&hers, &[("value-0", "5"), ("more-0", &"x ".repeat(20_000))]).await));
    pages.push(("trouble", amir.post(&round, &[]).await));
    pages.push(("give it back", amir.get("/hand-back").await));
    let stopped = amir.post(&hers, &[("do", "stop")]).await;
    pages.push(("stopped", amir.get(stopped.location()).await));
    amir.get("/hand-back").await;
    assert_eq!(amir.post("/hand-back", &[("password", PASSWORD)]).await.status, 303);
    let hers = handed(&mut amir, &round).await;
    amir.get(&hers).await;
    amir.post(&hers, &[("value-0", "5")]).await;
    pages.push(("thank you", amir.get(&hers).await));
    for (what, page) in pages {
        let text = lines(&page);
        // What is for the worker is not printed and not on a device that was handed over.
        let text = match text.split_once("Hello") {
            Some((_, rest)) => format!("Hello{rest}"),
            None => text.replace("For the grown-up: your password", "").replace("Show", ""),
        };
        let text: String =
            text.lines().filter(|line| !line.contains(&"x ".repeat(50))).collect::<Vec<_>>().join("\n");
        assert!(text.split_whitespace().count() > 5, "{what}: {text}");
        assert!(readable::age(&text) <= 8, "{what} reads like age {}: {text}", readable::age(&text));
        for sentence in text.split(['.', '!', '?', '\n']) {
            assert!(sentence.split_whitespace().count() <= 12, "{what}: {sentence}");
        }
    }
}

#[tokio::test]
async fn to_stop_keeps_nothing_thanks_the_child_and_locks_the_device() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let round = begin(&house, &mut amir, child(0)).await;
    let before = house.read("amir", house.families.own).await;
    let hers = handed(&mut amir, &round).await;
    amir.get(&hers).await;
    let stopped = amir.post(&hers, &[("value-0", "2"), ("more-0", "I am sad"), ("do", "stop")]).await;
    let thanks = amir.follow(&stopped).await;
    assert!(thanks.says("Thank you") && thanks.says("We did not keep a thing."), "{}", thanks.text());
    is_for_a_child(&thanks, "stopped");
    // The browser's own way back, and every other way, leads to the password.
    for path in [&hers, &round, &"/my-work".to_owned()] {
        assert_eq!(amir.get(path).await.location(), "/hand-back", "{path}");
    }
    let again = amir.post(&hers, &[("value-0", "2")]).await;
    assert!(again.status == 403 && again.says("Please give this back"), "{}", again.text());
    let ask = amir.get("/hand-back").await;
    assert!(!ask.says("Back to my page"), "{}", ask.text());
    assert_eq!(amir.post("/hand-back", &[("password", PASSWORD)]).await.location(), round);
    assert!(house.read("amir", house.families.own).await == before, "nothing was kept");
    assert!(house.store_numbers(child(0)).await.is_empty());
    assert!(amir.get(&round).await.says("Not yet"));
}

#[tokio::test]
async fn words_that_name_a_grown_up_are_kept_and_read_out_but_never_handed_over_or_printed() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let round = begin(&house, &mut amir, child(0)).await;
    let record = house.read("amir", house.families.own).await;
    let mut words = record.child_words.iter().find(|words| words.child == child(0)).unwrap().value.clone();
    "How is it when Dan is at home?".clone_into(&mut words.words);
    let form = format!("/families/{}/child-words/{}", house.families.own, words.id);
    let about = format!("scale:{}", words.scale.unwrap());
    let fields = [
        ("about", about.as_str()),
        ("words", words.words.as_str()),
        ("at_0", words.at_0.as_str()),
        ("at_10", words.at_10.as_str()),
        ("beside", "faces"),
        ("has_box", "yes"),
    ];
    amir.get(&form).await;
    let kept = amir.post(&form, &fields).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    assert!(amir.get(&form).await.says("These words name Dan."));
    let aloud = amir.get(&format!("{round}/rater/0/child")).await;
    assert!(aloud.status == 200 && aloud.says("How is it when Dan is at home?"), "{}", aloud.text());
    let paper = amir.get(&format!("{round}/rater/0/paper")).await;
    assert!(paper.says("These words name Dan.") && !paper.html.contains("<article"), "{}", paper.text());
    amir.get(&round).await;
    let refused = amir.post(&format!("{round}/rater/0/hand-over"), &[("room", "alone")]).await;
    assert!(refused.status == 422 && refused.says("would read names Dan"), "{}", refused.text());
    assert_eq!(amir.get("/my-work").await.status, 200, "the device is still the worker's");
}

#[tokio::test]
async fn a_device_is_not_handed_to_a_child_and_no_paper_prints_before_the_words_are_written() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let second = child(1);
    let round = begin(&house, &mut amir, second).await;
    amir.get(&round).await;
    let form = format!("/families/{}/people/{second}/words/new", house.families.own);
    let refused = amir.post(&format!("{round}/rater/0/hand-over"), &[]).await;
    assert!(refused.location().starts_with(&form), "{}", refused.location());
    let asked = refused.location().to_owned();
    assert_eq!(amir.get("/my-work").await.status, 200, "the device is still the worker's");
    for page in ["paper", "child"] {
        assert!(amir.get(&format!("{round}/rater/0/{page}")).await.location().starts_with(&form), "{page}");
    }
    let page = amir.get(&asked).await;
    assert!(page.says("Leo cannot be asked yet") && page.says("Back to the round"), "says why");
    assert!(page.says("Your words for Leo") && page.says("reads these words and nothing else of the record"));
    assert!(
        page.html.contains("It is hard for me.") && page.html.contains("It is good for me."),
        "gentle ends"
    );
    let about = page.main_form().iter().find(|field| field.name == "about").unwrap().value.clone().unwrap();

    // Too hard: refused with the words and sentences that make it so, and everything still there.
    let hard = "The local authority is evaluating the deterioration of your domestic situation.";
    let fields = |words| {
        [
            ("about", about.as_str()),
            ("words", words),
            ("at_0", "It is hard for me."),
            ("at_10", "It is good for me."),
            ("beside", "ladder"),
            ("has_box", "no"),
        ]
    };
    let page = amir.fill(&asked, &fields(hard)).await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(
        page.says("This reads like age") && page.says("“deterioration”") && page.html.contains(hard),
        "{}",
        page.text()
    );
    // Without a script the server measures at the press of a button, and keeps nothing.
    let mut looks = fields("Mum is sad a lot. How is it for you?").to_vec();
    looks.push(("_more", "reads"));
    let page = amir.fill(&asked, &looks).await;
    assert!(
        page.status == 200 && page.says("This reads like age 5. That is fine for Leo."),
        "{}",
        page.text()
    );
    assert_eq!(house.read("amir", house.families.own).await.child_words.len(), 1);

    let kept = amir.fill(&asked, &fields("Mum is sad a lot. How is it for you?")).await;
    let list = amir.follow(&kept).await;
    assert!(kept.location().starts_with(&round), "back at the round: {}", kept.location());
    assert!(list.says("A round of numbers") && list.says("Hand this device to Leo"), "{}", list.text());
    let hers = handed(&mut amir, &round).await;
    let page = amir.get(&hers).await;
    assert!(page.says("step 10 on the ladder") && !page.html.contains("<textarea"), "{}", page.text());
    assert!(
        page.text().find("step 10 on").unwrap() < page.text().find("step 9 on").unwrap(),
        "ten stands at the top"
    );
    // A number alone is enough: a child need not say why.
    assert_eq!(amir.post(&hers, &[("value-0", "7")]).await.location(), hers);
    assert_eq!(house.store_numbers(second).await, [("7".to_owned(), String::new())]);
}

#[tokio::test]
async fn whoever_is_under_eighteen_gets_a_childs_page_and_from_twelve_reads_like_age_eleven() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let mut older = record.person(child(1)).unwrap().value.clone();
    older.born = Some("2012-01-01".parse().unwrap());
    // An aunt of seventeen, too, and one of eighteen not.
    let mut aunt = record.person(practice::testing::GRAN).unwrap().value.clone();
    aunt.born = Some("2009-11-24".parse().unwrap());
    let words = ChildWords {
        id: ChildWordsId(9_000_004),
        child: older.id,
        words: "Your family worries about arguments at home after school. We want to understand what usually happens and what helps you."
            .to_owned(),
        ..record.child_words[0].value.clone()
    };
    let (at, about) = (older.id, format!("scale:{}", record.scales[0].id));
    house.put(vec![older.into(), aunt.clone().into()]).await;
    let form = |who| format!("/families/{}/people/{who}/words/new", house.families.own);
    let fields = [
        ("about", about.as_str()),
        ("words", words.words.as_str()),
        ("at_0", "It is hard for me."),
        ("at_10", "It is good for me."),
        ("beside", "faces"),
        ("has_box", "yes"),
    ];
    let mut hers = fields;
    let other = format!("scale:{}", record.scales[1].id);
    hers[0].1 = &other;
    let page = amir.fill(&form(child(0)), &hers).await;
    assert!(page.status == 422 && page.says("Maya needs 8 or less"), "{}", page.text());
    assert_eq!(amir.fill(&form(at), &fields).await.status, 303);
    let round = begin(&house, &mut amir, aunt.id).await;
    let page = amir.get(&format!("{round}/rater/0")).await;
    assert!(page.location().ends_with("/rater/0/child"), "{}", page.status);
    aunt.born = Some("2008-11-23".parse().unwrap());
    house.put(vec![aunt.into()]).await;
    let page = amir.get(&format!("{round}/rater/0")).await;
    assert!(page.status == 200 && page.says("What we are worried about"), "{}", page.text());
}
