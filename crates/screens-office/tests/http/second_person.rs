//! What one person may not do alone, on the screens.

use crate::common::House;
use access::Role;
use record::accounts::AccountDetails;

const WHY: &str = "She rang from her desk";

/// A second administrator, who can sign in.
async fn with_basil() -> House {
    let mut house = House::new().await;
    let details = AccountDetails {
        username: "basil".into(),
        display_name: "Basil Brook".into(),
        role: Role::Administrator,
        team: None,
    };
    let cost = ui::app::PasswordCost { memory: 64, rounds: 1 };
    let hash = ui::session::password::hash(crate::common::PASSWORD, cost).unwrap();
    let worker = house.store.create_account_on_the_machine(details, hash).await.unwrap();
    house.workers.insert("basil", worker);
    house
}

/// The number of the only request on a page.
fn request(page: &crate::common::browser::Page) -> String {
    page.value("request").unwrap()
}

#[tokio::test]
async fn a_colleagues_password_waits_for_another_administrators_yes() {
    let house = with_basil().await;
    let mut ada = house.signed_in("ada").await;
    let act = format!("/administration/people/{}/act", house.workers["amir"]);
    ada.get("/administration").await;
    let asked = ada.post(&act, &[("do", "reset"), ("way", "second"), ("reset-reason", WHY)]).await;
    assert!(asked.says("It works as soon as a second person has said yes"), "{}", asked.text());
    house.signed_in("amir").await;
    let own = ada.get("/second-person").await;
    assert!(own.says("It waits for somebody else’s yes") && !own.html.contains("name=\"request\""));
    let mut amir = house.signed_in("amir").await;
    assert!(amir.get("/second-person").await.says("Nothing is waiting for you"));
    let mut basil = house.signed_in("basil").await;
    assert!(
        basil.get("/my-work").await.says("Ada Lovell asks for a new one-time password for Amir Siddiqui")
    );
    let page = basil.get("/second-person").await;
    assert!(page.says("Give Amir Siddiqui a new one-time password") && page.says(WHY), "{}", page.text());
    let id = request(&page);
    let (yes, note) = (("do", "yes"), format!("note-{id}"));
    let silent = basil.post("/second-person", &[("request", id.as_str()), yes]).await;
    assert!(silent.status == 422 && silent.says("Say why"), "{}", silent.text());
    let long = "night ".repeat(4_000);
    let refused =
        basil.post("/second-person", &[("request", id.as_str()), yes, (note.as_str(), &long)]).await;
    assert!(refused.status == 422 && refused.says("longer than"), "{}", refused.status);
    let fields = [("request", id.as_str()), yes, (note.as_str(), "I heard her ring")];
    for browser in [&mut ada, &mut amir] {
        assert_eq!(browser.post("/second-person", &fields).await.status, 404);
    }
    assert_eq!(basil.post("/second-person", &fields).await.status, 303);
    assert_eq!(amir.get("/my-work").await.status, 303, "the password counts now, and sessions ended");
    assert!(
        ada.get("/administration/journal?verb=second_person.").await.says("said yes as the second person")
    );
}

#[tokio::test]
async fn giving_an_administrators_role_asks_for_a_second_person_or_says_loudly_that_nobody_was_there() {
    let house = with_basil().await;
    let mut ada = house.signed_in("ada").await;
    let person = format!("/administration/people/{}", house.workers["bea"]);
    let role = async || house.store.account(house.workers["bea"]).await.unwrap().unwrap().0.role;
    let team = house.north.to_string();
    let fields = vec![
        ("display_name", "Bea Thornley"),
        ("username", "bea"),
        ("role", "administrator"),
        ("team", team.as_str()),
    ];
    let silent = ada.fill(&person, &fields).await;
    assert!(silent.status == 422 && silent.says("Say why"), "{}", silent.text());
    let asked = ada.fill(&person, &[fields.clone(), vec![("role-reason", WHY)]].concat()).await;
    assert!(ada.follow(&asked).await.says("Nothing has changed yet"));
    assert_eq!(role().await, Role::SocialWorker);
    let alone = [fields, vec![("role-reason", WHY), ("way", "emergency")]].concat();
    let done = ada.fill(&person, &alone).await;
    assert!(ada.follow(&done).await.says("Everybody concerned was told"));
    assert_eq!(role().await, Role::Administrator);
    let mut basil = house.signed_in("basil").await;
    assert!(basil.get("/my-work").await.says("did this alone, as an emergency"));
    assert!(basil.get("/second-person").await.says("Done in an emergency: look at it now"));
    assert!(ada.get("/administration/journal?verb=second_person.").await.says("ALONE, AS AN EMERGENCY"));
}

#[tokio::test]
async fn naming_somebody_for_a_restricted_record_waits_for_a_named_persons_yes() {
    let house = House::new().await;
    let mut ada = house.signed_in("ada").await;
    let otto = house.workers["otto"].to_string();
    let fields = [("reference", "K-10004"), ("do", "name"), ("worker", &otto), ("reason", WHY)];
    ada.get("/administration/lists?reference=K-10004").await;
    let asked = ada.post("/administration/lists", &fields).await;
    assert!(ada.follow(&asked).await.says("Nothing has changed yet"));
    let record = format!("/families/{}", house.families.restricted);
    let mut outsider = house.signed_in("otto").await;
    assert_eq!(outsider.get(&record).await.status, 404, "nothing takes effect before");
}
