//! A child's own record as its family's worker opens it, and as nobody else does.

use crate::{
    child_house::{at, belongs_to_both, entries, maya, put, restrict_family},
    common::House,
};
use practice::{
    child::{Placement, PlacementKind},
    ids::{PartyId, PlacementId},
    party::{CheckOutcome, PartyCheck, PartyCheckKind},
};

#[tokio::test]
async fn who_works_with_the_family_reads_whom_to_ring_who_the_child_is_and_what_can_be_done() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let mut amir = house.signed_in("amir").await;
    let people = amir.get(&format!("/families/{}/people", house.families.own)).await;
    assert!(
        people.html.contains(&format!("href=\"/children/{maya}\"")),
        "each child leads to its own record"
    );
    let page = amir.get(&at(maya, "")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.says("Maya Okafor") && page.says("8 years, born 5 March 2018"), "{}", page.text());
    assert!(page.says("Amir Siddiqui leads") && page.says("01632 960700") && page.says("01632 960799"));
    assert!(page.html.contains(&format!("href=\"/families/{}\"", house.families.own)), "and back");
    assert!(page.says("The work goes through this family’s team"));
    assert!(page.says("Change who the child is") && page.says("Write down a death"));
    assert!(!page.says("Seal") && !page.says("Move to another"), "what a supervisor decides");
    assert!(house.entries().contains(&"child.seen".to_owned()));
    let graces = house.signed_in("grace").await.get(&at(maya, "")).await;
    assert!(graces.says("Seal after an adoption order") && graces.says("Move to another family’s record"));
}

#[tokio::test]
async fn another_team_is_told_to_ring_and_whoever_sees_no_records_learns_nothing() {
    let house = House::new().await;
    let maya = maya(&house).await;
    for rest in ["", "/who", "/died", "/move", "/access", "/seal", "/allocate"] {
        let page = house.signed_in("otto").await.get(&at(maya, rest)).await;
        assert_eq!(page.status, 403, "{rest}");
        assert!(page.says("This child is with another team") && !page.says("Okafor"), "{}", page.text());
    }
    for path in [at(maya, ""), "/children/0000000000001".to_owned()] {
        let page = house.signed_in("ana").await.get(&path).await;
        assert!(page.says("Your role does not include this") && !page.says("Okafor"), "{}", page.text());
    }
}

#[tokio::test]
async fn a_child_whose_only_family_is_hidden_answers_as_one_that_never_was() {
    let house = House::new().await;
    let maya = maya(&house).await;
    restrict_family(&house, "grace", house.families.own).await;
    let mut bea = house.signed_in("bea").await;
    let hidden = bea.get(&at(maya, "")).await;
    let missing = bea.get("/children/0000000000001").await;
    assert_eq!((hidden.status, hidden.but_for_tokens()), (missing.status, missing.but_for_tokens()));
    assert_eq!(hidden.status, 404);
    assert_eq!(house.signed_in("grace").await.get(&at(maya, "")).await.status, 200);
}

#[tokio::test]
async fn of_two_families_the_one_of_another_team_says_whom_to_ring_and_a_hidden_one_says_nothing() {
    let house = House::new().await;
    let maya = maya(&house).await;
    belongs_to_both(&house, maya).await;
    let page = house.signed_in("otto").await.get(&at(maya, "")).await;
    assert!(page.says("Zielińska family") && page.says("Okafor family"), "{}", page.text());
    assert!(page.says("Ring North") && page.says("01632 960700"), "{}", page.text());
    assert!(!page.html.contains(&format!("href=\"/families/{}\"", house.families.own)));
    restrict_family(&house, "grace", house.families.own).await;
    let page = house.signed_in("otto").await.get(&at(maya, "")).await;
    assert!(
        page.says("Zielińska family") && !page.says("Okafor family") && !page.says("North"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn that_something_about_a_carer_is_to_be_looked_at_is_said_and_never_what() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let records = ui::testing::of_records(&house, house.families.own, house.workers["otto"]).await;
    let party: PartyId = records["party"].parse().unwrap();
    let placement = Placement {
        id: PlacementId(house.store.new_id()),
        party,
        kind: PlacementKind::FosterCare,
        from: ui::testing::today(),
        to: None,
        ended_because: String::new(),
    };
    put(&house, "amir", maya, vec![placement.into()]).await;
    for kind in PartyCheckKind::ALL {
        look_at_the_carer(&house, party, *kind, CheckOutcome::Sound).await;
    }
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&at(maya, "")).await;
    assert!(page.says("Foster care : Joan Whitlock") && page.says("Ring South"), "{}", page.text());
    assert!(!page.says("is to be looked at") && !page.says("warm house"), "{}", page.text());
    let before = entries(&house, party);
    look_at_the_carer(&house, party, PartyCheckKind::Visit, CheckOutcome::Concern).await;
    let page = amir.get(&at(maya, "")).await;
    assert!(page.says("Something about these carers is to be looked at"), "{}", page.text());
    assert!(!page.says("bruise"), "never what");
    assert_eq!(entries(&house, party), before + 1, "the carer’s record was changed, and not read");
}

/// Writes into the carer's record what nobody reads through the child's.
async fn look_at_the_carer(house: &House, party: PartyId, kind: PartyCheckKind, outcome: CheckOutcome) {
    let actor = house.actor("otto").await;
    let facts = house.store.party_facts(actor.worker, party).await.unwrap().unwrap();
    let permit = access::family::permit(actor, &facts, access::Deed::Change, house.clock.now()).unwrap();
    let check = PartyCheck {
        id: practice::ids::PartyCheckId(house.store.new_id()),
        kind,
        done: Some(ui::testing::today()),
        expires: None,
        outcome,
        words: "A bruise that nobody explains.".to_owned(),
    };
    let request = record::ChangeRequest::new("test.put", house.clock.now());
    let kept = house.store.change(&permit, request, None, move |_, _| {
        Ok(vec![practice::actions::Change::Put(check.clone().into())])
    });
    assert!(matches!(kept.await.unwrap(), record::Outcome::Done(_)));
}

#[tokio::test]
async fn what_was_written_about_a_child_stands_in_its_own_record_without_its_words() {
    let house = House::new().await;
    let maya = maya(&house).await;
    let mut amir = house.signed_in("amir").await;
    let person = {
        let record = house.read("amir", house.families.own).await;
        record.people.iter().find(|person| person.given == "Maya").unwrap().id.to_string()
    };
    let note = [
        ("kind", "telephone"),
        ("happened_on-day", "20"),
        ("happened_on-month", "11"),
        ("happened_on-year", "2026"),
        ("children", person.as_str()),
        ("words", "She was late twice and told her teacher about the rabbit."),
    ];
    let sent = amir.fill(&format!("/families/{}/notes/new", house.families.own), &note).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = amir.get(&at(maya, "")).await;
    assert!(page.says("20 November 2026: Telephone call"), "{}", page.text());
    assert!(!page.says("rabbit"), "the words stay with the family");
    let lines: Vec<&str> = page.html.split("/notes/").skip(1).collect();
    let note = lines[0].split('"').next().unwrap();
    let notes = format!("/families/{}/notes/{note}", house.families.own);
    assert!(amir.get(&notes).await.says("rabbit"), "and are one step away for whoever may read them");
}
