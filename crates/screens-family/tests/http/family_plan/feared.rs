//! What somebody who is feared has on paper: what was given to them, line by line, and nothing else.

use super::*;

#[tokio::test]
async fn whoever_is_feared_gets_their_own_lines_and_whom_to_ring_and_nothing_of_the_familys_words() {
    let house = House::with_work().await;
    his_part(&house).await;
    let record = house.read("amir", house.families.own).await;
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={DAD}", path(&house));
    let whole = amir.get(&path(&house)).await;
    assert!(whole.says("This is the whole plan. It is not for Dan or Comfort."), "{}", whole.text());
    let page = amir.get(&his).await;
    assert!(page.says("Nobody has decided how much of the plan Dan may have."), "{}", page.text());
    assert!(page.says("Dan is named on the map as having harmed a child."), "{}", page.text());
    let paper = printed(&page.html);
    for theirs in
        ["Dan sleeps in the garden house.", "01632 960700", "01632 960799", "Monday to Friday", "999"]
    {
        assert!(paper.contains(theirs), "{theirs}: {paper}");
    }
    let goals: Vec<&str> = record.goals.iter().map(|goal| goal.family_words.as_str()).collect();
    assert!(goals.iter().all(|goal| !goal.is_empty()));
    let named = [
        "Maya",
        "Tom",
        "It is plan number",
        "This plan began",
        "Our plan",
        "left out",
        "Ring Rose first",
        "If they cannot",
    ];
    for secret in named.into_iter().chain(goals) {
        assert!(!paper.contains(secret), "{secret}: {paper}");
    }
    assert!(!page.html.contains("<title>Our plan"));
    let as_it_stood = amir.get(&format!("{his}&on=2026-11-22")).await;
    assert!(
        as_it_stood.status != 200
            || !prints(&as_it_stood.html)
            || as_it_stood.html.contains("<article class=\"kith-paper kith-no-print\"")
    );
}

#[tokio::test]
async fn a_feared_person_who_does_nothing_in_the_plan_gets_no_paper_and_the_page_says_so() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&format!("{}&reader={DAD}", path(&house))).await;
    assert!(page.says("There is no paper for Dan"), "{}", page.text());
    assert!(page.says("Nothing is printed from this page."));
    assert!(!prints(&page.html) && !page.html.contains("Note who has a copy"));
    let shown = page.html.split("<main").nth(1).unwrap();
    let first = shown.split("kith-no-print").next().unwrap();
    assert!(!first.contains("Dan"), "nothing stands outside of what is never printed: {first}");
}

#[tokio::test]
async fn somebody_decides_more_with_a_reason_piece_by_piece_and_violence_keeps_the_whole_closed() {
    let house = House::with_work().await;
    his_part(&house).await;
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={DAD}", path(&house));
    let decide = decide_at(&house);
    let (dad, full) = (DAD.to_string(), FULL.to_string());
    amir.get(&his).await;
    let silent = amir.post(&decide, &[("plan", &full), ("reader", &dad), ("gets", "whole")]).await;
    assert!(silent.status == 422 && silent.says("Say why it is safe for Dan"), "{}", silent.text());
    let days = [
        ("plan", full.as_str()),
        ("reader", dad.as_str()),
        ("gets", "own_part"),
        ("besides", "days"),
        ("reason", "He comes to the next meeting."),
    ];
    let done = amir.post(&decide, &days).await;
    assert_eq!(done.location(), format!("{his}&done=saved"), "{}", done.text());
    let look = format!("/families/{}/family-plan/second", house.families.own);
    let yes = [("plan", full.as_str()), ("reader", dad.as_str()), ("second", "He comes with his sister.")];
    let mut grace = house.signed_in("grace").await;
    grace.get(&his).await;
    assert_eq!(grace.post(&look, &yes).await.status, 303);
    let page = amir.get(&his).await;
    let paper = printed(&page.html);
    assert!(
        paper.contains("It is plan number") && !paper.contains("Tom") && !paper.contains("Maya"),
        "{paper}"
    );
    assert!(page.says("He comes to the next meeting."), "{}", page.text());
    let whole = [
        ("plan", full.as_str()),
        ("reader", dad.as_str()),
        ("gets", "whole"),
        ("reason", "He helped to write all of it."),
    ];
    // The worker sees which lines would become visible before deciding.
    let asked = amir.get(&his).await;
    for line in ["would read for the first time", "Ring Rose first", "A second person has to say yes too"] {
        assert!(asked.says(line), "{line}: {}", asked.text());
    }
    assert_eq!(amir.post(&decide, &whole).await.status, 303);
    let page = amir.get(&his).await;
    assert!(page.says("It waits for a second person"), "{}", page.text());
    assert!(!printed(&page.html).contains("Ring Rose first"), "own part until then");
    let look = format!("/families/{}/family-plan/second", house.families.own);
    let yes = [("plan", full.as_str()), ("reader", dad.as_str()), ("second", "Kim wants him to have it.")];
    assert_eq!(amir.post(&look, &yes).await.status, 422, "nobody is their own second person");
    let mut supervisor = house.signed_in("grace").await;
    let board = supervisor.get("/my-work").await;
    assert!(board.says("Say whether Dan may have more of the plan"), "{}", board.text());
    let page = supervisor.get(&his).await;
    assert!(page.says("reads for the first time") && page.says("Ring Rose first"), "{}", page.text());
    // The first person's reason stands before the answer, and the No beside the Yes, with the way to decide otherwise unfolded.
    let place = |words: &str| page.html.find(words).unwrap();
    assert!(place("He helped to write all of it.") < place("Yes, Dan may have it"), "{}", page.text());
    assert_eq!(page.text().matches("He helped to write all of it.").count(), 1, "{}", page.text());
    assert!(page.html.contains("href=\"#gets\">No: decide otherwise") && page.html.contains("id=\"gets\""));
    let folded = &page.html[..place("id=\"gets\"")];
    assert!(folded[folded.rfind("<details").unwrap()..].split('>').next().unwrap().contains(" open"));
    let silent = [("plan", full.as_str()), ("reader", dad.as_str()), ("second", "")];
    let refused = supervisor.post(&look, &silent).await;
    assert!(refused.status == 422 && refused.says("Say why it is right"), "{}", refused.text());
    assert_eq!(supervisor.post(&look, &yes).await.status, 303);
    let page = amir.get(&his).await;
    assert!(
        page.says("Dan may have the whole plan.") && printed(&page.html).contains("Ring Rose first"),
        "{}",
        page.text()
    );
    let history = amir.get(&format!("/families/{}/history", house.families.own)).await;
    assert!(history.says("He helped to write all of it."), "{}", history.text());
    change(&house, |object| match object {
        Object::MapItem(item) if item.actor == Some(practice::Who::Person(DAD)) => {
            item.violent = Some(true);
            true
        }
        _ => false,
    })
    .await;
    let page = amir.get(&his).await;
    assert!(
        page.says("The whole plan stays closed.") && !printed(&page.html).contains("Ring Rose first"),
        "{}",
        page.text()
    );
    assert!(!page.html.contains("value=\"whole\""), "it is not offered");
    assert_eq!(amir.post(&decide, &whole).await.status, 422);
    let nothing = [
        ("plan", full.as_str()),
        ("reader", dad.as_str()),
        ("gets", "nothing"),
        ("reason", "He burnt the last one."),
    ];
    assert_eq!(amir.post(&decide, &nothing).await.status, 303);
    assert!(!prints(&amir.get(&his).await.html));
}

#[tokio::test]
async fn a_feared_doer_reads_a_line_only_when_somebody_gave_it_and_other_words_are_asked_about_again() {
    let house = House::with_work().await;
    his_part(&house).await;
    let telling = "Nan Rose sleeps at ours on Fridays and keeps Maya upstairs.";
    let write = |text: &'static str| {
        move |object: &mut Object| match object {
            Object::PlanRule(rule) if rule.plan == FULL && rule.seq == 1 => {
                text.clone_into(&mut rule.text);
                true
            }
            _ => false,
        }
    };
    // No name, day or place in it, and it tells him when she is alone.
    let alone = "Dan does not come to the flat while she is on her own.";
    change(&house, write(alone)).await;
    let record = house.read("amir", house.families.own).await;
    let rule =
        record.plan_rules.iter().find(|rule| rule.plan == FULL && rule.seq == 1).unwrap().id.to_string();
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={DAD}", path(&house));
    let (dad, full) = (DAD.to_string(), FULL.to_string());
    let decide = format!("/families/{}/family-plan/lines", house.families.own);
    let page = amir.get(&his).await;
    assert!(!prints(&page.html) && page.says("There is no paper for Dan"), "{}", page.text());
    assert!(page.says(alone) && page.says("about other words"), "{}", page.text());
    let work = amir.get("/my-work").await;
    assert!(work.says("Decide which lines of the plan Dan may read"), "{}", work.text());
    let (line, instead_of) = (format!("line-{rule}"), format!("instead-{rule}"));
    // Each time on a page just opened; without one, on what was shown before.
    let send = async |amir: &mut Browser, reader: &str, gets: &str, instead: &str, why: &str| {
        if !why.is_empty() {
            amir.get(&his).await;
        }
        let all = [
            ("plan", full.as_str()),
            ("reader", reader),
            (line.as_str(), gets),
            (instead_of.as_str(), instead),
            ("why_lines", why),
        ];
        amir.post(&decide, &all).await
    };
    let silent = send(&mut amir, &dad, "as_it_stands", "", "").await;
    assert!(silent.status == 422 && silent.says("Say why Dan may read what you give"), "{}", silent.text());
    assert!(silent.html.contains("href=\"#why_lines\"") && silent.html.contains("id=\"why_lines\""));
    // The words change while the page is open: what was not shown is not given.
    amir.get(&his).await;
    change(&house, write(telling)).await;
    let shown_before = [
        ("plan", full.as_str()),
        ("reader", dad.as_str()),
        (line.as_str(), "as_it_stands"),
        ("why_lines", "He asked."),
    ];
    let stale = amir.post(&decide, &shown_before).await;
    assert!(stale.status != 303 && stale.says("Somebody else changed this"), "{}", stale.text());
    assert!(!prints(&amir.get(&his).await.html));
    let page = amir.get(&his).await;
    assert!(page.says("It names Nan, Rose and Maya and says when (Fridays)."), "{}", page.text());
    for (instead, said) in [
        ("", "Write what Dan reads in place of"),
        ("Dan leaves before Rose comes.", "what you wrote for Dan names Rose too"),
    ] {
        let page = send(&mut amir, &dad, "instead", instead, "He asked.").await;
        assert!(page.status == 422 && page.says(said) && page.says(instead), "{}", page.text());
        assert!(page.html.contains(&format!("id=\"{instead_of}\"")), "where the summary leads");
    }
    let kept = send(&mut amir, &dad, "instead", "Dan sleeps somewhere else.", "It is enough.").await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let page = amir.get(&his).await;
    let paper = printed(&page.html);
    assert!(paper.contains("Dan sleeps somewhere else."), "{paper}");
    for secret in ["Rose", "Maya", "Nan", "Fridays", "given", "left out"] {
        assert!(!paper.contains(secret), "{secret}: {paper}");
    }
    assert!(page.says("in these words") && page.says(telling), "the worker sees both: {}", page.text());
    // Everybody else reads the line as it stands.
    assert!(printed(&amir.get(&path(&house)).await.html).contains("Nan Rose sleeps"));
    // Other words, and the decision has ended.
    change(&house, write("Rose has the children.")).await;
    let page = amir.get(&his).await;
    assert!(!prints(&page.html) && page.says("It names Rose"), "{}", page.text());
    let why = "He drives them to her himself.";
    assert_eq!(send(&mut amir, &dad, "as_it_stands", "", why).await.status, 303);
    second_yes(&house, &mut amir, &rule).await;
    let page = amir.get(&his).await;
    assert!(printed(&page.html).contains("Rose has the children.") && page.says(why), "{}", page.text());
    let history = amir.get(&format!("/families/{}/history", house.families.own)).await;
    assert!(history.says(why) && history.says("decided which lines"), "{}", history.text());
    amir.get(&his).await;
    assert_eq!(send(&mut amir, &dad, "not", "", "").await.status, 303);
    let page = amir.get(&his).await;
    assert!(!prints(&page.html) && page.says("Not given, decided on"), "{}", page.text());
    // Nobody decides about a line of somebody else, and nobody without the right to sign off decides.
    let not_his = send(&mut amir, &UNCLE.to_string(), "as_it_stands", "", why).await;
    assert_ne!(not_his.status, 303, "{}", not_his.text());
}

#[tokio::test]
async fn no_word_of_the_record_but_their_own_lines_reaches_a_feared_readers_page_of_paper() {
    let house = House::with_work().await;
    his_part(&house).await;
    let mut record = practice::testing::with_canaries(&house.read("amir", house.families.own).await);
    // One canary is nearly another: somebody says that they are two people each time.
    let plan = record.plan(FULL).map(|kept| kept.value.clone());
    let alike: Vec<Alike> = practice::views::asks_if_same(&record, plan.as_ref(), DAD)
        .into_iter()
        .map(|name| Alike { name, is_same: false, by: LEAD, on: crate::common::today() })
        .collect();
    for person in record.people.iter_mut().filter(|person| person.id == DAD) {
        person.value.alike.clone_from(&alike);
    }
    let objects: Vec<Object> = record.objects().into_iter().map(|kept| kept.value).collect();
    let canaries = objects.clone();
    change(&house, move |object| {
        let other =
            canaries.iter().find(|one| (one.kind(), one.number()) == (object.kind(), object.number()));
        let Some(other) = other.filter(|other| *other != object) else { return false };
        *object = other.clone();
        true
    })
    .await;
    give(&house).await;
    let own: Vec<&str> = record
        .plan_rules
        .iter()
        .filter(|rule| rule.plan == practice::testing::FULL && rule.is_done_by(DAD))
        .flat_map(|rule| [rule.text.as_str(), rule.when.as_str()])
        .collect();
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&format!("{}&reader={DAD}", path(&house))).await;
    assert_eq!(page.status, 200);
    let mut paper = printed(&page.html);
    for theirs in &own {
        assert!(theirs.starts_with("CANARY") && paper.contains(theirs), "{theirs}: {paper}");
        paper = paper.replace(theirs, "");
    }
    assert!(!paper.contains("CANARY"), "{paper}");
    let head = page.html.split("<body").next().unwrap();
    assert!(!head.contains("CANARY"), "{head}");
    let (before, after) =
        (page.html.split("<main").next().unwrap(), page.html.split("</main>").nth(1).unwrap());
    assert!(!before.contains("CANARY") && !after.contains("CANARY"));
}
