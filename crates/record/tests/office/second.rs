//! What one person may not do alone.

use crate::world::{World, in_each_world, may};
use access::{Actor, Deed, OfficeDeed, Role};
use jiff::{SignedDuration, civil::date};
use practice::ids::FamilyId;
use record::{
    StoreError,
    accounts::AccountDetails,
    standing::{RequestId, StandingList, Wanted, Way},
};

fn details(username: &str, role: Role, world: &World) -> AccountDetails {
    AccountDetails {
        username: username.to_owned(),
        display_name: username.to_owned(),
        role,
        team: Some(world.north),
    }
}

/// A second administrator, who began on the machine itself.
async fn second_administrator(world: &World) -> Actor {
    let details = AccountDetails { team: None, ..details("basil", Role::Administrator, world) };
    let made = world.store.create_account_on_the_machine(details, "hash".to_owned()).await;
    Actor { worker: made.unwrap(), role: Role::Administrator, team: None }
}

async fn answer(world: &World, actor: Actor, id: RequestId, agreed: bool) -> Result<(), StoreError> {
    world.store.answer_second(may(actor, OfficeDeed::MyWork), id, agreed, "I rang her").await
}

async fn waiting(world: &World, actor: Actor) -> usize {
    let requests = world.store.second_requests(may(actor, OfficeDeed::MyWork)).await.unwrap();
    requests.iter().filter(|one| !one.is_own).count()
}

/// A restricted family with Anna and the supervisor named.
async fn restricted(world: &World) -> FamilyId {
    let mut case = world.case("Hidden");
    case.restricted = true;
    let child = world.person("Tilly", "Hidden", date(2019, 5, 4));
    let family = world.register(case, vec![child]).await;
    for actor in [world.anna, world.supervisor] {
        let named =
            world.store.name_on_the_machine(world.administer(), family, actor.worker, "works with them");
        named.await.unwrap();
    }
    family
}

/// Signs where the journal stands, and verifies.
async fn is_whole(world: &World) {
    world.store.checkpoint().await.unwrap();
    let found = world.store.verify(|_| {}).await.unwrap();
    assert!(found.is_whole(), "{:?}", found.first);
}

fn is_refused(done: Result<(), StoreError>) -> bool {
    matches!(done, Err(StoreError::Refused(sentence)) if sentence.contains("second person"))
}

#[test]
fn one_administrator_alone_changes_no_colleagues_way_in_and_makes_no_administrator() {
    in_each_world(|world| async move {
        let (store, permit) = (&world.store, world.administer());
        let anna = world.anna.worker;
        assert!(is_refused(store.set_password_hash(permit, anna, "mine".to_owned(), None).await));
        assert!(is_refused(store.set_totp(permit, anna, None).await));
        let raised = details("anna", Role::Administrator, &world);
        assert!(is_refused(store.update_account(permit, anna, raised).await));
        let basil = second_administrator(&world).await;
        store.disable_account(permit, basil.worker, "has left").await.unwrap();
        assert!(is_refused(store.enable_account(permit, basil.worker).await), "nor opens one again");
        let family = restricted(&world).await;
        let (list, outsider) = (StandingList::Named, world.outsider.worker);
        assert!(is_refused(store.administer_list(permit, list, family, outsider, true, "asked for").await));
        let decide = world.permit(world.supervisor, family, Deed::Decide).await;
        assert!(is_refused(store.add_to_list(decide, list, outsider, "asked for").await));
        is_whole(&world).await;
    });
}

#[test]
fn a_password_counts_when_another_administrator_has_said_yes_and_not_before() {
    in_each_world(|world| async move {
        let basil = second_administrator(&world).await;
        let anna = world.anna.worker;
        let hash = async || world.store.account(anna).await.unwrap().unwrap().1.password_hash;
        let wanted = || Wanted::Password { worker: anna, hash: "new".to_owned() };
        let asked =
            world.store.ask_second(world.administer(), wanted(), "She rang", Way::Second).await.unwrap();
        assert_eq!(hash().await, "hash", "nothing takes effect before");
        assert_eq!((waiting(&world, basil).await, waiting(&world, world.admin).await), (1, 0));
        assert_eq!(waiting(&world, world.supervisor).await, 0);
        let told = world.store.notices(may(basil, OfficeDeed::MyWork), 9).await.unwrap();
        assert!(
            told.iter()
                .any(|notice| notice.text.contains("Ada Min asks for a new one-time password for Anna"))
        );
        for other in [world.admin, world.anna, world.supervisor] {
            assert_eq!(answer(&world, other, asked, true).await, Err(StoreError::Absent), "{other:?}");
        }
        answer(&world, basil, asked, true).await.unwrap();
        assert_eq!(hash().await, "new");
        assert!(answer(&world, basil, asked, true).await.is_err(), "once");
        let no = world
            .store
            .ask_second(world.administer(), wanted(), "She rang again", Way::Second)
            .await
            .unwrap();
        answer(&world, basil, no, false).await.unwrap();
        let late =
            world.store.ask_second(world.administer(), Wanted::CodeOff { worker: anna }, "Lost", Way::Second);
        let late = late.await.unwrap();
        world.clock.set(world.clock.now() + SignedDuration::from_hours(8 * 24));
        assert!(answer(&world, basil, late, true).await.is_err(), "a request does not wait for ever");
        is_whole(&world).await;
    });
}

#[test]
fn the_same_asked_twice_waits_once_and_the_newest_password_counts() {
    in_each_world(|world| async move {
        let basil = second_administrator(&world).await;
        let anna = world.anna.worker;
        let ask = async |wanted, reason| {
            world.store.ask_second(world.administer(), wanted, reason, Way::Second).await.unwrap()
        };
        let password = |hash: &str| Wanted::Password { worker: anna, hash: hash.to_owned() };
        let role = |role| Wanted::Role { worker: anna, details: details("anna", role, &world) };
        let told = async || world.store.notices(may(basil, OfficeDeed::MyWork), 99).await.unwrap().len();
        let first = ask(password("first"), "She rang").await;
        let before = told().await;
        assert_eq!(ask(password("second"), " She rang ").await, first);
        assert_eq!((waiting(&world, basil).await, told().await), (1, before), "nobody is told again");
        // What is asked otherwise, or for something else, is another request.
        let admin = ask(role(Role::Administrator), "She rang").await;
        let others = [ask(password("third"), "She rang again").await, admin];
        assert!(!others.contains(&first) && waiting(&world, basil).await == 3);
        assert_eq!(ask(role(Role::Administrator), "She rang").await, admin);
        answer(&world, basil, first, true).await.unwrap();
        assert_eq!(world.store.account(anna).await.unwrap().unwrap().1.password_hash, "second");
        // Once it is answered, it can be asked again.
        assert_ne!(ask(password("fourth"), "She rang").await, first);
        is_whole(&world).await;
    });
}

#[test]
fn an_administrators_role_is_given_by_two() {
    in_each_world(|world| async move {
        let basil = second_administrator(&world).await;
        let wanted = Wanted::Role {
            worker: world.supervisor.worker,
            details: details("sue", Role::Administrator, &world),
        };
        let asked =
            world.store.ask_second(world.administer(), wanted, "Takes over", Way::Second).await.unwrap();
        let role = async || world.store.account(world.supervisor.worker).await.unwrap().unwrap().0.role;
        assert_eq!(role().await, Role::PracticeSupervisor);
        answer(&world, basil, asked, true).await.unwrap();
        assert_eq!(role().await, Role::Administrator);
    });
}

#[test]
fn somebody_is_named_for_a_restricted_record_when_a_named_person_has_said_yes() {
    in_each_world(|world| async move {
        let family = restricted(&world).await;
        let decide = world.permit(world.supervisor, family, Deed::Decide).await;
        let outsider = world.outsider;
        let asked =
            world.store.ask_second_to_name(decide, outsider.worker, "Knows them", Way::Second).await.unwrap();
        assert!(!world.is_let_in(outsider, family).await, "nothing takes effect before");
        for other in [world.supervisor, outsider, world.admin, world.chair] {
            assert_eq!(answer(&world, other, asked, true).await, Err(StoreError::Absent), "{other:?}");
        }
        answer(&world, world.anna, asked, true).await.unwrap();
        assert!(world.is_let_in(outsider, family).await);
    });
}

#[test]
fn an_emergency_takes_effect_at_once_and_everybody_concerned_is_told_and_looks_it_over() {
    in_each_world(|world| async move {
        let basil = second_administrator(&world).await;
        let family = restricted(&world).await;
        let wanted = Wanted::Name { family, worker: world.chair.worker };
        let done = world
            .store
            .ask_second(world.administer(), wanted, "A child rings", Way::Emergency)
            .await
            .unwrap();
        assert!(world.is_let_in(world.chair, family).await);
        for actor in [basil, world.anna, world.supervisor, world.chair] {
            let told = world.store.notices(may(actor, OfficeDeed::MyWork), 20).await.unwrap();
            let told: Vec<&str> = told.iter().map(|one| one.text.as_str()).collect();
            assert!(
                told.iter().any(|text| text.contains("did this alone, as an emergency")),
                "{actor:?}: {told:?}"
            );
        }
        let verbs = record::testing::read_text(
            &world.fresh.place,
            "SELECT verb AS text FROM journal WHERE chain = 0 AND verb LIKE 'second_person.done%'",
        );
        assert_eq!(verbs.len(), 1, "loudly: {verbs:?}");
        assert_eq!(waiting(&world, world.anna).await, 1, "it is looked over");
        answer(&world, world.anna, done, true).await.unwrap();
        assert_eq!(waiting(&world, world.anna).await, 0);
        let silent = world.store.ask_second(
            world.administer(),
            Wanted::CodeOff { worker: world.anna.worker },
            " ",
            Way::Emergency,
        );
        assert!(silent.await.is_err(), "never without a reason");
    });
}

#[test]
fn a_new_accounts_name_is_known_at_once() {
    in_each_world(|world| async move {
        world.store.names().await.unwrap();
        let new = details("noor", Role::SocialWorker, &world);
        let worker = world.store.create_account(world.administer(), new, "hash".to_owned()).await.unwrap();
        assert_eq!(world.store.names().await.unwrap().worker(worker), "noor");
    });
}
