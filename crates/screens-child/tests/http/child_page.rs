//! A child's page: the worker's own words for this child, a number, one box or nothing, and a way to stop. Nothing else of
//! the record reaches a child, whatever goes wrong.

use crate::common::{Browser, House, PASSWORD, Page, filled, things};
use practice::{
    Kind, Object, Who,
    child_words::ChildWords,
    ids::{ChildWordsId, PersonId},
    readable,
    testing::child,
};

/// What stands in every text of the record but the worker's words for the child and people's names.
const CANARY: &str = "CANARY";

/// Puts a canary into every text of the family's record, and into the empty ones.
async fn with_canaries(house: &House) {
    let record = house.read("amir", house.families.own).await;
    let mut changed = Vec::new();
    for kept in record.objects() {
        let kind = kept.value.kind();
        if matches!(kind, Kind::ChildWords | Kind::Family) {
            continue;
        }
        let mut body: serde_json::Value = serde_json::from_str(&kept.value.to_json().unwrap()).unwrap();
        let fields = body.as_object_mut().unwrap();
        for (field, value) in fields {
            let is_name = kind == Kind::Person && matches!(field.as_str(), "given" | "family" | "called");
            if !is_name && field != "how_long" {
                mark(value, &format!("{CANARY} {} {field}", kind.code()));
            }
        }
        changed.push(Object::from_json(kind, &body.to_string()).unwrap());
    }
    assert!(changed.len() > 40);
    house.put(changed).await;
}

/// Free text has a space in it or is empty; codes, days and ids have none.
fn mark(value: &mut serde_json::Value, words: &str) {
    match value {
        serde_json::Value::String(text) if text.starts_with("other:") => *text = format!("other:{words}"),
        serde_json::Value::String(text) if text.is_empty() || text.contains(' ') => words.clone_into(text),
        serde_json::Value::Array(all) => all.iter_mut().for_each(|one| mark(one, words)),
        serde_json::Value::Object(parts) => parts.values_mut().for_each(|one| mark(one, words)),
        _ => {}
    }
}

/// Begins a round about the first danger, in which this person and Amir are asked. Returns its path.
async fn begin(house: &House, amir: &mut Browser, who: PersonId) -> String {
    let record = house.read("amir", house.families.own).await;
    let family = format!("/families/{}", house.families.own);
    let (scale, chair) = (record.scales[0].id.to_string(), house.workers["amir"].to_string());
    let (rater, me) = (Who::Person(who).to_string(), format!("worker:{chair}"));
    let fields = [
        ("scales", scale.as_str()),
        ("raters", rater.as_str()),
        ("raters", me.as_str()),
        ("chair", chair.as_str()),
    ];
    let begun = amir.fill(&format!("{family}/scaling/start"), &fields).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let rounds = house.read("amir", house.families.own).await.rounds;
    let round = rounds.iter().find(|round| round.opened.is_none()).unwrap();
    format!("{family}/rounds/{}", round.id)
}

/// Hands the device to the first of those who are asked.
async fn handed(amir: &mut Browser, round: &str) -> String {
    amir.get(round).await;
    // Somebody is feared in this family: it is asked first who can see the screen.
    let asked = amir.post(&format!("{round}/rater/0/hand-over"), &[]).await;
    assert!(asked.status == 422 && asked.says("Who is in the room?"), "{}", asked.text());
    let page = amir.post(&format!("{round}/rater/0/hand-over"), &[("room", "alone")]).await;
    assert_eq!(page.location(), format!("{round}/rater/0/child"), "{}", page.text());
    page.location().to_owned()
}

/// What stands within the page as a child reads it, each piece on a line of its own.
fn lines(page: &Page) -> String {
    let main = page.html.split("<main").nth(1).unwrap_or(&page.html);
    let main = main.split("</main>").next().unwrap_or_default();
    let mut out = String::new();
    for piece in main.split('<').skip(1) {
        out.push_str(piece.split_once('>').map_or("", |(_, text)| text));
        out.push('\n');
    }
    out
}

/// Holds a page to what may reach a child. Paper says whom to ring besides, and a page that is handed over does not.
fn is_for_a_child(page: &Page, what: &str) {
    let with_numbers = page.html.contains("child-paper");
    for word in
        [CANARY, "Kim", "Dan ", "Rose", "Tom", "Marlow", "Okafor", "Siddiqui", "Ashbourne", "01632", "danger"]
    {
        let may = word == "01632" && with_numbers;
        assert!(may || !page.html.contains(word), "{what} holds “{word}”: {}", page.text());
    }
    let title = page.html.split("<title>").nth(1).unwrap_or_default();
    assert!(title.starts_with("Your page<") || title.is_empty(), "{what}: {title}");
    let scripts = page.html.matches("<script").count();
    assert!(
        scripts == page.html.matches("/assets/kith/child.js").count() && scripts <= 1,
        "{what} needs no script; one keeps what was typed in this tab"
    );
}

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
