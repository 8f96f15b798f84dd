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
    views::WhyLook,
};
use record::{ChangeRequest, Outcome, Store, StoreError, testing::on_each_engine};
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
    opened_with(store, party, vec![check]).await
}

async fn opened_with(store: &Store, party: Party, checks: Vec<PartyCheck>) -> PartyId {
    let id = party.id;
    let permit =
        office::permit(social_worker(SOUTH), OfficeDeed::RegisterFamily).unwrap().for_new_party(id).unwrap();
    let begun = store.change(&permit, deed("party.opened", 2), None, move |_, _| {
        let checks = checks.iter().map(|check| Change::Put(check.clone().into()));
        Ok(std::iter::once(Change::Put(party.clone().into())).chain(checks).collect())
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
        let of = |kind, number| PartyCheck { id: PartyCheckId(number), kind, ..check(date(2027, 5, 31)) };
        let checks = vec![of(PartyCheckKind::Dbs, 61), of(PartyCheckKind::Visit, 64)];
        let sponsor = opened_with(&store, party(60, PartyKind::Sponsor, "Helen Price"), checks).await;
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
            move_child(scene, &asked, TODAY)
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

#[test]
fn a_form_that_begins_a_record_begins_one_however_often_it_is_sent() {
    on_each_engine(|store| async move {
        let may = office::permit(social_worker(SOUTH), OfficeDeed::RegisterFamily).unwrap();
        for number in [60, 70] {
            let begun = party(number, PartyKind::Carer, "Rose Okafor");
            let permit = may.for_new_party(begun.id).unwrap();
            let request = ChangeRequest { once: Some("pressed".to_owned()), ..deed("party.opened", 2) };
            let outcome = store
                .change(&permit, request, None, move |_, _| Ok(vec![Change::Put(begun.clone().into())]))
                .await
                .unwrap();
            let (Outcome::Done(changed) | Outcome::Repeated(changed)) = outcome else { unreachable!() };
            assert_eq!(changed[0].number, 60, "the second press names what the first began");
        }
        assert_eq!(store.party_facts(social_worker(SOUTH).worker, PartyId(70)).await.unwrap(), None);
    });
}

#[test]
fn a_list_holds_what_presses_most_first_and_never_whom_one_may_not_know_of() {
    on_each_engine(|store| async move {
        opened_party(&store, party(60, PartyKind::Resident, "Ada Low"), check(date(2027, 5, 31))).await;
        let ran_out = PartyCheck { kind: PartyCheckKind::Dbs, ..check(date(2026, 11, 22)) };
        opened_party(&store, party(70, PartyKind::Resident, "Zoe Low"), ran_out.clone()).await;
        let hidden = Party { restricted: true, ..party(80, PartyKind::Carer, "Rose Low") };
        opened_party(&store, hidden, ran_out).await;
        let find = |actor| office::permit(actor, OfficeDeed::FindPeople).unwrap();
        let mine = store.parties(find(social_worker(SOUTH))).await.unwrap();
        let names: Vec<&str> = mine.iter().map(|line| line.party.name.as_str()).collect();
        assert_eq!(names, ["Zoe Low", "Ada Low"]);
        assert_eq!(mine[0].looks[0].why, WhyLook::RanOut(date(2026, 11, 22)));
        assert!(store.parties(find(social_worker(NORTH))).await.unwrap().is_empty(), "another team’s");
        for (actor, opens) in [(social_worker(SOUTH), true), (social_worker(NORTH), false)] {
            let found = store.find_parties(find(actor), "Zoe Lowe", "Is she known?").await.unwrap();
            let zoe = found.iter().find(|one| one.party == PartyId(70)).unwrap();
            assert_eq!((zoe.may_open, zoe.team.as_str()), (opens, "a former team"));
            assert!(found.iter().all(|one| one.party != PartyId(80)));
        }
    });
}

#[test]
fn which_children_live_with_a_party_is_told_only_of_those_of_whom_one_may_know() {
    on_each_engine(|store| async move {
        let people = vec![person(11, "Maya", Part::Child), person(12, "Jonah", Part::Child)];
        let north = family_of(&store, 10, NORTH, people).await;
        let rose =
            opened_party(&store, party(60, PartyKind::Carer, "Rose Okafor"), check(date(2027, 5, 31))).await;
        for (number, who) in [(62, 11), (63, 12)] {
            let child = link_of(&store, social_worker(NORTH), north, who).await.child;
            let permit = asks_child(&store, social_worker(NORTH), child, Deed::Change).await.unwrap();
            let there = Placement { id: PlacementId(number), ..placement(rose, PlacementKind::KinshipCare) };
            let placed = store.change(&permit, deed("placement.added", 4), None, move |record, _| {
                let restricted = who == 12;
                let child = Child { restricted, ..record.child_records[0].value.clone() };
                Ok(vec![Change::Put(there.clone().into()), Change::Put(child.into())])
            });
            kept(&placed.await.unwrap());
        }
        let see = asks_party(&store, social_worker(SOUTH), rose, Deed::See).await.unwrap();
        let there = store.children_living_with(&see).await.unwrap();
        let told: Vec<(&str, bool)> = there.iter().map(|one| (one.name.as_str(), one.may_open)).collect();
        assert_eq!(told, [("Maya Okafor", false)], "Jonah is hidden, and not even a number tells of him");
    });
}
