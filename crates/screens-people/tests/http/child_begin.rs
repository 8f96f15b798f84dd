//! Beginning the record of a child who comes without a family: who may, that no child has two, and that whoever works with the child
//! finds it.

use crate::{
    child_house::{at, begun, with_own_team},
    common::House,
};
use ui::testing::Page;

const CAME: (&str, &str) = ("came", "Came alone by train. Nobody knows where the parents are.");

fn is_shown_first(page: &Page) -> bool {
    page.status == 200 && page.says("This child may be known already")
}

#[tokio::test]
async fn whoever_is_known_already_is_shown_before_a_second_record_is_begun() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let lead = house.workers["amir"].to_string();
    let danylo = [("given", "Данило"), ("family", "Коваль"), ("also_known_as", "Danylo Koval")];
    let first = begun(&mut amir, &lead, &danylo).await;
    let again = [("given", "Danylo"), ("family", "Kowal"), CAME];
    let page = amir.fill("/children/new", &again).await;
    assert!(is_shown_first(&page) && page.html.contains(&at(first, "")), "{}", page.text());
    assert!(page.says("a record of the child’s own"), "{}", page.text());
    let looked = page.value("_looked").unwrap();
    // The button that goes on counts for this name alone.
    let other = [("given", "Danylo"), ("family", "Koval"), CAME, ("_looked", looked.as_str())];
    assert!(is_shown_first(&amir.post("/children/new", &other).await));
    let same = [&again[..], &[("_looked", looked.as_str())]].concat();
    assert_eq!(amir.post("/children/new", &same).await.status, 303);

    // A child of a family is shown too; another team learns that there is one, and whom to ring.
    let maya = [("given", "Maya"), ("family", "Okafor"), CAME];
    let page = amir.fill("/children/new", &maya).await;
    assert!(is_shown_first(&page) && page.says("Okafor family"), "{}", page.text());
    let page = house.signed_in("otto").await.fill("/children/new", &again).await;
    assert!(is_shown_first(&page) && page.says("With another team: ring Amir"), "{}", page.text());
    assert!(!page.html.contains(&first.to_string()), "{}", page.text());
    // And a referral that names the child shows the child's own record.
    let fields = [("children-0-given", "Danylo"), ("children-0-family", "Koval")];
    let page = house.signed_in("otto").await.fill("/families/new", &referral(&fields)).await;
    assert!(page.says("These people may be known already") && page.says("Ring them"), "{}", page.text());
}

fn referral<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("received-day", "23"),
        ("received-month", "11"),
        ("received-year", "2026"),
        ("received-time", "09:00"),
        ("worried", "He sleeps in class."),
        ("danger_now", "no"),
        ("danger_words", "He is with a friend of his mother."),
        ("tonight", "known"),
        ("tonight_words", "With the same friend."),
        ("referrer_role", "Teacher"),
        ("stage", "intake"),
    ];
    all.extend(fields);
    all
}

#[tokio::test]
async fn a_form_that_is_sent_twice_begins_one_record() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    amir.get("/children/new").await;
    let fields = [("given", "Nia"), ("family", "Bell"), CAME];
    let first = amir.post("/children/new", &fields).await;
    let second = amir.post("/children/new", &fields).await;
    assert_eq!((first.status, first.location()), (303, second.location()), "{}", second.text());
    let id = first.location().split('?').next().unwrap().trim_start_matches("/children/").to_owned();
    let list = amir.get("/children").await;
    assert_eq!(list.html.matches("href=\"/children/").count(), 2, "the child, and the way to begin: {id}");
}

#[tokio::test]
async fn a_record_without_a_name_or_a_word_of_how_the_child_came_is_not_begun_and_nothing_typed_is_lost() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.fill("/children/new", &[("language", "Tigrinya"), ("age_guess", "sixteen")]).await;
    assert_eq!(page.status, 422);
    for said in ["Give a name", "how the child came to us", "in whole years"] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(page.html.contains("Tigrinya") && page.html.contains("sixteen"), "{}", page.text());
    let bea = house.workers["bea"].to_string();
    let south = house.south.to_string();
    let wrong = [("given", "Nia"), CAME, ("team", south.as_str()), ("lead_worker", bea.as_str())];
    let page = amir.fill("/children/new", &wrong).await;
    assert!(page.status == 422 && page.says("This person is in another team."), "{}", page.text());
}

#[tokio::test]
async fn who_works_with_the_child_finds_it_in_their_work_and_by_name_and_another_team_only_with_a_reason() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let fields = [("given", "Danylo"), ("family", "Koval"), ("also_known_as", "Данило Коваль")];
    let danylo = begun(&mut amir, &house.workers["amir"].to_string(), &fields).await;
    let page = amir.get("/my-work").await;
    assert!(page.html.contains(&at(danylo, "")) && page.says("Danylo Koval"), "{}", page.text());
    assert!(!house.signed_in("bea").await.get("/my-work").await.says("Danylo"), "Bea does not lead");
    let mut bea = house.signed_in("bea").await;
    let page = bea.get("/children").await;
    assert!(page.says("Danylo Koval") && page.says("Amir Siddiqui"), "the team’s list: {}", page.text());
    for query in ["Danylo Kowal", "коваль"] {
        let page = bea.fill("/find", &[("query", query)]).await;
        assert!(page.html.contains(&at(danylo, "")), "{query}: {}", page.text());
    }
    let mut otto = house.signed_in("otto").await;
    assert!(!otto.get("/children").await.says("Danylo"));
    let page = otto.fill("/find", &[("query", "Danylo Koval")]).await;
    assert!(page.says("Nobody found") && !page.says("With another team"), "{}", page.text());
    let page = otto.fill("/find", &[("query", "Danylo Koval"), ("reason", "His school rang")]).await;
    assert!(page.says("With another team: North") && page.says("Ring them"), "{}", page.text());
    assert!(!page.html.contains(&danylo.to_string()), "{}", page.text());

    // Restricted, the child is found by those alone who are named.
    let mut grace = house.signed_in("grace").await;
    let amirs = house.workers["amir"].to_string();
    let hides = [("do", "restrict"), ("named", amirs.as_str()), ("reason", "A threat was made")];
    assert_eq!(grace.fill(&at(danylo, "/access"), &hides).await.status, 303);
    let asks = [("query", "Danylo Koval"), ("reason", "His school rang")];
    for browser in [&mut bea, &mut otto] {
        let (hidden, nobody) = (
            browser.fill("/find", &asks).await,
            browser.fill("/find", &[("query", "Xyzz Vuxil"), ("reason", "His school rang")]).await,
        );
        assert_eq!(hidden.text(), nobody.text());
        assert!(!browser.get("/children").await.says("Danylo"));
    }
    assert!(amir.fill("/find", &asks).await.html.contains(&at(danylo, "")));
}

#[tokio::test]
async fn a_child_with_whom_nobody_leads_the_work_waits_in_the_supervisors_work() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let nia = begun(&mut amir, "", &[("given", "Nia"), ("family", "Bell")]).await;
    let mut grace = house.signed_in("grace").await;
    let page = grace.get("/my-work").await;
    assert!(page.says("Nobody leads the work with them yet") && page.says("Nia Bell"), "{}", page.text());
    let allocate = at(nia, "/allocate");
    assert!(page.html.contains(&allocate), "{}", page.text());
    assert!(!amir.get("/my-work").await.says("Nia Bell"));

    // Given to another team, the record is theirs from then on.
    let (south, otto) = (house.south.to_string(), house.workers["otto"].to_string());
    let fields =
        [("given", "Ayo"), ("family", "Bell"), CAME, ("team", south.as_str()), ("lead_worker", &otto)];
    let page = amir.fill("/children/new", &fields).await;
    assert!(page.location().starts_with("/my-work"), "{} {}", page.location(), page.text());
    assert!(amir.follow(&page).await.says("It is with the other team now"));
    assert!(house.signed_in("otto").await.get("/my-work").await.says("Ayo Bell"));
}

#[tokio::test]
async fn whoever_registers_no_families_begins_no_childs_record() {
    let house = House::new().await;
    let jade = with_own_team(&house, "Jade", "otto").await;
    for who in ["ana", "ada", "chen"] {
        let mut browser = house.signed_in(who).await;
        assert_eq!(browser.get("/children/new").await.status, 403, "{who}");
        let page = browser.post("/children/new", &[("given", "Nia"), CAME]).await;
        assert_eq!(page.status, 403, "{who}: {}", page.text());
        assert_ne!(browser.get(&at(jade, "")).await.status, 200, "{who}");
    }
}
