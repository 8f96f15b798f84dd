//! One adult in several families: a statement in both chains, and never a move.

use super::world::{
    NORTH, SOUTH, TODAY, asks_family, deed, family_of, kept, opens, person, reading, supervisor,
};
use crate::people::at;
use access::{Deed, FamilyPermit};
use practice::{
    RecordId,
    actions::{
        Change,
        one_person::{feared_here_helps_there, not_one_person, one_person},
    },
    ids::{OnePersonId, PersonId},
    people::Part,
};
use record::{
    Outcome, Store,
    families::{HistoryFilter, Page},
    testing::on_each_engine,
};

#[test]
fn that_two_are_one_person_stands_in_both_records_and_moves_nobody() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(12, "Tom", Part::Parent)]).await;
        let south = family_of(&store, 20, SOUTH, vec![person(22, "Tom", Part::Friend)]).await;
        let permits = vec![
            asks_family(&store, supervisor(NORTH), north, Deed::Change).await.unwrap().of_record(),
            asks_family(&store, supervisor(SOUTH), south, Deed::Change).await.unwrap().of_record(),
        ];
        let (here, there) =
            ((RecordId::from(north), Some(PersonId(12))), (RecordId::from(south), Some(PersonId(22))));
        let id = OnePersonId(77);
        let without =
            store.change_together(permits.clone(), deed("one_person.said", 5), None, move |scene, _| {
                one_person(scene, id, (here, there), (TODAY, " "))
            });
        assert!(matches!(without.await.unwrap(), Outcome::Refused(_)), "it is said how that is known");
        let said = store.change_together(permits, deed("one_person.said", 6), None, move |scene, _| {
            assert!(!feared_here_helps_there(scene, here, there));
            one_person(scene, id, (here, there), (TODAY, "He said so on the telephone."))
        });
        kept(&said.await.unwrap());
        let (a, b) =
            (opens(&store, supervisor(NORTH), north).await, opens(&store, supervisor(SOUTH), south).await);
        assert_eq!(a.one_person(id).unwrap().elsewhere, RecordId::from(south));
        assert_eq!(b.one_person(id).unwrap().elsewhere, RecordId::from(north));
        assert_eq!((a.people.len(), b.people.len()), (1, 1), "each stays where it was");
    });
}

#[test]
fn whoever_may_not_know_of_the_other_record_reads_nothing_of_it_on_any_page_and_a_mistake_goes_in_both() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(12, "Tom", Part::Parent)]).await;
        let south = family_of(&store, 20, SOUTH, vec![person(22, "Tom", Part::Friend)]).await;
        let permits = vec![
            asks_family(&store, supervisor(NORTH), north, Deed::Change).await.unwrap().of_record(),
            asks_family(&store, supervisor(SOUTH), south, Deed::Change).await.unwrap().of_record(),
        ];
        let (here, there) =
            ((RecordId::from(north), Some(PersonId(12))), (RecordId::from(south), Some(PersonId(22))));
        let (id, how) = (OnePersonId(77), "He said so on the telephone.");
        let said =
            store.change_together(permits.clone(), deed("one_person.said", 5), None, move |scene, _| {
                one_person(scene, id, (here, there), (TODAY, how))
            });
        kept(&said.await.unwrap());
        let again =
            store.change_together(permits.clone(), deed("one_person.said", 6), None, move |scene, _| {
                one_person(scene, OnePersonId(78), (here, there), (TODAY, how))
            });
        assert!(matches!(again.await.unwrap(), Outcome::Refused(_)), "it is said once");
        let see = asks_family(&store, supervisor(NORTH), north, Deed::See).await.unwrap();
        let known = store.known_elsewhere(&see.of_record()).await.unwrap();
        assert_eq!((known.len(), known[0].may_open, known[0].team), (1, false, Some(SOUTH)));
        assert_eq!(known[0].statement.because, "", "how that is known tells of the other record too");
        assert!(!history(&store, &see).await.contains("one_person"));

        // The other record is restricted: on this side nothing of it is left, on no page and not in the history.
        let decide = asks_family(&store, supervisor(SOUTH), south, Deed::Decide).await.unwrap();
        let restricted = store.change(&decide, deed("family.access_changed", 7), None, move |record, _| {
            let case = record.families[0].value.clone();
            Ok(vec![Change::Put(practice::family::Family { restricted: true, ..case }.into())])
        });
        kept(&restricted.await.unwrap());
        assert_eq!(store.known_elsewhere(&see.of_record()).await.unwrap(), []);
        assert!(opens(&store, supervisor(NORTH), north).await.same_people.is_empty());
        let then = store.family_as_of(&see, at(8), reading("family.seen")).await.unwrap();
        assert!(then.same_people.is_empty());
        let window = record::ledger::Window::default();
        let notes = store.open_family_with_notes(&see, None, window, reading("notes.seen")).await.unwrap();
        assert!(notes.record.same_people.is_empty());
        let (in_hand, _) = store.open_family_in_hand_again(&see, Vec::new()).await.unwrap();
        assert!(in_hand.same_people.is_empty());
        assert!(!history(&store, &see).await.contains("one_person"));
    });
}

/// The kinds of all changes that the history tells of.
async fn history(store: &Store, see: &FamilyPermit) -> String {
    let page = Page { skip: 0, take: 100, count: true };
    let found = store.history(see, HistoryFilter::default(), page, reading("history.seen")).await.unwrap();
    let kinds = found.lines.iter().filter_map(|line| line.about).map(|(kind, _)| kind.code());
    assert_eq!(found.total, Some(found.lines.len()), "nor is what is hidden counted");
    kinds.collect::<Vec<_>>().join(" ")
}

#[test]
fn that_they_are_one_person_after_all_not_is_taken_back_in_both() {
    on_each_engine(|store| async move {
        let north = family_of(&store, 10, NORTH, vec![person(12, "Tom", Part::Parent)]).await;
        let other = family_of(&store, 20, NORTH, vec![person(22, "Tom", Part::Friend)]).await;
        let permit = async |family| {
            asks_family(&store, supervisor(NORTH), family, Deed::Change).await.unwrap().of_record()
        };
        let permits = vec![permit(north).await, permit(other).await];
        let (here, there) =
            ((RecordId::from(north), Some(PersonId(12))), (RecordId::from(other), Some(PersonId(22))));
        let id = OnePersonId(77);
        let said =
            store.change_together(permits.clone(), deed("one_person.said", 5), None, move |scene, _| {
                one_person(scene, id, (here, there), (TODAY, "The same name."))
            });
        kept(&said.await.unwrap());
        for (why, is_kept) in [(" ", false), ("He is ten years older.", true)] {
            let back = store.change_together(
                permits.clone(),
                deed("one_person.withdrawn", 6),
                None,
                move |scene, _| not_one_person(scene, id, why),
            );
            assert_eq!(matches!(back.await.unwrap(), Outcome::Done(_)), is_kept, "{why}");
        }
        let see = asks_family(&store, supervisor(NORTH), north, Deed::See).await.unwrap();
        assert!(history(&store, &see).await.contains("one_person"), "whoever may open both reads of it");
        for family in [north, other] {
            let record = opens(&store, supervisor(NORTH), family).await;
            assert_eq!((record.same_people.len(), record.people.len()), (0, 1));
        }
    });
}
