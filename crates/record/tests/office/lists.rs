//! My work, my families and the team board: what is on them, and for whom.

use crate::world::{TODAY, World, in_each_world, may};
use access::{Actor, OfficeDeed};
use jiff::civil::{Date, date};
use practice::{
    Who,
    contact::{Contact, DangerNow},
    family::{CaseStatus, Family, Stage},
    goal::{NextStep, StepStatus},
    ids::{ContactId, FamilyId, MeetingId, StepId},
    meeting::{Meeting, MeetingKind, MeetingStatus},
};
use record::{
    StoreError,
    lists::{BoardFilter, DueItem, FamilyFilter, FamilyPage, Page},
    standing::StandingList,
};

async fn work(world: &World, actor: Actor, today: Date) -> Vec<DueItem> {
    world.store.my_work(may(actor, OfficeDeed::MyWork), today, 50).await.unwrap()
}

async fn families(world: &World, actor: Actor, filter: FamilyFilter) -> FamilyPage {
    world.store.my_families(may(actor, OfficeDeed::MyWork), TODAY, filter, Page::default()).await.unwrap()
}

fn step(world: &World, text: &str, owner: Actor, due: Date) -> NextStep {
    NextStep {
        id: StepId(world.store.new_id()),
        goal: None,
        text: text.to_owned(),
        owner: Some(Who::Worker(owner.worker)),
        due: Some(due),
        status: StepStatus::Open,
        done_on: None,
        outcome: String::new(),
        moved_scale: None,
    }
}

/// Opened so lately that the first day of the referral has not passed.
fn new_case(world: &World, name: &str) -> Family {
    Family { opened: TODAY, ..world.case(name) }
}

async fn hide(world: &World, family: FamilyId, list: StandingList, actor: Actor) {
    let (administer, worker) = (world.administer(), actor.worker);
    match list {
        StandingList::Named => world.store.name_on_the_machine(administer, family, worker, "why").await,
        StandingList::Conflict => {
            world.store.administer_list(administer, list, family, worker, true, "why").await
        }
    }
    .unwrap();
}

#[test]
fn what_is_due_is_kept_with_its_day_and_becomes_overdue_by_itself() {
    in_each_world(|world| async move {
        let family = world.register(new_case(&world, "Okafor family"), Vec::new()).await;
        let mut call = step(&world, "Call the school", world.anna, date(2026, 11, 30));
        world.put(family, world.anna, call.clone()).await;
        let due = work(&world, world.anna, TODAY).await;
        let item = due.iter().find(|item| item.what == "Call the school").unwrap();
        assert_eq!((item.family, item.on, item.is_overdue), (family, date(2026, 11, 30), false));
        let later = work(&world, world.anna, date(2026, 12, 1)).await;
        assert!(later.iter().find(|item| item.what == "Call the school").unwrap().is_overdue);
        assert!(
            work(&world, world.supervisor, TODAY).await.iter().all(|item| item.what != "Call the school")
        );

        call.status = StepStatus::Done;
        call.done_on = Some(TODAY);
        world.put(family, world.anna, call).await;
        assert!(work(&world, world.anna, TODAY).await.iter().all(|item| item.what != "Call the school"));
    });
}

#[test]
fn what_nobody_has_falls_to_the_supervisor() {
    in_each_world(|world| async move {
        let case = Family { lead_worker: None, ..new_case(&world, "Brandt family") };
        let family = world.register(case, Vec::new()).await;
        let due = work(&world, world.supervisor, TODAY).await;
        assert!(due.iter().any(|item| item.family == family && item.code == "unallocated"), "{due:?}");
        assert!(work(&world, world.anna, TODAY).await.is_empty());
        hide(&world, family, StandingList::Conflict, world.supervisor).await;
        assert!(work(&world, world.supervisor, TODAY).await.is_empty());
    });
}

#[test]
fn ones_families_are_own_and_the_teams_and_never_the_hidden() {
    in_each_world(|world| async move {
        let own = world.register(new_case(&world, "Okafor family"), Vec::new()).await;
        let chaired = Family {
            chair: Some(world.chair.worker),
            stage: Stage::LookedAfter,
            ..new_case(&world, "100% Smith")
        };
        let chaired = world.register(chaired, Vec::new()).await;
        let other =
            Family { lead_worker: Some(world.supervisor.worker), ..new_case(&world, "Zander family") };
        let other = world.register(other, Vec::new()).await;
        let hidden = Family { restricted: true, ..new_case(&world, "Hidden family") };
        let hidden = world.register(hidden, Vec::new()).await;

        let all = families(&world, world.anna, FamilyFilter::default()).await;
        assert_eq!(all.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [chaired, own, other]);
        assert_eq!(all.total, 3);
        assert!(all.rows[1].figures.is_some());
        let mine = FamilyFilter { only_mine: true, ..FamilyFilter::default() };
        assert_eq!(families(&world, world.anna, mine).await.total, 2);
        assert_eq!(families(&world, world.outsider, FamilyFilter::default()).await.total, 0);
        let by_chair = families(&world, world.chair, FamilyFilter::default()).await;
        assert_eq!(by_chair.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [chaired]);
        assert_eq!(families(&world, world.admin, FamilyFilter::default()).await.total, 0);

        let text = |text: &str| FamilyFilter { text: text.to_owned(), ..FamilyFilter::default() };
        assert_eq!(families(&world, world.anna, text("okaf")).await.total, 1);
        assert_eq!(families(&world, world.anna, text("100% smi")).await.total, 1);
        assert_eq!(
            families(&world, world.anna, text("%")).await.total,
            0,
            "a text without a letter is in no name"
        );
        assert_eq!(families(&world, world.anna, text("hidden")).await.total, 0);
        let stage = FamilyFilter { stage: Some(Stage::LookedAfter), ..FamilyFilter::default() };
        assert_eq!(families(&world, world.anna, stage).await.total, 1);
        let closed = FamilyFilter { status: Some(CaseStatus::Closed), ..FamilyFilter::default() };
        assert_eq!(families(&world, world.anna, closed).await.total, 0);

        hide(&world, hidden, StandingList::Named, world.outsider).await;
        assert_eq!(families(&world, world.outsider, FamilyFilter::default()).await.rows[0].id, hidden);
        hide(&world, own, StandingList::Conflict, world.anna).await;
        assert_eq!(families(&world, world.anna, FamilyFilter::default()).await.total, 2);
    });
}

#[test]
fn a_name_is_found_as_typed_without_its_marks_and_in_other_letters() {
    in_each_world(|world| async move {
        let names = ["Özdemir", "Łukasik", "O’Brien-Nuñez", "Şahin", "Іваненко"];
        for name in names {
            world.register(new_case(&world, name), Vec::new()).await;
        }
        let found = async |typed: &str| {
            let filter = FamilyFilter { text: typed.to_owned(), ..FamilyFilter::default() };
            families(&world, world.anna, filter)
                .await
                .rows
                .into_iter()
                .map(|row| row.name)
                .collect::<Vec<_>>()
        };
        for (name, typed) in [
            (names[0], ["Özdemir", "ÖZDEMIR", "ozdemir", "Ozd"]),
            (names[1], ["Łukasik", "ŁUKASIK", "lukasik", "Luka"]),
            (names[2], ["O’Brien-Nuñez", "O'BRIEN NUÑEZ", "obrien nunez", "Nunez"]),
            (names[3], ["Şahin", "ŞAHİN", "sahin", "Sah"]),
            (names[4], ["Іваненко", "ІВАНЕНКО", "іваненко", "Іван"]),
        ] {
            for typed in typed {
                assert_eq!(found(typed).await, [name], "{typed}");
            }
        }
        let all = families(&world, world.anna, FamilyFilter::default()).await;
        let order: Vec<_> = all.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(
            order,
            [names[4], names[1], names[2], names[0], names[3]],
            "Ö stands with O, and Ł with L"
        );
        let reference = all.rows[0].reference.clone();
        for typed in [reference.as_str(), &reference.to_lowercase(), &reference.replace('-', " ")] {
            assert_eq!(found(typed).await, [names[4]], "{typed}");
            let family = world.store.administered_family(world.administer(), typed).await.unwrap();
            assert_eq!(family.map(|family| family.reference).as_deref(), Some(reference.as_str()), "{typed}");
        }
    });
}

#[test]
fn families_that_an_earlier_release_drew_are_folded_when_the_database_is_opened() {
    in_each_world(|world| async move {
        world.register(new_case(&world, "Özdemir"), Vec::new()).await;
        record::testing::meddle(
            &world.fresh.place,
            &["UPDATE family SET folded_name = '', folded_reference = ''"],
        );
        let store = world.fresh.open();
        let permit = may(world.anna, OfficeDeed::MyWork);
        let filter = FamilyFilter { text: "ozdemir".to_owned(), ..FamilyFilter::default() };
        assert_eq!(store.my_families(permit, TODAY, filter, Page::default()).await.unwrap().total, 1);
        let verified = store.verify(|_| {}).await.unwrap();
        assert!(verified.places.iter().all(|broken| !broken.what.contains("is not what its case says")));
    });
}

#[test]
fn a_page_holds_twenty_and_the_total_counts_all() {
    in_each_world(|world| async move {
        for number in 0..23 {
            world.register(new_case(&world, &format!("Family {number:02}")), Vec::new()).await;
        }
        let permit = may(world.anna, OfficeDeed::MyWork);
        let page =
            |number| world.store.my_families(permit, TODAY, FamilyFilter::default(), Page::numbered(number));
        let (first, second) = (page(1).await.unwrap(), page(2).await.unwrap());
        assert_eq!((first.rows.len(), first.total, second.rows.len(), second.total), (20, 23, 3, 23));
        assert_eq!(second.rows[0].name, "Family 20");
    });
}

#[test]
fn a_board_shows_the_team_its_caseload_and_its_ageing() {
    in_each_world(|world| async move {
        let old = Family { opened: date(2025, 1, 10), ..world.case("Old family") };
        let old = world.register(old, Vec::new()).await;
        world.register(new_case(&world, "New family"), Vec::new()).await;
        let waiting = Family { lead_worker: None, ..new_case(&world, "Waiting family") };
        let waiting = world.register(waiting, Vec::new()).await;
        world.register(Family { restricted: true, ..new_case(&world, "Hidden family") }, Vec::new()).await;
        world.register(Family { team: world.south, ..new_case(&world, "Far family") }, Vec::new()).await;

        let permit = may(world.supervisor, OfficeDeed::TeamBoard(world.north));
        let board = |filter| world.store.team_board(permit, world.north, TODAY, filter);
        let all = board(BoardFilter::default()).await.unwrap();
        assert_eq!(all.rows.len(), 3);
        assert_eq!(all.rows[0].id, waiting, "what waits for a worker comes first");
        assert_eq!((all.caseload[0].worker, all.caseload[0].families), (Some(world.anna.worker), 2));
        assert_eq!(all.ageing.iter().map(|age| age.families).collect::<Vec<_>>(), [2, 0, 0, 1, 0]);
        let overdue = board(BoardFilter { only_overdue: true, ..BoardFilter::default() }).await.unwrap();
        assert_eq!(overdue.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [old]);
        assert_eq!(overdue.caseload, all.caseload);
        let elsewhere = world.store.team_board(permit, world.south, TODAY, BoardFilter::default()).await;
        assert_eq!(elsewhere, Err(StoreError::NotPermitted));
    });
}

#[test]
fn a_child_in_danger_is_never_kept_off_a_list_that_ends_somewhere() {
    in_each_world(|world| async move {
        let late = world.register(new_case(&world, "Late family"), Vec::new()).await;
        for day in 1..9 {
            let step = step(&world, "Call the school", world.supervisor, date(2026, 11, day));
            world.put(late, world.anna, step).await;
        }
        let other = world.register(new_case(&world, "Okafor family"), Vec::new()).await;
        let mut contact = Contact::at(ContactId(world.store.new_id()), world.clock.now());
        contact.danger_now = DangerNow::Yes;
        contact.danger_words = "He waits at the gate".to_owned();
        world.put(other, world.anna, contact).await;
        let permit = may(world.supervisor, OfficeDeed::MyWork);
        let first = world.store.my_work(permit, TODAY, 1).await.unwrap();
        assert_eq!((first[0].family, first[0].code.as_str()), (other, "contact_now"));
        assert_eq!(first[0].said, "“He waits at the gate”");
    });
}

#[test]
fn a_chair_has_the_conferences_of_the_families_they_chair() {
    in_each_world(|world| async move {
        let chaired = Family { chair: Some(world.chair.worker), ..new_case(&world, "Okafor family") };
        let chaired = world.register(chaired, Vec::new()).await;
        let other = world.register(new_case(&world, "Other family"), Vec::new()).await;
        for (family, kind) in [
            (chaired, MeetingKind::ReviewConference),
            (chaired, MeetingKind::CoreGroup),
            (other, MeetingKind::InitialConference),
        ] {
            let meeting = Meeting {
                id: MeetingId(world.store.new_id()),
                kind,
                on: date(2026, 11, 30),
                at: None,
                until: None,
                status: MeetingStatus::Planned,
                because: String::new(),
                attendees: Vec::new(),
                quorate: None,
                decisions: String::new(),
            };
            world.put(family, world.anna, meeting).await;
        }
        let what: Vec<_> = work(&world, world.chair, TODAY).await;
        let what: Vec<_> = what.iter().map(|item| (item.family, item.what.as_str())).collect();
        assert_eq!(what, [(chaired, "Review child protection conference")]);
        let of_anna = work(&world, world.anna, TODAY).await;
        assert!(of_anna.iter().any(|item| item.what == "Review child protection conference"));
    });
}
