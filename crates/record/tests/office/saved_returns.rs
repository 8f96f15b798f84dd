//! Saved checks of statutory returns: for analysts, with a reason, journalled, and gone when deleted.

use crate::world::{World, at, in_each_world, may};
use access::{Actor, OfficeDeed, Role};
use record::{StoreError, journal::JournalFilter, lists::Page, saved_returns::Checked};

fn analyst(world: &World) -> Actor {
    Actor { worker: world.chair.worker, role: Role::PerformanceAnalyst, team: None }
}

fn checked(world: &World, name: &str) -> Checked {
    Checked {
        id: world.store.new_id(),
        what: "cin".to_owned(),
        year: 2026,
        checked_at: at(0),
        name: name.to_owned(),
        reason: "To see what is mended by June".to_owned(),
        children: 120,
        errors: 7,
        queries: 2,
        whole: true,
    }
}

#[test]
fn a_saved_check_comes_back_as_it_was_and_once() {
    in_each_world(|world| async move {
        let permit = may(analyst(&world), OfficeDeed::Returns);
        let first = checked(&world, "First draft");
        let report = vec![0, 159, 146, 150, 7];
        world.store.save_return(permit, first.clone(), report.clone()).await.unwrap();
        world.store.save_return(permit, first.clone(), vec![1]).await.unwrap();
        world.clock.set(at(60));
        let second = Checked { whole: false, ..checked(&world, "Second draft") };
        world.store.save_return(permit, second.clone(), Vec::new()).await.unwrap();

        let all = world.store.saved_returns(permit).await.unwrap();
        let names: Vec<_> = all.iter().map(|saved| saved.checked.name.as_str()).collect();
        assert_eq!(names, ["Second draft", "First draft"]);
        assert_eq!(all[0].checked, second);
        assert_eq!(all[0].saved_at, at(60));
        assert_eq!(all[0].saved_by, world.chair.worker);
        assert_eq!(world.store.saved_return(permit, first.id).await.unwrap().checked, first);
        assert_eq!(world.store.saved_report(permit, first.id).await.unwrap(), report);
    });
}

#[test]
fn saving_and_deleting_ask_why_and_stay_in_the_journal() {
    in_each_world(|world| async move {
        let permit = may(analyst(&world), OfficeDeed::Returns);
        let one = checked(&world, "First draft");
        let nameless = Checked { name: " ".to_owned(), ..one.clone() };
        let groundless = Checked { reason: String::new(), ..one.clone() };
        for wrong in [nameless, groundless] {
            let refused = world.store.save_return(permit, wrong, Vec::new()).await;
            assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        }
        world.store.save_return(permit, one.clone(), vec![1]).await.unwrap();
        let refused = world.store.delete_saved_return(permit, one.id, "").await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        world.store.delete_saved_return(permit, one.id, "Sent to the Department").await.unwrap();
        assert_eq!(world.store.saved_report(permit, one.id).await, Err(StoreError::Absent));
        let again = world.store.delete_saved_return(permit, one.id, "Again").await;
        assert_eq!(again, Err(StoreError::Absent));

        let reads = may(world.admin, OfficeDeed::ReadJournal);
        let filter = JournalFilter { verb: Some("return.".to_owned()), ..JournalFilter::default() };
        let found = world.store.journal_search(reads, filter, Page::default()).await.unwrap();
        let verbs: Vec<_> = found.lines.iter().map(|line| (line.verb.as_str(), line.number)).collect();
        assert_eq!(verbs, [("return.deleted", one.id), ("return.saved", one.id)]);
    });
}

#[test]
fn a_permit_for_something_else_opens_nothing() {
    in_each_world(|world| async move {
        let wrong = may(world.admin, OfficeDeed::Administer);
        let one = checked(&world, "First draft");
        let refused = Err(StoreError::NotPermitted);
        assert_eq!(world.store.save_return(wrong, one.clone(), Vec::new()).await, refused);
        assert_eq!(world.store.note_check(wrong, "return.seen", &one).await, refused);
        assert_eq!(world.store.delete_saved_return(wrong, one.id, "Why").await, refused);
        assert_eq!(world.store.saved_returns(wrong).await, Err(StoreError::NotPermitted));
        assert_eq!(world.store.saved_return(wrong, one.id).await, Err(StoreError::NotPermitted));
        assert_eq!(world.store.saved_report(wrong, one.id).await, Err(StoreError::NotPermitted));
    });
}
