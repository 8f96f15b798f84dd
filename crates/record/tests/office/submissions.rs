//! Files of returns as they were sent: for analysts, whole, kept once and never changed, and vouched for.

use crate::world::{TODAY, World, at, in_each_world, may};
use access::{Actor, OfficeDeed, Role};
use record::{StoreError, homes::Wanted, journal::JournalFilter, lists::Page, submissions::SentFile};
use std::sync::Arc;

fn analyst(world: &World) -> Actor {
    Actor { worker: world.chair.worker, role: Role::PerformanceAnalyst, team: None }
}

fn sent(world: &World, serial: u16) -> SentFile {
    SentFile {
        id: world.store.new_id(),
        what: "cin".to_owned(),
        year: 2026,
        serial,
        authority: "201".to_owned(),
        checked_at: at(0),
        sent_on: TODAY.yesterday().unwrap(),
        children: 120,
        episodes: 131,
        errors: 0,
        queries: 2,
        calendar: "Bank holidays as proclaimed until 2028".to_owned(),
        rules: "105 rules of 2025-26".to_owned(),
        explanations: [("8606".to_owned(), "Seen by “two” teams.\nBoth wrote it down.".to_owned())].into(),
    }
}

/// A file that is longer packed in several ways than one block.
fn bytes(seed: u8) -> Arc<Vec<u8>> {
    Arc::new((0..200_000_u32).map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()[2] ^ seed).collect())
}

#[test]
fn a_file_that_was_sent_comes_back_byte_for_byte_with_what_was_known_of_it() {
    in_each_world(|world| async move {
        let permit = may(analyst(&world), OfficeDeed::Returns);
        let (first, second) = (sent(&world, 1), SentFile { sent_on: TODAY, ..sent(&world, 2) });
        world.store.keep_submission(permit, first.clone(), bytes(1)).await.unwrap();
        world.clock.set(at(60));
        world.store.keep_submission(permit, second.clone(), bytes(2)).await.unwrap();

        let all = world.store.submissions(permit).await.unwrap();
        assert_eq!(all.iter().map(|one| one.sent.serial).collect::<Vec<_>>(), [2, 1]);
        let kept = world.store.submission(permit, first.id).await.unwrap();
        assert_eq!((&kept.sent, kept.kept_at, kept.kept_by), (&first, at(0), world.chair.worker));
        assert_eq!(kept.digest.len(), 64);
        assert_eq!(world.store.submitted_file(permit, first.id).await.unwrap(), *bytes(1));
        assert_eq!(world.store.submitted_file(permit, second.id).await.unwrap(), *bytes(2));
        let absent = world.store.submission(permit, 1).await;
        assert_eq!(absent, Err(StoreError::Absent));
        assert_eq!(world.store.submitted_file(permit, 1).await, Err(StoreError::Absent));
        world.store.checkpoint().await.unwrap();
        let found = world.store.verify(|_| {}).await.unwrap();
        assert!(found.is_whole(), "{:?}", found.first);
    });
}

#[test]
fn what_is_kept_is_kept_once_and_stays_as_it_was() {
    in_each_world(|world| async move {
        let permit = may(analyst(&world), OfficeDeed::Returns);
        let first = sent(&world, 1);
        world.store.keep_submission(permit, first.clone(), bytes(1)).await.unwrap();
        let other_words = SentFile { errors: 9, ..first.clone() };
        world.store.keep_submission(permit, other_words, bytes(1)).await.unwrap();
        assert_eq!(
            world.store.submission(permit, first.id).await.unwrap().sent,
            first,
            "the form came twice"
        );
        let again = world.store.keep_submission(permit, sent(&world, 2), bytes(1)).await.unwrap_err();
        assert!(again.to_string().contains("file 1 of 2026, sent on 22 November 2026"), "{again}");
        let to_come = SentFile { sent_on: TODAY.tomorrow().unwrap(), ..sent(&world, 2) };
        let refused = world.store.keep_submission(permit, to_come, bytes(2)).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        assert_eq!(world.store.submissions(permit).await.unwrap().len(), 1);

        let reads = may(world.admin, OfficeDeed::ReadJournal);
        let filter = JournalFilter { verb: Some("return.".to_owned()), ..JournalFilter::default() };
        let found = world.store.journal_search(reads, filter, Page::default()).await.unwrap();
        let verbs: Vec<_> = found.lines.iter().map(|line| (line.verb.as_str(), line.number)).collect();
        assert_eq!(verbs, [("return.sent_kept", first.id)]);
    });
}

#[test]
fn a_file_is_made_for_a_reason_and_not_of_nobody() {
    in_each_world(|world| async move {
        let permit = may(analyst(&world), OfficeDeed::Returns);
        for (year, number) in [(2031, "201"), (2026, "20"), (2026, "2O1"), (2026, "２０１")] {
            assert!(Wanted::new(year, number, None).is_err(), "{year} {number}");
        }
        let wanted = Wanted::new(2026, "201", None).unwrap();
        let made = async |reason| {
            let made = world.store.make_census(permit, wanted.clone(), ("return.made_of_record", 7), reason);
            made.await.unwrap_err().to_string()
        };
        assert_eq!(made(" ").await, "Say what the file is made for.");
        assert!(made("To look").await.contains("No child had an episode"), "{}", made("To look").await);
        let machine = world.store.census_on_the_machine(wanted.clone()).await.unwrap_err();
        assert!(machine.to_string().contains("No file was made"), "{machine}");
    });
}

#[test]
fn a_permit_for_something_else_neither_makes_nor_keeps_nor_opens() {
    in_each_world(|world| async move {
        let wrong = may(world.admin, OfficeDeed::Administer);
        let wanted = Wanted::new(2026, "201", None).unwrap();
        let made = world.store.make_census(wrong, wanted, ("return.made_of_record", 7), "Why").await;
        assert_eq!(made, Err(StoreError::NotPermitted));
        let kept = world.store.keep_submission(wrong, sent(&world, 1), bytes(1)).await;
        assert_eq!(kept, Err(StoreError::NotPermitted));
        assert_eq!(world.store.submissions(wrong).await, Err(StoreError::NotPermitted));
        assert_eq!(world.store.submission(wrong, 1).await, Err(StoreError::NotPermitted));
        assert_eq!(world.store.submitted_file(wrong, 1).await, Err(StoreError::NotPermitted));
    });
}
