//! Administration: accounts with one-time passwords, teams, lists by reference, the journal. Nothing of a case is shown.

use crate::common::{House, Page};

/// Words that stand in the families' records and must never reach an administrator.
const CASE: &[&str] = &[
    "Okafor",
    "Lindqvist",
    "Zielińska",
    "Hartnoll",
    "Rahimi",
    "Maya",
    "Jonah",
    "Ruth",
    "hungry",
    "Larch Row",
    "cousin",
];

fn shows_no_case(page: &Page) {
    for words in CASE {
        assert!(!page.html.contains(words), "{words} is of a case: {}", page.text());
    }
}

/// The one-time password on a page.
fn one_time(page: &Page) -> String {
    let at = page.html.find("kith-secret").unwrap();
    page.html[at..].split('>').nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_person_is_added_with_a_password_shown_once_and_chooses_their_own() {
    let house = House::new().await;
    let mut ada = house.signed_in("ada").await;
    let north = house.north.to_string();
    let base = [("display_name", "Noor Haddad"), ("username", "Noor"), ("role", "social_worker")];
    let without = ada.fill("/administration/people/new", &base).await;
    assert!(without.status == 422 && without.says("Choose the team."), "{}", without.text());
    assert_eq!(without.value("display_name").unwrap(), "Noor Haddad");
    let taken = [("display_name", "Noor"), ("username", "AMIR"), ("role", "social_worker"), ("team", &north)];
    let taken = ada.fill("/administration/people/new", &taken).await;
    assert!(taken.status == 422 && taken.says("Somebody has this user name already"), "{}", taken.text());
    let fields = [base[0], base[1], base[2], ("team", north.as_str())];
    let page = ada.fill("/administration/people/new", &fields).await;
    assert_eq!(page.status, 200);
    let password = one_time(&page);
    let people = ada.get("/administration").await;
    assert!(people.says("Noor Haddad") && people.says("Has not chosen a password yet"));
    assert!(!people.html.contains(&password), "it is shown once");
    let mut noor = house.browser();
    let entered = noor.post("/sign-in", &[("username", "noor"), ("password", &password)]).await;
    assert_eq!(noor.follow(&entered).await.location(), "/account/password");
    let own = [("old", password.as_str()), ("new", "kettle drum postbox"), ("again", "kettle drum postbox")];
    assert_eq!(noor.fill("/account/password", &own).await.location().split('?').next(), Some("/my-work"));
}

#[tokio::test]
async fn a_large_authoritys_accounts_are_pages_on_which_each_person_stands_once() {
    let house = House::new().await;
    let actor = house.actor("ada").await;
    let permit = access::office::permit(actor, access::OfficeDeed::Administer).unwrap();
    for number in 0..120 {
        let details = record::accounts::AccountDetails {
            username: format!("many{number:03}"),
            display_name: format!("Many {number:03}"),
            role: access::Role::SocialWorker,
            team: Some(house.north),
        };
        house.store.create_account(permit, details, "no password".into()).await.unwrap();
    }
    let mut ada = house.signed_in("ada").await;
    let pages = [ada.get("/administration").await, ada.get("/administration?page=2").await];
    assert!(pages[0].says("Page 1 of 2") && pages[1].says("Page 2 of 2"), "{}", pages[0].text());
    assert!(pages.iter().all(|page| page.html.matches("kith-row__name").count() <= 100));
    for number in 0..120 {
        let name = format!("Many {number:03}");
        assert_eq!(pages.iter().filter(|page| page.says(&name)).count(), 1, "{name}");
    }
}

#[tokio::test]
async fn the_page_says_who_is_told_of_an_account_and_they_are() {
    let house = House::new().await;
    let mut ada = house.signed_in("ada").await;
    let page = ada.get("/administration/people/new").await;
    for told in ["every other administrator (there is none)", "North: Grace Adeyemi", "South: Sofia Marsh"] {
        assert!(page.says(told), "{told}: {}", page.text());
    }
    let north = house.north.to_string();
    let noor = [("display_name", "Noor Haddad"), ("username", "noor"), ("role", "social_worker")];
    ada.fill("/administration/people/new", &[noor[0], noor[1], noor[2], ("team", north.as_str())]).await;
    let text = "Ada Lovell made an account for Noor Haddad: role “Social worker”, team: North.";
    assert!(house.signed_in("grace").await.get("/my-work").await.says(text));
    for other in ["sofia", "amir"] {
        assert!(!house.signed_in(other).await.get("/my-work").await.says("Noor Haddad"), "{other}");
    }
    let person = format!("/administration/people/{}", house.workers["ana"]);
    let page = ada.get(&person).await;
    assert!(page.says("told to the person") && page.says("North: Grace Adeyemi"), "{}", page.text());
    let moved =
        [("display_name", "Ana Ribeiro"), ("username", "ana"), ("role", "social_worker"), ("team", &north)];
    assert_eq!(ada.fill(&person, &moved).await.status, 303);
    for told in ["grace", "ana"] {
        let page = house.signed_in(told).await.get("/my-work").await;
        assert!(page.says("Ada Lovell changed Ana Ribeiro’s account: the role from"), "{}", page.text());
    }
}

#[tokio::test]
async fn closing_resetting_and_changing_a_role_end_sessions_at_once() {
    let house = House::new().await;
    let mut ada = house.signed_in("ada").await;
    let person = |name: &str| format!("/administration/people/{}", house.workers[name]);
    let (amir_page, act) = (person("amir"), format!("{}/act", person("amir")));
    let mut amir = house.signed_in("amir").await;
    ada.get(&amir_page).await;
    let silent = ada.post(&act, &[("do", "close")]).await;
    assert!(silent.status == 422 && silent.says("Say why the account is closed"));
    assert_eq!(ada.post(&act, &[("do", "close"), ("reason", "Has left")]).await.status, 303);
    assert_eq!(amir.get("/my-work").await.status, 303);
    assert!(ada.get(&amir_page).await.says("This account is closed"));
    assert_eq!(ada.post(&act, &[("do", "open")]).await.status, 303);
    let mut amir = house.signed_in("amir").await;
    let silent = ada.post(&act, &[("do", "reset")]).await;
    assert!(silent.status == 422 && silent.says("Say why"), "{}", silent.text());
    let alone =
        [("do", "reset"), ("way", "emergency"), ("reset-reason", "She rang; nobody else is in today")];
    let reset = ada.post(&act, &alone).await;
    let password = one_time(&reset);
    assert_eq!(amir.get("/my-work").await.status, 303, "a new password ends sessions");
    let page = house.browser().post("/sign-in", &[("username", "amir"), ("password", &password)]).await;
    assert_eq!(page.status, 303);

    let mut bea = house.signed_in("bea").await;
    let south = house.south.to_string();
    let fields = [
        ("display_name", "Bea Thornley"),
        ("username", "bea"),
        ("role", "social_worker"),
        ("team", south.as_str()),
    ];
    assert_eq!(ada.fill(&person("bea"), &fields).await.status, 303);
    assert_eq!(bea.get("/my-work").await.status, 303, "another team, another sign-in");

    let own = format!("{}/act", person("ada"));
    assert!(
        ada.post(&own, &[("do", "close"), ("reason", "x")]).await.says("You cannot close your own account")
    );
    let fields =
        [("display_name", "Ada"), ("username", "ada"), ("role", "social_worker"), ("team", south.as_str())];
    assert!(ada.fill(&person("ada"), &fields).await.says("You cannot change your own role"));
}

#[tokio::test]
async fn teams_are_added_and_renamed_and_no_two_have_one_name() {
    let house = House::new().await;
    let mut ada = house.signed_in("ada").await;
    let path = "/administration/teams";
    assert_eq!(ada.fill(path, &[("name", "East")]).await.status, 303);
    let twice = ada.fill(path, &[("name", "east")]).await;
    assert!(twice.status == 422 && twice.says("There is a team of this name already"), "{}", twice.text());
    let north = house.north.to_string();
    let field = format!("name-{north}");
    assert_eq!(
        ada.fill(path, &[("which", north.as_str()), (field.as_str(), "North Vale")]).await.status,
        303
    );
    assert!(ada.get(path).await.says("North Vale"));
    assert!(house.signed_in("amir").await.get("/account").await.says("North Vale"));
}

#[tokio::test]
async fn lists_are_kept_by_reference_and_show_nothing_of_the_case() {
    let house = House::new().await;
    let mut ada = house.signed_in("ada").await;
    let unknown = ada.get("/administration/lists?reference=K-99999").await;
    assert!(unknown.says("No family has this reference"));
    let page = ada.get("/administration/lists?reference=k-10001").await;
    assert!(page.status == 200 && page.says("K-10001: not restricted"), "{}", page.text());
    shows_no_case(&page);
    let bea = house.workers["bea"].to_string();
    let fields = [("reference", "K-10001"), ("do", "conflict"), ("worker", bea.as_str())];
    let silent = ada.post("/administration/lists", &fields).await;
    assert!(silent.status == 422 && silent.says("Say why"), "{}", silent.text());
    let done =
        ada.post("/administration/lists", &[fields[0], fields[1], fields[2], ("reason", "Neighbour")]).await;
    let page = ada.follow(&done).await;
    assert!(page.says("1 with a conflict of interest") && page.says("Bea Thornley"), "{}", page.text());
    shows_no_case(&page);
    assert_eq!(
        house.signed_in("bea").await.get(&format!("/families/{}", house.families.own)).await.status,
        404
    );
    for (reference, words) in [("K-10004", "restricted"), ("K-10005", "1 with a conflict")] {
        let page = ada.get(&format!("/administration/lists?reference={reference}")).await;
        assert!(page.says(words));
        shows_no_case(&page);
    }
}

#[tokio::test]
async fn the_journal_says_who_did_what_when_and_never_the_content() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    amir.get(&format!("/families/{}", house.families.own)).await;
    amir.get("/find").await;
    amir.post("/find", &[("query", "Maya Okafor"), ("reason", "She was hungry")]).await;
    amir.get(&format!("/families/{}", house.families.restricted)).await;
    let mut ada = house.signed_in("ada").await;
    let who = house.workers["amir"];
    let page = ada.get(&format!("/administration/journal?who={who}")).await;
    assert!(
        page.says("looked for a person") && page.says("was not let in") && page.says("K-10001"),
        "{}",
        page.text()
    );
    assert!(page.says("23 November 2026 at 10am"));
    shows_no_case(&page);
    let page = ada.get("/administration/journal?reference=K-10001").await;
    assert!(page.says("read the overview") && !page.says("looked for a person"), "{}", page.text());
    shows_no_case(&page);
    let none = ada.get("/administration/journal?from-day=24&from-month=11&from-year=2026").await;
    assert!(none.says("No entry fits"));
    let more = ada.get("/administration/journal").await;
    assert!(more.says("Older entries"));
    assert!(ada.get("/administration/journal?page=2").await.says("Newer entries"));
    let verified = ada.post("/administration/journal/verify", &[]).await;
    assert!(verified.says("The journal is whole"), "{}", verified.text());
    shows_no_case(&verified);
    assert!(ada.get("/administration/journal?verb=journal.").await.says("verified the journal"));
    for other in ["amir", "grace", "ana"] {
        let mut browser = house.signed_in(other).await;
        for path in
            ["/administration", "/administration/journal", "/administration/lists", "/administration/teams"]
        {
            assert_eq!(browser.get(path).await.status, 403, "{other} {path}");
        }
    }
}
