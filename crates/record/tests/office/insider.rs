//! What an administrator tries who wants nobody to hear of it: closing or moving away first whoever would have to say yes or be
//! told, and being two people in one.

use crate::world::{World, in_each_world, may};
use access::{Actor, Deed, Emergency, OfficeDeed, Role};
use jiff::{SignedDuration, civil::date};
use practice::ids::{FamilyId, TeamId};
use record::{
    StoreError,
    accounts::AccountDetails,
    standing::{RequestId, StandingList, Wanted, Way},
};

fn details(username: &str, role: Role, team: Option<TeamId>) -> AccountDetails {
    AccountDetails { username: username.to_owned(), display_name: username.to_owned(), role, team }
}

/// Somebody with an account that nobody's hand is in.
async fn colleague(world: &World, username: &str, role: Role, team: Option<TeamId>) -> Actor {
    let made =
        world.store.create_account_on_the_machine(details(username, role, team), "hash".to_owned()).await;
    Actor { worker: made.unwrap(), role, team }
}

async fn told(world: &World, actor: Actor) -> Vec<String> {
    let notices = world.store.notices(may(actor, OfficeDeed::MyWork), 50).await.unwrap();
    notices.into_iter().map(|one| one.text).collect()
}

async fn heard(world: &World, actor: Actor, words: &str) -> bool {
    told(world, actor).await.iter().any(|text| text.contains(words))
}

async fn close(world: &World, actor: Actor) {
    world.store.disable_account(world.administer(), actor.worker, "is away").await.unwrap();
}

async fn open(world: &World, actor: Actor) {
    world.store.enable_account(world.administer(), actor.worker).await.unwrap();
}

async fn ask(world: &World, by: Actor, wanted: Wanted, way: Way) -> RequestId {
    world.store.ask_second(may(by, OfficeDeed::Administer), wanted, "She rang", way).await.unwrap()
}

async fn answer(world: &World, actor: Actor, id: RequestId) -> Result<(), StoreError> {
    world.store.answer_second(may(actor, OfficeDeed::MyWork), id, true, "I rang her").await
}

fn password(actor: Actor) -> Wanted {
    Wanted::Password { worker: actor.worker, hash: "mine".to_owned() }
}

/// A restricted family for which these are named.
async fn restricted(world: &World, named: &[Actor]) -> FamilyId {
    let mut case = world.case("Hidden");
    case.restricted = true;
    let family = world.register(case, vec![world.person("Tilly", "Hidden", date(2019, 5, 4))]).await;
    for actor in named {
        let why = "works with them";
        let named = world.store.name_on_the_machine(world.administer(), family, actor.worker, why);
        named.await.unwrap();
    }
    family
}

async fn is_whole(world: &World) {
    world.store.checkpoint().await.unwrap();
    let found = world.store.verify(|_| {}).await.unwrap();
    assert!(found.is_whole(), "{:?}", found.first);
}

fn later(world: &World, days: i64) {
    world.clock.set(world.clock.now() + SignedDuration::from_hours(24 * days));
}

#[test]
fn what_was_done_while_an_account_was_closed_is_told_to_its_holder_when_it_opens_again() {
    in_each_world(|world| async move {
        close(&world, world.supervisor).await;
        ask(&world, world.admin, password(world.anna), Way::Emergency).await;
        let noor = details("noor", Role::SocialWorker, Some(world.north));
        world.store.create_account(world.administer(), noor, "hash".to_owned()).await.unwrap();
        later(&world, 1);
        open(&world, world.supervisor).await;
        let all = told(&world, world.supervisor).await;
        for words in [
            "did this alone, as an emergency: a new one-time password for Anna Worker",
            "made an account for noor",
            "Ada Min closed your account on 23 November 2026, and Ada Min opened it again",
        ] {
            assert!(all.iter().any(|text| text.contains(words)), "{words}: {all:?}");
        }
        is_whole(&world).await;
    });
}

#[test]
fn another_administrator_who_was_closed_out_hears_of_it_too() {
    in_each_world(|world| async move {
        let basil = colleague(&world, "basil", Role::Administrator, None).await;
        close(&world, basil).await;
        ask(&world, world.admin, password(world.anna), Way::Emergency).await;
        ask(&world, world.admin, Wanted::Open { worker: basil.worker }, Way::Emergency).await;
        assert!(heard(&world, basil, "a new one-time password for Anna Worker").await);
        assert!(heard(&world, basil, "Ada Min closed your account").await);
    });
}

#[test]
fn closing_an_account_for_which_something_waits_is_told_at_once_to_whoever_is_left() {
    in_each_world(|world| async move {
        let sid = colleague(&world, "sid", Role::PracticeSupervisor, Some(world.south)).await;
        let family = restricted(&world, &[world.anna, world.supervisor]).await;
        let decide = world.permit(world.supervisor, family, Deed::Decide).await;
        let outsider = world.outsider.worker;
        world.store.ask_second_to_name(decide, outsider, "Knows them", Way::Second).await.unwrap();
        close(&world, world.anna).await;
        let words = "closed the account of Anna Worker: role “Social worker”, team: North. One thing waits for a \
                     second person, and Anna Worker could have said yes or no to it. Anna Worker is named for a \
                     restricted record.";
        assert!(heard(&world, world.supervisor, words).await, "{:?}", told(&world, world.supervisor).await);
        assert!(!heard(&world, sid, "closed the account").await, "her own supervisor has heard");
        close(&world, world.supervisor).await;
        assert!(
            heard(&world, sid, "closed the account of Sue Pervisor").await,
            "nobody of the team and no other administrator is left"
        );
        let clara = world.chair;
        let one = restricted(&world, &[world.anna, clara]).await;
        assert!(world.is_let_in(clara, one).await || !world.is_let_in(world.outsider, one).await);
        open(&world, world.anna).await;
        close(&world, world.anna).await;
        assert!(heard(&world, clara, "closed the account of Anna Worker").await, "named for the same record");
        is_whole(&world).await;
    });
}

#[test]
fn a_supervisor_who_was_moved_away_first_hears_of_it_all_the_same() {
    in_each_world(|world| async move {
        let moved = AccountDetails {
            username: "sue".to_owned(),
            display_name: "Sue Pervisor".to_owned(),
            role: Role::SocialWorker,
            team: Some(world.south),
        };
        world.store.update_account(world.administer(), world.supervisor.worker, moved).await.unwrap();
        let sue = Actor { role: Role::SocialWorker, team: Some(world.south), ..world.supervisor };
        ask(&world, world.admin, password(world.anna), Way::Emergency).await;
        let words = "a new one-time password for Anna Worker";
        assert!(heard(&world, sue, words).await, "{:?}", told(&world, sue).await);
        later(&world, 15);
        let before = told(&world, sue).await.len();
        ask(&world, world.admin, Wanted::CodeOff { worker: world.anna.worker }, Way::Emergency).await;
        assert_eq!(told(&world, sue).await.len(), before, "that is not her team any more");
    });
}

#[test]
fn two_administrators_of_one_making_say_yes_to_nothing_of_each_other() {
    in_each_world(|world| async move {
        let store = &world.store;
        let new = details("basil", Role::Administrator, None);
        let worker = store.create_account(world.administer(), new, "hash".to_owned()).await.unwrap();
        assert!(!store.account(worker).await.unwrap().unwrap().0.is_open(), "begins closed");
        let basil = Actor { worker, role: Role::Administrator, team: None };
        let opened = ask(&world, world.admin, Wanted::Open { worker }, Way::Emergency).await;
        later(&world, 40);
        let his = ask(&world, world.admin, password(world.anna), Way::Second).await;
        let hers = ask(&world, basil, password(world.chair), Way::Second).await;
        assert_eq!(answer(&world, basil, his).await, Err(StoreError::Absent));
        assert_eq!(answer(&world, world.admin, hers).await, Err(StoreError::Absent));
        assert_eq!(answer(&world, basil, opened).await, Err(StoreError::Absent), "nor looks it over");
        let waits = store.second_requests(may(basil, OfficeDeed::MyWork)).await.unwrap();
        assert!(waits.iter().all(|one| one.is_own), "nor reads that it waits: {waits:?}");
        answer(&world, world.supervisor, opened).await.unwrap();
        answer(&world, basil, his).await.unwrap();
        answer(&world, world.admin, hers).await.unwrap();
        is_whole(&world).await;
    });
}

#[test]
fn whoever_got_a_password_a_code_or_a_role_from_somebody_alone_is_not_their_second_person() {
    in_each_world(|world| async move {
        let basil = colleague(&world, "basil", Role::Administrator, None).await;
        for wanted in [password(basil), Wanted::CodeOff { worker: basil.worker }] {
            let alone = ask(&world, world.admin, wanted, Way::Emergency).await;
            let asked = ask(&world, world.admin, password(world.anna), Way::Second).await;
            assert_eq!(answer(&world, basil, asked).await, Err(StoreError::Absent));
            answer(&world, world.supervisor, alone).await.unwrap();
            answer(&world, basil, asked).await.unwrap();
        }
        let role = details("clara", Role::Administrator, None);
        let alone = ask(
            &world,
            world.admin,
            Wanted::Role { worker: world.chair.worker, details: role },
            Way::Emergency,
        )
        .await;
        let clara = Actor { role: Role::Administrator, ..world.chair };
        let asked = ask(&world, world.admin, password(world.anna), Way::Second).await;
        assert_eq!(answer(&world, clara, asked).await, Err(StoreError::Absent));
        assert_eq!(answer(&world, clara, alone).await, Err(StoreError::Absent), "nor looks over her own");
        answer(&world, basil, alone).await.unwrap();
        answer(&world, clara, asked).await.unwrap();
    });
}

#[test]
fn a_password_on_which_two_agreed_still_tells_nobody_who_took_it_for_some_days() {
    in_each_world(|world| async move {
        let basil = colleague(&world, "basil", Role::Administrator, None).await;
        let cleo = colleague(&world, "cleo", Role::Administrator, None).await;
        let reset = ask(&world, world.admin, password(cleo), Way::Second).await;
        answer(&world, basil, reset).await.unwrap();
        let asked = ask(&world, world.admin, password(world.anna), Way::Second).await;
        assert_eq!(answer(&world, cleo, asked).await, Err(StoreError::Absent), "who reset it holds it");
        answer(&world, basil, asked).await.unwrap();
        later(&world, 14);
        let asked = ask(&world, world.admin, password(world.anna), Way::Second).await;
        answer(&world, cleo, asked).await.unwrap();
    });
}

#[test]
fn a_new_account_says_yes_to_nothing_of_who_made_it_until_some_days_have_gone() {
    in_each_world(|world| async move {
        let noor = details("noor", Role::SocialWorker, Some(world.north));
        let worker = world.store.create_account(world.administer(), noor, "hash".to_owned()).await.unwrap();
        let noor = Actor { worker, role: Role::SocialWorker, team: Some(world.north) };
        let family = restricted(&world, &[noor, world.supervisor]).await;
        let wanted = || Wanted::Name { family, worker: world.outsider.worker };
        let asked = ask(&world, world.admin, wanted(), Way::Second).await;
        assert_eq!(answer(&world, noor, asked).await, Err(StoreError::Absent));
        let decide = world.permit(world.supervisor, family, Deed::Decide).await;
        let (chair, way) = (world.chair.worker, Way::Second);
        let of_another = world.store.ask_second_to_name(decide, chair, "Chairs", way).await.unwrap();
        answer(&world, noor, of_another).await.unwrap();
        later(&world, 14);
        let asked = ask(&world, world.admin, wanted(), Way::Second).await;
        answer(&world, noor, asked).await.unwrap();
    });
}

#[test]
fn closing_the_other_administrator_makes_nobody_elses_look_enough() {
    in_each_world(|world| async move {
        let basil = colleague(&world, "basil", Role::Administrator, None).await;
        let sid = colleague(&world, "sid", Role::PracticeSupervisor, Some(world.south)).await;
        let alone = ask(&world, world.admin, password(world.anna), Way::Emergency).await;
        close(&world, basil).await;
        close(&world, world.supervisor).await;
        assert_eq!(answer(&world, sid, alone).await, Err(StoreError::Absent), "those two were closed today");
        later(&world, 15);
        answer(&world, sid, alone).await.unwrap();
    });
}

#[test]
fn a_reset_is_told_where_the_accounts_holder_cannot_put_it_away() {
    in_each_world(|world| async move {
        let words = "a new one-time password for Sue Pervisor";
        let sid = colleague(&world, "sid", Role::PracticeSupervisor, Some(world.south)).await;
        ask(&world, world.admin, password(world.supervisor), Way::Emergency).await;
        assert!(heard(&world, sid, words).await, "she is her team's only supervisor");
        let sam = colleague(&world, "sam", Role::PracticeSupervisor, Some(world.north)).await;
        let basil = colleague(&world, "basil", Role::Administrator, None).await;
        ask(&world, world.admin, password(world.supervisor), Way::Emergency).await;
        let work = may(world.supervisor, OfficeDeed::MyWork);
        for notice in world.store.notices(work, 50).await.unwrap() {
            world.store.read_notice(work, notice.id).await.unwrap();
        }
        for actor in [sam, basil] {
            assert!(heard(&world, actor, words).await, "{actor:?}");
        }
        let asked = ask(&world, world.admin, password(world.anna), Way::Second).await;
        answer(&world, basil, asked).await.unwrap();
        for actor in [sam, world.supervisor, world.anna] {
            assert!(heard(&world, actor, "for Anna Worker").await, "two who agree are told of as well");
        }
    });
}

#[test]
fn a_notice_to_a_team_is_read_by_each_of_its_supervisors() {
    in_each_world(|world| async move {
        let store = &world.store;
        let sam = colleague(&world, "sam", Role::PracticeSupervisor, Some(world.north)).await;
        let family = world.register(world.case("Okafor family"), Vec::new()).await;
        let emergency = Emergency {
            child: "Maya Okafor, about seven".to_owned(),
            happened: "She stands at the door".to_owned(),
            why_now: "Nobody of her team answers tonight".to_owned(),
        };
        let (permit, hour) = (may(world.outsider, OfficeDeed::BreakGlass), SignedDuration::from_hours(1));
        let opening = store.break_glass(permit, family, emergency, hour).await.unwrap();
        let words = "opened in an emergency";
        let work = may(sam, OfficeDeed::MyWork);
        let notice = store.notices(work, 9).await.unwrap()[0].id;
        store.read_notice(work, notice).await.unwrap();
        store.read_notice(work, notice).await.unwrap();
        assert!(!heard(&world, sam, words).await);
        assert!(heard(&world, world.supervisor, words).await, "she has not read it");
        let review = may(sam, OfficeDeed::ReviewBreakGlass(world.north));
        store.review_break_glass(review, world.north, opening, "justified").await.unwrap();
        assert!(heard(&world, world.supervisor, words).await, "nor is it put away by the review of another");
        let work = may(world.supervisor, OfficeDeed::MyWork);
        store.read_notice(work, notice).await.unwrap();
        assert!(!heard(&world, world.supervisor, words).await);
        let late = colleague(&world, "late", Role::PracticeSupervisor, Some(world.north)).await;
        later(&world, 91);
        assert!(!heard(&world, late, words).await, "what was read long ago is over");
        is_whole(&world).await;
    });
}

/// Somebody whom the administrator makes now.
async fn made(world: &World, username: &str) -> Actor {
    let (role, team) = (Role::SocialWorker, Some(world.south));
    let details = details(username, role, team);
    let made = world.store.create_account(world.administer(), details, "hash".to_owned()).await;
    Actor { worker: made.unwrap(), role, team }
}

#[test]
fn nobody_asks_for_a_name_on_a_restricted_record_for_an_account_of_their_own_making() {
    in_each_world(|world| async move {
        let family = restricted(&world, &[world.supervisor]).await;
        let cover = made(&world, "cover").await;
        let wanted = || Wanted::Name { family, worker: cover.worker };
        for way in [Way::Second, Way::Emergency] {
            let asked = world.store.ask_second(world.administer(), wanted(), "Cover", way).await;
            assert!(matches!(asked, Err(StoreError::Refused(_))), "{asked:?}");
        }
        assert!(!world.is_let_in(cover, family).await);
        later(&world, 15);
        ask(&world, world.admin, wanted(), Way::Second).await;
        is_whole(&world).await;
    });
}

#[test]
fn a_restricted_record_is_never_left_to_accounts_of_one_administrators_making() {
    in_each_world(|world| async move {
        let cover = made(&world, "cover").await;
        let family = restricted(&world, &[world.supervisor, world.anna, cover]).await;
        let take_off = async |actor: Actor| {
            let (list, permit) = (StandingList::Named, world.administer());
            world.store.administer_list(permit, list, family, actor.worker, false, "is away").await
        };
        take_off(world.anna).await.unwrap();
        let left = take_off(world.supervisor).await;
        assert!(matches!(left, Err(StoreError::Refused(_))), "{left:?}");
        assert!(world.is_let_in(world.supervisor, family).await);
        take_off(cover).await.unwrap();
        is_whole(&world).await;
    });
}

#[test]
fn an_administrator_who_takes_another_name_is_told_to_supervisors_where_nobody_else_hears_of_it() {
    in_each_world(|world| async move {
        let account = world.store.account(world.admin.worker).await.unwrap().unwrap().0;
        let renamed = AccountDetails {
            username: account.username,
            display_name: "Anna Worker".to_owned(),
            role: account.role,
            team: account.team,
        };
        world.store.update_account(world.administer(), world.admin.worker, renamed).await.unwrap();
        assert!(heard(&world, world.supervisor, "the name to “Anna Worker”").await);
    });
}
