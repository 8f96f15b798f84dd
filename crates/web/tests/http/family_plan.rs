//! The plan for the family: in their words, and nothing in it that its reader must not see.

use crate::common::House;
use practice::{
    Object,
    actions::Change,
    plan::PlanStatus,
    testing::{DAD, GRAN, MUM},
};
use record::{ChangeRequest, Outcome};

fn path(house: &House) -> String {
    format!("/families/{}/family-plan", house.families.own)
}

/// Changes things of the family behind the screens.
async fn change(house: &House, edit: impl Fn(&mut Object) -> bool + Clone + Send + 'static) {
    let actor = house.actor("amir").await;
    let facts = house.store.access_facts(actor.worker, house.families.own).await.unwrap().unwrap();
    let permit = access::family::permit(actor, &facts, access::Deed::Change, house.clock.now()).unwrap();
    let request = ChangeRequest::new("test.changed", house.clock.now());
    let outcome = house
        .store
        .change(&permit, request, None, move |record, _| {
            let mut objects: Vec<Object> = record.objects().into_iter().map(|kept| kept.value).collect();
            Ok(objects
                .iter_mut()
                .filter_map(|object| edit(object).then(|| Change::Put(object.clone())))
                .collect())
        })
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::Done(_)));
}

#[tokio::test]
async fn a_family_without_an_agreed_plan_is_told_so() {
    let house = House::new().await;
    let page = house.signed_in("amir").await.get(&path(&house)).await;
    assert!(page.status == 200 && page.says("There is no plan to print yet."));
}

#[tokio::test]
async fn the_page_holds_the_plan_and_no_worry_allegation_or_address() {
    let house = House::with_work().await;
    change(&house, |object| match object {
        Object::NetworkMember(member) => {
            member.concerns = "Lent Dan money in May".into();
            true
        }
        Object::Person(person) if person.id == MUM => {
            person.address = "12 Mill Lane\nAV1 2CD".into();
            person.address_hidden = true;
            person.phone = "01632 960999".into();
            person.alerts = vec!["Has threatened workers".into()];
            true
        }
        Object::DangerStatement(danger) => {
            danger.behaviour = "Dan hits Kim when he drinks".into();
            true
        }
        _ => false,
    })
    .await;
    let mut amir = house.signed_in("amir").await;
    for reader in
        [String::new(), format!("?reader={DAD}"), format!("?reader={GRAN}"), format!("?reader={MUM}")]
    {
        let page = amir.get(&format!("{}{reader}", path(&house))).await;
        assert_eq!(page.status, 200);
        for words in
            ["What we will do", "Kim takes the children to Rose's before tea.", "Ring Rose first", "999"]
        {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        for words in [
            "Lent Dan money",
            "Mill Lane",
            "AV1 2CD",
            "960999",
            "Dan hits Kim",
            "threatened",
            "Kim takes the children to Rose's before tea. Against",
        ] {
            assert!(!page.html.contains(words), "{words} for {reader}");
        }
        assert!(!page.html.contains("kith-record-nav") && !page.html.contains("kith-identity"));
    }
    let own = amir.get(&format!("{}?reader={GRAN}", path(&house))).await;
    assert!(own.says("This is for you to do."));
}

#[tokio::test]
async fn a_hidden_address_typed_into_a_rule_holds_the_page_back_from_everybody_else() {
    let house = House::with_work().await;
    change(&house, |object| match object {
        Object::Person(person) if person.id == MUM => {
            person.address = "12 Mill Lane\nAV1 2CD".into();
            person.address_hidden = true;
            true
        }
        Object::SafetyPlan(plan) => {
            plan.if_worried = "Come to 12 Mill Lane.".into();
            true
        }
        _ => false,
    })
    .await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&format!("{}?reader={DAD}", path(&house))).await;
    assert!(page.says("Not ready to give away") && !page.html.contains("Mill Lane"));
    let page = amir.get(&format!("{}?reader={MUM}", path(&house))).await;
    assert!(page.says("Come to 12 Mill Lane."));
}

#[tokio::test]
async fn words_that_are_hard_to_read_are_gently_named() {
    let house = House::with_work().await;
    change(&house, |object| match object {
        Object::SafetyPlan(plan) if plan.status != PlanStatus::Replaced => {
            plan.if_worried = "Contact the multi-agency safeguarding partnership immediately regarding any deterioration of parental capacity.".into();
            true
        }
        _ => false,
    })
    .await;
    let page = house.signed_in("amir").await.get(&path(&house)).await;
    assert!(page.says("may be hard to read for some"));
    assert!(page.says("there is no telephone number yet"));
}

#[tokio::test]
async fn the_wrong_person_is_refused() {
    let house = House::with_work().await;
    assert_eq!(house.signed_in("otto").await.get(&path(&house)).await.status, 403);
}
