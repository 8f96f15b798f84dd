//! A danger and its goal: one for each other, disagreements kept, labels hinted at and not refused, steps and bottom lines.

use crate::common::{Browser, House, id, person};

/// Adds a danger statement about both children and returns its id.
async fn danger(house: &House, bea: &mut Browser, behaviour: &str) -> String {
    let family = house.families.team;
    let people = house.read("bea", family).await;
    let (ruth, maya, jonah) = (person(&people, "Ruth"), id(&people, "Maya"), id(&people, "Jonah"));
    let (first, second) = (format!("feared-{maya}-short"), format!("feared-{jonah}-short"));
    let new = format!("/families/{family}/maps/{}/dangers/new", house.families.team_map);
    let fields = [
        ("worriers", ruth.as_str()),
        ("behaviour", behaviour),
        (first.as_str(), "be burned"),
        (second.as_str(), "be left hungry"),
    ];
    let page = bea.fill(&new, &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    house.read("bea", family).await.dangers.iter().map(|danger| danger.id).max().unwrap().to_string()
}

#[tokio::test]
async fn a_danger_is_told_as_a_sentence_with_its_scale() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let danger = danger(&house, &mut bea, "nobody sober is at home at night").await;
    let page = bea.get(&format!("/families/{}/pairs/{danger}", house.families.team)).await;
    assert!(page.says("Ruth is worried that nobody sober is at home at night."), "{}", page.text());
    assert!(page.says("If nothing changes, Maya may be burned. Jonah may be left hungry."));
    assert!(page.says("There is no goal yet."));
    assert_eq!(house.read("bea", house.families.team).await.scales.len(), 1, "its scale comes with it");
    let map = bea.get(&format!("/families/{}/map", house.families.team)).await;
    assert!(map.says("Ruth is worried that nobody sober is at home at night."));
    assert!(map.says("Nobody has given a number yet."));
}

#[tokio::test]
async fn which_kinds_of_harm_are_feared_is_said_of_a_danger_and_asked_with_what_was_said() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let danger = danger(&house, &mut bea, "nobody sober is at home at night").await;
    let form = format!("/families/{}/dangers/{danger}", house.families.team);
    let team = house.families.team;
    assert!(house.read("bea", team).await.dangers[0].harm_kinds.is_empty(), "nobody has said");
    let behaviour = ("behaviour", "nobody sober is at home at night");
    let said = bea.fill(&form, &[behaviour, ("harm_kinds", "NEG"), ("harm_kinds", "EMO")]).await;
    assert_eq!(said.status, 303, "{}", said.text());
    let both = [practice::danger::HarmKind::Neglect, practice::danger::HarmKind::Emotional];
    assert_eq!(house.read("bea", team).await.dangers[0].harm_kinds, both);
    let again = bea.get(&form).await;
    let ticked =
        again.html.split("<input").filter(|one| one.contains("\"harm_kinds\"") && one.contains("checked"));
    assert_eq!(ticked.count(), 2);
    let wrong = bea.fill(&form, &[behaviour, ("harm_kinds", "MUL")]).await;
    assert!(
        wrong.status == 422 && wrong.says("Which kinds of harm: choose from the list"),
        "{}",
        wrong.text()
    );
}

#[tokio::test]
async fn a_second_goal_for_a_danger_is_refused_and_nothing_typed_is_lost() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let danger = danger(&house, &mut bea, "nobody sober is at home at night").await;
    let new = format!("/families/{}/dangers/{danger}/goal/new", house.families.team);
    let first = bea
        .fill(
            &new,
            &[
                ("parent_doing", "A sober adult is with the children every night"),
                ("owner", "both"),
                ("how_long", "3 months"),
            ],
        )
        .await;
    assert_eq!(first.status, 303, "{}", first.text());
    let second = bea.fill(&new, &[("parent_doing", "Another goal"), ("owner", "agency")]).await;
    assert_eq!(second.status, 422);
    assert!(second.says("This danger has its goal already.") && second.html.contains("Another goal"));
    assert_eq!(house.read("bea", house.families.team).await.goals.len(), 1);
    let page = bea.get(&format!("/families/{}/pairs/{danger}", house.families.team)).await;
    assert!(
        page.says("A sober adult is with the children every night. This goes on for 3 months."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_label_is_kept_and_hinted_at() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let danger = danger(&house, &mut bea, "neglect").await;
    let page = bea.get(&format!("/families/{}/pairs/{danger}", house.families.team)).await;
    assert!(page.says("Worth looking at") && page.html.contains("kith-hints"), "{}", page.text());
}

#[tokio::test]
async fn hearing_a_disagreement_leaves_the_signed_map_signed() {
    let house = House::with_shape(&practice::testing::Shape { signed: true, ..Default::default() }).await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let danger = record.dangers[0].value.clone();
    let worriers = danger.worriers.clone();
    let base = format!("/families/{}", house.families.own);
    let pair = format!("{base}/pairs/{}", danger.id);
    let form = format!("{base}/dangers/{}/disagree", danger.id);
    assert!(amir.get(&pair).await.html.contains(&form));
    assert!(amir.get(&form).await.says("The map stays signed off"));
    let dad = crate::common::person(&record, "Dan");
    let silent = amir.fill(&form, &[("who", dad.as_str())]).await;
    assert!(silent.status == 422 && silent.says("Write what they say"), "{}", silent.text());
    let done = amir.fill(&form, &[("who", dad.as_str()), ("disputes", "That was before I stopped.")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = amir.get(&pair).await;
    assert!(
        page.says("That was before I stopped.") && page.says("Dan sees it differently, 23 November 2026")
    );
    let record = house.read("amir", house.families.own).await;
    assert_eq!(record.maps[0].status, practice::map::MapStatus::AgreedWithDispute);
    assert_eq!(record.danger(danger.id).unwrap().worriers, worriers);
    assert_eq!(house.signed_in("otto").await.get(&form).await.status, 403);
}

#[tokio::test]
async fn a_disagreement_is_added_and_never_changed() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let danger = danger(&house, &mut bea, "nobody sober is at home at night").await;
    let people = house.read("bea", house.families.team).await;
    let ruth = person(&people, "Ruth");
    let form = format!("/families/{}/dangers/{danger}", house.families.team);
    let says = [
        ("behaviour", "nobody sober is at home at night"),
        ("disputes-0-who", ruth.as_str()),
        ("disputes-0-words", "I have not had a drink since May"),
    ];
    assert_eq!(bea.fill(&form, &says).await.status, 303);
    let page = bea.get(&form).await;
    assert!(page.says("I have not had a drink since May"));
    assert!(
        !page.html.contains("value=\"I have not")
            && !page.html.contains(">I have not had a drink since May</textarea>")
    );
    assert_eq!(bea.post(&form, &[("behaviour", "drinks"), ("disputes-0-words", "")]).await.status, 303);
    let kept = house.read("bea", house.families.team).await;
    assert_eq!(kept.dangers[0].disputes.len(), 1);
    assert_eq!(kept.dangers[0].disputes[0].words, "I have not had a drink since May");
}

#[tokio::test]
async fn a_draft_does_not_undo_what_others_saved_since_it_was_begun() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let mut grace = house.signed_in("grace").await;
    let danger = danger(&house, &mut bea, "drinks").await;
    let form = format!("/families/{}/dangers/{danger}", house.families.team);
    let kept = house.read("bea", house.families.team).await;
    let ruth = person(&kept, "Ruth");
    let first = format!("feared-{}-short", id(&kept, "Maya"));
    let with = |behaviour: &'static str, honours: &'static str| {
        [
            ("worriers", ruth.as_str()),
            ("behaviour", behaviour),
            ("honours", honours),
            (first.as_str(), "be burned"),
        ]
    };
    grace.get(&form).await;
    assert_eq!(grace.post("/drafts", &with("drinks", "Ruth rang the police herself")).await.status, 204);
    bea.get(&form).await;
    assert_eq!(bea.post(&form, &with("drinks until he cannot stand", "")).await.status, 303);
    let page = grace.get(&form).await;
    assert!(page.says("Ruth rang the police herself"));
    let saved = grace.post(&form, &with("drinks", "Ruth rang the police herself")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let kept = house.read("bea", house.families.team).await;
    assert_eq!(kept.dangers[0].behaviour, "drinks until he cannot stand");
    assert_eq!(kept.dangers[0].honours, "Ruth rang the police herself");
}

#[tokio::test]
async fn two_people_on_one_statement_merge_or_see_both() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let mut grace = house.signed_in("grace").await;
    let danger = danger(&house, &mut bea, "drinks").await;
    let form = format!("/families/{}/dangers/{danger}", house.families.team);
    let people = house.read("bea", house.families.team).await;
    let ruth = person(&people, "Ruth");
    let (maya, jonah) = (id(&people, "Maya"), id(&people, "Jonah"));
    let (first, second) = (format!("feared-{maya}-short"), format!("feared-{jonah}-short"));
    let with = |behaviour: &'static str, honours: &'static str| {
        vec![
            ("worriers", ruth.as_str()),
            ("behaviour", behaviour),
            ("honours", honours),
            (first.as_str(), "be burned"),
            (second.as_str(), "be left hungry"),
        ]
    };
    bea.get(&form).await;
    grace.get(&form).await;
    assert_eq!(bea.post(&form, &with("drinks until he cannot stand", "")).await.status, 303);
    let merged = grace.post(&form, &with("drinks", "Ruth rang the police herself")).await;
    assert_eq!(merged.status, 303, "{}", merged.text());
    let kept = house.read("bea", house.families.team).await;
    assert_eq!(kept.dangers[0].behaviour, "drinks until he cannot stand");
    assert_eq!(kept.dangers[0].honours, "Ruth rang the police herself");
    grace.get(&form).await;
    bea.get(&form).await;
    bea.post(&form, &with("drinks until he falls asleep", "Ruth rang the police herself")).await;
    let clash = grace.post(&form, &with("drinks at night", "Ruth rang the police herself")).await;
    assert_eq!(clash.status, 409);
    assert!(
        clash.says("drinks until he falls asleep")
            && clash.says("drinks at night")
            && clash.says("Bea Thornley")
    );
}

#[tokio::test]
async fn a_goal_is_not_met_until_it_has_been_seen() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let danger = danger(&house, &mut bea, "nobody sober is at home at night").await;
    let new = format!("/families/{}/dangers/{danger}/goal/new", house.families.team);
    bea.fill(&new, &[("parent_doing", "A sober adult is there"), ("owner", "both")]).await;
    let goal = house.read("bea", house.families.team).await.goals[0].id;
    let status = format!("/families/{}/goals/{goal}/status", house.families.team);
    let refused = bea.fill(&status, &[("status", "met"), ("status_reason", "It feels better")]).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.says("A goal is met when existing safety shows it")
            && refused.html.contains("It feels better")
    );
}

#[tokio::test]
async fn steps_have_an_owner_and_a_day_and_say_how_they_went() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let people = house.read("bea", house.families.team).await;
    let comfort = person(&people, "Comfort");
    let new = format!("/families/{}/steps/new", house.families.team);
    let fields = [
        ("text", "Comfort rings each evening"),
        ("owner", comfort.as_str()),
        ("due-day", "30"),
        ("due-month", "11"),
        ("due-year", "2026"),
    ];
    assert_eq!(bea.fill(&new, &fields).await.status, 303);
    assert_eq!(bea.post(&new, &fields).await.status, 303, "a double click");
    let kept = house.read("bea", house.families.team).await;
    assert_eq!(kept.steps.len(), 1);
    let page = bea.get(&format!("/families/{}/map", house.families.team)).await;
    assert!(page.says("Comfort · by 30 November 2026"));
    let form = format!("/families/{}/steps/{}", house.families.team, kept.steps[0].id);
    let mut dropped = fields.to_vec();
    dropped.push(("status", "dropped"));
    let refused = bea.fill(&form, &dropped).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Say why this step was dropped."));
    let mut done = fields.to_vec();
    done.extend([("status", "done"), ("outcome", "She rang every evening"), ("moved_scale", "yes")]);
    assert_eq!(bea.fill(&form, &done).await.status, 303);
    let step = &house.read("bea", house.families.team).await.steps[0];
    assert_eq!((step.moved_scale, step.done_on), (Some(true), Some(crate::common::today())));
}

#[tokio::test]
async fn a_bottom_line_stands_on_the_map_with_its_reason() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let new = format!("/families/{}/bottom-lines/new", house.families.team);
    assert_eq!(bea.fill(&new, &[("reason", "They were alone")]).await.status, 422);
    let fields = [("text", "An adult is always there at night"), ("reason", "They were alone")];
    assert_eq!(bea.post(&new, &fields).await.status, 303);
    let page = bea.get(&format!("/families/{}/map", house.families.team)).await;
    assert!(page.says("An adult is always there at night They were alone"), "{}", page.text());
}
