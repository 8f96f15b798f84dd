//! What began before a session ended is not kept after it: the session and its permit are looked at again in the
//! transaction that writes.

use crate::world::{TODAY, World, at, in_each_world, may};
use access::{Deed, OfficeDeed, Role};
use jiff::SignedDuration;
use practice::{actions::Change, ids::RoundId};
use record::{
    ChangeRequest, Draft, ReadAct, Store, StoreError, Witness,
    accounts::{AccountDetails, Limits},
    standing::StandingList,
};

const LIMITS: Limits =
    Limits { idle: SignedDuration::from_mins(30), absolute: SignedDuration::from_hours(12) };

/// Anna's session and her permit for a family of hers, as they were when a request began; then something happens; then
/// the request is kept. What each kind of writing answers, and what stands of it.
async fn after(world: World, happens: impl AsyncFnOnce(&World, practice::ids::FamilyId)) -> StoreError {
    let family = world.register(world.case("Okafor"), Vec::new()).await;
    world.store.start_session(world.anna.worker, "token".to_owned()).await.unwrap();
    let permit = world.permit(world.anna, family, Deed::Change).await;
    let witness = Witness {
        token_hash: "token".to_owned(),
        actor: world.anna,
        handed_over: None,
        limits: LIMITS,
        permit: Some(permit.of_record()),
    };
    let store: Store = world.store.for_session(witness);
    let draft = || Draft { key: "k".to_owned(), family: Some(family), at: at(0), body: "text=a".to_owned() };
    store.save_draft(world.anna, draft(), "").await.unwrap();
    world.store.discard_draft(world.anna, "k", None).await.unwrap();
    let before = entries(&world);
    happens(&world, family).await;
    let happened = entries(&world) - before;

    let person = world.person("Ada", "Okafor", TODAY);
    let request = ChangeRequest::new("test.changed", world.clock.now());
    let changed =
        store.change(&permit, request, None, move |_, _| Ok(vec![Change::Put(person.into())])).await;
    let act = ReadAct { verb: "test.read", at: world.clock.now(), reason: String::new() };
    let read = store.open_family(&permit, act).await.unwrap_err();
    let drafted = store.save_draft(world.anna, draft(), "").await.unwrap_err();
    assert_eq!(changed.unwrap_err(), read);
    assert_eq!(drafted, read);
    assert_eq!(store.look_again().await.unwrap_err(), read);
    assert_eq!(entries(&world) - before, happened, "nothing more stands in any journal");
    assert!(world.store.drafts(world.anna).await.unwrap().is_empty());
    read
}

fn entries(world: &World) -> usize {
    record::testing::read_text(&world.fresh.place, "SELECT verb AS text FROM journal").len()
}

#[test]
fn nothing_is_kept_once_the_session_has_ended() {
    in_each_world(|world| async move {
        let why = after(world, async |world, _| {
            world.store.end_all_sessions(world.anna.worker).await.unwrap();
        });
        assert_eq!(why.await, StoreError::SessionEnded);
    });
    in_each_world(|world| async move {
        let why = after(world, async |world, _| world.clock.set(at(31 * 60)));
        assert_eq!(why.await, StoreError::SessionEnded);
    });
}

#[test]
fn nothing_is_kept_once_the_account_is_closed_or_another() {
    in_each_world(|world| async move {
        let why = after(world, async |world, _| {
            let closed = world.store.disable_account(world.administer(), world.anna.worker, "left");
            closed.await.unwrap();
        });
        assert_eq!(why.await, StoreError::SessionEnded);
    });
    in_each_world(|world| async move {
        let why = after(world, async |world, _| {
            let other = AccountDetails {
                username: "anna".to_owned(),
                display_name: "Anna Worker".to_owned(),
                role: Role::PerformanceAnalyst,
                team: Some(world.north),
            };
            world.store.update_account(world.administer(), world.anna.worker, other).await.unwrap();
        });
        assert_eq!(why.await, StoreError::SessionEnded);
    });
}

#[test]
fn nothing_is_kept_once_the_record_is_closed_to_them() {
    in_each_world(|world| async move {
        let why = after(world, async |world, family| {
            let (permit, anna) = (world.administer(), world.anna.worker);
            let listed =
                world.store.administer_list(permit, StandingList::Conflict, family, anna, true, "a cousin");
            listed.await.unwrap();
        });
        assert_eq!(why.await, StoreError::Absent);
    });
}

#[test]
fn nothing_is_kept_once_the_device_changed_hands() {
    in_each_world(|world| async move {
        let why = after(world, async |world, family| {
            let permit = world.permit(world.anna, family, Deed::Change).await;
            world.store.hand_over_session(&permit, Some(RoundId(1)), "token", "/page").await.unwrap();
        });
        assert_eq!(why.await, StoreError::ChangedHands);
    });
}

#[test]
fn what_is_written_while_all_of_it_stands_is_kept() {
    in_each_world(|world| async move {
        world.store.start_session(world.admin.worker, "token".to_owned()).await.unwrap();
        let witness = Witness {
            token_hash: "token".to_owned(),
            actor: world.admin,
            handed_over: None,
            limits: LIMITS,
            permit: None,
        };
        let store = world.store.for_session(witness);
        let team = store.create_team(may(world.admin, OfficeDeed::Administer), "West").await.unwrap();
        assert_eq!(store.names().await.unwrap().team(team), "West");
    });
}
