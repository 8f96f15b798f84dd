//! A child moves to another family's record.

use crate::{
    child_house::{at, belongs_to_both, deeds, maya, reference, restrict_family},
    common::House,
};
use record::testing::read_text;

fn fields<'a>(to: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all =
        vec![("to", to), ("on-day", "23"), ("on-month", "11"), ("on-year", "2026"), ("stays_known", "no")];
    all.extend(more);
    all
}

#[tokio::test]
async fn a_family_of_which_one_may_not_know_is_found_no_more_than_one_that_is_not_there() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let mut sofia = house.signed_in("sofia").await;
    assert_eq!(sofia.get(&at(maya, "/move")).await.status, 403);
    restrict_family(&house, "sofia", house.families.other).await;
    let hidden = reference(&house, house.families.other);
    let mut grace = house.signed_in("grace").await;
    for to in [hidden.as_str(), "K-99999"] {
        let page = grace.fill(&at(maya, "/move"), &fields(to, &[("agreed", "Sofia")])).await;
        assert!(
            page.status == 422 && page.says("No family that you can find has this reference."),
            "{}",
            page.text()
        );
    }
    assert!(!deeds(&house, maya).contains(&"child.moved".to_owned()));
}

#[tokio::test]
async fn the_receiving_team_sees_the_child_and_not_the_other_parents_map_and_is_told() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let to = reference(&house, house.families.other);
    let mut grace = house.signed_in("grace").await;
    let silent = grace.fill(&at(maya, "/move"), &fields(&to, &[])).await;
    assert!(silent.status == 422 && silent.says("Say who of that team agreed"), "{}", silent.text());
    let moved = grace.post(&at(maya, "/move"), &fields(&to, &[("agreed", "Sofia Marsh, today")])).await;
    assert_eq!(moved.status, 303, "{}", moved.text());
    let mut otto = house.signed_in("otto").await;
    let page = otto.get(&at(maya, "")).await;
    assert!(page.status == 200 && page.says("Otto Brandt leads"), "{}", page.text());
    let map = otto.get(&format!("/families/{}/map", house.families.own)).await;
    assert!(map.status == 403 && map.says("This family is with another team"));
    let people = otto.get(&format!("/families/{}/people", house.families.other)).await;
    assert!(people.says("Maya Okafor") && people.html.contains(&format!("/children/{maya}")));
    let told = house.signed_in("sofia").await.get("/my-work").await;
    assert!(told.says("Grace Adeyemi handed a child over to this family"), "{}", told.text());
    // The giving team keeps what it wrote, and loses the rest from that day.
    let mut amir = house.signed_in("amir").await;
    assert_eq!(amir.get(&at(maya, "")).await.status, 403);
    let people = amir.get(&format!("/families/{}/people", house.families.own)).await;
    assert!(people.says("Maya Okafor") && !people.html.contains(&format!("/children/{maya}")));
    let basis = read_text(
        &house.place(),
        &format!(
            "SELECT DISTINCT basis AS text FROM journal WHERE verb = 'child.moved' AND chain = {}",
            house.families.other.0
        ),
    );
    assert_eq!(basis, ["hands_over"]);
}

#[tokio::test]
async fn of_each_open_thing_it_is_said_beside_its_own_words_what_becomes_of_it() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let named = practice::testing::child(0);
    let child = crate::child_house::child_of(&house, house.families.own, named);
    let open = practice::actions::children::move_child::open_about(&record, named);
    assert!(open.len() > 1, "a year’s work leaves something open");
    let to = reference(&house, house.families.other);
    let mut grace = house.signed_in("grace").await;
    let form = grace.get(&at(child, "/move")).await;
    let asked: Vec<String> = form
        .main_form()
        .into_iter()
        .map(|field| field.name)
        .filter(|name| name.starts_with("goes-"))
        .collect();
    let mut asked = asked;
    asked.dedup();
    assert_eq!(asked.len(), open.len(), "each is asked about: {asked:?}");
    let agreed = ("agreed", "Sofia Marsh, today");
    let silent = grace.post(&at(child, "/move"), &fields(&to, &[agreed])).await;
    assert!(
        silent.status == 422 && silent.says("say whether it ends here, goes along, or stays"),
        "{}",
        silent.text()
    );
    grace.get(&at(child, "/move")).await;
    let answers: Vec<(&str, &str)> = asked
        .iter()
        .map(|name| {
            (
                name.as_str(),
                if name.starts_with("goes-step") || name.starts_with("goes-next_step") {
                    "along"
                } else {
                    "stays"
                },
            )
        })
        .chain([agreed])
        .collect();
    let moved = grace.post(&at(child, "/move"), &fields(&to, &answers)).await;
    assert_eq!(moved.status, 303, "{}", moved.text());
    let steps = open.iter().filter(|one| one.kind() == practice::Kind::NextStep).count();
    let received = house.read("otto", house.families.other).await;
    let copies =
        received.steps.iter().filter(|step| step.outcome.contains("another family’s record")).count();
    assert_eq!(copies, steps, "what goes along says where it came from");
    assert!(received.dangers.is_empty(), "what is feared there is thought about anew");
}

#[tokio::test]
async fn where_another_familys_people_have_to_decide_too_they_are_told_and_nobody_else_learns_of_them() {
    let house = House::new().await;
    let maya = maya(&house).await;
    belongs_to_both(&house, maya).await;
    crate::child_house::put_own_team(&house, "sofia", maya, "amir").await;
    // Grace decides about Maya by her own team, and the family that holds her is Sofia's.
    let to = reference(&house, house.families.team);
    let mut grace = house.signed_in("grace").await;
    let open = grace.fill(&at(maya, "/move"), &fields(&to, &[])).await;
    restrict_family(&house, "sofia", house.families.other).await;
    let mut again = house.signed_in("grace").await;
    let hidden = again.fill(&at(maya, "/move"), &fields(&to, &[])).await;
    for page in [&open, &hidden] {
        assert!(
            page.status == 422 && page.says("This waits for a second person, who was told."),
            "{}",
            page.text()
        );
    }
    assert!(!hidden.says("Zielińska") && !hidden.says("another family too"), "{}", hidden.text());
    let told = house.signed_in("sofia").await.get("/my-work").await;
    assert!(
        told.says("Grace Adeyemi (North) wants to decide something about a child of this family"),
        "{}",
        told.text()
    );
}
