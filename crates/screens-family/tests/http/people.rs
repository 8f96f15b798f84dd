//! People of a record: added, changed, related; what cannot be is refused beside its field.

use crate::common::{Browser, House};
use crate::common::{filled, things};
use ui::route::Needs;

fn path(house: &House, rest: &str) -> String {
    format!("/families/{}/{rest}", house.families.own)
}

/// The id of the person with this name, from the list of people.
async fn id_of(browser: &mut Browser, house: &House, name: &str) -> String {
    let page = browser.get(&path(house, "people")).await;
    let at = page.html.find(&format!("dir=\"auto\">{name}")).unwrap();
    let start = page.html[..at].rfind("id=\"n-").unwrap() + 6;
    page.html[start..start + 13].to_owned()
}

const DAN: &[(&str, &str)] = &[
    ("given", "Dan"),
    ("family", "Okafor"),
    ("part", "parent"),
    ("sex", "male"),
    ("born-day", "4"),
    ("born-month", "2"),
    ("born-year", "1990"),
    ("address", "7 Mill Lane\nAshbourne Vale"),
    ("address_hidden", "yes"),
    ("alerts", "Has threatened workers: visit in twos"),
];

async fn add(browser: &mut Browser, house: &House, fields: &[(&str, &str)]) -> crate::common::browser::Page {
    browser.fill(&path(house, "people/new"), fields).await
}

#[tokio::test]
async fn a_person_is_added_and_a_hidden_address_stands_behind_a_plain_note() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = add(&mut amir, &house, DAN).await;
    let page = amir.follow(&page).await;
    assert!(
        page.says("Dan Okafor") && page.says("visit in twos") && page.says("Parent or carer, male, 36 years")
    );
    let note = page.html.find("Hidden: do not tell others in the family").unwrap();
    assert!(page.html.find("7 Mill Lane").unwrap() > note);
}

#[tokio::test]
async fn a_person_without_any_name_is_refused_and_everything_typed_is_there() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page =
        add(&mut amir, &house, &[("part", "friend"), ("phone", "01632 960555"), ("born-day", "40")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Give a name, or what this person is called for now."));
    assert!(page.says("The date of birth must include a month"));
    assert!(page.html.contains("01632 960555"));
}

#[tokio::test]
async fn dates_that_cannot_be_are_refused_beside_the_field() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let born = [("born-day", "1"), ("born-month", "1")];
    let page = add(
        &mut amir,
        &house,
        &[("given", "Old"), ("part", "relative"), born[0], born[1], ("born-year", "2030")],
    )
    .await;
    assert_eq!(page.status, 422);
    assert!(page.html.contains("id=\"born-error\"") && page.says("Only a child may still be expected."));
}

#[tokio::test]
async fn a_parent_is_older_than_the_child() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let (maya, ruth) = (id_of(&mut amir, &house, "Maya").await, id_of(&mut amir, &house, "Ruth").await);
    let fields = [("a", maya.as_str()), ("kinship", "parent"), ("b", ruth.as_str())];
    let page = amir.fill(&path(&house, "relationships/new"), &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.html.contains("id=\"kinship-error\"") && page.says("Maya cannot be the parent of Ruth"));
    let fields = [("a", maya.as_str()), ("kinship", "sibling"), ("b", maya.as_str())];
    let page = amir.fill(&path(&house, "relationships/new"), &fields).await;
    assert!(page.says("Nobody is related to themself. Choose the other person."));
}

#[tokio::test]
async fn a_change_is_kept_once_and_two_who_change_one_field_see_both() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let form = path(&house, &format!("people/{}", id_of(&mut amir, &house, "Comfort").await));
    let base = [
        ("given", "Comfort"),
        ("family", "Okafor"),
        ("part", "relative"),
        ("sex", "female"),
        ("born-day", "17"),
        ("born-month", "1"),
        ("born-year", "1961"),
        ("language", "English"),
        ("address", "4 Larch Row\nAshbourne Vale"),
        ("household", "4 Larch Row"),
    ];
    let with = |phone| base.into_iter().chain([("phone", phone)]).collect::<Vec<_>>();
    let mut grace = house.signed_in("grace").await;
    grace.get(&form).await;
    amir.get(&form).await;
    assert_eq!(amir.post(&form, &with("01632 960001")).await.status, 303);
    assert_eq!(amir.post(&form, &with("01632 960001")).await.status, 303, "a double click");
    let clash = grace.post(&form, &with("01632 960002")).await;
    assert_eq!(clash.status, 409);
    assert!(clash.says("01632 960001") && clash.says("Amir Siddiqui") && clash.says("01632 960002"));
}

#[tokio::test]
async fn somebody_who_is_named_elsewhere_is_not_taken_away() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    add(&mut amir, &house, DAN).await;
    let dan = id_of(&mut amir, &house, "Dan").await;
    let ruth = id_of(&mut amir, &house, "Ruth").await;
    let page =
        amir.fill(&path(&house, &format!("people/{ruth}/withdraw")), &[("reason", "By mistake")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("cannot be withdrawn while other things name it") && page.html.contains("By mistake"));
    let away = path(&house, &format!("people/{dan}/withdraw"));
    assert!(amir.fill(&away, &[]).await.says("Say why this is removed."));
    let page = amir.fill(&away, &[("reason", "Added to the wrong family")]).await;
    let page = amir.follow(&page).await;
    assert!(!page.says("Dan Okafor") && page.says("Removed."));
    let history = amir.get(&path(&house, "history?kind=person")).await;
    assert!(history.says("removed a person") && history.says("Added to the wrong family"));
}

#[tokio::test]
async fn another_teams_worker_changes_nobody() {
    let house = House::new().await;
    let mut otto = house.signed_in("otto").await;
    for rest in ["people", "people/new", "relationships/new"] {
        assert_eq!(otto.get(&path(&house, rest)).await.status, 403, "{rest}");
    }
    assert_eq!(otto.post(&path(&house, "people/new"), DAN).await.status, 403);
}

#[tokio::test]
async fn a_street_that_must_stay_hidden_is_on_no_page_that_a_family_may_see() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let ruth = record.people.iter().find(|person| person.given == "Ruth").unwrap();
    let mut hidden = ruth.value.clone();
    hidden.address_hidden = true;
    hidden.household = "Flat above the bakery".into();
    let mut child = record.people.iter().find(|person| person.given == "Maya").unwrap().value.clone();
    child.household.clone_from(&hidden.household);
    house.put(vec![hidden.into(), child.into()]).await;
    let things = things(&house).await;
    let mut amir = house.signed_in("amir").await;
    assert!(amir.get(&format!("/families/{}", house.families.own)).await.says("a hidden address"));
    for route in House::table() {
        // The history and the person's own form are for workers alone.
        let reads = route.method == "GET" && route.needs == Needs::Family(access::Deed::See);
        if reads && !route.path.contains("/history") {
            let page = amir.get(&filled(route.path, house.families.own, &things)).await;
            assert!(!page.html.contains("above the bakery"), "{}", route.path);
        }
    }
}
