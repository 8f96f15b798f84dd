//! A child is born, or several are; a child dies.

use crate::{
    child_house::{at, belongs_to_both, child_of, deeds, maya, person, restrict_family, today},
    common::House,
};
use practice::people::{Part, Person};

fn sent(more: &[(&str, &str)], date: &str) -> Vec<(String, String)> {
    let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    today(date).into_iter().chain(more).collect()
}

fn as_fields(all: &[(String, String)]) -> Vec<(&str, &str)> {
    all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// A child whom Amir's own family expects.
fn expected(house: &House) -> Person {
    Person {
        given: String::new(),
        called: "the baby".to_owned(),
        born: Some("2026-11-30".parse().unwrap()),
        ..person(house, "", Part::Child)
    }
}

#[tokio::test]
async fn where_one_was_expected_two_are_born_and_the_second_names_the_first() {
    let house = House::new().await;
    let expected = expected(&house);
    house.put(vec![expected.clone().into()]).await;
    let baby = child_of(&house, house.families.own, expected.id);
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&at(baby, "")).await;
    assert!(page.says("expected 30 November 2026") && page.says("Write down the birth"), "{}", page.text());
    let more = sent(&[("count", "1"), ("given-0", "Ada"), ("given-1", "Ben")], "born");
    let wrong = amir.fill(&at(baby, "/born"), &as_fields(&more)).await;
    assert!(wrong.status == 422 && wrong.says("More children are named than were born"), "{}", wrong.text());
    let twins = sent(
        &[("count", "2"), ("given-0", "Ada"), ("sex-0", "female"), ("given-1", "Ben"), ("sex-1", "male")],
        "born",
    );
    let born = amir.fill(&at(baby, "/born"), &as_fields(&twins)).await;
    let page = amir.follow(&born).await;
    assert!(
        page.says("The birth is written down.") && page.says("Ada Okafor") && page.says("born today"),
        "{}",
        page.text()
    );
    let record = house.read("amir", house.families.own).await;
    let ben = record.people.iter().find(|person| person.given == "Ben").unwrap().id;
    let ben = child_of(&house, house.families.own, ben);
    let page = amir.get(&at(ben, "")).await;
    assert!(
        page.says("The child with whom Ben was expected") && page.html.contains(&at(baby, "")),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_death_is_said_in_every_family_also_in_one_of_which_nobody_here_may_know() {
    let house = House::new().await;
    let maya = maya(&house).await;
    belongs_to_both(&house, maya).await;
    restrict_family(&house, "grace", house.families.own).await;
    let mut otto = house.signed_in("otto").await;
    let empty = otto.fill(&at(maya, "/died"), &[]).await;
    assert!(empty.status == 422 && empty.says("Put in the day"), "{}", empty.text());
    let day = sent(&[], "died");
    let done = otto.fill(&at(maya, "/died"), &as_fields(&day)).await;
    let page = otto.follow(&done).await;
    assert!(page.says("Maya died on 23 November 2026.") && !page.says("Okafor family"), "{}", page.text());
    assert!(!page.says("Write down a death") && !page.says("Write down the birth"));
    for (who, family) in [("grace", house.families.own), ("otto", house.families.other)] {
        let record = house.read(who, family).await;
        let maya =
            record.people.iter().find(|person| person.given == "Maya" && person.family == "Okafor").unwrap();
        assert_eq!(maya.died, Some(ui::testing::today()), "{who}");
    }
    assert!(deeds(&house, house.families.own).contains(&"family.followed".to_owned()));
    let told = house.signed_in("grace").await.get("/my-work").await;
    assert!(told.says("wrote something down in a child’s own record"), "{}", told.text());
    assert!(house.store.verify(|_| ()).await.unwrap().is_whole());
}

#[tokio::test]
async fn a_child_who_was_not_born_alive_is_expected_no_more() {
    let house = House::new().await;
    let expected = expected(&house);
    house.put(vec![expected.clone().into()]).await;
    let baby = child_of(&house, house.families.own, expected.id);
    let mut amir = house.signed_in("amir").await;
    let day = sent(&[], "died");
    let done = amir.fill(&at(baby, "/died"), &as_fields(&day)).await;
    let page = amir.follow(&done).await;
    assert!(page.says("died on 23 November 2026") && !page.says("xpected"), "{}", page.text());
    let record = house.read("amir", house.families.own).await;
    assert_eq!(record.person(expected.id).unwrap().born, None);
}

#[tokio::test]
async fn a_twin_of_a_restricted_child_is_known_to_the_same_people_and_nobody_else() {
    let house = House::new().await;
    let expected = expected(&house);
    house.put(vec![expected.clone().into()]).await;
    let baby = child_of(&house, house.families.own, expected.id);
    let named = house.workers["amir"].to_string();
    let restrict = [("do", "restrict"), ("named", named.as_str()), ("reason", "A threat was made")];
    let done = house.signed_in("grace").await.fill(&at(baby, "/access"), &restrict).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let mut amir = house.signed_in("amir").await;
    let twins = sent(&[("count", "2"), ("given-0", "Ada"), ("given-1", "Ben")], "born");
    let born = amir.fill(&at(baby, "/born"), &as_fields(&twins)).await;
    assert_eq!(born.status, 303, "{}", born.text());
    let record = house.read("amir", house.families.own).await;
    let ben = record.people.iter().find(|person| person.given == "Ben").unwrap().id;
    let ben = child_of(&house, house.families.own, ben);
    for (who, status) in [("amir", 200), ("grace", 200), ("bea", 404), ("otto", 404)] {
        assert_eq!(house.signed_in(who).await.get(&at(ben, "")).await.status, status, "{who}");
    }
}
