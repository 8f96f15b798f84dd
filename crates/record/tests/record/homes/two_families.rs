//! Half-siblings in two families, and a restricted child in an open family.

use super::world::{
    NORTH, SOUTH, TODAY, asks_child, asks_family, deed, family_of, kept, link_of, opens, opens_child, person,
    social_worker, supervisor,
};
use access::{Deed, Refusal};
use practice::{
    RecordId,
    actions::{
        Change,
        children::{
            move_child::{Goes, Move, move_child},
            restrict::restrict_child,
        },
    },
    ids::{LinkId, MeetingId, PersonId},
    meeting::{Meeting, MeetingKind, MeetingStatus},
    people::Part,
};
use record::{Outcome, StoreError, testing::on_each_engine};
use std::collections::BTreeMap;

fn to_the_south(child: practice::ids::ChildId, stays_known: bool) -> Move {
    let answers: BTreeMap<_, Goes> = BTreeMap::new();
    let new = (PersonId(901), LinkId(902));
    Move { child, to: practice::ids::FamilyId(20), on: TODAY, stays_known, new, answers }
}

#[test]
fn a_child_of_two_families_is_known_in_both_and_held_by_one() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let south = family_of(&store, 20, SOUTH, vec![person(21, "Leo", Part::Child)]).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let permits = vec![
            asks_child(&store, supervisor(NORTH), maya, Deed::Decide).await.unwrap().of_record(),
            asks_family(&store, supervisor(NORTH), north, Deed::Decide).await.unwrap().of_record(),
            asks_family(&store, supervisor(SOUTH), south, Deed::Decide).await.unwrap().of_record(),
        ];
        let asked = to_the_south(maya, true);
        let moved = store.change_together(permits, deed("child.moved", 5), None, move |scene, _| {
            move_child(scene, &asked, TODAY)
        });
        kept(&moved.await.unwrap());

        let opened = opens_child(&store, supervisor(SOUTH), maya).await;
        let on = opened.record.family_links.iter().filter(|link| link.is_on(TODAY)).count();
        let holding: Vec<_> = opened.record.family_links.iter().filter(|link| link.holding).collect();
        assert_eq!((on, holding.len(), holding[0].family), (2, 1, south), "known in two, held by one");
        assert_eq!(opened.families.len(), 2, "the supervisor of the south may know of both");
        for family in [north, south] {
            let actor = if family == north { supervisor(NORTH) } else { supervisor(SOUTH) };
            let record = opens(&store, actor, family).await;
            let mine = record.child_links.iter().find(|link| link.child == maya).unwrap();
            let theirs = opened.record.family_link(mine.id).unwrap();
            assert_eq!(mine.other_half(family), theirs.value, "the two halves say the same");
        }
        store.checkpoint().await.unwrap();
        let verified = store.verify(|_| ()).await.unwrap();
        assert!(verified.is_whole(), "{:?}", verified.places);
    });
}

#[test]
fn a_family_of_which_somebody_may_not_know_is_not_told_of_in_the_childs_record() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let south = family_of(&store, 20, SOUTH, vec![]).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let permits = vec![
            asks_child(&store, supervisor(NORTH), maya, Deed::Decide).await.unwrap().of_record(),
            asks_family(&store, supervisor(NORTH), north, Deed::Decide).await.unwrap().of_record(),
            asks_family(&store, supervisor(SOUTH), south, Deed::Decide).await.unwrap().of_record(),
        ];
        let asked = to_the_south(maya, true);
        let moved = store.change_together(permits, deed("child.moved", 5), None, move |scene, _| {
            move_child(scene, &asked, TODAY)
        });
        kept(&moved.await.unwrap());
        // The mother's family is restricted afterwards.
        let permit = asks_family(&store, supervisor(NORTH), north, Deed::Decide).await.unwrap();
        let hidden = store.change(&permit, deed("family.access_changed", 6), None, |record, _| {
            let case = practice::family::Family { restricted: true, ..record.families[0].value.clone() };
            Ok(vec![Change::Put(case.into())])
        });
        kept(&hidden.await.unwrap());

        let opened = opens_child(&store, social_worker(SOUTH), maya).await;
        assert_eq!(opened.families.iter().map(|one| one.link.family).collect::<Vec<_>>(), [south]);
        assert!(
            opened.record.family_links.iter().all(|link| link.family == south),
            "nor does the record name it"
        );
    });
}

#[test]
fn a_meeting_of_one_family_decides_about_anothers_child_only_with_leave_for_that_child() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let south = family_of(&store, 20, SOUTH, vec![]).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let meeting = Meeting {
            id: MeetingId(31),
            kind: MeetingKind::CoreGroup,
            on: TODAY,
            at: None,
            until: None,
            status: MeetingStatus::Held,
            because: String::new(),
            attendees: Vec::new(),
            quorate: None,
            decisions: "Maya has a team of her own.".to_owned(),
        };
        let of_family =
            asks_family(&store, supervisor(SOUTH), south, Deed::Decide).await.unwrap().of_record();
        let decide = move |scene: &practice::Scene, _| {
            let own = scene.record(maya).and_then(|record| record.child(maya));
            let child = own.map(|own| Change::Put(own.value.clone().into()));
            let meeting = (RecordId::from(south), Change::Put(meeting.clone().into()));
            Ok(std::iter::once(meeting).chain(child.map(|change| (RecordId::from(maya), change))).collect())
        };
        assert_eq!(asks_child(&store, supervisor(SOUTH), maya, Deed::Decide).await, Err(Refusal::AskWhy));
        // Without it the decision reaches the meeting alone, and what it would write about the child is refused.
        let stolen = move |_: &practice::Scene, _| {
            let child =
                practice::child::Child::of_person(maya, &super::world::one(11, "May", Part::Child), false);
            Ok(vec![(RecordId::from(maya), Change::Put(child.into()))])
        };
        let refused = store.change_together(vec![of_family], deed("meeting.added", 5), None, stolen).await;
        assert_eq!(refused, Err(StoreError::NotPermitted));
        let kept_alone =
            store.change_together(vec![of_family], deed("meeting.added", 6), None, decide).await.unwrap();
        kept(&kept_alone);
    });
}

#[test]
fn restricting_a_child_restricts_its_families_in_the_same_act() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let of_child = asks_child(&store, supervisor(NORTH), maya, Deed::Decide).await.unwrap().of_record();
        let of_family =
            asks_family(&store, supervisor(NORTH), north, Deed::Decide).await.unwrap().of_record();
        let restrict = move |scene: &practice::Scene, _| restrict_child(scene, maya, TODAY);
        // Not without leave for the family.
        let alone =
            store.change_together(vec![of_child], deed("child.access_changed", 5), None, restrict).await;
        assert!(matches!(alone, Ok(Outcome::Refused(_))), "{alone:?}");
        let both = vec![of_child, of_family];
        kept(&store.change_together(both, deed("child.access_changed", 6), None, restrict).await.unwrap());
        for actor in [supervisor(NORTH), social_worker(NORTH), social_worker(SOUTH)] {
            assert_eq!(asks_family(&store, actor, north, Deed::See).await, Err(Refusal::Absent));
            assert_eq!(asks_child(&store, actor, maya, Deed::See).await, Err(Refusal::Absent));
        }
    });
}

#[test]
fn a_child_whose_only_family_is_hidden_from_somebody_is_absent_to_them() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        assert_eq!(asks_child(&store, social_worker(SOUTH), maya, Deed::See).await, Err(Refusal::AskWhy));
        let permit = asks_family(&store, supervisor(NORTH), north, Deed::Decide).await.unwrap();
        let hidden = store.change(&permit, deed("family.access_changed", 6), None, |record, _| {
            let case = practice::family::Family { restricted: true, ..record.families[0].value.clone() };
            Ok(vec![Change::Put(case.into())])
        });
        kept(&hidden.await.unwrap());
        let missing = practice::ids::ChildId(4711);
        for actor in [social_worker(SOUTH), social_worker(NORTH)] {
            let answer = asks_child(&store, actor, maya, Deed::See).await;
            assert_eq!(
                answer,
                asks_child(&store, actor, missing, Deed::See).await,
                "as one that does not exist"
            );
        }
    });
}
