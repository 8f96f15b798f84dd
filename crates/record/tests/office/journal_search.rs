//! Searching the journal: by whom, what, when and which family; for administrators, and without what was written.

use crate::world::{World, at, in_each_world, may};
use access::OfficeDeed;
use jiff::civil::date;
use record::{
    ReadAct, Refusal, StoreError,
    families::{self, HistoryFilter},
    journal::{JournalFilter, JournalLine, JournalPage},
    lists::Page,
    standing::StandingList,
    testing::meddle,
};

async fn search(world: &World, filter: JournalFilter) -> JournalPage {
    let permit = may(world.admin, OfficeDeed::ReadJournal);
    world.store.journal_search(permit, filter, Page::default()).await.unwrap()
}

fn verbs(lines: &[JournalLine]) -> Vec<&str> {
    lines.iter().map(|line| line.verb.as_str()).collect()
}

#[test]
fn who_did_what_when_and_where_is_found_newest_first() {
    in_each_world(|world| async move {
        let maya = world.person("Maya", "Okafor", date(2019, 3, 4));
        let mut case = world.case("Okafor family");
        case.reference = "K-4711".to_owned();
        world.clock.set(at(100));
        let family = world.register(case, vec![maya]).await;
        world.register(world.case("Brandt family"), Vec::new()).await;
        world.clock.set(at(200));
        let permit = world.permit(world.supervisor, family, access::Deed::See).await;
        let act = ReadAct { verb: "family.opened", at: at(200), reason: "dip sample".to_owned() };
        world.store.open_family(&permit, act).await.unwrap();
        world
            .store
            .journal_refusal(world.outsider.worker, Some(family.into()), "see", at(300))
            .await
            .unwrap();
        world.clock.set(at(400));

        let by_reference =
            JournalFilter { reference: Some(" k-4711".to_owned()), ..JournalFilter::default() };
        let found = search(&world, by_reference).await;
        assert_eq!(
            verbs(&found.lines),
            [
                "access.refused",
                "family.opened",
                "family.registered",
                "family.registered",
                "family.registered"
            ],
            "the case, the child, and the link to the child’s own record"
        );
        assert!(!found.has_more);
        assert!(found.lines.iter().all(|line| line.family == Some((family, "K-4711".to_owned()))));
        let opened = &found.lines[1];
        assert_eq!((opened.actor, opened.at), (Some(world.supervisor.worker), at(200)));
        assert_eq!(opened.basis, "supervisor");
        assert!(!format!("{found:?}").contains("Okafor") && !format!("{found:?}").contains("dip sample"));

        let of_anna = JournalFilter { actor: Some(world.anna.worker), ..JournalFilter::default() };
        assert_eq!(
            search(&world, of_anna).await.lines.len(),
            6,
            "two cases, a person, and a child’s record with both halves of its link"
        );
        let verb = |verb: &str| JournalFilter { verb: Some(verb.to_owned()), ..JournalFilter::default() };
        assert_eq!(search(&world, verb("family.opened")).await.lines.len(), 1);
        assert_eq!(search(&world, verb("family.")).await.lines.len(), 5);
        assert_eq!(search(&world, verb("fam")).await.lines.len(), 0);
        let between = JournalFilter { from: Some(at(200)), to: Some(at(300)), ..verb("") };
        assert_eq!(verbs(&search(&world, between).await.lines), ["access.refused", "family.opened"]);
        let nobody = JournalFilter { reference: Some("K-0".to_owned()), ..JournalFilter::default() };
        assert!(search(&world, nobody).await.lines.is_empty());
        let searches = search(&world, verb("journal.searched")).await;
        assert!(searches.lines.len() >= 6, "each search is in the journal");
        assert!(searches.lines.iter().all(|line| line.actor == Some(world.admin.worker)));
    });
}

#[test]
fn a_page_holds_twenty_and_says_whether_there_are_more() {
    in_each_world(|world| async move {
        for number in 0..21 {
            world.clock.set(at(number));
            world.register(world.case(&format!("Family {number:02}")), Vec::new()).await;
        }
        let registered =
            JournalFilter { verb: Some("family.registered".to_owned()), ..JournalFilter::default() };
        let permit = may(world.admin, OfficeDeed::ReadJournal);
        let page = |number| world.store.journal_search(permit, registered.clone(), Page::numbered(number));
        let (first, second) = (page(1).await.unwrap(), page(2).await.unwrap());
        assert_eq!((first.lines.len(), first.has_more), (20, true));
        assert_eq!((second.lines.len(), second.has_more), (1, false));
        assert_eq!((first.lines[0].at, second.lines[0].at), (at(20), at(0)));
    });
}

#[test]
fn only_administrators_search_and_a_conflict_of_interest_hides_a_family() {
    in_each_world(|world| async move {
        let hidden = practice::family::Family { restricted: true, ..world.case("Hidden family") };
        let hidden = world.register(hidden, Vec::new()).await;
        let cousin = world.register(world.case("Cousin family"), Vec::new()).await;
        world.store.journal_refusal(world.outsider.worker, Some(cousin.into()), "see", at(1)).await.unwrap();
        let refused =
            world.store.journal_search(world.administer(), JournalFilter::default(), Page::default()).await;
        assert_eq!(refused, Err(StoreError::NotPermitted));
        let list = StandingList::Conflict;
        world
            .store
            .administer_list(world.administer(), list, cousin, world.admin.worker, true, "why")
            .await
            .unwrap();
        let found = search(&world, JournalFilter::default()).await;
        let families: Vec<_> = found.lines.iter().filter_map(|line| line.family.as_ref()).collect();
        assert!(families.iter().any(|(family, _)| *family == hidden), "who read a restricted record is seen");
        assert!(families.iter().all(|(family, _)| *family != cousin));
    });
}

#[test]
fn a_deeds_verb_of_the_old_form_reads_as_an_attempt_and_is_not_among_what_happened() {
    in_each_world(|world| async move {
        let family = world.register(world.case("Okafor family"), Vec::new()).await;
        // As every form that was sent was journalled once, whatever became of it.
        meddle(
            &world.fresh.place,
            &[
                &format!("UPDATE chain_head SET seq = seq + 1 WHERE chain = {}", family.0),
                &format!(
                    "INSERT INTO journal (chain, seq, at, actor, verb, kind, object_id, version, reason, basis, hash) \
                 SELECT chain, seq + 1, at, actor, 'map.signed_off', '', 0, 0, '', 'lead_worker', hash \
                 FROM journal WHERE chain = {} ORDER BY seq DESC LIMIT 1",
                    family.0
                ),
            ],
        );
        let verb = JournalFilter { verb: Some("map.signed_off".to_owned()), ..JournalFilter::default() };
        let found = search(&world, verb).await;
        assert_eq!(found.lines.iter().map(|line| line.is_attempt).collect::<Vec<_>>(), [true]);
        let registered =
            JournalFilter { verb: Some("family.registered".to_owned()), ..JournalFilter::default() };
        assert!(search(&world, registered).await.lines.iter().all(|line| !line.is_attempt));

        let permit = world.permit(world.anna, family, access::Deed::See).await;
        let history = async |changes| {
            let filter = HistoryFilter { changes, refused: None, ..HistoryFilter::default() };
            let act = ReadAct { verb: "history.seen", at: at(1), reason: String::new() };
            world
                .store
                .history(&permit, filter, families::Page { skip: 0, take: 50, count: true }, act)
                .await
                .unwrap()
                .lines
        };
        assert!(history(Some(true)).await.iter().all(|line| line.verb != "map.signed_off"));
        let left_nothing = history(Some(false)).await;
        let attempts: Vec<bool> = left_nothing
            .iter()
            .filter(|line| line.verb == "map.signed_off")
            .map(|line| line.is_attempt)
            .collect();
        assert_eq!(attempts, [true]);
    });
}

#[test]
fn a_reading_is_never_kept_under_a_deeds_verb_and_a_refusal_says_so() {
    in_each_world(|world| async move {
        let family = world.register(world.case("Okafor family"), Vec::new()).await;
        let permit = world.permit(world.anna, family, access::Deed::Change).await;
        for verb in ["map.signed_off", "map.signed_off.refused", "session.started", "draft.kept"] {
            let act = ReadAct { verb, at: at(1), reason: String::new() };
            let kept = world.store.open_family(&permit, act).await;
            assert!(matches!(kept, Err(StoreError::Fault(_))), "{verb}");
        }
        let refusal = Refusal { wanted: "map.signed_off", because: "I3, I16".to_owned(), at: at(2) };
        world.store.journal_refused(&permit, refusal).await.unwrap();
        let refused = JournalFilter { verb: Some(".refused".to_owned()), ..JournalFilter::default() };
        let found = search(&world, refused).await;
        assert_eq!(verbs(&found.lines), ["map.signed_off.refused"]);
        assert_eq!((found.lines[0].version, found.lines[0].basis.as_str()), (0, "lead_worker"));
        // A journal that was never signed is not whole, whatever it says.
        world.store.checkpoint().await.unwrap().unwrap();
        let found = world.store.verify(|_| {}).await.unwrap();
        assert!(found.is_whole(), "{:?}", found.first);
    });
}
