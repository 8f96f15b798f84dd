//! The family's home: who belongs to it, where things stand, what is next.

use crate::common::House;
use practice::{
    family::{Family, Stage},
    goal::GoalStatus,
};

#[tokio::test]
async fn a_new_referral_is_led_to_its_map_first() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&format!("/families/{}", house.families.own)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.says("What to do next") && page.says("Start the map"));
    assert!(page.says("What happened that worries you?") && page.says("Maya came to school hungry."));
    assert!(page.html.contains(&format!("/families/{}/map\" role=\"button\"", house.families.own)));
}

#[tokio::test]
async fn a_child_in_danger_comes_before_everything_and_a_decision_is_the_supervisors() {
    let house = House::new().await;
    let home = format!("/families/{}", house.families.own);
    let family = house.read("amir", house.families.own).await.families[0].value.clone();
    house.put(vec![Family { stage: Stage::Section47, ..family.clone() }.into()]).await;
    let page = house.signed_in("amir").await.get(&home).await;
    let first = page.html.split("role=\"button\"").next().unwrap().rsplit("href=").next().unwrap();
    assert!(first.contains(&format!("{home}/plan")), "{first}");
    assert!(page.says("Make an immediate safety plan"), "{}", page.text());

    house.put(vec![Family { stage: Stage::Intake, ..family }.into()]).await;
    let page = house.signed_in("amir").await.get(&home).await;
    assert!(page.says("Decide what the referral leads to") && page.says("Not decided"), "{}", page.text());
    assert!(!page.html.contains(&format!("{home}/stage")), "he may not decide");
    let page = house.signed_in("grace").await.get(&home).await;
    assert!(page.html.contains(&format!("{home}/stage")), "{}", page.text());
}

#[tokio::test]
async fn closing_comes_after_safety_has_been_seen() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let mut goal = record.goals[0].value.clone();
    goal.status = GoalStatus::Open;
    house.put(vec![goal.into()]).await;
    let page = house.signed_in("amir").await.get(&format!("/families/{}", house.families.own)).await;
    let at = page.html.find("Keep going until safety has been seen for long enough").unwrap();
    let tag = page.html[at..].split("govuk-tag").nth(1).unwrap();
    assert!(!tag.contains("Done"), "{}", page.text());
}

#[tokio::test]
async fn the_genogram_and_its_list_say_the_same() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&format!("/families/{}", house.families.own)).await;
    for name in ["Maya", "Jonah", "Ruth", "Comfort"] {
        assert!(page.html.matches(name).count() >= 2, "{name} stands in the picture and in the list");
    }
    assert!(page.says("parent of Maya, with parental responsibility"));
    assert_eq!(page.html.matches("class=\"way-ring\"").count(), 1, "all live in one household");
}

#[tokio::test]
async fn somebody_of_another_team_does_not_see_it() {
    let house = House::new().await;
    let mut otto = house.signed_in("otto").await;
    let page = otto.get(&format!("/families/{}", house.families.own)).await;
    assert_eq!(page.status, 403);
    assert!(!page.says("Maya") && page.says("This family is with another team"));
    let mut ana = house.signed_in("ana").await;
    assert_eq!(ana.get(&format!("/families/{}", house.families.own)).await.status, 403);
}

#[tokio::test]
async fn who_may_only_read_is_offered_no_change() {
    let house = House::new().await;
    let mut lena = house.signed_in("lena").await;
    let page = lena.get(&format!("/families/{}", house.families.own)).await;
    assert_eq!(page.status, 200);
    assert!(!page.html.contains("role=\"button\""));
    let page = lena.get(&format!("/families/{}/people/new", house.families.own)).await;
    assert_eq!(page.status, 403);
}
