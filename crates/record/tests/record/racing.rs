//! Two people at the same record at once: what was decided on a record that has changed since is decided again.

use crate::people::{TEAM, at, changing, reading, registered, save, step, worker};
use access::{OfficeDeed, office};
use jiff::civil::date;
use practice::{
    CaseRecord, Object,
    actions::Change,
    ids::{FamilyId, StepId},
};
use record::{ChangeRequest, Edit, Outcome, Store, lists::BoardFilter, testing::on_each_engine};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::runtime::Handle;

/// A decision in the middle of which, the first time, somebody else saves a thing.
#[derive(Clone)]
struct Interrupted {
    store: Arc<Store>,
    family: FamilyId,
    theirs: (u32, Object),
    times: Arc<AtomicUsize>,
    runtime: Handle,
}

impl Interrupted {
    fn by(store: &Arc<Store>, family: FamilyId, base_version: u32, theirs: Object) -> Self {
        let runtime = Handle::current();
        Self {
            store: Arc::clone(store),
            family,
            theirs: (base_version, theirs),
            times: Arc::default(),
            runtime,
        }
    }

    fn decide(self, record: &CaseRecord, merged: Option<Object>) -> Vec<Change> {
        if self.times.fetch_add(1, Ordering::SeqCst) == 0 {
            let (base_version, theirs) = self.theirs;
            let saved =
                self.runtime.block_on(save(&self.store, &changing(2, self.family), base_version, theirs, 5));
            assert!(matches!(saved, Outcome::Done(_)));
        }
        let text = format!("{} steps stood", record.steps.len());
        vec![Change::Put(merged.unwrap_or_else(|| step(30, &text, "")))]
    }
}

#[test]
fn a_decision_sees_what_somebody_saved_while_it_was_made() {
    on_each_engine(|store| async move {
        let store = Arc::new(store);
        let family = registered(&store, 10, vec![step(11, "Call Grandma", "")]).await;
        let ada = changing(1, family);
        let interrupted = Interrupted::by(&store, family, 0, step(20, "Write to the school", ""));
        let times = Arc::clone(&interrupted.times);
        let request = ChangeRequest::new("step.written", at(6));
        let saved = store.change(&ada, request, None, |record, _| Ok(interrupted.decide(record, None))).await;
        assert!(matches!(saved, Ok(Outcome::Done(changed)) if changed.len() == 1));
        assert_eq!(times.load(Ordering::SeqCst), 2);
        let record = store.open_family(&ada, reading()).await.unwrap();
        assert_eq!(record.step(StepId(30)).unwrap().text, "2 steps stood");
        assert_eq!(record.steps.len(), 3);
    });
}

#[test]
fn another_field_saved_while_a_decision_was_made_is_merged_and_the_same_field_is_put_before_a_person() {
    on_each_engine(|store| async move {
        let store = Arc::new(store);
        let family = registered(&store, 10, vec![step(11, "Call", ""), step(12, "Write", "")]).await;
        let ada = changing(1, family);
        let interrupted = Interrupted::by(&store, family, 1, step(11, "Call", "She said yes"));
        let edit = Edit { base_version: 1, mine: step(11, "Call Ngozi", "") };
        let request = ChangeRequest::new("step.written", at(6));
        let merged = store
            .change(&ada, request, Some(edit), |record, merged| Ok(interrupted.decide(record, merged)))
            .await
            .unwrap();
        assert!(matches!(merged, Outcome::Done(changed) if changed[0].version == 3));

        let interrupted = Interrupted::by(&store, family, 1, step(12, "Write to the school", ""));
        let edit = Edit { base_version: 1, mine: step(12, "Write to Ngozi", "") };
        let request =
            ChangeRequest { once: Some("form".to_owned()), ..ChangeRequest::new("step.written", at(6)) };
        let clash =
            store
                .change(&ada, request.clone(), Some(edit), |record, merged| {
                    Ok(interrupted.decide(record, merged))
                })
                .await
                .unwrap();
        assert!(matches!(clash, Outcome::Conflict(conflict) if conflict.version == 2));
        // The form was not kept, so that it can be sent again on top of what stands.
        let edit = Edit { base_version: 2, mine: step(12, "Write to Ngozi", "") };
        let decide =
            |_: &CaseRecord, merged: Option<Object>| Ok(merged.into_iter().map(Change::Put).collect());
        let again = store.change(&ada, request, Some(edit), decide).await.unwrap();
        assert!(matches!(again, Outcome::Done(_)));
        let record = store.open_family(&ada, reading()).await.unwrap();
        let call = record.step(StepId(11)).unwrap();
        assert_eq!((call.text.as_str(), call.outcome.as_str()), ("Call Ngozi", "She said yes"));
        assert_eq!(record.step(StepId(12)).unwrap().text, "Write to Ngozi");
    });
}

#[test]
fn lists_after_many_changes_at_once_are_those_of_the_record() {
    on_each_engine(|store| async move {
        let store = Arc::new(store);
        let mut families = Vec::new();
        for number in 0..3 {
            families.push(registered(&store, 10 + number, vec![]).await);
        }
        let writers: Vec<_> = (0..24_i64)
            .map(|number| {
                let (store, family) = (Arc::clone(&store), families[usize::try_from(number % 3).unwrap()]);
                tokio::spawn(async move {
                    for round in 0..6 {
                        let text = format!("Call {round}");
                        let mine = step(1000 + number, &text, "");
                        save(&store, &changing(number + 1, family), round, mine, 5).await;
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let shown = lists(&store).await;
        assert_eq!(shown.0.len(), 24);
        assert!(shown.0.values().all(|what| what == "Call 5"));
        store.redraw(|_| ()).await.unwrap();
        assert_eq!(lists(&store).await, shown);
    });
}

/// What the lists say: the steps that are due, and the board.
async fn lists(store: &Store) -> (BTreeMap<i64, String>, record::lists::TeamBoard) {
    let today = date(2026, 11, 23);
    let work = office::permit(worker(1), OfficeDeed::MyWork).unwrap();
    let due = store.my_work(work, today, 1000).await.unwrap();
    let steps = due.into_iter().filter(|item| item.code == "step").map(|item| (item.object, item.what));
    let supervisor = access::Actor { role: access::Role::PracticeSupervisor, ..worker(99) };
    let board = office::permit(supervisor, OfficeDeed::TeamBoard(TEAM)).unwrap();
    (steps.collect(), store.team_board(board, TEAM, today, BoardFilter::default()).await.unwrap())
}
