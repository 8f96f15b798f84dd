//! A child in danger now stays on top until somebody has answered for tonight: no correction, no decision and no calm call
//! takes it away in silence.

use crate::{
    common::{Browser, House, Page, forms::as_it_stands, today},
    contacts::write,
};
use practice::{
    Who,
    contact::DangerNow,
    ids::{FamilyId, PlanId, PlanRuleId, TestId},
    plan::{AppliesWhen, PlanKind, PlanRule, PlanStatus, PlanTest},
    testing::GRAN,
};

const RING: &str = "If it is happening now, ring 999. Then ring your supervisor.";

fn at(family: FamilyId, rest: &str) -> String {
    format!("/families/{family}/{rest}")
}

/// Opens a form, changes some fields and sends the rest as it stands.
async fn change(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let mut all = as_it_stands(&browser.get(path).await.main_form());
    all.retain(|(name, _)| fields.iter().all(|(changed, _)| name != changed));
    let all = all.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    browser.post(path, &all.chain(fields.iter().copied()).collect::<Vec<_>>()).await
}

/// The group of My work in which a line stands.
async fn stands_under(browser: &mut Browser, line: &str) -> Option<String> {
    // Its families come first, and then the lists by day.
    let page = browser.get("/my-work").await.text();
    let titles = [
        "A child may be in danger now",
        "Overdue",
        "Due today",
        "Waiting for you",
        "Due in the next seven days",
        "Later",
    ];
    let line = page.rfind(line)?;
    let before = titles.into_iter().filter_map(|title| Some((page[..line].rfind(title)?, title)));
    before.max().map(|(_, title)| title.to_owned())
}

#[tokio::test]
async fn taking_back_that_a_child_is_in_danger_asks_why_and_stays_on_top_until_a_supervisor_decides() {
    let house = House::new().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    write(&mut amir, own, &[]).await;
    let id = house.read("amir", own).await.contacts[0].value.id;
    let one = at(own, &format!("contacts/{id}"));
    let fields = [("danger_now", "no"), ("danger_words", "It is quiet now")];
    let asked = change(&mut amir, &one, &fields).await;
    assert!(asked.status == 422 && asked.says("Say why it was wrong"), "{}: {}", asked.status, asked.text());
    let fields = [fields[0], fields[1], ("danger_corrected", "I ticked the wrong box.")];
    assert_eq!(change(&mut amir, &one, &fields).await.status, 303);
    let record = house.read("amir", own).await;
    assert_eq!(record.contacts[0].danger_now, DangerNow::No);
    for browser in [&mut amir, &mut grace] {
        let home = browser.get(&format!("/families/{own}")).await;
        assert!(home.says("A child may be in danger now"), "{}", home.text());
        assert!(home.says("I ticked the wrong box."), "{}", home.text());
    }
    let work = grace.get("/my-work").await;
    assert!(
        work.says("Decide whether a child is in danger") && work.says("I ticked the wrong box."),
        "{}",
        work.text()
    );

    // A supervisor decides. How the child is safe is asked as if nothing had been corrected.
    let decide = at(own, &format!("contacts/{id}/decide"));
    let mut fields = vec![("decision", "information"), ("decision_reason", "I rang the neighbour.")];
    assert_eq!(grace.fill(&decide, &fields).await.status, 422);
    fields.push(("safe_tonight", "I saw them asleep."));
    assert_eq!(grace.fill(&decide, &fields).await.status, 303);
    for browser in [&mut amir, &mut grace] {
        assert!(!browser.get("/my-work").await.says("A child may be in danger now"));
    }
}

#[tokio::test]
async fn what_was_decided_already_is_decided_again_when_the_danger_is_taken_back() {
    let house = House::new().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    write(&mut amir, own, &[]).await;
    let id = house.read("amir", own).await.contacts[0].value.id;
    let decide = at(own, &format!("contacts/{id}/decide"));
    let fields =
        [("decision", "joins_open"), ("decision_reason", "Amir goes."), ("safe_tonight", "At her sister’s.")];
    assert_eq!(grace.fill(&decide, &fields).await.status, 303);
    let one = at(own, &format!("contacts/{id}"));
    let fields = [("danger_now", "unknown"), ("danger_corrected", "She was not sure.")];
    assert_eq!(change(&mut amir, &one, &fields).await.status, 303);
    assert!(grace.get("/my-work").await.says("Decide whether a child is in danger"));
    assert!(grace.get(&at(own, "contacts")).await.says("Not decided"));
}

#[tokio::test]
async fn a_contact_that_says_danger_now_is_taken_away_by_whoever_decides_alone() {
    let house = House::new().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    write(&mut amir, own, &[]).await;
    let id = house.read("amir", own).await.contacts[0].value.id;
    let take = at(own, &format!("contacts/{id}/withdraw"));
    let asked = amir.fill(&take, &[("reason", "Another family")]).await;
    assert!(
        asked.status == 422 && asked.says("A supervisor takes it away"),
        "{}: {}",
        asked.status,
        asked.text()
    );
    assert_eq!(house.read("amir", own).await.contacts.len(), 1);
    assert_eq!(grace.fill(&take, &[("reason", "Another family")]).await.status, 303);
    assert!(house.read("amir", own).await.contacts.is_empty());
}

#[tokio::test]
async fn every_decision_asks_how_the_child_is_safe_tonight_or_who_was_rung_to_talk_about_it_now() {
    for decision in ["advice", "information", "early_help", "joins_open", "strategy_now"] {
        let house = House::new().await;
        let own = house.families.own;
        write(&mut house.signed_in("amir").await, own, &[]).await;
        let id = house.read("amir", own).await.contacts[0].value.id;
        let mut grace = house.signed_in("grace").await;
        let decide = at(own, &format!("contacts/{id}/decide"));
        let mut fields = vec![("decision", decision), ("decision_reason", "So.")];
        let sent = grace.fill(&decide, &fields).await;
        assert_eq!(sent.status, 422, "{decision}: {}", sent.text());
        let (field, asks) = match decision {
            "strategy_now" => ("rung", "Say who was rung about it, and when"),
            _ => ("safe_tonight", "Say how you know that the child is safe tonight"),
        };
        assert!(sent.says(asks), "{decision}: {}", sent.text());
        fields.push((field, "DS Hall at 4.40 pm."));
        assert_eq!(grace.fill(&decide, &fields).await.status, 303, "{decision}");
        let kept = house.read("grace", own).await.contacts[0].decision_reason.clone();
        assert!(kept.ends_with(": DS Hall at 4.40 pm."), "{kept}");
        let again = grace.get(&decide).await;
        assert!(again.html.contains(">DS Hall at 4.40 pm.</textarea>"), "{}", again.html);
    }
}

/// A family that has just been registered, led by Amir.
async fn referred(house: &House, danger: &str) -> FamilyId {
    let mut amir = house.signed_in("amir").await;
    let lead = house.workers["amir"].to_string();
    let today = [("received-day", "23"), ("received-time", "9:00am")];
    let mut fields = vec![
        ("danger_now", danger),
        ("danger_words", "He has a bat"),
        ("lead_worker", lead.as_str()),
        ("children-0-given", if danger == "yes" { "Tolu" } else { "Wren" }),
        ("children-0-family", if danger == "yes" { "Adebayo" } else { "Ferrous" }),
        ("children-1-family", if danger == "yes" { "Adebayo" } else { "Ferrous" }),
        ("adults-0-given", ""),
        ("adults-0-family", ""),
        ("adults-0-kinship", ""),
        ("adults-0-responsibility", ""),
    ];
    fields.extend(today);
    let done = crate::office_referral::send(&mut amir, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    done.location()["/families/".len()..].split(['/', '?']).next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn where_the_work_stands_is_not_decided_on_a_child_in_danger_without_a_word_about_tonight() {
    let house = House::new().await;
    let family = referred(&house, "yes").await;
    let mut grace = house.signed_in("grace").await;
    let mut fields = vec![
        ("stage", "child_in_need"),
        ("stage_since-day", "23"),
        ("stage_since-month", "11"),
        ("stage_since-year", "2026"),
        ("reason", "A bruise."),
    ];
    let asked = grace.fill(&at(family, "stage"), &fields).await;
    assert!(asked.status == 422 && asked.says("Say how you know that the child is safe"), "{}", asked.text());
    fields.push(("safe_tonight", "They sleep at Gran’s."));
    assert_eq!(grace.fill(&at(family, "stage"), &fields).await.status, 303);
    let record = house.read("grace", family).await;
    assert!(record.contacts[0].decision_reason.contains("They sleep at Gran’s."));
    // Nobody asks where no danger was told of.
    let calm = referred(&house, "no").await;
    assert_eq!(grace.fill(&at(calm, "stage"), &fields[..5]).await.status, 303);
}

#[tokio::test]
async fn a_family_in_danger_stays_with_the_supervisor_until_a_plan_holds_that_was_tested() {
    let house = House::new().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    write(&mut amir, own, &[]).await;
    let id = house.read("amir", own).await.contacts[0].value.id;
    let decide = at(own, &format!("contacts/{id}/decide"));
    let fields =
        [("decision", "joins_open"), ("decision_reason", "Amir goes."), ("safe_tonight", "At her sister’s.")];
    assert_eq!(grace.fill(&decide, &fields).await.status, 303);
    let waits = "See that the children are safe";
    assert!(grace.get("/my-work").await.says(waits), "no plan holds");
    assert!(stands_under(&mut grace, waits).await.as_deref() == Some("A child may be in danger now"));
    let record = house.read("amir", own).await;
    let gran = record.people.iter().find(|person| !person.is_child()).unwrap().id;
    let rule = PlanRule {
        although_feared: String::new(),
        id: PlanRuleId(8061),
        plan: PlanId(8060),
        seq: 1,
        text: "They sleep at Gran’s.".into(),
        danger: None,
        goals: Vec::new(),
        doers: vec![Who::Person(gran)],
        backups: Vec::new(),
        applies: AppliesWhen::Trigger,
        when: "tonight".into(),
        how_tested: String::new(),
        not_for: Vec::new(),
    };
    let plan = crate::due::plan(8060, PlanKind::Immediate, PlanStatus::Agreed);
    house.put(vec![plan.into(), rule.into()]).await;
    assert!(grace.get("/my-work").await.says(waits), "nobody has tested it");
    let test = PlanTest {
        id: TestId(8062),
        rule: PlanRuleId(8061),
        on: today(),
        observed_by: Some(Who::Person(gran)),
        followed: true,
        worked: true,
        note: "She rang at nine.".into(),
        children: Vec::new(),
    };
    house.put(vec![test.into()]).await;
    assert!(!grace.get("/my-work").await.says(waits), "it holds");
}

#[tokio::test]
async fn a_referral_that_says_danger_now_stands_where_a_contact_does() {
    let house = House::new().await;
    let family = referred(&house, "yes").await;
    let mut grace = house.signed_in("grace").await;
    let line = "Decide what the referral leads to";
    assert_eq!(stands_under(&mut grace, line).await.as_deref(), Some("A child may be in danger now"));
    let page = grace.get("/my-work").await;
    assert!(page.text().matches(line).count() <= 2, "told once in each list: {}", page.text());
    assert!(grace.get(&at(family, "stage")).await.status == 200);
}

#[tokio::test]
async fn whoever_writes_down_danger_now_is_told_to_ring_999_first() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    for form in ["/families/new".to_owned(), at(own, "contacts/new")] {
        assert!(amir.get(&form).await.says(RING), "{form}");
    }
    let done = write(&mut amir, own, &[]).await;
    assert!(amir.follow(&done).await.says(RING));
    // Where nobody leads the family yet, too.
    let done = crate::office_referral::send(&mut amir, &[("danger_now", "yes"), ("lead_worker", "")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(amir.follow(&done).await.says(RING), "{}", done.location());
}

#[tokio::test]
async fn tonights_plan_begins_with_the_call_that_told_of_danger_and_says_whose_words_they_are() {
    let house = House::with_work().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    write(&mut amir, own, &[("worried", "Aunt saw Stuart hit Kyan")]).await;
    let calm = [
        ("danger_now", "no"),
        ("danger_words", "Nothing to hear"),
        ("worried", "Quiet now"),
        ("received-time", "9:45am"),
    ];
    write(&mut amir, own, &calm).await;
    let page = amir.get(&at(own, "plan/tonight")).await;
    assert!(page.says("Aunt saw Stuart hit Kyan") && !page.says("Quiet now"), "{}", page.text());
    assert!(page.says("These are the words of Neighbour, 23 November 2026 at 9:15am"), "{}", page.text());
}

#[tokio::test]
async fn tonights_paper_has_neither_old_numbers_nor_an_old_goal() {
    let house = House::with_work().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", own).await;
    let paper = |kind| {
        let plan = record.plans.iter().find(|plan| plan.kind == kind && plan.status != PlanStatus::Replaced);
        at(own, &format!("family-plan?plan={}", plan.unwrap().id))
    };
    let full = amir.get(&paper(PlanKind::Full)).await;
    assert!(full.says("What number each of us gives") && full.says("What we want"), "{}", full.text());
    for reader in [String::new(), format!("&reader={GRAN}")] {
        let tonight = amir.get(&format!("{}{reader}", paper(PlanKind::Immediate))).await;
        assert!(tonight.html.contains("<article"), "{}", tonight.text());
        assert!(!tonight.says("What number each of us gives") && !tonight.says("What we want"));
    }
}

/// A plan for tonight as its form sends it, with everybody's yes but a reason for the rest.
fn plan_for_tonight<'a>(who: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("trigger", "It was loud at three in the morning."),
        ("rules-0-text", text),
        ("rules-0-who", who),
        ("rules-0-when", "tonight"),
        ("valid_until-day", "25"),
        ("valid_until-month", "11"),
        ("valid_until-year", "2026"),
        ("if_worried", "Ring us on 01632 960000."),
        ("whose", "nobody"),
        ("signatures", who),
        ("how", "telephone"),
        ("reason", "The others cannot be reached before five."),
    ]
}

async fn grown_up(house: &House, family: FamilyId) -> String {
    let record = house.read("amir", family).await;
    Who::Person(record.people.iter().find(|person| !person.is_child()).unwrap().id).to_string()
}

#[tokio::test]
async fn a_second_plan_for_tonight_is_stopped_and_says_who_agreed_the_first() {
    let house = House::new().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let (form, who) = (at(own, "plan/tonight"), grown_up(&house, own).await);
    let (his, hers) =
        (plan_for_tonight(&who, "They sleep here."), plan_for_tonight(&who, "They sleep there."));
    grace.get(&form).await;
    assert_eq!(amir.fill(&form, &his).await.status, 303);
    let first = house.read("amir", own).await.plans[0].id;
    let stopped = grace.post(&form, &hers).await;
    assert_eq!(stopped.status, 409, "{}", stopped.text());
    assert!(stopped.says("Amir Siddiqui agreed it on 23 November 2026 at"), "{}", stopped.text());
    assert!(stopped.html.contains(&format!("plan/{first}\"")), "it can be read");
}

#[tokio::test]
async fn a_draft_is_not_agreed_over_a_plan_that_was_agreed_since_the_page_was_read() {
    let house = House::new().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let who = grown_up(&house, own).await;
    let draft = crate::due::plan(8070, PlanKind::Immediate, PlanStatus::Draft);
    let agree = at(own, &format!("plan/{}/agree", draft.id));
    house.put(vec![draft.into()]).await;
    grace.get(&agree).await;
    let tonight = at(own, "plan/tonight");
    assert_eq!(amir.fill(&tonight, &plan_for_tonight(&who, "They sleep here.")).await.status, 303);
    let stopped = grace.post(&agree, &[("reason", "It cannot wait."), ("whose", "nobody")]).await;
    assert_eq!(stopped.status, 409, "{}", stopped.text());
    assert!(stopped.says("Amir Siddiqui agreed it on"), "{}", stopped.text());
}

#[tokio::test]
async fn what_each_does_then_is_written_down_without_saying_that_the_plan_was_looked_at() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    write(&mut amir, own, &[]).await;
    let who = grown_up(&house, own).await;
    let tonight = at(own, "plan/tonight");
    assert_eq!(amir.fill(&tonight, &plan_for_tonight(&who, "They sleep here.")).await.status, 303);
    let plan = house.read("amir", own).await.plans[0].id;
    let page = amir.get(&at(own, &format!("plan/{plan}"))).await;
    let form = at(own, &format!("plan/{plan}/if-not"));
    assert!(page.html.contains(&format!("\"{form}\"")), "{}", page.text());
    assert_eq!(amir.fill(&form, &[("if_not", "")]).await.status, 422);
    assert_eq!(amir.fill(&form, &[("if_not", "Ruth does not go in. She rings 999.")]).await.status, 303);
    let kept = house.read("amir", own).await.plan(plan).unwrap().value.clone();
    assert_eq!(kept.if_not, "Ruth does not go in. She rings 999.");
    assert!(kept.reviewed_on.is_none(), "nobody looked at it together");
    assert!(
        kept.signatures.is_empty() && kept.copies_given.is_empty(),
        "nobody has said yes to it as it is now"
    );
    let history = amir.get(&at(own, "history")).await;
    assert!(
        history.says("wrote down what each does if the plan does not go as agreed"),
        "{}",
        history.text()
    );

    // Whose yes it is, then the paper, before anybody asks whether it holds; with what was asked the first time.
    let ask = "Ask who says yes to the plan as it is now";
    assert_eq!(stands_under(&mut amir, ask).await.as_deref(), Some("A child may be in danger now"));
    let print = "Print tonight’s plan and hand it out";
    assert_eq!(stands_under(&mut amir, print).await.as_deref(), Some("A child may be in danger now"));
    let home = amir.get(&format!("/families/{own}")).await;
    assert!(home.says(ask), "{}", home.text());
    let signed = at(own, &format!("plan/{plan}/people/signed"));
    let day = [("on-day", "23"), ("on-month", "11"), ("on-year", "2026")];
    let mut fields = vec![("signatures", who.as_str())];
    fields.extend(day);
    let silent = amir.fill(&signed, &fields).await;
    assert!(silent.status == 422 && silent.says("Say how this person said yes."), "{}", silent.text());
    let silent = amir.fill(&signed, &day).await;
    assert!(silent.status == 422 && silent.says("say why the plan cannot wait"), "{}", silent.text());
    let how = format!("how-{who}");
    fields.extend([(how.as_str(), "telephone"), ("reason", "The others cannot be reached.")]);
    assert_eq!(amir.fill(&signed, &fields).await.status, 303);
    let kept = house.read("amir", own).await.plan(plan).unwrap().value.clone();
    assert_eq!(kept.signatures[0].how, Some(practice::plan::How::Telephone));
}

#[tokio::test]
async fn a_replaced_plans_page_says_which_took_its_place_and_when_and_its_print_address_prints_nothing() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let (form, who) = (at(own, "plan/tonight"), grown_up(&house, own).await);
    assert_eq!(amir.fill(&form, &plan_for_tonight(&who, "They sleep here.")).await.status, 303);
    let first = house.read("amir", own).await.plans[0].id;
    let asked = amir.get(&form).await;
    assert!(asked.says("An immediate plan holds already. Amir Siddiqui agreed it on 23 November 2026 at"));
    assert!(amir.get(&at(own, &format!("family-plan?plan={first}"))).await.html.contains("<article"));
    assert_eq!(amir.fill(&form, &plan_for_tonight(&who, "They sleep there.")).await.status, 303);
    let record = house.read("amir", own).await;
    let second = record.plans.iter().find(|plan| plan.is_in_force()).unwrap().id;
    assert_eq!(record.plan(first).unwrap().status, PlanStatus::Replaced);

    let page = amir.get(&at(own, &format!("plan/{first}"))).await;
    assert!(page.says("Replaced on 23 November 2026 at"), "{}", page.text());
    assert!(page.says("by the plan that Amir Siddiqui agreed. Nobody goes by this one any more."));
    assert!(page.html.contains(&format!("{}\"", at(own, &format!("plan/{second}")))), "the way to it");
    assert!(!page.html.contains(&format!("family-plan?plan={first}")), "nothing to print");
    assert!(!page.html.contains(&format!("plan/{first}/rules/new")), "nothing to change");
    let reader = who.strip_prefix("person:").unwrap();
    for address in [format!("family-plan?plan={first}"), format!("family-plan?plan={first}&reader={reader}")]
    {
        let sent = amir.get(&at(own, &address)).await;
        assert_eq!(sent.status, 303, "{address}: {}", sent.text());
        assert!(sent.location().starts_with(&at(own, &format!("plan/{first}"))), "{}", sent.location());
    }
    let paper = amir.get(&at(own, &format!("family-plan?plan={second}"))).await;
    assert!(paper.says("They sleep there.") && !paper.says("They sleep here."), "{}", paper.text());
}

/// Sends the page twice as it stood in the browser, with its key and its mark.
async fn twice(amir: &mut Browser, path: &str, typed: &[(&str, &str)]) {
    let mut all = as_it_stands(&amir.get(path).await.main_form());
    all.retain(|(name, _)| typed.iter().all(|(typed, _)| name != typed));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let all = [all.as_slice(), typed].concat();
    for _ in 0..2 {
        let sent = amir.post(path, &all).await;
        assert_eq!(sent.status, 303, "{path}: {}", sent.text());
    }
}

#[tokio::test]
async fn a_form_that_is_sent_again_after_going_back_makes_no_second_thing() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let (tonight, who) = (at(own, "plan/tonight"), grown_up(&house, own).await);
    let typed = plan_for_tonight(&who, "They sleep here.");
    twice(&mut amir, &tonight, &typed).await;
    let record = house.read("amir", own).await;
    assert_eq!((record.plans.len(), record.plan_rules.len()), (1, 1));
    let plan = record.plans[0].clone();
    let how = format!("how-{who}");
    let day = [("on-day", "23"), ("on-month", "11"), ("on-year", "2026")];
    let mut yes =
        vec![("signatures", who.as_str()), (how.as_str(), "telephone"), ("reason", "They are away.")];
    yes.extend(day);
    twice(&mut amir, &at(own, &format!("plan/{}/people/signed", plan.id)), &yes).await;
    let after = house.read("amir", own).await;
    let after = after.plan(plan.id).unwrap();
    assert!(after.version <= plan.version + 1, "written once: {} and {}", plan.version, after.version);
    assert_eq!(after.signatures.len(), 1);
}
