//! The checks of a carer or sponsor: written down, changed, taken back, and refused beside their field where they cannot be.

use crate::{
    common::House,
    party_help::{WORDS, begun, checked, restricted},
};
use ui::testing::Page;

/// The path of the first check on a party's page.
fn first_check(page: &Page, party: &str) -> String {
    let begins = format!("href=\"{party}/checks/");
    let ids = page.html.split(begins.as_str()).skip(1).filter_map(|rest| rest.split('"').next());
    format!("{party}/checks/{}", ids.into_iter().find(|id| *id != "new").unwrap())
}

#[tokio::test]
async fn a_check_that_ran_out_before_it_was_done_or_was_done_tomorrow_is_refused_beside_its_field() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let party = begun(&mut amir, "carer", "Joan Whitlock").await;
    let new = format!("{party}/checks/new");
    let said = |page: &Page, field: &str, sentence: &str| {
        assert_eq!(page.status, 422, "{}", page.text());
        let beside = page.html.split_once(&format!("id=\"{field}-error\"")).unwrap().1;
        assert!(beside.split("</p>").next().unwrap().contains(sentence), "{}", page.text());
    };
    let done = [
        ("kind", "dbs"),
        ("outcome", "sound"),
        ("done-day", "5"),
        ("done-month", "3"),
        ("done-year", "2026"),
    ];
    let expires = [("expires-day", "4"), ("expires-month", "3"), ("expires-year", "2026")];
    let page = amir.fill(&new, &[&done[..], &expires[..]].concat()).await;
    said(&page, "expires", "runs out before it was done");
    let tomorrow = [
        ("kind", "dbs"),
        ("outcome", "sound"),
        ("done-day", "24"),
        ("done-month", "11"),
        ("done-year", "2026"),
    ];
    said(&amir.fill(&new, &tomorrow).await, "done", "is in the future");
    let undone = [("kind", "dbs"), ("outcome", "sound")];
    said(&amir.fill(&new, &undone).await, "done", "Put in the day on which it was done");
    let long = "What the certificate says. ".repeat(30);
    let page = amir.fill(&new, &[&done[..], &[("words", long.as_str())]].concat()).await;
    said(&page, "words", "stays on the certificate");
    assert!(house.entries().iter().all(|verb| verb != "party_check.added"));
}

#[tokio::test]
async fn a_check_is_written_down_changed_and_taken_back_with_the_reason() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let party = begun(&mut amir, "sponsor", "Helen Price").await;
    assert!(amir.get(&party).await.says("Visit to the home: nothing is written down"));
    checked(&mut amir, &party, "visit", "2026-06-01", "").await;
    checked(&mut amir, &party, "dbs", "2026-06-01", "2026-11-22").await;
    let page = amir.get(&party).await;
    assert!(page.says("Criminal record (DBS): counted until 22 November 2026"), "{}", page.text());
    assert!(!page.says("Visit to the home: nothing") && page.says(WORDS), "{}", page.text());
    let check = first_check(&page, &party);
    let page = amir.get(&check).await;
    assert_eq!(page.value("expires-year").as_deref(), Some("2026"), "{}", page.text());
    let fields = [
        ("kind", "dbs"),
        ("outcome", "sound"),
        ("done-day", "1"),
        ("done-month", "6"),
        ("done-year", "2026"),
        ("expires-day", "22"),
        ("expires-month", "11"),
        ("expires-year", "2029"),
    ];
    assert_eq!(amir.post(&check, &fields).await.status, 303);
    assert!(amir.get(&party).await.says("Nothing is to be looked at today"));
    // Two windows: whoever goes on from the first version is shown both, and nothing is overwritten.
    let mut bea = house.signed_in("bea").await;
    bea.get(&check).await;
    let later = [&fields[..7], &[("expires-year", "2028")]].concat();
    let stale = [&later[..], &[("_version", "1"), ("_once", "another")]].concat();
    let page = bea.post(&check, &stale).await;
    assert_eq!(page.status, 409, "{}", page.text());
    assert!(page.says("Somebody else changed this while you were writing"), "{}", page.text());

    let withdraw = format!("{check}/withdraw");
    assert_eq!(amir.fill(&withdraw, &[]).await.status, 422);
    let page = amir.fill(&withdraw, &[("reason", "It was another Helen Price.")]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    assert!(amir.get(&party).await.says("Criminal record (DBS): nothing is written down"));
    let verbs = house.entries();
    for verb in
        ["party_check.added", "party_check.saved", "party_check.withdrawn", "party_check.withdrawn.refused"]
    {
        assert!(verbs.contains(&verb.to_owned()), "{verb}");
    }
}

#[tokio::test]
async fn nobody_else_learns_anything_of_a_check() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let party = begun(&mut amir, "carer", "Joan Whitlock").await;
    checked(&mut amir, &party, "visit", "2026-06-01", "").await;
    let check = first_check(&amir.get(&party).await, &party);
    let hidden = format!("/parties/{}", restricted(&house, "grace", "Rose Hidden").await);
    let missing = "/parties/0000000000001";
    for path in [&party, &check, &format!("{check}/withdraw"), &format!("{party}/edit")] {
        let page = house.signed_in("otto").await.get(path).await;
        assert_eq!(page.status, 403, "{path}");
        assert!(page.says("Ring that team") && !page.says("Joan") && !page.says(WORDS), "{}", page.text());
        let page = house.signed_in("ana").await.get(path).await;
        assert!(page.says("Your role does not include this") && !page.says("Joan"), "{}", page.text());
    }
    // Restricted is the same as never there, to the letter.
    let mut bea = house.signed_in("bea").await;
    for rest in ["", "/edit", "/checks/new", "/elsewhere"] {
        let (one, other) =
            (bea.get(&format!("{hidden}{rest}")).await, bea.get(&format!("{missing}{rest}")).await);
        assert_eq!(one.status, 404);
        assert_eq!(
            one.but_for_tokens().replace(&hidden, ""),
            other.but_for_tokens().replace(missing, ""),
            "{rest}"
        );
    }
    // A practice lead reads, and is offered nothing to change.
    let mut lena = house.signed_in("lena").await;
    let page = lena.get(&party).await;
    assert!(page.says(WORDS) && !page.says("Write down a check"), "{}", page.text());
    assert!(lena.get(&format!("{party}/checks/new")).await.says("Your role does not include this"));
}
