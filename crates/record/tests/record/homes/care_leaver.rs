//! A care leaver who is a parent now: her own record is never read through her child's family.

use super::world::{
    NORTH, SOUTH, TODAY, asks_child, asks_family, deed, family_of, kept, one, opens_child, person,
    social_worker, supervisor,
};
use access::{Deed, OfficeDeed, Refusal, office};
use practice::{
    RecordId,
    actions::{Change, one_person::one_person},
    child::{Allocation, Child},
    ids::{ChildId, OnePersonId, PersonId},
    people::Part,
};
use record::testing::on_each_engine;

#[test]
fn working_with_her_childs_family_gives_no_way_into_her_own_record() {
    on_each_engine(|store| async move {
        let jade = ChildId(800);
        let permit = office::permit(social_worker(SOUTH), OfficeDeed::RegisterFamily)
            .unwrap()
            .for_new_child(jade)
            .unwrap();
        let own = Allocation { team: SOUTH, lead_worker: Some(social_worker(SOUTH).worker), since: TODAY };
        let child = Child { own: Some(own), ..Child::of_person(jade, &one(11, "Jade", Part::Child), false) };
        let begun = store.change(&permit, deed("child.opened", 2), None, move |_, _| {
            Ok(vec![Change::Put(child.clone().into())])
        });
        kept(&begun.await.unwrap());
        let north = family_of(
            &store,
            10,
            NORTH,
            vec![person(12, "Jade", Part::Parent), person(13, "Kai", Part::Child)],
        )
        .await;
        let permits = vec![
            asks_family(&store, supervisor(NORTH), north, Deed::Change).await.unwrap().of_record(),
            asks_child(&store, supervisor(SOUTH), jade, Deed::Change).await.unwrap().of_record(),
        ];
        let said = store.change_together(permits, deed("one_person.said", 3), None, move |scene, _| {
            let (here, there) = ((RecordId::from(north), Some(PersonId(12))), (RecordId::from(jade), None));
            one_person(scene, OnePersonId(81), (here, there), (TODAY, "She told her adviser."))
        });
        kept(&said.await.unwrap());
        for actor in [social_worker(NORTH), supervisor(NORTH)] {
            assert_eq!(
                asks_child(&store, actor, jade, Deed::See).await,
                Err(Refusal::AskWhy),
                "only “ring …”"
            );
        }
        // Nor does her adviser see her child's plan.
        assert_eq!(asks_family(&store, social_worker(SOUTH), north, Deed::See).await, Err(Refusal::AskWhy));
        let own = opens_child(&store, social_worker(SOUTH), jade).await.record;
        assert_eq!(
            own.same_people.len(),
            1,
            "that she is known elsewhere may be known: somebody can be asked"
        );
    });
}
