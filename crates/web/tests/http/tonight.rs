//! Tonight's plan: agreed at half past four with no danger statement, no goal and no map; printed; tested the next day; and
//! in the end a part of the safety plan that takes its place.

use crate::common::{Browser, House, Page, today};
use practice::{
    FamilyRecord, Who,
    ids::FamilyId,
    plan::{How, PlanKind, PlanStatus},
    testing::{DAD, FULL, GRAN, child},
};

/// What a worker types on the page, with two lines.
fn typed<'a>(who: &'a [String; 2], yes: &'a [String]) -> Vec<(&'a str, &'a str)> {
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

fn family_of(page: &Page) -> FamilyId {
    page.location()["/families/".len()..].split(['/', '?']).next().unwrap().parse().unwrap()
}

fn adult(record: &FamilyRecord) -> String {
    Who::Person(record.people.iter().find(|person| !person.is_child()).unwrap().id).to_string()
}

/// Registers a family with a child in danger now, as Amir, who leads it. Answers where he is sent.
async fn registered(house: &House, amir: &mut Browser) -> Page {
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

#[tokio::test]
async fn tonights_plan_says_what_each_does_if_somebody_cannot_or_he_is_there_first() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let family = format!("/families/{}", house.families.own);
    let (gran, mum, dad) =
        (Who::Person(GRAN).to_string(), Who::Person(practice::testing::MUM).to_string(), DAD.to_string());
    let (who, yes) = ([gran.clone(), String::new()], [gran.clone()]);
    let mut fields = typed(&who, &yes);
    fields.retain(|(name, _)| *name != "whose");
    fields.extend([("whose", dad.as_str()), ("reason", "Kim cannot be reached before five.")]);

    // The back-up is somebody else.
    fields.push(("rules-0-backup", gran.as_str()));
    let same = amir.fill(&format!("{family}/plan/tonight"), &fields).await;
    assert!(same.status == 422 && same.says("Choose somebody else for when this person cannot."));
    fields.pop();
    fields.push(("rules-0-backup", mum.as_str()));
    let done = amir.fill(&format!("{family}/plan/tonight"), &fields).await;
    assert_eq!(done.status, 303, "it can wait: {}", done.text());
    let record = house.read("amir", house.families.own).await;
    let plan = record.plans.iter().filter(|plan| plan.kind == PlanKind::Immediate).max_by_key(|plan| plan.id);
    let (id, version) = plan.map(|plan| (plan.id, plan.value.version)).unwrap();
    let rule = record.plan_rules.iter().find(|rule| rule.plan == id && rule.seq == 1).unwrap();
    assert_eq!(rule.backups, vec![Who::Person(practice::testing::MUM)]);

    // While nobody has said, the plan and the page before printing say so.
    let own = format!("{family}/plan/{id}");
    let page = amir.get(&own).await;
    assert!(page.says("is there first Nobody has said yet. Ask each of them"), "{}", page.text());
    let paper = format!("{family}/family-plan?plan={id}&reader={GRAN}");
    let page = amir.get(&paper).await;
    assert!(page.says("The plan does not say what each of them does if somebody cannot"), "{}", page.text());

    // It is asked when the plan is looked at. Whoever said yes has not said yes to it.
    let look = format!("{own}/review");
    assert!(amir.get(&look).await.says("What if somebody cannot"), "asked");
    let words = "Gran does not go in. She rings 999 from the car.";
    assert_eq!(amir.fill(&look, &[("if_not", words)]).await.status, 303);
    let record = house.read("amir", house.families.own).await;
    let kept = &record.plan(id).unwrap().value;
    assert_eq!((kept.if_not.as_str(), kept.reviewed_on), (words, Some(today())));
    assert!(kept.signatures.is_empty() && kept.version > version);
    assert_eq!(amir.fill(&look, &[]).await.status, 303);
    assert_eq!(house.read("amir", house.families.own).await.plan(id).unwrap().if_not, words, "it stays");

    // It stands on the grandmother's paper, and on nothing for him.
    let hers = amir.get(&paper).await;
    assert!(hers.says("If somebody cannot, or it goes another way") && hers.says(words), "{}", hers.text());
    assert!(hers.says("If they cannot: Kim"), "{}", hers.text());
    let his = amir.get(&format!("{family}/family-plan?plan={id}&reader={DAD}")).await;
    assert!(!his.html.contains("<article"), "there is no paper for him: {}", his.text());
}

#[tokio::test]
async fn nobodys_is_asked_about_where_the_referral_names_who_did_it_and_he_stands_in_for_nobody_unasked() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let lead = house.workers["amir"].to_string();
    let told = [
        ("danger_now", "yes"),
        ("danger_words", "He is on his way back"),
        ("worried", "Gary hit Sade in the face and threatened to kill her"),
        ("lead_worker", lead.as_str()),
        ("adults-1-given", "Gary"),
        ("adults-1-family", "Adebayo"),
        ("adults-1-kinship", "parent"),
        ("adults-1-responsibility", "yes"),
    ];
    let done = crate::office_referral::send(&mut amir, &told).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let id = family_of(&done);
    let form = format!("/families/{id}/plan/tonight");
    let record = house.read("amir", id).await;
    let of =
        |name: &str| Who::Person(record.people.iter().find(|one| one.given == name).unwrap().id).to_string();
    let (sade, gary) = (of("Sade"), of("Gary"));
    let page = amir.get(&form).await;
    assert!(page.says("Somebody has said that Gary did it."), "{}", page.text());
    let mut fields = vec![
        ("trigger", "The children came home frightened."),
        ("rules-0-text", "They sleep at 3 Hope Row."),
        ("rules-0-who", sade.as_str()),
        ("rules-0-when", "tonight"),
        ("rules-0-backup", gary.as_str()),
        ("valid_until-day", "25"),
        ("valid_until-month", "11"),
        ("valid_until-year", "2026"),
        ("signatures", sade.as_str()),
        ("reason", "He cannot be asked safely."),
        ("whose", "nobody"),
    ];
    let asked = amir.fill(&form, &fields).await;
    assert_eq!(asked.status, 422);
    assert!(asked.says("Tick Gary, or say why it is not their behaviour."), "{}", asked.text());
    assert!(asked.says("Gary would do this if somebody cannot."), "{}", asked.text());
    fields.retain(|(name, _)| *name != "rules-0-backup");
    fields.extend([("rules-0-backup", ""), ("nobody_because", "She says it was another Gary.")]);
    let done = amir.fill(&form, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let paper = amir.follow(&done).await;
    assert!(!paper.says("Gary may have the whole plan"), "{}", paper.text());
    let work = amir.get("/my-work").await;
    assert!(!work.says("Gary and Sade") && !work.says("Gary is to have it on paper"), "{}", work.text());
    let plan = &house.read("amir", id).await.plans[0].value;
    assert_eq!(plan.nobody_because, "She says it was another Gary.");
}

/// Tonight's plan because of Ruth, in which Comfort has a line and Ruth stands in, as it was written before anybody asked.
async fn because_of_ruth(house: &House) -> [practice::ids::PersonId; 2] {
    let record = house.read("amir", house.families.own).await;
    let [ruth, comfort] =
        ["Ruth", "Comfort"].map(|name| record.people.iter().find(|person| person.given == name).unwrap().id);
    let plan = practice::plan::SafetyPlan {
        whose: Some(vec![ruth]),
        trigger: "Nobody was awake.".into(),
        ..crate::due::plan(8080, PlanKind::Immediate, PlanStatus::Agreed)
    };
    let rule = practice::plan::PlanRule {
        id: practice::ids::PlanRuleId(8081),
        plan: plan.id,
        seq: 1,
        text: "Comfort fetches them.".into(),
        danger: None,
        goals: Vec::new(),
        doers: vec![Who::Person(comfort)],
        backups: vec![Who::Person(ruth)],
        applies: practice::plan::AppliesWhen::Trigger,
        when: "tonight".into(),
        how_tested: String::new(),
        not_for: Vec::new(),
        although_feared: String::new(),
    };
    house.put(vec![plan.into(), rule.into()]).await;
    [ruth, comfort]
}

#[tokio::test]
async fn whoever_begins_a_plan_is_told_what_will_be_asked_and_a_line_taken_over_asks_about_who_is_feared() {
    let house = House::new().await;
    let own = house.families.own;
    because_of_ruth(&house).await;
    let mut amir = house.signed_in("amir").await;
    let start = format!("/families/{own}/plan/new?about=full");
    let page = amir.get(&start).await;
    for words in ["Before it holds you are asked:", "whose behaviour makes it necessary", "may have on paper"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let line = practice::ids::PlanRuleId(8081).to_string();
    let field = format!("although_feared-{line}");
    let mut fields = vec![("kind", "full"), ("along", line.as_str())];
    fields.extend([("valid_from-day", "23"), ("valid_from-month", "11"), ("valid_from-year", "2026")]);
    let asked = amir.post(&format!("/families/{own}/plan/new"), &fields).await;
    assert_eq!(asked.status, 422, "{}", asked.text());
    assert!(
        asked.says("“Comfort fetches them”: People are worried about Ruth’s behaviour"),
        "{}",
        asked.text()
    );
    assert!(asked.html.contains(&format!("name=\"{field}\"")), "there is a place for the answer");
    assert_eq!(house.read("amir", own).await.plans.len(), 1);
    fields.push((&field, "Her sister sits with her."));
    let begun = amir.post(&format!("/families/{own}/plan/new"), &fields).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let record = house.read("amir", own).await;
    let copy = record.plan_rules.iter().find(|rule| rule.id.to_string() != line).unwrap();
    assert_eq!(copy.although_feared, "Her sister sits with her.");
}

#[tokio::test]
async fn a_line_with_somebody_feared_who_stands_in_is_refused_with_the_same_words_on_its_form() {
    let house = House::new().await;
    let own = house.families.own;
    let [ruth, comfort] = because_of_ruth(&house).await.map(|id| Who::Person(id).to_string());
    let mut amir = house.signed_in("amir").await;
    let plan = practice::ids::PlanId(8080);
    let form = format!("/families/{own}/plan/{plan}/rules/new");
    let mut fields = vec![
        ("text", "Comfort rings at nine."),
        ("who", comfort.as_str()),
        ("backup", ruth.as_str()),
        ("applies", "routine"),
        ("when", "each evening"),
    ];
    let asked = amir.fill(&form, &fields).await;
    assert!(asked.status == 422 && asked.says("Ruth would do this if somebody cannot"), "{}", asked.text());
    assert!(asked.html.contains("name=\"although_feared\""), "there is a place for the answer");
    fields.push(("although_feared", "Her sister sits with her."));
    assert_eq!(amir.fill(&form, &fields).await.status, 303);
}

#[tokio::test]
async fn a_yes_to_a_draft_that_changed_stands_as_a_yes_to_what_it_said_before() {
    let house = House::new().await;
    let own = house.families.own;
    let [_, comfort] = because_of_ruth(&house).await;
    let plan = practice::ids::PlanId(8080);
    let mut draft = house.read("amir", own).await.plan(plan).unwrap().value.clone();
    draft.status = PlanStatus::Draft;
    draft.signatures = vec![practice::plan::Mark { who: Who::Person(comfort), on: today(), how: None }];
    house.put(vec![draft.into()]).await;
    let mut amir = house.signed_in("amir").await;
    let rule = format!("/families/{own}/plan/{plan}/rules/{}", practice::ids::PlanRuleId(8081));
    let changes = [("when", "at five"), ("although_feared", "Her sister sits with her.")];
    let mut all = crate::common::forms::as_it_stands(&amir.get(&rule).await.main_form());
    all.retain(|(name, _)| changes.iter().all(|(changed, _)| name != changed));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let sent = amir.post(&rule, &[all.as_slice(), &changes].concat()).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = amir.get(&format!("/families/{own}/plan/{plan}")).await;
    assert!(page.says("Said yes to what it said before"), "{}", page.text());
    assert!(page.says("Comfort, 23 November 2026. Ask again: it has changed since."), "{}", page.text());
    let agree = amir.get(&format!("/families/{own}/plan/{plan}/agree")).await;
    assert!(
        agree.says("Said yes on 23 November 2026 to what the plan said before it changed"),
        "{}",
        agree.text()
    );
}
