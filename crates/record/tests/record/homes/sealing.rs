//! Adoption and sealing.

use super::world::{
    ADOPTION, NORTH, TODAY, asks_child, asks_family, deed, family_of, kept, link_of, opens, opens_child,
    person, social_worker, supervisor,
};
use access::{Deed, Refusal};
use practice::{
    actions::{
        Change,
        children::seal::{Sealing, seal_child},
    },
    child::{Allocation, Child},
    ids::PersonId,
    people::Part,
    retention::RetentionClass,
};
use record::{standing::StandingList, testing::on_each_engine};

#[test]
fn a_sealed_record_is_gone_for_whoever_is_not_named_and_the_birth_family_keeps_its_past() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let of_child = asks_child(&store, supervisor(NORTH), maya, Deed::Decide).await.unwrap();
        let of_family = asks_family(&store, supervisor(NORTH), north, Deed::Decide).await.unwrap();
        // Whoever goes on with the child is named before, as for any record that is hidden.
        store
            .add_to_list(of_child, StandingList::Named, supervisor(ADOPTION).worker, "Adoption team")
            .await
            .unwrap();
        let own =
            Allocation { team: ADOPTION, lead_worker: Some(social_worker(ADOPTION).worker), since: TODAY };
        let why = "Order of the Family Court at Oxford".to_owned();
        let sealing = Sealing { child: maya, on: TODAY, by: supervisor(NORTH).worker, why, own };
        let permits = vec![of_child.of_record(), of_family.of_record()];
        let mut request = deed("child.sealed", 5);
        request.stay = vec![supervisor(ADOPTION).worker];
        let sealed =
            store.change_together(permits, request, None, move |scene, _| seal_child(scene, &sealing));
        kept(&sealed.await.unwrap());

        for actor in [supervisor(NORTH), social_worker(NORTH), social_worker(ADOPTION)] {
            assert_eq!(asks_child(&store, actor, maya, Deed::See).await, Err(Refusal::Absent), "{actor:?}");
        }
        let opened = opens_child(&store, supervisor(ADOPTION), maya).await;
        assert_eq!(opened.record.child_records[0].retention.class, RetentionClass::Adoption);
        // The new name stands in the child's record alone.
        let permit = asks_child(&store, supervisor(ADOPTION), maya, Deed::Change).await.unwrap();
        let renamed = store.change(&permit, deed("child.saved", 6), None, move |record, _| {
            let child = record.child_records[0].value.clone();
            let (given, family) = ("Matilda".to_owned(), "Lindqvist".to_owned());
            Ok(vec![Change::Put(Child { given, family, ..child }.into())])
        });
        kept(&renamed.await.unwrap());
        let past = opens(&store, social_worker(NORTH), north).await;
        assert_eq!(past.person(PersonId(11)).unwrap().given, "Maya", "the birth family keeps the birth name");
        assert!(!format!("{past:?}").contains("Matilda"));
        assert!(past.child_links.iter().all(|link| link.to == Some(TODAY) && !link.holding));
        // What the birth family's team writes about the name it knew does not reach the child any more.
        let permit = asks_family(&store, social_worker(NORTH), north, Deed::Change).await.unwrap();
        let later = store.change(&permit, deed("person.saved", 7), None, |record, _| {
            let mut person = record.people[0].value.clone();
            person.called = "May".to_owned();
            Ok(vec![Change::Put(person.into())])
        });
        kept(&later.await.unwrap());
        let opened = opens_child(&store, supervisor(ADOPTION), maya).await;
        assert_eq!(opened.record.child_records[0].called, "");
        store.checkpoint().await.unwrap();
        let verified = store.verify(|_| ()).await.unwrap();
        assert!(verified.is_whole(), "{:?}", verified.places);
    });
}
