//! The plan for the family: in their words, and nothing in it that its reader must not see.

use crate::common::{Browser, House, Page, forms::as_it_stands};
use practice::{
    Object,
    actions::Change,
    people::Alike,
    plan::{PlanStatus, ReaderLine, SecondLook},
    testing::{DAD, FULL, GRAN, LEAD, MANAGER, MUM, UNCLE},
};
use record::{ChangeRequest, Outcome};

fn decide_at(house: &House) -> String {
    format!("/families/{}/family-plan/reader", house.families.own)
}

fn path(house: &House) -> String {
    format!("/families/{}/family-plan?plan={FULL}", house.families.own)
}

/// Changes things of the family behind the screens.
async fn change(house: &House, edit: impl Fn(&mut Object) -> bool + Clone + Send + 'static) {
    let actor = house.actor("amir").await;
    let facts = house.store.access_facts(actor.worker, house.families.own).await.unwrap().unwrap();
    let permit = access::family::permit(actor, &facts, access::Deed::Change, house.clock.now()).unwrap();
    let request = ChangeRequest::new("test.changed", house.clock.now());
    let outcome = house
        .store
        .change(&permit, request, None, move |record, _| {
            let mut objects: Vec<Object> = record.objects().into_iter().map(|kept| kept.value).collect();
            Ok(objects
                .iter_mut()
                .filter_map(|object| edit(object).then(|| Change::Put(object.clone())))
                .collect())
        })
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::Done(_)));
}

#[tokio::test]
async fn a_family_without_an_agreed_plan_is_told_so() {
    let house = House::new().await;
    let plan = format!("/families/{}/family-plan", house.families.own);
    let page = house.signed_in("amir").await.get(&plan).await;
    assert!(page.status == 200 && page.says("There is no plan to print yet."));
}

#[tokio::test]
async fn the_page_holds_the_plan_and_no_worry_allegation_or_address() {
    let house = House::with_work().await;
    change(&house, |object| match object {
        Object::NetworkMember(member) => {
            member.concerns = "Lent Dan money in May".into();
            true
        }
        Object::Person(person) if person.id == MUM => {
            person.address = "12 Mill Lane\nAV1 2CD".into();
            person.address_hidden = true;
            person.phone = "01632 960999".into();
            person.alerts = vec!["Has threatened workers".into()];
            true
        }
        Object::DangerStatement(danger) => {
            danger.behaviour = "Dan hits Kim when he drinks".into();
            danger.whose = vec![DAD];
            true
        }
        _ => false,
    })
    .await;
    let mut amir = house.signed_in("amir").await;
    for reader in [String::new(), format!("&reader={GRAN}"), format!("&reader={MUM}")] {
        let page = amir.get(&format!("{}{reader}", path(&house))).await;
        assert_eq!(page.status, 200);
        for words in
            ["What we will do", "Kim takes the children to Rose's before tea.", "Ring Rose first", "999"]
        {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        for words in [
            "Lent Dan money",
            "Mill Lane",
            "AV1 2CD",
            "960999",
            "Dan hits Kim",
            "threatened",
            "Kim takes the children to Rose's before tea. Against",
        ] {
            assert!(!page.html.contains(words), "{words} for {reader}");
        }
        assert!(!page.html.contains("kith-record-nav") && !page.html.contains("kith-identity"));
    }
    let own = amir.get(&format!("{}&reader={GRAN}", path(&house))).await;
    assert!(own.says("This is for you to do."));
}

#[tokio::test]
async fn a_hidden_address_typed_into_a_rule_holds_the_page_back_from_everybody_else() {
    let house = House::with_work().await;
    change(&house, |object| match object {
        Object::Person(person) if person.id == MUM => {
            person.address = "12 Mill Lane\nAV1 2CD".into();
            person.address_hidden = true;
            true
        }
        Object::SafetyPlan(plan) => {
            plan.if_worried = "Come to 12 Mill Lane.".into();
            true
        }
        _ => false,
    })
    .await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&format!("{}&reader={UNCLE}", path(&house))).await;
    assert!(page.says("Not ready to give away") && !page.html.contains("Mill Lane"));
    let his = amir.get(&format!("{}&reader={DAD}", path(&house))).await;
    assert!(!his.html.contains("Mill Lane"));
    let page = amir.get(&format!("{}&reader={MUM}", path(&house))).await;
    assert!(page.says("Come to 12 Mill Lane."));
}

#[tokio::test]
async fn a_hidden_address_in_what_if_somebody_cannot_holds_the_page_back_too() {
    let house = House::with_work().await;
    change(&house, |object| match object {
        Object::Person(person) if person.id == MUM => {
            person.address = "12 Mill Lane\nAV1 2CD".into();
            person.address_hidden = true;
            true
        }
        Object::SafetyPlan(plan) => {
            plan.if_not = "If he is there first, Rose drives on to 12 Mill Lane.".into();
            true
        }
        _ => false,
    })
    .await;
    his_part(&house).await;
    let mut amir = house.signed_in("amir").await;
    for reader in ["", &format!("&reader={UNCLE}")] {
        let page = amir.get(&format!("{}{reader}", path(&house))).await;
        assert!(page.says("Not ready to give away") && !page.html.contains("Mill Lane"), "{}", page.text());
    }
    let his = amir.get(&format!("{}&reader={DAD}", path(&house))).await;
    let paper = printed(&his.html);
    assert!(!paper.contains("Mill Lane") && !paper.contains("If somebody cannot"), "{paper}");
}

#[tokio::test]
async fn words_that_are_hard_to_read_are_gently_named() {
    let house = House::with_work().await;
    change(&house, |object| match object {
        Object::SafetyPlan(plan) if plan.status != PlanStatus::Replaced => {
            plan.if_worried = "Contact the multi-agency safeguarding partnership immediately regarding any deterioration of parental capacity.".into();
            true
        }
        _ => false,
    })
    .await;
    let page = house.signed_in("amir").await.get(&path(&house)).await;
    assert!(page.says("may be hard to read for some"));
    assert!(page.says("there is no number of the family’s own people yet"));
}

#[tokio::test]
async fn the_wrong_person_is_refused() {
    let house = House::with_work().await;
    assert_eq!(house.signed_in("otto").await.get(&path(&house)).await.status, 403);
}

/// Gives the father a rule of the plan that stands to do, beside the mother.
async fn his_part(house: &House) {
    change(house, |object| match object {
        Object::PlanRule(rule) if rule.plan == practice::testing::FULL && rule.seq == 1 => {
            rule.doers.push(practice::Who::Person(DAD));
            "Dan sleeps in the garden house.".clone_into(&mut rule.text);
            true
        }
        Object::SafetyPlan(plan) => {
            plan.readers.clear();
            true
        }
        _ => false,
    })
    .await;
    give(house).await;
}

/// Somebody gives the father every line of the plan that he does, as it stands, and a second person says yes.
async fn give(house: &House) {
    let record = house.read("amir", house.families.own).await;
    let on = crate::common::today();
    let his = record.plan_rules.iter().filter(|rule| rule.plan == FULL && rule.is_done_by(DAD));
    let given: Vec<ReaderLine> = his
        .map(|rule| ReaderLine {
            person: DAD,
            rule: rule.id,
            stood: rule.words(),
            instead: String::new(),
            why: "He knows.".to_owned(),
            by: LEAD,
            on,
            second: Some(SecondLook { by: MANAGER, on, why: "We talked it over.".to_owned() }),
            withheld: false,
        })
        .collect();
    change(house, move |object| match object {
        Object::SafetyPlan(plan) if plan.id == FULL => {
            plan.reader_lines.clone_from(&given);
            true
        }
        _ => false,
    })
    .await;
}

/// Whether anything but what is never printed stands on the page.
fn prints(html: &str) -> bool {
    html.contains("<article")
}

#[tokio::test]
async fn whoever_is_feared_gets_their_own_lines_and_whom_to_ring_and_nothing_of_the_familys_words() {
    let house = House::with_work().await;
    his_part(&house).await;
    let record = house.read("amir", house.families.own).await;
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={DAD}", path(&house));
    let whole = amir.get(&path(&house)).await;
    assert!(whole.says("This is the whole plan. It is not for Dan."), "{}", whole.text());
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

/// A line that was decided to be read as it stands waits for a second person, who sees it, the reason and why it waits.
async fn second_yes(house: &House, amir: &mut Browser, rule: &str) {
    let his = format!("{}&reader={DAD}", path(house));
    let (dad, full) = (DAD.to_string(), FULL.to_string());
    let page = amir.get(&his).await;
    assert!(!prints(&page.html), "one person alone opens no line: {}", page.text());
    let waits = "decided on 23 November 2026 that Dan may read a line as it stands: “He drives them to her himself.” It waits for a second person.";
    assert!(page.says(waits) && page.says("It names Rose"), "{}", page.text());
    assert!(!page.text().contains("”.”") && !page.text().contains(".”."), "{}", page.text());
    let look = format!("/families/{}/family-plan/second", house.families.own);
    let box_of = format!("second-{rule}");
    let yes = |why: &'static str| {
        [
            ("plan", full.clone()),
            ("reader", dad.clone()),
            ("rule", rule.to_owned()),
            (box_of.as_str(), why.to_owned()),
        ]
    };
    let yes_of = async |browser: &mut Browser, why: &'static str| {
        let all = yes(why);
        let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (*name, text.as_str())).collect();
        browser.post(&look, &all).await
    };
    assert!(!page.html.contains(&format!("name=\"{box_of}\"")), "it is not his to answer");
    assert_eq!(yes_of(amir, "I am sure.").await.status, 422);
    let mut grace = house.signed_in("grace").await;
    let board = grace.get("/my-work").await;
    assert!(
        board.says("Say whether Dan may read a line of the plan that tells of others"),
        "{}",
        board.text()
    );
    let page = grace.get(&his).await;
    assert!(page.html.contains(&format!("name=\"{box_of}\"")) && page.says("Rose has the children."));
    let silent = yes_of(&mut grace, "").await;
    assert!(silent.status == 422 && silent.says("Say why it is right"), "{}", silent.text());
    assert!(!prints(&silent.html));
    assert_eq!(yes_of(&mut grace, "The children told him.").await.status, 303);
    grace.get(&his).await;
    assert_eq!(yes_of(&mut grace, "Once more.").await.status, 422, "nothing waits any more");
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

#[tokio::test]
async fn without_a_number_to_ring_nothing_is_printed_and_the_page_says_who_can_put_it_in() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let mut family = record.families[0].value.clone();
    family.team = house.south;
    change(&house, move |object| match object {
        Object::Family(here) => {
            *here = family.clone();
            true
        }
        _ => false,
    })
    .await;
    let mut ada = house.signed_in("ada").await;
    let mut amir = house.signed_in("amir").await;
    for reader in [String::new(), format!("&reader={GRAN}")] {
        let page = amir.get(&format!("{}{reader}", path(&house))).await;
        assert!(page.says("No paper without a number to ring"), "{}", page.text());
        assert!(
            page.says("The team South has no telephone numbers")
                && page.says("An administrator can put them in")
        );
        assert!(!prints(&page.html));
    }
    let south = house.south.to_string();
    let fields = |duty: &'static str| {
        [
            ("which".to_owned(), south.clone()),
            (format!("name-{south}"), "South".to_owned()),
            (format!("phone-{south}"), "01632 960701".to_owned()),
            (format!("hours-{south}"), "every day, 8 am to 8 pm".to_owned()),
            (format!("duty_phone-{south}"), duty.to_owned()),
        ]
    };
    for (duty, status) in [("", 422), ("ring us", 422), ("01632 960798", 303)] {
        let sent = fields(duty);
        let sent: Vec<(&str, &str)> =
            sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let page = ada.fill("/administration/teams", &sent).await;
        assert_eq!(page.status, status, "{duty}: {}", page.text());
    }
    let page = amir.get(&format!("{}&reader={GRAN}", path(&house))).await;
    assert!(
        printed(&page.html).contains("01632 960798")
            && printed(&page.html).contains("every day, 8 am to 8 pm")
    );
    let journal = ada.get("/administration/journal?verb=team.").await;
    assert!(journal.says("set a team’s telephone numbers"), "{}", journal.text());
}

#[tokio::test]
async fn only_who_may_sign_off_decides_about_a_reader() {
    let house = House::with_work().await;
    let (dad, full) = (DAD.to_string(), FULL.to_string());
    let fields = [("plan", full.as_str()), ("reader", dad.as_str()), ("gets", "whole"), ("reason", "x")];
    let decide = decide_at(&house);
    assert_eq!(house.signed_in("bea").await.post(&decide, &fields).await.status, 403);
    assert_eq!(house.signed_in("otto").await.post(&decide, &fields).await.status, 403);
    let look = format!("/families/{}/family-plan/second", house.families.own);
    let lines = format!("/families/{}/family-plan/lines", house.families.own);
    for person in ["bea", "otto"] {
        let sent = [("plan", full.as_str()), ("reader", dad.as_str()), ("why_lines", "x")];
        assert_eq!(house.signed_in(person).await.post(&lines, &sent).await.status, 403, "{person}");
    }
    let fields = [("plan", full.as_str()), ("reader", dad.as_str()), ("second", "x")];
    for person in ["bea", "otto"] {
        let mut browser = house.signed_in(person).await;
        browser.get("/my-work").await;
        assert_eq!(browser.post(&look, &fields).await.status, 403, "{person}");
    }
}

#[tokio::test]
async fn whoever_gets_nothing_is_not_listed_to_be_handed_a_copy_and_the_box_says_what_others_get() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let form = format!("/families/{}/plan/{FULL}/people/copies", house.families.own);
    let page = amir.get(&form).await;
    assert!(page.says("there is no paper of this plan for them: Dan"), "{}", page.text());
    assert!(page.says("May have the whole plan"), "{}", page.text());
    let dad = format!("person:{DAD}");
    assert!(!page.html.contains(&format!("value=\"{dad}\"")), "he is no tick box");
    let sent = with(&mut amir, &form, "copies_given", &dad).await;
    assert!(sent.status == 422 && sent.says("There is no paper of this plan for Dan"), "{}", sent.text());
    let no_paper = amir.get(&format!("{}&reader={DAD}", path(&house))).await;
    assert!(
        !no_paper.html.contains("<strong>Dan reads only lines"),
        "not beside “no paper”: {}",
        no_paper.text()
    );
    change(&house, |object| match object {
        Object::SafetyPlan(plan) if plan.id == FULL => {
            let who = practice::Who::Person(DAD);
            plan.copies_given.push(practice::plan::Mark {
                who,
                on: plan.valid_from.unwrap_or_default(),
                how: None,
            });
            true
        }
        _ => false,
    })
    .await;
    let page = amir.get(&form).await;
    assert!(page.says("Has a copy, and is to have nothing on paper."), "{}", page.text());
    assert!(!page.says("how to give it to Dan"), "nobody is told how to give what is not to be given");
    his_part(&house).await;
    let page = amir.get(&form).await;
    assert!(page.says("May have only their own part. Talk with your supervisor"), "{}", page.text());
}

#[tokio::test]
async fn screens_lead_to_somebody_feared_with_care_and_never_with_a_nudge() {
    let house = House::with_work().await;
    his_part(&house).await;
    let mut amir = house.signed_in("amir").await;
    let home = format!("/families/{}", house.families.own);
    for (path, words) in [
        (format!("{home}/plan/{FULL}/people/signed"), "to ask Dan"),
        (format!("{home}/plan/tonight"), "to ask Dan"),
        (format!("{home}/meetings/new"), "to invite Dan"),
        (format!("{home}/scaling/start"), "to ask Dan"),
        (format!("{home}/parents"), "to tell Dan"),
    ] {
        let page = amir.get(&path).await;
        let words = format!("Talk with your supervisor about whether, where and how {words}");
        assert!(page.says(&words), "{path}: {}", page.text());
    }
    for page in ["people", "plan"] {
        assert!(amir.get(&format!("{home}/{page}")).await.says("Words for Maya"), "{page}");
    }
}

/// Sends a form as it stands with one more value.
async fn with(browser: &mut Browser, form: &str, name: &str, value: &str) -> Page {
    let page = browser.get(form).await;
    let mut sent = as_it_stands(&page.main_form());
    sent.push((name.to_owned(), value.to_owned()));
    let sent: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(form, &sent).await
}

/// What is on the paper.
fn printed(html: &str) -> String {
    html.split("<article").nth(1).unwrap().split("</article>").next().unwrap().to_owned()
}

#[tokio::test]
async fn a_rule_is_kept_from_one_reader_and_their_paper_does_not_say_so() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let rule = record.plan_rules.iter().find(|rule| rule.plan == practice::testing::FULL).unwrap();
    let form = format!("/families/{}/plan/{}/rules/{}", house.families.own, rule.plan, rule.id);
    let uncle = UNCLE.to_string();
    let page = amir.get(&form).await;
    assert!(page.says("From whom is this kept?"), "{}", page.text());
    let done = with(&mut amir, &form, "not_for", &uncle).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let plan = amir.follow(&done).await;
    assert!(plan.says("Kept from Tom"), "{}", plan.text());
    let after = house.read("amir", house.families.own).await;
    let yes = |record: &practice::FamilyRecord| record.plan(rule.plan).unwrap().signatures.len();
    assert!(yes(&record) > 0 && yes(&after) == yes(&record), "nobody has to say yes again");

    let secret = "Kim takes the children to";
    assert!(rule.text.starts_with(secret));
    let his = amir.get(&format!("{}&reader={UNCLE}", path(&house))).await;
    let paper = printed(&his.html);
    for hint in [secret, "kept from", "Kept from", "left out"] {
        assert!(!paper.contains(hint), "{hint}: {paper}");
    }
    assert!(his.says("Tom may have the plan without what is kept from Tom."), "{}", his.text());
    assert!(his.says("The paper does not say that anything is left out."));
    assert!(his.html.contains(secret), "the worker sees what is left out");
    let hers = amir.get(&format!("{}&reader={GRAN}", path(&house))).await;
    assert!(printed(&hers.html).contains(secret) && hers.says("Rose may have the whole plan."));
    let whole = amir.get(&path(&house)).await;
    assert!(whole.says("This is the whole plan. It is not for Dan or Tom."), "{}", whole.text());
    assert!(printed(&whole.html).contains(secret));
    let history = amir.get(&format!("/families/{}/history", house.families.own)).await;
    assert!(history.says("Kept from"), "{}", history.text());
}

#[tokio::test]
async fn a_line_is_not_kept_from_whoever_has_a_part_in_it() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let rule = record.plan_rules.iter().find(|rule| rule.plan == practice::testing::FULL).unwrap();
    let form = format!("/families/{}/plan/{}/rules/{}", house.families.own, rule.plan, rule.id);
    let refused = with(&mut amir, &form, "not_for", &MUM.to_string()).await;
    assert!(
        refused.status == 422 && refused.says("Kim has a part in this, so it cannot be kept from Kim."),
        "{}",
        refused.text()
    );
}

#[tokio::test]
async fn whoever_is_feared_on_a_danger_gets_their_own_part_and_anybody_may_be_given_less() {
    let house = House::with_work().await;
    change(&house, |object| match object {
        Object::DangerStatement(danger) => {
            danger.whose = vec![UNCLE];
            true
        }
        Object::PlanRule(rule) => {
            "Rose keeps her door open.".clone_into(&mut rule.text);
            rule.when.clear();
            true
        }
        _ => false,
    })
    .await;
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={UNCLE}", path(&house));
    let page = amir.get(&his).await;
    assert!(
        page.says("Tom is named in a danger statement as the one whose behaviour is feared."),
        "{}",
        page.text()
    );
    assert!(!prints(&page.html), "he does nothing in it");
    let hers = format!("{}&reader={GRAN}", path(&house));
    assert!(amir.get(&hers).await.says("Decide otherwise"));
    let (gran, full) = (GRAN.to_string(), FULL.to_string());
    amir.post(&decide_at(&house), &[("plan", &full), ("reader", &gran), ("gets", "own_part")]).await;
    let page = amir.get(&hers).await;
    assert!(page.says("Rose reads a line only when somebody has given it to Rose."), "{}", page.text());
    assert!(!prints(&page.html), "nobody has given her a line yet");
}

#[tokio::test]
async fn a_feared_readers_page_has_a_neutral_title_and_others_keep_theirs_where_only_they_find_it() {
    let house = House::with_work().await;
    his_part(&house).await;
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={DAD}", path(&house));
    let paper = printed(&amir.get(&his).await.html);
    assert!(paper.contains("What you have said you will do"), "he said yes: {paper}");
    change(&house, |object| match object {
        Object::SafetyPlan(plan) => {
            plan.signatures.clear();
            true
        }
        _ => false,
    })
    .await;
    let page = amir.get(&his).await;
    assert!(page.html.contains("<title>Your page"), "the browser prints the title");
    let paper = printed(&page.html);
    // Nobody has said yes to the plan as it is now: he has said nothing.
    assert!(paper.contains("What is asked of you") && !paper.contains("What you have said"), "{paper}");
    let kims = amir.get(&format!("{}&reader={MUM}", path(&house))).await;
    let paper = printed(&kims.html);
    assert!(paper.contains("Keep this plan where only you find it."), "{paper}");
    assert!(!paper.contains("where you can see it"), "{paper}");
}

#[tokio::test]
async fn a_reader_whom_the_record_does_not_have_is_never_shown_the_whole_plan() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let at = path(&house);
    assert_eq!(amir.get(&at).await.status, 200, "for nobody in particular it is the whole plan");
    let others = house.read("otto", house.families.other).await.people[0].id.to_string();
    let unknown = practice::ids::PersonId(house.store.new_id()).to_string();
    for reader in [others.as_str(), unknown.as_str(), "nonsense", "%20", "0", "-1", "%EF%BF%BD"] {
        let page = amir.get(&format!("{at}&reader={reader}")).await;
        assert_eq!(page.status, 404, "{reader:?}: {}", page.text());
    }
    for twice in [
        format!("&reader=&reader={DAD}"),
        format!("&reader={DAD}&reader={MUM}"),
        format!("&reader={UNCLE}&plan={FULL}"),
    ] {
        assert_eq!(amir.get(&format!("{at}{twice}")).await.status, 404, "{twice}");
    }
    assert_eq!(amir.get(&format!("{at}&reader=")).await.status, 200);
    assert_eq!(amir.get(&format!("{at}&reader={UNCLE}")).await.status, 200);
    let plan = FULL.to_string();
    let unclear = [("reader", unknown.as_str()), ("plan", &plan), ("gets", "whole"), ("reason", "x")];
    assert_eq!(amir.post(&decide_at(&house), &unclear).await.status, 404);
}

#[tokio::test]
async fn what_narrows_a_page_and_cannot_be_read_never_shows_more() {
    let house = House::with_work().await;
    let family = format!("/families/{}", house.families.own);
    let mut amir = house.signed_in("amir").await;
    for query in [
        "history?kind=nonsense",
        "history?kind=person&id=nonsense",
        "history?who=nonsense",
        "history?show=nonsense",
        "map?map=nonsense",
        "scaling/start?scale=nonsense",
    ] {
        let page = amir.get(&format!("{family}/{query}")).await;
        assert_eq!(page.status, 404, "{query}: {}", page.text());
    }
    let page = amir.get(&format!("{family}/history?from-day=x&from-month=1&from-year=2026")).await;
    assert!(page.says("must be a real date") && page.says("0 entries"), "{}", page.text());
    for query in ["stage=nonsense", "status=nonsense", "whose=nonsense"] {
        assert_eq!(amir.get(&format!("/families?{query}")).await.status, 404, "{query}");
    }
    let mut ada = house.signed_in("ada").await;
    for query in ["who=nonsense", "verb=nonsense"] {
        assert_eq!(ada.get(&format!("/administration/journal?{query}")).await.status, 404, "{query}");
    }
}

#[tokio::test]
async fn nothing_is_handed_to_somebody_of_nearly_the_same_name_before_it_is_said_whether_they_are_one() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let dad = record.person(DAD).unwrap().value.clone();
    let mut tom = record.person(UNCLE).unwrap().value.clone();
    (tom.given, tom.called, tom.born) = ("Dann".to_owned(), String::new(), None);
    tom.family.clone_from(&dad.family);
    tom.sex = dad.sex;
    house.put(vec![tom.clone().into()]).await;
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={UNCLE}", path(&house));
    let page = amir.get(&his).await;
    assert!(page.says("has nearly the same name as") && !prints(&page.html), "{}", page.text());
    let same = format!("/families/{}/people/{UNCLE}/same", house.families.own);
    let asked = amir.get(&same).await;
    assert!(asked.says("Is Dann Marlow the same person as Dan Marlow?"), "{}", asked.text());
    let silent = amir.post(&same, &[("name", "Dan Marlow")]).await;
    assert!(silent.status == 422 && silent.html.contains("href=\"#same\""), "{}", silent.text());
    let mut otto = house.signed_in("otto").await;
    assert_eq!(otto.post(&same, &[("name", "Dan Marlow"), ("same", "no")]).await.status, 403);
    amir.get(&same).await;
    assert_eq!(amir.post(&same, &[("name", "Dan Marlow"), ("same", "no")]).await.status, 303);
    assert!(amir.get(&same).await.says("Nobody else has nearly the same name"));
    let page = amir.get(&his).await;
    assert!(!page.says("has nearly the same name as"), "{}", page.text());
    assert!(!prints(&page.html), "an answer by itself opens nothing: {}", page.text());
    // They were one person after all.
    tom.alike =
        vec![Alike { name: "Dan Marlow".to_owned(), is_same: true, by: LEAD, on: crate::common::today() }];
    house.put(vec![tom.into()]).await;
    let page = amir.get(&his).await;
    assert!(page.says("has the same name as somebody in this record"), "{}", page.text());
}
