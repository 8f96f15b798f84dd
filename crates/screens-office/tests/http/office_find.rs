//! Finding people: the need to know, the reason, and that a hidden record leaves no trace on the page.

use crate::common::House;
use practice::ids::FamilyId;
use record::{journal::JournalFilter, lists::Page};

/// The family's reference, as the administrator looks it up in these tests.
async fn reference(house: &House, family: FamilyId) -> String {
    let ada = access::office::permit(house.actor("ada").await, access::OfficeDeed::Administer).unwrap();
    for number in 10_001..10_010 {
        let reference = format!("K-{number}");
        let found = house.store.administered_family(ada, &reference).await.unwrap();
        if found.is_some_and(|found| found.family == family) {
            return reference;
        }
    }
    panic!("every family has a reference")
}

#[tokio::test]
async fn hidden_families_read_like_nobody_found_by_name_reference_birth_and_address() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    amir.get("/find").await;
    for reason in ["", "Strategy discussion this afternoon"] {
        let nobody = amir.post("/find", &[("query", "Xyzzovska"), ("reason", reason)]).await;
        assert!(nobody.status == 200 && nobody.says("Nobody found"));
        for (hidden, name) in [(house.families.restricted, "Hartnoll"), (house.families.conflict, "Rahimi")] {
            let by_reference = reference(&house, hidden).await;
            for query in [name, by_reference.as_str()] {
                let page = amir.post("/find", &[("query", query), ("reason", reason)]).await;
                assert_eq!(page.text(), nobody.text(), "{query} {reason}");
            }
            for query in ["5 March 2018", "4 Larch Row"] {
                let page = amir.post("/find", &[("query", query), ("reason", reason)]).await;
                assert!(page.says("Okafor"), "his own family is found: {}", page.text());
                assert!(!page.says(name) && !page.says(&by_reference), "{query} {reason}");
            }
        }
    }
}

#[tokio::test]
async fn another_teams_person_is_shown_as_existing_only_and_only_with_a_reason_that_is_kept() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    amir.get("/find").await;
    let without = amir.post("/find", &[("query", "Zielinska")]).await;
    assert!(without.says("Nobody found") && !without.says("Zielińska"));
    let page = amir.post("/find", &[("query", "Zielinska"), ("reason", "Neighbour rang")]).await;
    let text = page.text();
    assert!(page.says("Maya Zielińska") && page.says("With another team: South"), "{text}");
    assert!(page.says("Otto Brandt") && page.says("8 years") && page.says("Found by:"));
    assert!(page.html.contains(&format!("/emergency/{}", house.families.other)));
    assert!(!page.html.contains(&format!("/families/{}", house.families.other)));
    assert!(!page.says("Larch Row") && !page.says("5 March 2018") && !page.says("K-1000"));
    let ada = access::office::permit(house.actor("ada").await, access::OfficeDeed::ReadJournal).unwrap();
    let search = JournalFilter { verb: Some("people.searched".into()), ..JournalFilter::default() };
    let kept = house.store.journal_search(ada, search, Page::default()).await.unwrap();
    assert_eq!(kept.lines.len(), 2);
    assert!(kept.lines.iter().all(|line| line.actor == Some(house.workers["amir"])));
}

#[tokio::test]
async fn ones_own_people_are_found_with_why_and_the_way_to_the_record() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.fill("/find", &[("query", "Ruth Okafor")]).await;
    assert!(
        page.says("Ruth Okafor") && page.says("same name") && page.says("Okafor family"),
        "{}",
        page.text()
    );
    assert!(page.html.contains(&format!("/families/{}", house.families.own)));
    let empty = amir.post("/find", &[("query", "  "), ("reason", "typed this")]).await;
    assert!(empty.status == 422 && empty.html.contains("typed this"));
}

#[tokio::test]
async fn a_place_is_found_before_people_who_are_called_something_like_it() {
    let house = House::new().await;
    let mut record = house.read("amir", house.families.own).await;
    let mut people = record.people.drain(..).map(|kept| kept.value);
    let (mut there, mut alike) = (people.next().unwrap(), people.next().unwrap());
    "4 Tanyard Row, Wenlow".clone_into(&mut there.address);
    (alike.given, alike.family) = ("Tanya".to_owned(), "Rowe".to_owned());
    "9 Mill Lane".clone_into(&mut alike.address);
    let name = there.full_name();
    house.put(vec![there.into(), alike.into()]).await;
    let mut amir = house.signed_in("amir").await;
    for typed in ["Tanyard Row", "tanyard row wenlow"] {
        let page = amir.fill("/find", &[("query", typed)]).await;
        let text = page.text();
        let place = text.find(&name).unwrap_or_else(|| panic!("nobody of Tanyard Row: {text}"));
        assert!(text.find("Tanya Rowe").is_none_or(|alike| place < alike), "{typed}: {text}");
        assert!(page.says("address"), "{text}");
    }
}
