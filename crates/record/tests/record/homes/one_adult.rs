//! One adult in several families: a statement in both chains, and never a move.

use super::world::{NORTH, SOUTH, TODAY, asks_family, deed, family_of, kept, opens, person, supervisor};
use access::Deed;
use practice::{
    RecordId,
    actions::one_person::{feared_here_helps_there, one_person},
    ids::{OnePersonId, PersonId},
    people::Part,
};
use record::{Outcome, testing::on_each_engine};

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
