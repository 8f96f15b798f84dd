//! A child placed with a grandmother of the network, and a minor from Ukraine with a sponsor.

use super::world::{
    NORTH, SOUTH, TODAY, asks_child, asks_family, asks_party, deed, family_of, kept, link_of, one,
    opens_child, person, social_worker, supervisor,
};
use access::{Deed, OfficeDeed, Refusal, office};
use jiff::civil::date;
use practice::{
    Object, RecordId,
    actions::{
        Change,
        children::move_child::{Move, move_child},
        one_person::one_person,
    },
    child::{Allocation, Child, Placement, PlacementKind},
    ids::{ChildId, FamilyId, LinkId, OnePersonId, PartyCheckId, PartyId, PersonId, PlacementId},
    party::{CheckOutcome, Party, PartyCheck, PartyCheckKind, PartyKind},
    people::Part,
    retention::{Retention, RetentionClass},
};
use record::{Store, StoreError, testing::on_each_engine};
use std::collections::BTreeMap;

fn party(number: i64, kind: PartyKind, name: &str) -> Party {
    Party {
        id: PartyId(number),
        kind,
        name: name.to_owned(),
        phone: String::new(),
        address: String::new(),
        allocation: Allocation { team: SOUTH, lead_worker: Some(social_worker(SOUTH).worker), since: TODAY },
        restricted: false,
        retention: Retention::of(RetentionClass::Party),
    }
}

async fn opened_party(store: &Store, party: Party, check: PartyCheck) -> PartyId {
    let id = party.id;
    let permit =
        office::permit(social_worker(SOUTH), OfficeDeed::RegisterFamily).unwrap().for_new_party(id).unwrap();
    let begun = store.change(&permit, deed("party.opened", 2), None, move |_, _| {
        Ok(vec![Change::Put(party.clone().into()), Change::Put(check.clone().into())])
    });
    kept(&begun.await.unwrap());
    id
}

fn check(expires: jiff::civil::Date) -> PartyCheck {
    PartyCheck {
        id: PartyCheckId(61),
        kind: PartyCheckKind::Assessment,
        done: Some(date(2026, 6, 1)),
        expires: Some(expires),
        outcome: CheckOutcome::Sound,
        words: "She was in care herself and speaks of it openly.".to_owned(),
    }
}

fn placement(party: PartyId, kind: PlacementKind) -> Placement {
    let id = PlacementId(62);
    Placement { id, party, kind, from: TODAY, to: None, ended_because: String::new() }
}

#[test]
fn a_grandmothers_assessment_is_never_read_through_the_family() {
    on_each_engine(|store| async move {
        let people = vec![person(11, "Maya", Part::Child), person(13, "Rose", Part::Relative)];
        let north = family_of(&store, 10, NORTH, people).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let rose =
            opened_party(&store, party(60, PartyKind::Carer, "Rose Okafor"), check(date(2026, 11, 22))).await;
        let of_party =
            asks_party(&store, social_worker(SOUTH), rose, Deed::Change).await.unwrap().of_record();
        let of_family =
            asks_family(&store, supervisor(NORTH), north, Deed::Change).await.unwrap().of_record();
        let joined = store.change_together(
            vec![of_party, of_family],
            deed("one_person.said", 3),
            None,
            move |scene, _| {
                let (here, there) =
                    ((RecordId::from(rose), None), (RecordId::from(north), Some(PersonId(13))));
                one_person(scene, OnePersonId(63), (here, there), (TODAY, "She is Maya’s grandmother."))
            },
        );
        kept(&joined.await.unwrap());
        let permit = asks_child(&store, social_worker(NORTH), maya, Deed::Change).await.unwrap();
        let placed = store.change(&permit, deed("placement.saved", 4), None, move |_, _| {
            Ok(vec![Change::Put(placement(rose, PlacementKind::KinshipCare).into())])
        });
        kept(&placed.await.unwrap());
        // Who works with the child learns that something is to be looked at, and never what.
        assert!(store.party_needs_a_look(&permit, rose).await.unwrap(), "the assessment ran out yesterday");
        let stranger = store.party_needs_a_look(&permit, PartyId(4711)).await;
        assert_eq!(
            stranger,
            Err(StoreError::NotPermitted),
            "nor of anybody with whom the child does not live"
        );
        assert_eq!(asks_party(&store, social_worker(NORTH), rose, Deed::See).await, Err(Refusal::AskWhy));
        let child = opens_child(&store, social_worker(NORTH), maya).await.record;
        assert!(!format!("{child:?}").contains("in care herself"));
    });
}

#[test]
fn a_minor_from_ukraine_has_a_record_without_a_family_and_a_breakdown_rewrites_nothing() {
    on_each_engine(|store| async move {
        let sponsor =
            opened_party(&store, party(60, PartyKind::Sponsor, "Helen Price"), check(date(2027, 5, 31)))
                .await;
        let danylo = ChildId(800);
        let permit = office::permit(social_worker(NORTH), OfficeDeed::RegisterFamily).unwrap();
        let permit = permit.for_new_child(danylo).unwrap();
        let own = Allocation { team: NORTH, lead_worker: Some(social_worker(NORTH).worker), since: TODAY };
        let child =
            Child { own: Some(own), ..Child::of_person(danylo, &one(11, "Danylo", Part::Child), false) };
        let begun = store.change(&permit, deed("child.opened", 5), None, move |_, _| {
            // His mother is abroad, and a person of his own record.
            let mother = Object::Person(one(812, "Olena", Part::Parent));
            let placed = placement(sponsor, PlacementKind::Sponsored);
            Ok(vec![Change::Put(child.clone().into()), Change::Put(mother), Change::Put(placed.into())])
        });
        kept(&begun.await.unwrap());
        let before = opens_child(&store, social_worker(NORTH), danylo).await.record;
        assert_eq!((before.people.len(), before.family_links.len()), (1, 0));
        let see = asks_child(&store, social_worker(NORTH), danylo, Deed::See).await.unwrap();
        assert!(!store.party_needs_a_look(&see, sponsor).await.unwrap());
        assert_eq!(asks_child(&store, social_worker(SOUTH), danylo, Deed::See).await, Err(Refusal::AskWhy));

        // It breaks down: a family's record is opened and holds him from that day.
        let family = family_of(&store, 30, NORTH, vec![]).await;
        let permits = vec![
            asks_child(&store, supervisor(NORTH), danylo, Deed::Decide).await.unwrap().of_record(),
            asks_family(&store, supervisor(NORTH), family, Deed::Decide).await.unwrap().of_record(),
        ];
        let new = (PersonId(901), LinkId(902));
        let asked = Move {
            child: danylo,
            to: FamilyId(30),
            on: TODAY,
            stays_known: false,
            new,
            answers: BTreeMap::new(),
        };
        let linked = store.change_together(permits, deed("child.moved", 6), None, move |scene, _| {
            move_child(scene, &asked)
        });
        kept(&linked.await.unwrap());
        let after = opens_child(&store, social_worker(NORTH), danylo).await.record;
        assert_eq!(
            (&after.child_records, &after.people, &after.placements),
            (&before.child_records, &before.people, &before.placements)
        );
        assert_eq!(after.family_links[0].family, family);
    });
}
