//! Who is told when one administrator alone makes, moves, opens or closes an account, or changes a team.

use crate::world::{World, in_each_world, may};
use access::{Actor, OfficeDeed, Role};
use practice::ids::TeamId;
use record::{
    accounts::AccountDetails,
    standing::{Wanted, Way},
    teams::Telephones,
};

fn details(username: &str, role: Role, team: Option<TeamId>) -> AccountDetails {
    AccountDetails { username: username.to_owned(), display_name: username.to_owned(), role, team }
}

/// What this person was told about accounts and teams and has not read, the oldest first.
async fn told(world: &World, actor: Actor) -> Vec<String> {
    let notices = world.store.notices(may(actor, OfficeDeed::MyWork), 50).await.unwrap();
    notices.into_iter().rev().filter(|one| one.code == "account").map(|one| one.text).collect()
}

async fn make(world: &World, details: AccountDetails) -> Actor {
    let (role, team) = (details.role, details.team);
    let worker = world.store.create_account(world.administer(), details, "hash".to_owned()).await.unwrap();
    Actor { worker, role, team }
}

/// A second administrator, who began on the machine itself.
async fn basil(world: &World) -> Actor {
    let made = world
        .store
        .create_account_on_the_machine(details("basil", Role::Administrator, None), "hash".to_owned());
    Actor { worker: made.await.unwrap(), role: Role::Administrator, team: None }
}

async fn is_whole(world: &World) {
    world.store.checkpoint().await.unwrap();
    let found = world.store.verify(|_| {}).await.unwrap();
    assert!(found.is_whole(), "{:?}", found.first);
}

#[test]
fn an_account_that_reads_a_teams_records_is_never_made_unseen() {
    in_each_world(|world| async move {
        let basil = basil(&world).await;
        for (name, role) in [("noor", Role::SocialWorker), ("petra", Role::PracticeSupervisor)] {
            make(&world, details(name, role, Some(world.north))).await;
            for actor in [world.supervisor, basil] {
                let last = told(&world, actor).await.pop().unwrap();
                assert!(last.starts_with(&format!("Ada Min made an account for {name}: role “")), "{last}");
                assert!(last.contains("team: North"), "{last}");
            }
        }
        assert!(told(&world, world.anna).await.is_empty(), "whoever supervises nobody is not told");
        assert!(told(&world, world.admin).await.is_empty(), "nor who did it");
        is_whole(&world).await;
    });
}

#[test]
fn a_new_supervisor_puts_nobody_elses_notice_away() {
    in_each_world(|world| async move {
        let petra = make(&world, details("petra", Role::PracticeSupervisor, Some(world.north))).await;
        let work = may(petra, OfficeDeed::MyWork);
        assert!(told(&world, petra).await.is_empty(), "not told of her own account");
        let ids = world.store.notices(may(world.supervisor, OfficeDeed::MyWork), 50).await.unwrap();
        for notice in ids {
            world.store.read_notice(work, notice.id).await.unwrap();
        }
        assert_eq!(told(&world, world.supervisor).await.len(), 1);
    });
}

#[test]
fn moving_somebody_into_a_team_is_told_to_both_teams_the_person_and_administrators() {
    in_each_world(|world| async move {
        let basil = basil(&world).await;
        let south = make(&world, details("sid", Role::PracticeSupervisor, Some(world.south))).await;
        let analyst = make(&world, details("ana", Role::PerformanceAnalyst, Some(world.south))).await;
        let moved = details("ana", Role::SocialWorker, Some(world.north));
        world.store.update_account(world.administer(), analyst.worker, moved.clone()).await.unwrap();
        for actor in [world.supervisor, south, basil, analyst] {
            let last = told(&world, actor).await.pop().unwrap();
            assert_eq!(
                last,
                "Ada Min changed ana’s account: the role from “Performance analyst” to “Social worker”, the team \
                 from South to North. Look whether that is right."
            );
        }
        let before = told(&world, basil).await.len();
        world.store.update_account(world.administer(), analyst.worker, moved).await.unwrap();
        assert_eq!(told(&world, basil).await.len(), before, "what changes nothing tells nothing");
        // Nor is a supervisor moved away first, so that nobody is there to be told.
        let away = details("sue", Role::SocialWorker, Some(world.south));
        world.store.update_account(world.administer(), world.supervisor.worker, away).await.unwrap();
        let own = Actor { role: Role::SocialWorker, team: Some(world.south), ..world.supervisor };
        assert!(told(&world, own).await.pop().unwrap().contains("the team from North to South"));
        is_whole(&world).await;
    });
}

#[test]
fn closing_and_opening_an_account_and_changing_a_team_are_told() {
    in_each_world(|world| async move {
        let (basil, store) = (basil(&world).await, &world.store);
        store.disable_account(world.administer(), world.anna.worker, "has left").await.unwrap();
        store.disable_account(world.administer(), world.anna.worker, "again").await.unwrap();
        store.enable_account(world.administer(), world.anna.worker).await.unwrap();
        store.enable_account(world.administer(), world.anna.worker).await.unwrap();
        store.rename_team(world.administer(), world.north, "North Vale").await.unwrap();
        let telephones = Telephones {
            phone: "01632 960 001".to_owned(),
            hours: "Monday to Friday".to_owned(),
            duty_phone: "01632 960 002".to_owned(),
        };
        store.set_telephones(world.administer(), world.north, telephones).await.unwrap();
        for actor in [world.supervisor, basil] {
            let all = told(&world, actor).await;
            let begins =
                ["closed the account", "opened the closed", "renamed the team North", "set the telephone"];
            let last = &all[all.len() - begins.len()..];
            for (text, begin) in last.iter().zip(begins) {
                assert!(text.starts_with(&format!("Ada Min {begin}")), "{all:?}");
            }
        }
        store.create_team(world.administer(), "East").await.unwrap();
        assert!(told(&world, basil).await.pop().unwrap().starts_with("Ada Min made the team East."));
        is_whole(&world).await;
    });
}

#[test]
fn what_two_administrators_did_is_told_to_the_person_and_their_supervisor() {
    in_each_world(|world| async move {
        let basil = basil(&world).await;
        let wanted = Wanted::Password { worker: world.anna.worker, hash: "new".to_owned() };
        let asked =
            world.store.ask_second(world.administer(), wanted, "She rang", Way::Second).await.unwrap();
        let work = may(basil, OfficeDeed::MyWork);
        world.store.answer_second(work, asked, true, "I heard her").await.unwrap();
        for actor in [world.anna, world.supervisor] {
            let all = world.store.notices(may(actor, OfficeDeed::MyWork), 50).await.unwrap();
            let text = "Ada Min asked for this and basil said yes: a new one-time password for Anna Worker.";
            assert!(all.iter().any(|one| one.text == text), "{actor:?}: {all:?}");
        }
    });
}

#[test]
fn the_first_administrator_of_an_authority_tells_nobody_for_there_is_nobody() {
    in_each_world(|world| async move {
        let given = record::testing::read_text(&world.fresh.place, "SELECT text FROM notice");
        assert_eq!(given, Vec::<String>::new());
    });
}
