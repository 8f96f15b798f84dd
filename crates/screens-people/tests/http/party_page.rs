//! The page of one carer or sponsor, and changing who they are.

use crate::{
    common::House,
    party_help::{begun, child},
};
use practice::{actions::Change, child::Child};

#[tokio::test]
async fn who_they_are_is_changed_and_who_leads_by_whoever_may_decide() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let party = begun(&mut amir, "carer", "Joan Whitlock").await;
    let edit = format!("{party}/edit");
    let page = amir.get(&edit).await;
    assert!(!page.says("Who leads the work?"), "{}", page.text());
    let bea = format!("worker:{}", house.workers["bea"]);
    let fields = [
        ("kind", "carer"),
        ("name", "Joan Whitlock-Reid"),
        ("address", "9 Quarry Lane"),
        ("allocation", bea.as_str()),
    ];
    assert_eq!(amir.post(&edit, &fields).await.status, 303);
    let page = amir.get(&party).await;
    assert!(page.says("Joan Whitlock-Reid") && page.says("Amir"), "he cannot say who leads: {}", page.text());
    let mut grace = house.signed_in("grace").await;
    assert_eq!(grace.fill(&edit, &fields).await.status, 303);
    assert!(grace.get(&party).await.says("Bea Thornley"));
    assert!(house.entries().contains(&"party.saved".to_owned()));
}

#[tokio::test]
async fn of_the_children_who_live_there_it_names_only_those_of_whom_one_may_know() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let party = begun(&mut amir, "carer", "Joan Whitlock").await;
    let id = party.trim_start_matches("/parties/").to_owned();
    let grace = &mut house.signed_in("grace").await;
    for (family, given) in [
        (house.families.own, "Maya"),
        // Restricted afterwards, and nobody is named for him.
        (house.families.team, "Jonah"),
        // He stands on the list of its conflicts.
        (house.families.conflict, "Maya"),
    ] {
        let new = format!("{}/placements/new", child(&house, family, given).await);
        let fields = [
            ("party", id.as_str()),
            ("kind", "foster_care"),
            ("from-day", "20"),
            ("from-month", "11"),
            ("from-year", "2026"),
        ];
        let page = grace.fill(&new, &fields).await;
        assert_eq!(page.status, 303, "{}", page.text());
    }
    restrict(&house, &child(&house, house.families.team, "Jonah").await).await;
    let page = amir.get(&party).await;
    assert!(page.says("Children who live here") && page.says("Maya Okafor"), "{}", page.text());
    for hidden in ["Lindqvist", "Rahimi", "Jonah"] {
        let section = page.text().split("Children who live here").nth(1).unwrap().to_owned();
        let section = section.split("Known elsewhere").next().unwrap();
        assert!(!section.contains(hidden), "{hidden}: {section}");
    }
    assert!(grace.get(&party).await.says("Maya Rahimi"), "she is on no list of conflicts");
}

/// Restricts a child's record as Grace, without the screens.
async fn restrict(house: &House, child: &str) {
    let (grace, now) = (house.actor("grace").await, house.clock.now());
    let child = child.trim_start_matches("/children/").parse().unwrap();
    let facts = house.store.child_facts(grace.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(grace, &facts, access::Deed::Decide, now).unwrap();
    let request = record::ChangeRequest::new("child.access_changed", now);
    let kept = house.store.change(&permit, request, None, |record, _| {
        let child = Child { restricted: true, ..record.child_records[0].value.clone() };
        Ok(vec![Change::Put(child.into())])
    });
    assert!(matches!(kept.await.unwrap(), record::Outcome::Done(_)));
}
