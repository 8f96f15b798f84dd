//! Something was recorded in the wrong family: it is taken out there and written in the right one in the same action.

use super::world::{NORTH, SOUTH, asks_family, deed, family_of, kept, opens, supervisor};
use crate::people::step;
use access::Deed;
use practice::{Kind, RecordId, actions::Change, ids::StepId};
use record::testing::{meddle, on_each_place};

#[test]
fn it_is_in_one_family_only_and_a_missing_half_is_found() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let wrong = family_of(&store, 10, NORTH, vec![step(11, "Ring the health visitor", "")]).await;
        let right = family_of(&store, 20, SOUTH, vec![]).await;
        let permits = vec![
            asks_family(&store, supervisor(NORTH), wrong, Deed::Change).await.unwrap().of_record(),
            asks_family(&store, supervisor(SOUTH), right, Deed::Change).await.unwrap().of_record(),
        ];
        let put_right = store.change_together(permits, deed("step.saved", 5), None, move |_, _| {
            let reason = "It was about another family.".to_owned();
            let gone = Change::Withdraw { kind: Kind::NextStep, number: 11, reason };
            let here = Change::Put(step(12, "Ring the health visitor", ""));
            Ok(vec![(RecordId::from(wrong), gone), (RecordId::from(right), here)])
        });
        kept(&put_right.await.unwrap());
        assert!(opens(&store, supervisor(NORTH), wrong).await.steps.is_empty());
        assert!(opens(&store, supervisor(SOUTH), right).await.step(StepId(12)).is_some());
        store.checkpoint().await.unwrap();
        assert!(store.verify(|_| ()).await.unwrap().is_whole());
        // Somebody makes as if the right family had never got it: its last entries are cut off, head and all.
        meddle(
            &fresh.place,
            &[
                "DELETE FROM journal WHERE chain = 20 AND seq > 1",
                "UPDATE chain_head SET seq = 1, hash = (SELECT hash FROM journal WHERE chain = 20 AND seq = 1) WHERE chain = 20",
                "DELETE FROM object WHERE family_id = 20 AND kind = 'step'",
            ],
        );
        let broken = store.verify(|_| ()).await.unwrap().places;
        assert!(broken.iter().any(|one| one.what.contains("a change over 2 journals")), "{broken:?}");
    });
}
