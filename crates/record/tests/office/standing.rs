//! Facts for access, restriction, conflict of interest, emergency openings and their notices.

use crate::world::{at, in_each_world, may};
use access::{Deed, Emergency, OfficeDeed};
use jiff::SignedDuration;
use record::{
    ReadAct, StoreError,
    families::{HistoryFilter, Page},
    standing::StandingList,
    testing::meddle,
};

fn emergency(happened: &str) -> Emergency {
    Emergency {
        child: "Maya Okafor, about seven".to_owned(),
        happened: happened.to_owned(),
        why_now: "Nobody of her team answers tonight".to_owned(),
    }
}

const HOUR: SignedDuration = SignedDuration::from_hours(1);

#[test]
fn an_emergency_opening_lets_in_tells_the_team_and_ends() {
    in_each_world(|world| async move {
        let store = &world.store;
        let family = world.register(world.case("Okafor family"), Vec::new()).await;
        assert!(!world.is_let_in(world.outsider, family).await);
        let permit = may(world.outsider, OfficeDeed::BreakGlass);
        let why_not = store.break_glass(permit, family, emergency("urgent"), HOUR).await;
        assert!(matches!(why_not, Err(StoreError::Refused(_))));
        let id = store.break_glass(permit, family, emergency("She stands at the door"), HOUR).await.unwrap();
        assert!(world.is_let_in(world.outsider, family).await);

        let work = may(world.supervisor, OfficeDeed::MyWork);
        let told = store.notices(work, 10).await.unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].family, told[0].code.as_str()), (Some(family), "break_glass"));
        assert!(store.notices(may(world.anna, OfficeDeed::MyWork), 10).await.unwrap().is_empty());
        store.read_notice(may(world.anna, OfficeDeed::MyWork), told[0].id).await.unwrap();
        assert_eq!(store.notices(work, 10).await.unwrap().len(), 1, "only whom it is for may put it away");
        store.read_notice(work, told[0].id).await.unwrap();
        assert!(store.notices(work, 10).await.unwrap().is_empty());

        world.clock.set(at(3599));
        assert!(world.is_let_in(world.outsider, family).await);
        world.clock.set(at(3600));
        assert!(!world.is_let_in(world.outsider, family).await, "it has ended");

        let review = may(world.supervisor, OfficeDeed::ReviewBreakGlass(world.north));
        let openings = store.break_glass_openings(review, world.north, 10).await.unwrap();
        assert_eq!(openings[0].emergency, Some(emergency("She stands at the door")));
        store.review_break_glass(review, world.north, id, "justified").await.unwrap();
        let openings = store.break_glass_openings(review, world.north, 10).await.unwrap();
        assert_eq!(openings[0].reviewed, Some((world.supervisor.worker, at(3600))));
        let see = world.permit(world.anna, family, Deed::See).await;
        let act = ReadAct { verb: "history.seen", at: at(3600), reason: String::new() };
        let filter = HistoryFilter { changes: Some(true), ..HistoryFilter::default() };
        let seen = store.history(&see, filter, Page { skip: 0, take: 2, count: true }, act).await.unwrap();
        let told: Vec<_> = seen
            .lines
            .iter()
            .map(|line| (line.verb.as_str(), line.actor, line.reason.as_str(), line.version))
            .collect();
        let (by, supervisor) = (Some(world.outsider.worker), Some(world.supervisor.worker));
        assert_eq!(
            told,
            [
                ("break_glass.reviewed", supervisor, "justified", 0),
                ("break_glass.opened", by, emergency("She stands at the door").in_one().as_str(), 0)
            ],
            "the family's own history tells it too"
        );
        store.checkpoint().await.unwrap();
        assert!(store.verify(|_| {}).await.unwrap().is_whole());
        let again = store.review_break_glass(review, world.north, id, "again").await;
        assert_eq!(again, Err(StoreError::Absent));
        let other = store.break_glass_openings(review, world.south, 10).await;
        assert_eq!(other, Err(StoreError::NotPermitted));
    });
}

#[test]
fn an_opening_from_before_the_three_questions_is_still_read() {
    in_each_world(|world| async move {
        let family = world.register(world.case("Okafor family"), Vec::new()).await;
        meddle(
            &world.fresh.place,
            &[&format!(
                "INSERT INTO break_glass (id, family_id, team_id, worker_id, reason, opened_at, until_at, review_note) \
                 VALUES (7, {}, {}, {}, 'Night call', 1, 2, '')",
                family.0, world.north.0, world.outsider.worker.0
            )],
        );
        let review = may(world.supervisor, OfficeDeed::ReviewBreakGlass(world.north));
        let openings = world.store.break_glass_openings(review, world.north, 10).await.unwrap();
        assert_eq!((openings[0].reason.as_str(), &openings[0].emergency), ("Night call", &None));
    });
}

#[test]
fn restricted_families_are_absent_to_the_unnamed_and_conflict_beats_all() {
    in_each_world(|world| async move {
        let store = &world.store;
        let mut case = world.case("Hidden family");
        case.restricted = true;
        let family = world.register(case, Vec::new()).await;
        assert!(!world.is_let_in(world.anna, family).await, "even the lead worker must be named");
        let glass = may(world.outsider, OfficeDeed::BreakGlass);
        assert_eq!(
            store.break_glass(glass, family, emergency("She stands at the door"), HOUR).await,
            Err(StoreError::Absent)
        );

        let administer = world.administer();
        for worker in [world.anna.worker, world.supervisor.worker, world.outsider.worker] {
            store.name_on_the_machine(administer, family, worker, "works with them").await.unwrap();
        }
        assert!(world.is_let_in(world.anna, family).await);
        assert!(world.is_let_in(world.outsider, family).await, "named, so let in");
        let decide = world.permit(world.supervisor, family, Deed::Decide).await;
        assert_eq!(store.list_of(decide, StandingList::Named).await.unwrap().len(), 3);
        store.add_to_list(decide, StandingList::Conflict, world.anna.worker, "her cousin").await.unwrap();
        assert!(!world.is_let_in(world.anna, family).await);
        assert_eq!(
            store
                .break_glass(
                    may(world.anna, OfficeDeed::BreakGlass),
                    family,
                    emergency("She stands at the door"),
                    HOUR
                )
                .await,
            Err(StoreError::Absent)
        );
        store.take_off_list(decide, StandingList::Conflict, world.anna.worker, "mistaken").await.unwrap();
        assert!(world.is_let_in(world.anna, family).await);
        let change = world.permit(world.anna, family, Deed::Change).await;
        let refused = store.add_to_list(change, StandingList::Named, world.chair.worker, "x").await;
        assert_eq!(refused, Err(StoreError::NotPermitted));
    });
}
