//! Who may know of a child: restricted with its families, opened again, sealed, and with a team of its own.

use crate::{
    child_house::{at, belongs_to_both, deeds, maya, put_own_team, restrict_family, today},
    common::House,
};
use practice::ids::ChildId;

async fn is_as_if_it_never_was(house: &House, who: &str, child: ChildId) {
    let mut browser = house.signed_in(who).await;
    for rest in ["", "/access", "/seal"] {
        let hidden = browser.get(&at(child, rest)).await;
        let missing = browser.get(&format!("/children/0000000000001{rest}")).await;
        assert_eq!(
            (hidden.status, hidden.but_for_tokens()),
            (missing.status, missing.but_for_tokens()),
            "{who}{rest}"
        );
        assert_eq!(hidden.status, 404, "{who}{rest}");
    }
}

#[tokio::test]
async fn a_child_is_restricted_with_its_family_to_those_who_are_named_and_opened_again() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let mut grace = house.signed_in("grace").await;
    let form = grace.get(&at(maya, "/access")).await;
    assert!(form.says("So these are restricted in the same act: Okafor family"), "{}", form.text());
    let amir = house.workers["amir"].to_string();
    let why = grace.post(&at(maya, "/access"), &[("do", "restrict"), ("named", &amir)]).await;
    assert!(why.status == 422 && why.says("Say why."), "{}", why.text());
    grace.get(&at(maya, "/access")).await;
    let fields = [("do", "restrict"), ("named", amir.as_str()), ("reason", "A threat was made")];
    let done = grace.post(&at(maya, "/access"), &fields).await;
    let page = grace.follow(&done).await;
    assert!(page.says("This record is restricted."), "{}", page.text());
    for who in ["bea", "otto", "sofia"] {
        is_as_if_it_never_was(&house, who, maya).await;
    }
    let family = format!("/families/{}", house.families.own);
    assert_eq!(house.signed_in("bea").await.get(&family).await.status, 404, "the family with the child");
    let mut amir = house.signed_in("amir").await;
    assert_eq!((amir.get(&at(maya, "")).await.status, amir.get(&family).await.status), (200, 200));
    let opened = grace.fill(&at(maya, "/access"), &[("do", "open"), ("reason", "He is in prison")]).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    is_as_if_it_never_was(&house, "bea", maya).await;
    assert!(!grace.get(&at(maya, "")).await.says("This record is restricted."));
}

#[tokio::test]
async fn restricting_waits_for_a_second_person_and_needs_nobody_where_the_hidden_family_is_restricted_already()
 {
    let house = House::new().await;
    let maya = maya(&house).await;
    belongs_to_both(&house, maya).await;
    let mut sofia = house.signed_in("sofia").await;
    let fields = [("do", "restrict"), ("reason", "A threat was made")];
    let page = sofia.fill(&at(maya, "/access"), &fields).await;
    assert!(
        page.status == 422 && page.says("This waits for a second person, who was told."),
        "{}",
        page.text()
    );
    assert!(page.says("A threat was made"), "what was typed is still there");
    assert_eq!(house.signed_in("otto").await.get(&at(maya, "")).await.status, 200, "nothing has changed");
    restrict_family(&house, "grace", house.families.own).await;
    let page = sofia.fill(&at(maya, "/access"), &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    is_as_if_it_never_was(&house, "otto", maya).await;
}

#[tokio::test]
async fn whoever_seals_and_whoever_leads_from_then_on_know_of_the_child_and_nobody_else() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let mut grace = house.signed_in("grace").await;
    let form = grace.get(&at(maya, "/seal")).await;
    assert!(
        form.says("nobody knows of it but you") && form.says("link with the Okafor family ends"),
        "{}",
        form.text()
    );
    let (south, otto) = (house.south.to_string(), house.workers["otto"].to_string());
    let on = today("on");
    let mut fields =
        vec![("why", "Adoption order, Family Court at Ashbourne"), ("team", &south), ("lead_worker", &otto)];
    fields.extend(on.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let hasty = grace.post(&at(maya, "/seal"), &fields).await;
    assert!(hasty.status == 422 && hasty.says("you have read what is closed"), "{}", hasty.text());
    fields.push(("sure", "yes"));
    let sealed = grace.fill(&at(maya, "/seal"), &fields).await;
    let page = grace.follow(&sealed).await;
    assert!(page.says("The record is sealed.") && page.says("Otto Brandt leads"), "{}", page.text());
    for who in ["amir", "bea", "sofia"] {
        is_as_if_it_never_was(&house, who, maya).await;
    }
    let mut otto = house.signed_in("otto").await;
    let new = [
        ("given", "Matilda"),
        ("family", "Lindholm"),
        ("born-day", "5"),
        ("born-month", "3"),
        ("born-year", "2018"),
    ];
    assert_eq!(otto.fill(&at(maya, "/who"), &new).await.status, 303);
    assert!(otto.get(&at(maya, "")).await.says("Matilda Lindholm"));
    let mut amir = house.signed_in("amir").await;
    let people = amir.get(&format!("/families/{}/people", house.families.own)).await;
    assert!(
        people.says("Maya Okafor")
            && !people.says("Matilda")
            && !people.html.contains(&format!("/children/{maya}"))
    );
    assert!(deeds(&house, maya).contains(&"child.sealed".to_owned()));
}

#[tokio::test]
async fn a_supervisor_gives_a_child_a_team_of_its_own_and_somebody_of_that_team_leads() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let mut grace = house.signed_in("grace").await;
    let (south, amir) = (house.south.to_string(), house.workers["amir"].to_string());
    let on = today("since");
    let since: Vec<(&str, &str)> = on.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut fields = vec![("team", south.as_str()), ("lead_worker", amir.as_str())];
    fields.extend(&since);
    let wrong = grace.fill(&at(maya, "/allocate"), &fields).await;
    assert!(wrong.status == 422 && wrong.says("This person is in another team."), "{}", wrong.text());
    assert_eq!(house.signed_in("otto").await.get(&at(maya, "")).await.status, 403);
    put_own_team(&house, "grace", maya, "otto").await;
    let page = house.signed_in("otto").await.get(&at(maya, "")).await;
    assert!(page.says("Otto Brandt leads") && page.says("A team of Maya’s own"), "{}", page.text());
    assert_eq!(house.signed_in("amir").await.get(&at(maya, "")).await.status, 200, "through the family");
    assert_eq!(grace.fill(&at(maya, "/allocate"), &since).await.status, 303, "and without again");
    assert_eq!(house.signed_in("otto").await.get(&at(maya, "")).await.status, 403);
}

#[tokio::test]
async fn an_order_also_ends_the_link_with_a_family_of_which_whoever_seals_may_not_know() {
    let house = House::new().await;
    let maya = maya(&house).await;
    belongs_to_both(&house, maya).await;
    restrict_family(&house, "grace", house.families.own).await;
    let mut sofia = house.signed_in("sofia").await;
    let form = sofia.get(&at(maya, "/seal")).await;
    assert!(form.says("Zielińska family") && !form.says("Okafor family"), "{}", form.text());
    let (south, otto) = (house.south.to_string(), house.workers["otto"].to_string());
    let on = today("on");
    let mut fields = vec![
        ("why", "Adoption order, Family Court at Ashbourne"),
        ("team", south.as_str()),
        ("lead_worker", otto.as_str()),
        ("sure", "yes"),
    ];
    fields.extend(on.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let sealed = sofia.post(&at(maya, "/seal"), &fields).await;
    assert_eq!(sealed.status, 303, "{}", sealed.text());
    let hidden = house.read("grace", house.families.own).await;
    let link = hidden.child_links.iter().find(|link| link.child == maya).unwrap();
    assert_eq!((link.to, link.holding), (Some(ui::testing::today()), false));
    is_as_if_it_never_was(&house, "grace", maya).await;
    assert!(house.store.verify(|_| ()).await.unwrap().is_whole());
}
