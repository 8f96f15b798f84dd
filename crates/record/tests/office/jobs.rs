//! Work that nobody waits for: claimed by one node, done once, tried again after growing delays, given up where everybody sees it.

use crate::world::{World, at, in_each_world, may};
use access::OfficeDeed;
use record::{
    Settings, Store, StoreError,
    doctor::doctor,
    jobs::{
        Claimed, Job, Kind, Stands,
        policy::{AfterFailure, LEASE, MOST_ATTEMPTS},
    },
};

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// Another node of the cluster.
fn another_node(world: &World) -> Store {
    Store::open(Settings { node: 1, ..world.store.settings().clone() }).unwrap()
}

async fn claimed(store: &Store, seconds: i64) -> Claimed {
    store.claim_job(at(seconds)).await.unwrap().unwrap()
}

async fn jobs(world: &World) -> Vec<Job> {
    world.store.jobs(world.administer(), 10).await.unwrap()
}

/// What the doctor finds wrong about jobs.
fn complaints(world: &World) -> Vec<String> {
    let signs = doctor(world.store.settings()).into_iter();
    let about = |sentence: &str| ["upkeep", "job", "by itself"].iter().any(|word| sentence.contains(word));
    signs.filter(|sign| !sign.ok && about(&sign.sentence)).map(|sign| sign.sentence).collect()
}

#[test]
fn the_same_night_is_asked_for_once_by_however_many_nodes() {
    in_each_world(|world| async move {
        let other = another_node(&world);
        assert_eq!(world.store.ask_for_night(at(0)).await, Ok(true));
        assert_eq!(other.ask_for_night(at(1)).await, Ok(false));
        assert_eq!(other.ask_for_night(at(DAY)).await, Ok(true), "the next day is another night");
        assert_eq!(jobs(&world).await.len(), 2);
    });
}

#[test]
fn of_two_nodes_one_claims_a_job() {
    in_each_world(|world| async move {
        let other = another_node(&world);
        world.store.ask_for_night(at(0)).await.unwrap();
        let (one, two) = tokio::join!(world.store.claim_job(at(0)), other.claim_job(at(0)));
        let both = [one.unwrap(), two.unwrap()];
        assert_eq!(both.iter().flatten().count(), 1, "{both:?}");
        assert_eq!(other.claim_job(at(1)).await, Ok(None));
        assert_eq!(jobs(&world).await[0].stands, Stands::Running);
    });
}

#[test]
fn a_job_is_done_once_and_not_before_it_is_due() {
    in_each_world(|world| async move {
        world.store.ask_for_night(at(0)).await.unwrap();
        let midnight = at(-9 * 60 * MINUTE);
        assert_eq!(world.store.claim_job(midnight - LEASE).await, Ok(None), "the day has not begun");
        let job = claimed(&world.store, 0).await;
        assert_eq!((job.kind, job.key.as_str(), job.attempt), (Kind::Night, "2026-11-23", 1));
        assert_eq!(world.store.finish_job(&job, at(5)).await, Ok(true));
        assert_eq!(world.store.claim_job(at(DAY)).await, Ok(None));
        assert_eq!(jobs(&world).await[0].stands, Stands::Done(at(5)));
        assert_eq!(world.store.finish_job(&job, at(6)).await, Ok(false), "it was said before");
    });
}

#[test]
fn a_job_whose_node_was_killed_is_claimed_again_after_its_lease_and_the_dead_nodes_word_does_not_count() {
    in_each_world(|world| async move {
        let other = another_node(&world);
        world.store.ask_for_night(at(0)).await.unwrap();
        let first = claimed(&world.store, 0).await;
        let lease = LEASE.as_secs();
        assert_eq!(other.claim_job(at(lease - 1)).await, Ok(None), "it may still be at work");
        let second = claimed(&other, lease).await;
        assert_eq!((second.id, second.attempt), (first.id, 2));
        assert_eq!(world.store.hold_job(&first, at(lease + 1)).await, Ok(false));
        assert_eq!(world.store.finish_job(&first, at(lease + 1)).await, Ok(false));
        assert_eq!(world.store.fail_job(&first, "Too late.", at(lease + 1)).await, Ok(None));
        assert_eq!(other.finish_job(&second, at(lease + 2)).await, Ok(true));
        assert_eq!(jobs(&world).await[0].failed, None);
    });
}

#[test]
fn whoever_works_on_longer_than_the_lease_keeps_the_job_and_gives_it_back_when_asked_to_stop() {
    in_each_world(|world| async move {
        let other = another_node(&world);
        world.store.ask_for_night(at(0)).await.unwrap();
        let job = claimed(&world.store, 0).await;
        let lease = LEASE.as_secs();
        assert_eq!(world.store.hold_job(&job, at(lease - 1)).await, Ok(true));
        assert_eq!(other.claim_job(at(lease + 1)).await, Ok(None));
        world.store.give_job_back(&job).await.unwrap();
        assert_eq!(claimed(&other, lease + 1).await.attempt, 1, "a try that was broken off does not count");
    });
}

#[test]
fn a_job_that_fails_waits_one_two_four_minutes_and_is_given_up_with_its_sentence() {
    in_each_world(|world| async move {
        world.store.ask_for_night(at(0)).await.unwrap();
        let (mut now, mut waited) = (0, Vec::new());
        loop {
            let job = claimed(&world.store, now).await;
            let then = world.store.fail_job(&job, "The disk is full.", at(now)).await.unwrap().unwrap();
            let AfterFailure::TryAgain(due) = then else { break };
            let seconds = due.duration_since(at(now)).as_secs();
            assert_eq!(world.store.claim_job(at(now + seconds - 1)).await, Ok(None));
            waited.push(seconds / MINUTE);
            now += seconds;
        }
        assert_eq!(waited, [1, 2, 4, 8, 16, 32, 60]);
        assert_eq!(world.store.claim_job(at(now + DAY)).await, Ok(None), "it waits for somebody");
        let job = jobs(&world).await.remove(0);
        assert_eq!((job.stands, job.attempts), (Stands::GivenUp(at(now)), MOST_ATTEMPTS));
        assert_eq!(job.failed, Some((at(now), "The disk is full.".to_owned())));
        let said = complaints(&world).join("\n");
        assert!(said.contains("given up on 23 November 2026: The disk is full."), "{said}");

        world.clock.set(at(now + MINUTE));
        world.store.try_job_again(world.administer(), job.id).await.unwrap();
        assert_eq!(complaints(&world), Vec::<String>::new());
        let again = claimed(&world.store, now + MINUTE).await;
        assert_eq!((again.id, again.attempt), (job.id, 1));
        let twice = world.store.try_job_again(world.administer(), job.id).await;
        assert!(matches!(twice, Err(StoreError::Conflict(_))), "{twice:?}");
    });
}

#[test]
fn a_job_that_takes_its_machine_down_each_time_is_given_up_too() {
    in_each_world(|world| async move {
        world.store.ask_for_night(at(0)).await.unwrap();
        let lease = LEASE.as_secs();
        for time in 0..i64::from(MOST_ATTEMPTS) {
            claimed(&world.store, time * lease).await;
        }
        let then = i64::from(MOST_ATTEMPTS) * lease;
        assert_eq!(world.store.claim_job(at(then)).await, Ok(None));
        let job = jobs(&world).await.remove(0);
        assert_eq!(job.stands, Stands::GivenUp(at(then)));
        assert!(job.failed.unwrap().1.starts_with("Kith stopped each time while this ran"));
    });
}

#[test]
fn a_kind_that_only_a_newer_release_knows_is_left_to_it() {
    in_each_world(|world| async move {
        world.store.ask_for_night(at(0)).await.unwrap();
        record::testing::meddle(&world.fresh.place, &["UPDATE job SET kind = 'letter'"]);
        assert_eq!(world.store.claim_job(at(0)).await, Ok(None));
        let job = jobs(&world).await.remove(0);
        assert_eq!((job.kind, job.code.as_str(), job.attempts), (None, "letter", 0));
    });
}

#[test]
fn the_doctor_says_when_the_nights_upkeep_has_not_run_for_two_days() {
    in_each_world(|world| async move {
        assert_eq!(complaints(&world), Vec::<String>::new(), "Kith has not served yet");
        world.store.ask_for_night(at(0)).await.unwrap();
        let job = claimed(&world.store, 0).await;
        world.store.finish_job(&job, at(0)).await.unwrap();
        world.clock.set(at(2 * DAY));
        assert_eq!(complaints(&world), Vec::<String>::new());
        world.clock.set(at(3 * DAY));
        let said = complaints(&world).join("\n");
        assert!(said.contains("has not run for 3 days"), "{said}");
        world.store.ask_for_night(at(0) + LEASE * 300).await.unwrap();
        world.clock.set(at(9 * DAY));
        let said = complaints(&world).join("\n");
        assert!(said.contains("One job that was due more than two days ago did not run"), "{said}");
    });
}

#[test]
fn what_was_done_is_forgotten_after_thirty_days_but_for_the_last() {
    in_each_world(|world| async move {
        for day in [0, 1] {
            world.store.ask_for_night(at(day * DAY)).await.unwrap();
            let job = claimed(&world.store, day * DAY).await;
            world.store.finish_job(&job, at(day * DAY)).await.unwrap();
        }
        let sessions = record::upkeep::Rhythm::default().sessions;
        assert_eq!(world.store.keep_night(at(30 * DAY), sessions).await.jobs, 0);
        assert_eq!(world.store.keep_night(at(60 * DAY), sessions).await.jobs, 1);
        assert_eq!(jobs(&world).await[0].key, "2026-11-24", "it is known when it ran last");
    });
}

#[test]
fn only_whoever_administers_sees_jobs_or_has_one_tried_again() {
    in_each_world(|world| async move {
        let wrong = may(world.supervisor, OfficeDeed::MyWork);
        assert_eq!(world.store.jobs(wrong, 10).await, Err(StoreError::NotPermitted));
        assert_eq!(world.store.try_job_again(wrong, 1).await, Err(StoreError::NotPermitted));
        assert_eq!(world.store.try_job_again(world.administer(), 1).await, Err(StoreError::Absent));
    });
}
