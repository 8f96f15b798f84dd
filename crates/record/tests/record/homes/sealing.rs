//! Adoption and sealing.

use super::{
    lines::note,
    world::{
        ADOPTION, NORTH, TODAY, asks_child, asks_family, deed, family_of, kept, link_of, one, opens,
        opens_child, person, social_worker, supervisor,
    },
};
use crate::people::step;
use access::{Deed, OfficeDeed, Refusal, office};
use practice::{
    Kind, Object,
    actions::{
        Change,
        children::seal::{Sealing, seal_child},
    },
    case_note::CaseNote,
    child::{Allocation, Child, Placement, PlacementKind},
    hidden::sealed::SENTENCE,
    ids::{ChildId, FamilyId, PartyId, PersonId, PlacementId},
    party::{Party, PartyKind},
    people::{Part, Person},
    retention::{Retention, RetentionClass},
};
use record::{Outcome, Store, standing::StandingList, testing::on_each_engine};

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
            store.change_together(permits, request, None, move |scene, _| seal_child(scene, &sealing, TODAY));
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

/// A child of the north, sealed and adopted: her own record has another name, and says with whom she lives.
async fn adopted(store: &Store, more: Vec<Object>) -> (FamilyId, ChildId) {
    let objects = std::iter::once(person(11, "Maya", Part::Child)).chain(more).collect();
    let north = family_of(store, 10, NORTH, objects).await;
    let maya = link_of(store, social_worker(NORTH), north, 11).await.child;
    let own = Allocation { team: ADOPTION, lead_worker: Some(social_worker(ADOPTION).worker), since: TODAY };
    let party = Party {
        id: PartyId(70),
        kind: PartyKind::Adopter,
        name: "Anna and Erik Lindqvist".to_owned(),
        phone: String::new(),
        address: "14 Rosebery Close, Ashbourne Vale".to_owned(),
        allocation: own,
        restricted: true,
        retention: Retention::of(RetentionClass::Party),
    };
    let permit = office::permit(supervisor(ADOPTION), OfficeDeed::RegisterFamily).unwrap();
    let permit = permit.for_new_party(party.id).unwrap();
    let made =
        store.change(&permit, deed("party.opened", 3), None, move |_, _| Ok(vec![Change::Put(party.into())]));
    kept(&made.await.unwrap());
    let of_child = asks_child(store, supervisor(NORTH), maya, Deed::Decide).await.unwrap();
    let of_family = asks_family(store, supervisor(NORTH), north, Deed::Decide).await.unwrap();
    let named = supervisor(ADOPTION).worker;
    store.add_to_list(of_child, StandingList::Named, named, "Adoption team").await.unwrap();
    let why = "Order of the Family Court at Oxford".to_owned();
    let sealing = Sealing { child: maya, on: TODAY, by: supervisor(NORTH).worker, why, own };
    let mut request = deed("child.sealed", 5);
    request.stay = vec![named];
    let permits = vec![of_child.of_record(), of_family.of_record()];
    let sealed =
        store.change_together(permits, request, None, move |scene, _| seal_child(scene, &sealing, TODAY));
    kept(&sealed.await.unwrap());
    let permit = asks_child(store, supervisor(ADOPTION), maya, Deed::Change).await.unwrap();
    let renamed = store.change(&permit, deed("child.saved", 6), None, move |record, _| {
        let child = record.child_records[0].value.clone();
        let (given, family) = ("Matilda".to_owned(), "Lindqvist".to_owned());
        let placement = Placement {
            id: PlacementId(71),
            party: PartyId(70),
            kind: PlacementKind::Adoption,
            from: TODAY,
            to: None,
            ended_because: String::new(),
        };
        Ok(vec![Change::Put(Child { given, family, ..child }.into()), Change::Put(placement.into())])
    });
    kept(&renamed.await.unwrap());
    (north, maya)
}

/// Whether somebody of the family's team may keep this there.
async fn may_keep(store: &Store, family: FamilyId, thing: Object) -> bool {
    let permit = asks_family(store, social_worker(NORTH), family, Deed::Change).await.unwrap();
    let put = Change::Put(thing);
    match store.change(&permit, deed("step.saved", 9), None, move |_, _| Ok(vec![put])).await.unwrap() {
        Outcome::Refused(findings) => {
            for finding in findings {
                assert_eq!(finding.sentence, SENTENCE);
                for value in ["Matilda", "Lindqvist", "Rosebery", "Anna"] {
                    assert!(
                        !format!("{finding:?}").contains(value),
                        "it says nothing of what was found: {finding:?}"
                    );
                }
            }
            false
        }
        outcome => {
            kept(&outcome);
            true
        }
    }
}

#[test]
fn what_stands_in_a_sealed_childs_record_alone_is_kept_out_of_the_birth_familys_words() {
    on_each_engine(|store| async move {
        let (north, _) = adopted(&store, Vec::new()).await;
        let south = family_of(&store, 20, NORTH, vec![]).await;
        for words in
            ["Matilda Lindqvist has settled", "ring erik lindqvist", "post goes to 14 Rosebery Close"]
        {
            assert!(!may_keep(&store, north, step(31, words, "")).await, "{words}");
            assert!(!may_keep(&store, north, step(31, "Ring", words)).await, "in every field: {words}");
            let note = CaseNote { words: words.to_owned(), ..note(101, 4, &[]) };
            assert!(!may_keep(&store, north, note.into()).await, "nor in the ledger: {words}");
            assert!(
                may_keep(&store, south, step(32, words, "")).await,
                "she was never in this family: {words}"
            );
        }
        let stranger = Person { family: "Lindqvist".to_owned(), ..one(12, "Matilda", Part::Child) };
        assert!(!may_keep(&store, north, Object::Person(stranger)).await, "nor as somebody of the family");
        for words in ["Matilda rang", "Anna and Maya Okafor", "She moved to Ashbourne Vale"] {
            assert!(may_keep(&store, north, step(31, words, "")).await, "{words}");
        }
        let record = opens(&store, social_worker(NORTH), north).await;
        assert_eq!((record.steps.len(), record.digest.count()), (1, 0), "what was refused was not kept");
    });
}

#[test]
fn a_child_who_was_not_sealed_may_be_called_by_any_name() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child)]).await;
        let maya = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let permit = asks_child(&store, supervisor(NORTH), maya, Deed::Change).await.unwrap();
        let renamed = store.change(&permit, deed("child.saved", 6), None, move |record, _| {
            let child = record.child_records[0].value.clone();
            Ok(vec![Change::Put(Child { given: "Mia".to_owned(), ..child }.into())])
        });
        kept(&renamed.await.unwrap());
        assert!(may_keep(&store, north, step(31, "Mia Okafor likes school", "")).await);
    });
}

#[test]
fn what_stood_in_the_birth_familys_words_before_is_found_by_whoever_works_with_the_child() {
    on_each_engine(|store| async move {
        let heard =
            CaseNote { words: "They will call her Matilda Lindqvist".to_owned(), ..note(101, 4, &[]) };
        let before = vec![step(31, "Ask Erik Lindqvist", ""), step(32, "Ask Grandma", ""), heard.into()];
        let (north, maya) = adopted(&store, before).await;
        let permit = asks_child(&store, supervisor(ADOPTION), maya, Deed::See).await.unwrap();
        let found = store.sealed_words_in_families(&permit).await.unwrap();
        assert_eq!(found, [(north, Kind::NextStep, 31), (north, Kind::CaseNote, 101)]);
        // It cannot be saved again with it, and goes when it is taken out.
        assert!(!may_keep(&store, north, step(31, "Ask Erik Lindqvist again", "")).await);
        assert!(may_keep(&store, north, step(31, "Ask her", "")).await);
        assert_eq!(store.sealed_words_in_families(&permit).await.unwrap(), [(north, Kind::CaseNote, 101)]);
    });
}
