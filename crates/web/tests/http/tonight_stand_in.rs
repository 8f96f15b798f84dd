//! What tonight's plan says of who stands in: who does a line if somebody cannot, and when somebody feared is asked about.

use crate::{
    common::{House, today},
    tonight::{family_of, typed},
};
use practice::{
    Who,
    plan::{PlanKind, PlanStatus},
    testing::{DAD, GRAN},
};

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
