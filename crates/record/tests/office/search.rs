//! Looking for people: who is found, by whom, and in what order.

use crate::world::{World, in_each_world, may};
use access::{Actor, OfficeDeed};
use jiff::civil::date;
use names::{Births, PersonName};
use practice::people::{Part, Person};
use record::{
    lists::Page,
    people::{Found, MayBe, Told},
    standing::StandingList,
};

const WHY: Option<&str> = Some("new referral: is the child known?");

async fn find(world: &World, actor: Actor, typed: &str, reason: Option<&str>) -> Found {
    let permit = may(actor, OfficeDeed::FindPeople);
    world.store.find_people(permit, typed, reason, Page::default()).await.unwrap()
}

async fn names(world: &World, actor: Actor, typed: &str, reason: Option<&str>) -> Vec<String> {
    find(world, actor, typed, reason).await.rows.into_iter().map(|row| row.name).collect()
}

fn maya(world: &World) -> Person {
    Person {
        address: "12 Oak Street, Leeds LS1 4AP".to_owned(),
        ..world.person("Maya", "Okafor", date(2019, 3, 4))
    }
}

#[test]
fn others_are_found_as_existing_only_and_only_with_a_reason() {
    in_each_world(|world| async move {
        let family = world.register(world.case("Okafor family"), vec![maya(&world)]).await;
        let own = find(&world, world.anna, "maya okafor", None).await;
        assert_eq!(own.total, 1);
        let known = own.rows[0].known.as_ref().unwrap();
        assert_eq!((known.born, known.family_name.as_str()), (Some(date(2019, 3, 4)), "Okafor family"));
        assert_eq!(own.rows[0].age.as_deref(), Some("7 years"));

        assert!(names(&world, world.outsider, "maya okafor", None).await.is_empty());
        assert!(names(&world, world.outsider, "maya okafor", Some("  ")).await.is_empty());
        let found = find(&world, world.outsider, "maya okafor", WHY).await;
        assert_eq!(found.total, 1);
        let row = &found.rows[0];
        assert_eq!(row.known, None);
        assert_eq!((row.family, row.team.as_str()), (family, "North"));
        assert_eq!(row.lead_worker.as_deref(), Some("Anna Worker"));
        let by_chair = find(&world, world.chair, "maya okafor", WHY).await;
        assert_eq!(by_chair.rows[0].known, None, "chairs none of this family's conferences");
    });
}

#[test]
fn a_restricted_family_is_found_by_no_query_and_conflict_beats_all() {
    in_each_world(|world| async move {
        let mut case = world.case("Hidden family");
        case.restricted = true;
        case.reference = "K-77777".to_owned();
        let family = world.register(case, vec![maya(&world)]).await;
        let queries = [
            "maya okafor",
            "okafor",
            "maja okafour",
            "K-77777",
            "77777",
            "4 March 2019",
            "LS1 4AP",
            "12 oak street",
        ];
        for typed in queries {
            for actor in [world.outsider, world.anna, world.supervisor, world.chair] {
                assert!(names(&world, actor, typed, WHY).await.is_empty(), "{typed}");
            }
        }
        let administer = world.administer();
        let list =
            |list, worker, on| world.store.administer_list(administer, list, family, worker, on, "why");
        for actor in [world.anna, world.outsider] {
            world.store.name_on_the_machine(administer, family, actor.worker, "why").await.unwrap();
        }
        for typed in queries {
            for actor in [world.anna, world.outsider] {
                let found = find(&world, actor, typed, None).await;
                assert_eq!(found.total, 1, "{typed}");
                assert!(found.rows[0].known.is_some());
            }
            assert!(names(&world, world.supervisor, typed, WHY).await.is_empty(), "{typed}");
        }
        list(StandingList::Conflict, world.anna.worker, true).await.unwrap();
        for typed in queries {
            assert!(names(&world, world.anna, typed, WHY).await.is_empty(), "{typed}");
        }
    });
}

#[test]
fn the_likeliest_comes_first_and_slips_are_forgiven() {
    in_each_world(|world| async move {
        let born = date(2015, 6, 1);
        let people = [("Anna", "Kowalska"), ("Annabel", "Kowal"), ("Hanna", "Kovalska"), ("Zoe", "Kowalska")]
            .map(|(given, family)| world.person(given, family, born));
        world.register(world.case("Kowalska family"), people.to_vec()).await;
        let found = names(&world, world.anna, "anna kowalska", None).await;
        assert_eq!(found[0], "Anna Kowalska");
        assert!(found.contains(&"Hanna Kovalska".to_owned()), "{found:?}");
        assert_eq!(names(&world, world.anna, "kowalska anna", None).await[0], "Anna Kowalska");
        assert_eq!(names(&world, world.anna, "anna kowlaska", None).await[0], "Anna Kowalska");
        assert_eq!(names(&world, world.outsider, "zoe kow", WHY).await[0], "Zoe Kowalska");
        assert!(names(&world, world.anna, "", None).await.is_empty());
        assert!(names(&world, world.anna, "';--", None).await.is_empty());
    });
}

#[test]
fn a_hidden_address_leads_to_nobody() {
    in_each_world(|world| async move {
        let mut person = maya(&world);
        let family = world.register(world.case("Okafor family"), vec![person.clone()]).await;
        assert_eq!(names(&world, world.outsider, "LS1 4AP", WHY).await.len(), 1);
        person.address_hidden = true;
        world.put(family, world.anna, person).await;
        for actor in [world.anna, world.outsider] {
            assert!(names(&world, actor, "LS1 4AP", WHY).await.is_empty());
            assert_eq!(names(&world, actor, "maya okafor", WHY).await.len(), 1);
        }
    });
}

#[test]
fn a_changed_name_and_a_moved_family_are_found_as_they_are_now() {
    in_each_world(|world| async move {
        let mut person = maya(&world);
        let mut case = world.case("Okafor family");
        let family = world.register(case.clone(), vec![person.clone()]).await;
        person.family = "Brandt".to_owned();
        world.put(family, world.anna, person).await;
        assert!(names(&world, world.anna, "okafor", None).await.is_empty());
        assert_eq!(names(&world, world.anna, "maya brandt", None).await.len(), 1);
        case.team = world.south;
        case.lead_worker = None;
        case.reference = "K-10001".to_owned();
        world.put(family, world.anna, case).await;
        assert!(names(&world, world.anna, "maya brandt", None).await.is_empty());
        assert!(find(&world, world.outsider, "maya brandt", None).await.rows[0].known.is_some());
    });
}

#[test]
fn a_search_is_in_the_journal_with_its_reason() {
    in_each_world(|world| async move {
        world.register(world.case("Okafor family"), vec![maya(&world)]).await;
        find(&world, world.outsider, "maya okafor", WHY).await;
        let seen = record::testing::read_text(
            &world.fresh.place,
            "SELECT verb || '|' || reason || '|' || body AS text FROM journal WHERE chain = 0 \
             AND verb = 'people.searched'",
        );
        assert_eq!(seen.len(), 1);
        assert!(seen[0].contains("is the child known?") && seen[0].contains("maya okafor"), "{seen:?}");
    });
}

#[test]
fn an_age_leaves_out_whom_it_cannot_be_and_puts_the_likeliest_first() {
    in_each_world(|world| async move {
        let born = [date(2019, 3, 4), date(2018, 11, 24), date(2010, 1, 1), date(2026, 12, 30)];
        let mut people = born.map(|born| world.person("Maya", "Okafor", born)).to_vec();
        people[1].given = "Mayah".to_owned();
        people.push(Person { born: None, given: "Maya-Rose".to_owned(), ..people[0].clone() });
        people[4].id = practice::ids::PersonId(world.store.new_id());
        world.register(world.case("Okafor family"), people).await;
        for actor in [world.anna, world.outsider] {
            let found = find(&world, actor, "maya okafor aged 7", WHY).await;
            let names: Vec<&str> = found.rows.iter().map(|row| row.name.as_str()).collect();
            assert_eq!(
                names,
                ["Maya Okafor", "Mayah Okafor", "Maya-Rose Okafor"],
                "7, 7 to the day, unknown"
            );
            let found = find(&world, actor, "maya okafor aged 8", WHY).await;
            assert_eq!(found.total, 3, "a year off is forgiven");
            assert_eq!(find(&world, actor, "okafor aged 40", WHY).await.total, 1, "only the unknown");
        }
    });
}

#[test]
fn people_alike_keep_their_order_from_page_to_page() {
    in_each_world(|world| async move {
        let people = (0..30).map(|_| world.person("Maya", "Okafor", date(2019, 3, 4))).collect();
        world.register(world.case("Okafor family"), people).await;
        let permit = may(world.anna, OfficeDeed::FindPeople);
        let page = async |number| {
            let found = world.store.find_people(permit, "maya okafor", None, Page::numbered(number)).await;
            found.unwrap().rows.into_iter().map(|row| row.known.unwrap().person).collect::<Vec<_>>()
        };
        let (first, second) = (page(1).await, page(2).await);
        let all: std::collections::BTreeSet<_> = first.iter().chain(&second).copied().collect();
        assert_eq!((first.len(), second.len(), all.len()), (20, 10, 30));
        assert_eq!(page(1).await, first);
    });
}

/// Who may be the people told of, for whoever looks.
async fn known(world: &World, actor: Actor, told: &[Told]) -> Vec<Vec<MayBe>> {
    let permit = may(actor, OfficeDeed::FindPeople);
    world
        .store
        .find_known(permit, told.to_vec(), "new referral: is this child or adult known?")
        .await
        .unwrap()
        .into_iter()
        .map(|one| one.people)
        .collect()
}

fn told_of(given: &str, family: &str, born: Option<jiff::civil::Date>, is_child: bool) -> Told {
    let name = PersonName { given: given.into(), family: family.into(), also_known_as: Vec::new() };
    Told { name, born, is_child }
}

#[test]
fn a_mother_a_baby_and_a_namesake_are_looked_up_before_a_referral_is_registered() {
    in_each_world(|world| async move {
        let mother =
            Person { part: Part::Parent, ..world.person("Jade", "Bramley-Shaw", date(1999, 10, 13)) };
        let baby = world.person("Baby", "Bramley-Shaw", date(2026, 9, 2));
        let family = world.register(world.case("Bramley-Shaw family"), vec![mother, baby]).await;
        // Namesakes of other ages, more of them than are shown, in another team.
        let mut others = world.case("Others");
        others.team = world.south;
        let namesake =
            |year| Person { part: Part::Parent, ..world.person("Jade", "Bramley-Shaw", date(year, 2, 1)) };
        world.register(others, (1994..2003).map(namesake).collect()).await;
        let told = [
            told_of("Poppy", "Bramley-Shaw", Some(date(2026, 8, 25)), true),
            told_of("Baby", "", None, true),
            told_of("Jade", "Bramley-Shaw", Some(date(1999, 10, 13)), false),
            told_of("Ruth", "Bramley-Shaw", Some(date(1999, 10, 13)), false),
        ];
        let found = known(&world, world.anna, &told).await;
        let one = |at: usize| found[at].first().map(|one| (one.person.family, one.births));
        assert_eq!(one(0), Some((family, Births::Near)), "the baby that was expected");
        assert_eq!((one(1), one(3)), (None, None));
        assert_eq!(one(2), Some((family, Births::Same)), "the nearest day of birth stands first");
        let shown = &found[2][0].person;
        let known_of_her = shown.known.as_ref().unwrap();
        assert_eq!((known_of_her.part, known_of_her.stage), (Part::Parent, Some(world.case("").stage)));
        let by_outsider = known(&world, world.outsider, &told).await;
        assert_eq!(by_outsider[2][0].person.family, family);
        assert_eq!(by_outsider[2][0].person.known, None, "of another team: as existing only");
        let list = StandingList::Conflict;
        let administer = world.administer();
        let outsider = world.outsider.worker;
        world.store.administer_list(administer, list, family, outsider, true, "her cousin").await.unwrap();
        let hidden = known(&world, world.outsider, &told).await;
        assert!(hidden.iter().flatten().all(|one| one.person.family != family));
    });
}
