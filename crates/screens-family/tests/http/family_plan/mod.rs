//! The plan for the family: in their words, and nothing in it that its reader must not see.

mod feared;
mod outside;
mod readers;
mod refused;

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
    assert!(own.says("You do this if they cannot.") && !own.says("This is for you to do."), "{}", own.text());
    let own = amir.get(&format!("{}&reader={MUM}", path(&house))).await;
    assert!(own.says("This is for you to do."), "{}", own.text());
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
