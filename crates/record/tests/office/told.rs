//! Who is told when the lists of a hidden record change, and when one of its children is registered again.

use crate::world::{World, in_each_world, may};
use access::{Actor, Deed, OfficeDeed, Role};
use jiff::civil::date;
use practice::{
    actions::Change,
    ids::{FamilyId, WorkerId},
    people::{Part, Person},
};
use record::{ChangeRequest, Outcome, accounts::AccountDetails, notices::Notice, standing::StandingList};

async fn hidden(world: &World) -> FamilyId {
    let mut case = world.case("Hidden family");
    case.restricted = true;
    let family = world.register(case, vec![world.person("Nina", "Zawadzka", date(2019, 4, 2))]).await;
    for named in [world.supervisor, world.anna] {
        put(world, family, named, true).await;
    }
    family
}

async fn put(world: &World, family: FamilyId, worker: Actor, on: bool) {
    let administer = world.administer();
    let (store, worker) = (&world.store, worker.worker);
    if on {
        store.name_on_the_machine(administer, family, worker, "asked for").await.unwrap();
    } else {
        let list = StandingList::Named;
        store.administer_list(administer, list, family, worker, false, "asked for").await.unwrap();
    }
}

async fn told(world: &World, actor: Actor) -> Vec<Notice> {
    world.store.notices(may(actor, OfficeDeed::MyWork), 20).await.unwrap()
}

#[test]
fn whoever_is_named_learns_who_else_was_named_and_by_whom() {
    in_each_world(|world| async move {
        let family = hidden(&world).await;
        let before = told(&world, world.supervisor).await.len();
        put(&world, family, world.outsider, true).await;
        let notices = told(&world, world.supervisor).await;
        assert_eq!(notices.len(), before + 1);
        assert!(notices[0].text.starts_with("Ada Min named Otto Outside"), "{}", notices[0].text);
        assert_eq!((notices[0].code.as_str(), notices[0].family), ("standing", Some(family)));
        assert!(
            told(&world, world.outsider).await.is_empty(),
            "whoever was named is told by people, not here"
        );
        assert!(told(&world, world.chair).await.is_empty(), "nobody else learns that there is such a record");
    });
}

#[test]
fn a_name_cannot_be_taken_off_in_silence() {
    in_each_world(|world| async move {
        let family = hidden(&world).await;
        put(&world, family, world.supervisor, false).await;
        let notices = told(&world, world.supervisor).await;
        let gone = notices.first().unwrap();
        assert!(
            gone.text.starts_with("Ada Min took your name off the restricted record K-"),
            "{}",
            gone.text
        );
        assert_eq!((gone.family, gone.family_name.as_deref()), (None, None));
        assert!(told(&world, world.anna).await[0].text.starts_with("Ada Min took Sue Pervisor off"));
    });
}

#[test]
fn a_conflict_noted_by_an_administrator_is_told_to_the_supervisor() {
    in_each_world(|world| async move {
        let family = world.register(world.case("Okafor family"), Vec::new()).await;
        let administer = world.administer();
        let list = StandingList::Conflict;
        let anna = world.anna.worker;
        world.store.administer_list(administer, list, family, anna, true, "her cousin").await.unwrap();
        let notices = told(&world, world.supervisor).await;
        assert!(notices[0].text.contains("conflict of interest of Anna Worker"), "{}", notices[0].text);
        assert!(!notices[0].text.contains("cousin"), "the reason stays in the journal");
    });
}

#[test]
fn a_hidden_child_who_is_registered_again_is_told_to_those_who_may_know_and_to_them_alone() {
    in_each_world(|world| async move {
        let family = hidden(&world).await;
        let register = async |given: &str, surname: &str, born| {
            let mut case = world.case("Somebody");
            case.team = world.south;
            case.lead_worker = Some(world.outsider.worker);
            let child = world.person(given, surname, born);
            let permit = may(world.outsider, OfficeDeed::RegisterFamily);
            let request = record::ChangeRequest::new("family.registered", world.clock.now());
            world.store.create_family(&permit, request, case, vec![child.into()]).await.unwrap();
        };
        let before = told(&world, world.supervisor).await.len();
        register("Anton", "Kowal", date(2019, 4, 2)).await;
        register("Nina", "Zawadzka", date(2009, 6, 12)).await;
        assert_eq!(told(&world, world.supervisor).await.len(), before, "another name, or ten years older");
        register("Nina", "Zavadzka", date(2019, 2, 4)).await;
        let notices = told(&world, world.supervisor).await;
        assert_eq!(notices.len(), before + 1);
        assert!(
            notices[0].text.starts_with("Otto Outside registered a new referral, K-"),
            "{}",
            notices[0].text
        );
        assert_eq!((notices[0].code.as_str(), notices[0].family), ("known_child", Some(family)));
        assert!(told(&world, world.outsider).await.is_empty());
        assert!(told(&world, world.chair).await.is_empty());
        register("Nina", "Zawadzka", date(2009, 4, 2)).await;
        assert_eq!(told(&world, world.supervisor).await.len(), before + 2, "one figure of the year is wrong");
    });
}

#[test]
fn a_hidden_mother_whose_baby_is_registered_is_told_to_those_who_may_know() {
    in_each_world(|world| async move {
        let mut case = world.case("Hidden family");
        case.restricted = true;
        let mother = Person { part: Part::Parent, ..world.person("Ola", "Zawadzka", date(1999, 4, 2)) };
        let family = world.register(case, vec![mother.clone()]).await;
        put(&world, family, world.supervisor, true).await;
        let before = told(&world, world.supervisor).await.len();
        let mut case = world.case("Somebody");
        (case.team, case.lead_worker) = (world.south, Some(world.outsider.worker));
        let again = Person { part: Part::Parent, ..world.person("Ola", "Zawadzka", date(1999, 4, 2)) };
        let baby = world.person("Baby", "Nowak", date(2026, 11, 2));
        let permit = may(world.outsider, OfficeDeed::RegisterFamily);
        let request = record::ChangeRequest::new("family.registered", world.clock.now());
        world.store.create_family(&permit, request, case, vec![again.into(), baby.into()]).await.unwrap();
        let notices = told(&world, world.supervisor).await;
        assert_eq!((notices.len(), notices[0].family), (before + 1, Some(family)));
        assert!(told(&world, world.outsider).await.is_empty());
    });
}

#[test]
fn whoever_is_restricted_out_or_stays_is_told_to_the_teams_supervisors() {
    in_each_world(|world| async move {
        let sam = AccountDetails {
            username: "sam".to_owned(),
            display_name: "Sam".to_owned(),
            role: Role::PracticeSupervisor,
            team: Some(world.north),
        };
        let made = world.store.create_account_on_the_machine(sam, "hash".to_owned()).await;
        let sam = Actor { worker: made.unwrap(), role: Role::PracticeSupervisor, team: Some(world.north) };
        let family = world.register(world.case("Okafor"), Vec::new()).await;
        for actor in [world.anna, world.supervisor, world.outsider, world.chair] {
            let (list, permit) = (StandingList::Named, world.administer());
            let named = world.store.administer_list(permit, list, family, actor.worker, true, "early");
            named.await.unwrap();
        }
        let permit = world.permit(world.supervisor, family, Deed::Decide).await;
        let stay = vec![world.anna.worker, WorkerId(77)];
        let request =
            ChangeRequest { stay, ..ChangeRequest::new("family.access_changed", world.clock.now()) };
        let done = world
            .store
            .change(&permit, request, None, |record, _| {
                let mut case = record.families[0].value.clone();
                case.restricted = true;
                Ok(vec![Change::Put(case.into())])
            })
            .await
            .unwrap();
        assert!(matches!(done, Outcome::Done(_)), "{done:?}");
        for actor in [world.anna, world.supervisor] {
            assert!(world.is_let_in(actor, family).await, "{actor:?}");
        }
        for actor in [world.outsider, world.chair, sam] {
            assert!(!world.is_let_in(actor, family).await, "nobody stays by silence: {actor:?}");
        }
        let notices = told(&world, sam).await;
        let text = "Sue Pervisor restricted a record of your team, and you are not named for it. These people can see \
                    it: Anna Worker, Sue Pervisor. If that is not right, ask Sue Pervisor.";
        assert!(notices.iter().any(|one| one.text == text && one.family.is_none()), "{notices:?}");
        let gone = told(&world, world.outsider).await;
        assert!(gone[0].text.contains("took your name off the restricted record"), "{gone:?}");
        world.store.checkpoint().await.unwrap();
        let found = world.store.verify(|_| {}).await.unwrap();
        assert!(found.is_whole(), "{:?}", found.first);
    });
}
