//! Tonight's plan: agreed at half past four with no danger statement, no goal and no map; printed; tested the next day; and
//! in the end a part of the safety plan that takes its place.

use crate::common::{Browser, House, Page, today};
use practice::{
    CaseRecord, Who,
    ids::FamilyId,
    plan::{How, PlanKind, PlanStatus},
    testing::{DAD, FULL, GRAN, child},
};

/// What a worker types on the page, with two lines.
pub(crate) fn typed<'a>(who: &'a [String; 2], yes: &'a [String]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("trigger", "Sade’s partner waits outside the school with a bat."),
        ("rules-0-text", "Gran fetches them and they sleep at hers."),
        ("rules-0-who", who[0].as_str()),
        ("rules-0-when", "tonight at 5.30 pm"),
        ("rules-1-text", "The school lets nobody else fetch them."),
        ("rules-1-who", "other"),
        ("rules-1-who-other", "Miriam Hall, head teacher"),
        ("rules-1-when", "until Wednesday"),
        ("valid_until-day", "25"),
        ("valid_until-month", "11"),
        ("valid_until-year", "2026"),
        ("if_worried", "Ring Gran on 01632 960777, then us on 01632 960000."),
        ("how", "telephone"),
        ("whose", "nobody"),
    ];
    fields.extend(yes.iter().map(|who| ("signatures", who.as_str())));
    fields
}

pub(crate) fn family_of(page: &Page) -> FamilyId {
    page.location()["/families/".len()..].split(['/', '?']).next().unwrap().parse().unwrap()
}

pub(crate) fn adult(record: &CaseRecord) -> String {
    Who::Person(record.people.iter().find(|person| !person.is_child()).unwrap().id).to_string()
}

/// Registers a family with a child in danger now, as Amir, who leads it. Answers where he is sent.
pub(crate) async fn registered(house: &House, amir: &mut Browser) -> Page {
    let lead = house.workers["amir"].to_string();
    let now = [
        ("danger_now", "yes"),
        ("danger_words", "He waits outside the school"),
        ("lead_worker", lead.as_str()),
    ];
    crate::office_referral::send(amir, &now).await
}

#[tokio::test]
async fn from_registering_to_the_printed_plan_for_tonight_are_three_pages() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;

    // The first page registers. It leads to the second, which knows what the referrer said.
    let done = registered(&house, &mut amir).await;
    let id = family_of(&done);
    let form = format!("/families/{id}/plan/tonight");
    assert!(done.location().starts_with(&form), "{}", done.location());
    let page = amir.follow(&done).await;
    assert!(!page.html.contains(">Tolu Adebayo</option>"), "grown-ups keep children safe");
    assert!(page.says("A plan for tonight") && page.says("Tolu was alone at the gate"), "{}", page.text());

    assert!(!page.says("takes its place"), "no other plan holds: {}", page.text());

    // The second agrees. What is not said is asked for, and what was typed is still there.
    let record = house.read("amir", id).await;
    assert!(record.maps.is_empty() && record.dangers.is_empty() && record.goals.is_empty());
    let mum = adult(&record);
    let who = [mum.clone(), String::new()];
    let silent = amir.fill(&form, &typed(&who, &[])).await;
    assert_eq!(silent.status, 422);
    assert!(
        silent.says("has not said yes. Ask them first, or say why the plan cannot wait."),
        "{}",
        silent.text()
    );
    assert!(silent.html.contains("Gran fetches them and they sleep at hers."));
    let nothing = amir.fill(&form, &[("trigger", "He waits"), ("rules-0-who", &mum)]).await;
    assert!(nothing.status == 422 && nothing.says("Write what this person will do."), "{}", nothing.text());
    let done = amir.fill(&form, &typed(&who, std::slice::from_ref(&mum))).await;
    assert_eq!(done.status, 303, "{}", done.text());

    // The third is the paper.
    let paper = amir.follow(&done).await;
    for words in [
        "The plan is agreed and holds from now.",
        "Gran fetches them and they sleep at hers.",
        "tonight at 5.30 pm",
        "Miriam Hall, head teacher",
        "Ring Gran on 01632 960777",
        "25 November 2026",
    ] {
        assert!(paper.says(words), "{words}: {}", paper.text());
    }
    let record = house.read("amir", id).await;
    let plan = &record.plans[0].value;
    assert_eq!(
        (plan.kind, plan.status, plan.valid_from),
        (PlanKind::Immediate, PlanStatus::Agreed, Some(today()))
    );
    assert_eq!((plan.signatures.len(), plan.signatures[0].how), (1, Some(How::Telephone)));
    assert_eq!(record.plan_rules.len(), 2);
    assert!(record.plan_rules.iter().all(|rule| rule.danger.is_none() && rule.goals.is_empty()));

    // From then on it is given out, and tested the next day: not in six weeks.
    let home = amir.get(&format!("/families/{id}")).await;
    assert!(!home.says("Make an immediate safety plan"), "{}", home.text());
    assert!(!home.says("Make tonight’s plan"), "it holds: {}", home.text());
    assert!(home.says("Print tonight’s plan and hand it out"), "{}", home.text());
    let own = amir.get(&format!("/families/{id}/plan/{}", plan.id)).await;
    assert!(own.says("Test it tonight, or by 24 November 2026."), "{}", own.text());
    let work = amir.get("/my-work").await;
    assert!(work.says("Test: Gran fetches them and they sleep at hers."));
    assert!(work.says("look or ring the same night or the next day"), "{}", work.text());
    let history = amir.get(&format!("/families/{id}/history")).await;
    assert!(history.says("agreed a plan for tonight"), "{}", history.text());

    // Sent twice, it is one plan.
    assert_eq!(house.read("amir", id).await.plans.len(), 1);
}

#[tokio::test]
async fn a_full_plan_takes_tonights_lines_along_and_takes_its_place_openly() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let id = family_of(&registered(&house, &mut amir).await);
    let mum = adult(&house.read("amir", id).await);
    let form = format!("/families/{id}/plan/tonight");
    let agreed = amir.fill(&form, &typed(&[mum.clone(), String::new()], std::slice::from_ref(&mum))).await;
    assert_eq!(agreed.status, 303, "{}", agreed.text());
    let record = house.read("amir", id).await;
    let (tonight, first) = (record.plans[0].id, record.plan_rules[0].value.clone());

    let start = format!("/families/{id}/plan/new?about=full");
    let page = amir.get(&start).await;
    assert!(page.says("What do you copy from the immediate plan?"), "{}", page.text());
    assert!(
        page.says("Gran fetches them and they sleep at hers.")
            && page.says("The school lets nobody else fetch them.")
    );
    let along = first.id.to_string();
    let begun = amir
        .post(
            &format!("/families/{id}/plan/new"),
            &[
                ("kind", "full"),
                ("along", &along),
                ("valid_from-day", "23"),
                ("valid_from-month", "11"),
                ("valid_from-year", "2026"),
            ],
        )
        .await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let full = begun.location().split('?').next().unwrap().to_owned();
    let record = house.read("amir", id).await;
    let copies: Vec<_> = record.plan_rules.iter().filter(|rule| rule.plan != tonight).collect();
    assert_eq!(copies.len(), 1, "the other was not ticked");
    assert_eq!(
        (&copies[0].text, &copies[0].doers, &copies[0].not_for),
        (&first.text, &first.doers, &first.not_for)
    );
    assert!(record.plan(tonight).unwrap().is_in_force(), "tonight's plan holds until the full one is agreed");

    // Red flags are asked for before it is agreed, and the agreeing page says what ends.
    let page = amir.get(&full).await;
    assert!(page.says("Nobody has said which signs people watch for."), "{}", page.text());
    assert!(page.says("serves no goal"), "a full plan's rule serves a goal: {}", page.text());
    let agree = amir.get(&format!("{full}/agree")).await;
    assert!(
        agree.says("it takes the place of the immediate plan that holds until 25 November 2026"),
        "{}",
        agree.text()
    );
    assert!(
        agree.says("nobody goes by them any more") && agree.says("The school lets nobody else fetch them.")
    );
}

#[tokio::test]
async fn who_may_not_agree_a_plan_agrees_none_for_tonight() {
    let house = House::new().await;
    let own = format!("/families/{}/plan/tonight", house.families.own);
    for refused in ["bea", "lena", "otto", "ana"] {
        let mut browser = house.signed_in(refused).await;
        assert_eq!(browser.get(&own).await.status, 403, "{refused}");
        assert_eq!(browser.post(&own, &[("trigger", "He waits")]).await.status, 403, "{refused}");
    }
    assert!(house.read("amir", house.families.own).await.plans.is_empty());
    let bea = house.signed_in("bea").await.get(&format!("/families/{}/plan", house.families.own)).await;
    assert!(bea.html.contains("/plan/new?about=immediate") && !bea.html.contains("/plan/tonight"));
}

#[tokio::test]
async fn a_failed_test_of_tonights_plan_is_no_success_and_asks_where_the_child_is() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let id = family_of(&registered(&house, &mut amir).await);
    let mum = adult(&house.read("amir", id).await);
    let form = format!("/families/{id}/plan/tonight");
    let agreed = amir.fill(&form, &typed(&[mum.clone(), String::new()], std::slice::from_ref(&mum))).await;
    assert_eq!(agreed.status, 303, "{}", agreed.text());
    assert!(amir.get(&form).await.says("An immediate plan holds already."));
    let record = house.read("amir", id).await;
    let (plan, rule) = (record.plans[0].id, record.plan_rules[0].id);
    let kept = amir
        .fill(
            &format!("/families/{id}/plan/{plan}/rules/{rule}/tests/new"),
            &[
                ("on-day", "23"),
                ("on-month", "11"),
                ("on-year", "2026"),
                ("observed_by", mum.as_str()),
                ("followed", "no"),
                ("worked", "no"),
                ("note", "Craig came and took Ellie."),
            ],
        )
        .await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let page = amir.follow(&kept).await;
    assert!(!page.html.contains("govuk-notification-banner--success"), "bad news is no success");
    for words in [
        "Where is the child now? If you do not know, or a child is in danger: ring 999.",
        "The supervisor is told.",
        "was not followed, and the children were not kept safe",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(!page.says("Mend the plan with the network"), "{}", page.text());
    for page in [format!("/families/{id}"), "/my-work".to_owned()] {
        let page = amir.get(&page).await;
        assert!(
            page.says("Make tonight’s plan anew") && page.says("Where is the child now?"),
            "{}",
            page.text()
        );
    }
    let mut grace = house.signed_in("grace").await;
    let told = grace.get("/my-work").await;
    assert!(told.says("See with the worker that the children are safe"), "{}", told.text());
    // One truth: what does not work does not hold.
    let anew = amir.get(&form).await;
    assert!(!anew.says("holds already") && anew.says("The immediate plan is not working"), "{}", anew.text());
}

#[tokio::test]
async fn beside_a_safety_plan_tonights_plan_has_its_own_paper_and_its_own_readers() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let id = house.families.own;
    let family = format!("/families/{id}");
    let (gran, dad) = (Who::Person(GRAN).to_string(), DAD.to_string());
    let yes = [gran.clone()];
    let who = [gran.clone(), String::new()];
    let mut fields = typed(&who, &yes);
    fields.retain(|(name, _)| *name != "whose");
    fields.extend([("whose", dad.as_str()), ("reason", "Kim cannot be reached before five.")]);
    let done = amir.fill(&format!("{family}/plan/tonight"), &fields).await;
    let record = house.read("amir", id).await;
    let newest =
        record.plans.iter().filter(|plan| plan.kind == PlanKind::Immediate).max_by_key(|plan| plan.id);
    let plan = newest.unwrap().id;
    assert!(done.location().starts_with(&format!("{family}/family-plan?plan={plan}")), "{}", done.text());
    let hers = "Gran fetches them and they sleep at hers.";
    let old = "Kim takes the children to Rose's before tea.";
    assert!(record.plan(FULL).unwrap().is_in_force());

    // After agreeing, from what is due, and where nobody says which: it is tonight's.
    let home = amir.get(&family).await;
    assert!(home.html.contains(&format!("family-plan?plan={plan}")), "{}", home.text());
    for path in [done.location().to_owned(), format!("{family}/family-plan")] {
        let page = amir.get(&path).await;
        assert!(page.says(hers) && !page.says(old), "{path}: {}", page.text());
        assert!(page.says("print the safety plan, number 1"), "{}", page.text());
    }
    let full = amir.get(&format!("{family}/family-plan?plan={FULL}&reader={GRAN}")).await;
    assert!(full.says(old) && !full.says(hers), "{}", full.text());
    let own = amir.get(&format!("{family}/plan/{plan}")).await;
    assert!(
        own.html.contains(&format!("{family}/family-plan?plan={plan}")),
        "it is printed from its own page"
    );

    // Whoever is feared gets of each plan what is theirs, and a decision about one says nothing of the other.
    let his = format!("{family}/family-plan?plan={plan}&reader={DAD}");
    let page = amir.get(&his).await;
    assert!(page.says("There is no paper for Dan") && !page.html.contains("<article"), "{}", page.text());
    let before = record.plan(FULL).unwrap().readers.clone();
    let form = page.every_form().into_iter().find(|form| form.action.ends_with("/reader")).unwrap();
    let tonight = plan.to_string();
    assert!(page.html.contains(&format!("name=\"plan\" value=\"{tonight}\"")), "the form says which plan");
    let decided = [
        ("plan", tonight.as_str()),
        ("reader", dad.as_str()),
        ("gets", "nothing"),
        ("reason", "He waits outside the school."),
    ];
    let kept = amir.post(&form.action, &decided).await;
    assert_eq!(kept.location().split("&done").next(), Some(his.as_str()), "{}", kept.text());
    let record = house.read("amir", id).await;
    assert_eq!(record.plan(FULL).unwrap().readers, before);
    assert_eq!(record.plan(plan).unwrap().readers.iter().filter(|one| one.person == DAD).count(), 1);
    let childs = amir.get(&format!("{family}/family-plan?plan={plan}&reader={}", child(0))).await;
    assert_eq!(childs.location(), format!("{family}/plan/{plan}/children/{}", child(0)));

    // A plan of another family, a draft or no plan at all is not printed in its place.
    for other in ["1", "nothing", &practice::ids::encode(123)] {
        assert_eq!(amir.get(&format!("{family}/family-plan?plan={other}")).await.status, 404, "{other}");
    }
}

#[tokio::test]
async fn a_child_in_danger_again_leads_to_the_plan_that_holds_and_stays_first_until_it_is_asked() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let id = family_of(&registered(&house, &mut amir).await);
    let mum = adult(&house.read("amir", id).await);
    let form = format!("/families/{id}/plan/tonight");
    let agreed = amir.fill(&form, &typed(&[mum.clone(), String::new()], std::slice::from_ref(&mum))).await;
    assert_eq!(agreed.status, 303, "{}", agreed.text());
    let home = format!("/families/{id}");
    let page = amir.get(&home).await;
    assert!(page.says("Print tonight’s plan and hand it out"), "{}", page.text());

    let plan = house.read("amir", id).await.plans[0].value.clone();
    let copies = practice::plan::Mark { who: Who::Other("Gran".into()), on: today(), how: None };
    let given = practice::plan::SafetyPlan { copies_given: vec![copies], ..plan.clone() };
    house.put_in(id, vec![given.into()]).await;
    let page = amir.get(&home).await;
    assert!(page.says("Ring tonight: is the plan holding?"), "{}", page.text());
    let work = amir.get("/my-work").await;
    let list = &work.html[work.html.find("kith-work--families").unwrap()..];
    let first = &list[list.find("/families/").unwrap()..];
    assert!(first.starts_with(&home), "the family comes first: {}", work.text());

    let done = crate::contacts::write(&mut amir, id, &[]).await;
    assert!(done.location().starts_with(&format!("{home}/plan/{}", plan.id)), "{}", done.location());
    assert!(amir.follow(&done).await.says("look at tonight’s plan again now"));
    for page in ["", "/map", "/network"] {
        let page = amir.get(&format!("{home}{page}")).await;
        assert!(page.says("Look at tonight’s plan again now"), "{}", page.text());
    }
}

#[tokio::test]
async fn where_the_children_are_tonight_is_told_with_its_day_and_asked_anew_once_it_may_have_changed() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let lead = house.workers["amir"].to_string();
    let now = [("danger_now", "yes"), ("received-day", "23"), ("received-time", "9:15am")];
    let done = crate::office_referral::send(&mut amir, &[&now[..], &[("lead_worker", &lead)]].concat()).await;
    let id = family_of(&done);
    let home = format!("/families/{id}");
    let tonight = "Where the children are tonight: With his aunt, 2 Mill Lane";
    let asked = "Where are the children tonight? Ask, and write down what you hear";
    let page = amir.get(&home).await;
    assert!(page.says("A child may be in danger now") && page.says(tonight), "{}", page.text());
    assert!(!page.says(asked) && !page.says("After that"), "{}", page.text());

    // A plan says where they are to be, so the answer before it may be so no longer.
    let mum = adult(&house.read("amir", id).await);
    let form = format!("{home}/plan/tonight");
    let agreed = amir.fill(&form, &typed(&[mum.clone(), String::new()], std::slice::from_ref(&mum))).await;
    assert_eq!(agreed.status, 303, "{}", agreed.text());
    let page = amir.get(&home).await;
    assert!(page.says("After that, on 23 November 2026, a plan for tonight was agreed."), "{}", page.text());
    assert!(page.says(asked) && page.html.contains(&format!("{home}/contacts/new")), "{}", page.text());

    // So may a test that failed.
    let record = house.read("amir", id).await;
    let (plan, rule) = (record.plans[0].id, record.plan_rules[0].id);
    let test = format!("{home}/plan/{plan}/rules/{rule}/tests/new");
    let failed = [
        ("on-day", "23"),
        ("on-month", "11"),
        ("on-year", "2026"),
        ("observed_by", mum.as_str()),
        ("followed", "no"),
        ("worked", "no"),
        ("note", "Craig came and took Ellie."),
    ];
    assert_eq!(amir.fill(&test, &failed).await.status, 303);
    let page = amir.get(&home).await;
    assert!(page.says("After that, on 23 November 2026, a test of the plan failed."), "{}", page.text());

    // What is heard next stands in its place, with who said it; the danger stays until somebody decides.
    let later =
        [("received-time", "9:59am"), ("danger_now", "no"), ("tonight_words", "With the foster carers")];
    crate::contacts::write(&mut amir, id, &later).await;
    house.clock.set(crate::common::ten_o_clock() + jiff::SignedDuration::from_hours(24));
    let mut amir = house.signed_in("amir").await;
    for path in [home.clone(), format!("{home}/contacts")] {
        let page = amir.get(&path).await;
        assert!(!page.says("are tonight:"), "{path}: {}", page.text());
        let night = "Where the children were to be on the night of 23 November 2026: With the foster carers";
        assert!(page.says(night), "{path}: {}", page.text());
    }
    let page = amir.get(&home).await;
    assert!(page.says(asked), "a day later it is asked again: {}", page.text());
    let undecided =
        "On 23 November 2026 it was said that a child is in danger now. Nobody has decided on it.";
    assert!(page.says("A child may be in danger now") && page.says(undecided), "{}", page.text());
    let contact = house.read("amir", id).await.contacts[0].id;
    let page = amir.get(&format!("{home}/contacts/{contact}")).await;
    assert!(page.says("Right then, on 23 November 2026") && !page.says("Right now"), "{}", page.text());
    let page = amir.get(&format!("{home}/plan/{plan}")).await;
    assert!(!page.says("Test it tonight"), "{}", page.text());
}
