//! Changing who a child is: kept, merged with what another changed, and never overwritten.

use crate::{
    child_house::{at, deeds, maya},
    common::House,
};

const KNOWN: [(&str, &str); 5] =
    [("given", "Maya"), ("family", "Okafor"), ("born-day", "5"), ("born-month", "3"), ("born-year", "2018")];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    KNOWN.iter().chain(more).copied().collect()
}

#[tokio::test]
async fn names_and_numbers_are_kept_in_the_childs_own_record() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let mut amir = house.signed_in("amir").await;
    let fields = with(&[
        ("called", "Mimi"),
        ("disability", "Hears with an aid"),
        ("identifiers-upn", "A123456789012"),
        ("identifiers-other", "One\nTwo"),
    ]);
    let saved = amir.fill(&at(maya, "/who"), &fields).await;
    let page = amir.follow(&saved).await;
    assert!(page.says("Saved.") && page.says("Mimi") && page.says("Hears with an aid"), "{}", page.text());
    assert!(page.says("A123456789012") && page.says("Two"), "{}", page.text());
    assert!(deeds(&house, maya).contains(&"child.saved".to_owned()));
    let form = amir.get(&at(maya, "/who")).await;
    assert!(form.html.contains("One\nTwo"), "each number on a line");
    let nameless = amir.fill(&at(maya, "/who"), &[("given", ""), ("family", "")]).await;
    assert!(nameless.status == 422 && nameless.says("Give a name, or what the child is called for now."));
}

#[tokio::test]
async fn two_people_change_one_child_and_neither_overwrites_the_other() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let (mut amir, mut bea) = (house.signed_in("amir").await, house.signed_in("bea").await);
    amir.get(&at(maya, "/who")).await;
    bea.get(&at(maya, "/who")).await;
    let saved = amir.post(&at(maya, "/who"), &with(&[("sex", "female"), ("called", "Mimi")])).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let other =
        bea.post(&at(maya, "/who"), &with(&[("sex", "female"), ("ethnicity", "Black British")])).await;
    assert_eq!(other.status, 303, "other fields are joined: {}", other.text());
    let page = amir.get(&at(maya, "")).await;
    assert!(page.says("Mimi") && page.says("Black British"), "{}", page.text());
    amir.get(&at(maya, "/who")).await;
    bea.get(&at(maya, "/who")).await;
    let fields = with(&[("sex", "female"), ("ethnicity", "Black British"), ("called", "Mi")]);
    assert_eq!(amir.post(&at(maya, "/who"), &fields).await.status, 303);
    let fields = with(&[("sex", "female"), ("ethnicity", "Black British"), ("called", "May")]);
    let clash = bea.post(&at(maya, "/who"), &fields).await;
    assert_eq!(clash.status, 409, "{}", clash.text());
    assert!(clash.says("Somebody else changed this") && clash.says("Amir Siddiqui") && clash.says("Mi"));
    assert!(amir.get(&at(maya, "")).await.says("Mi"), "nothing was overwritten");
}
