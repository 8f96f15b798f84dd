//! The authority's figures out of the records: of every child, for analysts alone, and the list behind them without those of whom the reader
//! may not know.

use crate::world::{TODAY, World, at, in_each_world, may};
use access::{Actor, Deed, OfficeDeed, Role};
use indicators::Line;
use jiff::{ToSpan as _, civil::date};
use pathway::{
    ProtectionPlan, Referral,
    codes::{Category, PrimaryNeed},
    objects::CategoryFrom,
    visit::{ChildSeen, Seen, VisitPlace, Visited},
};
use practice::{
    Object, RecordId,
    actions::Change,
    case_note::{CaseNote, NoteKind},
    contact::Contact,
    ids::{CaseNoteId, ChildId, ContactId, FamilyId, GroupId, PersonId, ProtectionPlanId, ReferralId},
};
use record::{
    ChangeRequest, Outcome, StoreError,
    homes::{Listed, WorkedOut},
    journal::JournalFilter,
    lists::Page,
    standing::StandingList,
    testing::read_text,
};
use std::sync::Arc;

fn analyst(world: &World) -> Actor {
    Actor { worker: world.chair.worker, role: Role::PerformanceAnalyst, team: None }
}

/// A family with one child, and the child's own record.
async fn family(world: &World, name: &str) -> (FamilyId, PersonId, ChildId) {
    let child = world.person("Maya", name, date(2015, 2, 3));
    let person = child.id;
    let family = world.register(world.case(name), vec![child]).await;
    let query =
        format!("SELECT CAST(child_id AS TEXT) AS text FROM child_link WHERE family_id = {}", family.0);
    let found = read_text(&world.fresh.place, &query);
    (family, person, ChildId(found.first().unwrap().parse().unwrap()))
}

/// Writes something into a child's own record.
async fn put(
    world: &World,
    child: ChildId,
    change: impl Fn(&practice::CaseRecord) -> Object + Clone + Send + 'static,
) {
    let facts = world.store.child_facts(world.anna.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(world.anna, &facts, Deed::Change, world.clock.now()).unwrap();
    let request = ChangeRequest::new("test.changed", world.clock.now());
    let done =
        world.store.change(&permit, request, None, move |record, _| Ok(vec![Change::Put(change(record))]));
    let done = done.await.unwrap();
    assert!(matches!(done, Outcome::Done(_)), "{done:?}");
}

async fn refer(world: &World, family: FamilyId, child: ChildId) {
    let referral = Referral {
        id: ReferralId(world.store.new_id()),
        group: GroupId(1),
        family: Some(family),
        contact: None,
        on: TODAY.saturating_sub(20.days()),
        source: "2A".to_owned(),
        need: Some(PrimaryNeed::Abuse),
        no_further: Some(false),
        decided_because: "A bruise.".to_owned(),
        decided: None,
        closed: None,
        closed_because: None,
    };
    put(world, child, move |_| referral.clone().into()).await;
}

async fn worked_out(world: &World) -> Arc<WorkedOut> {
    let permit = may(analyst(world), OfficeDeed::Returns);
    Arc::new(world.store.work_out_indicators(permit).await.unwrap())
}

async fn listed(world: &World, figures: &Arc<WorkedOut>, line: Line) -> Listed {
    let permit = may(analyst(world), OfficeDeed::Returns);
    world.store.listed(permit, Arc::clone(figures), line, (0, 50)).await.unwrap()
}

#[test]
fn a_figure_holds_every_child_and_its_list_those_of_whom_the_reader_may_know() {
    in_each_world(|world| async move {
        let mut all = Vec::new();
        for name in ["Marlow", "Okafor", "Hale"] {
            let (family, _, child) = family(&world, name).await;
            refer(&world, family, child).await;
            all.push((family, child));
        }
        let figures = worked_out(&world).await;
        assert_eq!((figures.children(), figures.day()), (3, TODAY));
        assert_eq!(figures.tally(Line::Referrals).counts, 3);
        assert_eq!(listed(&world, &figures, Line::Referrals).await.all, 3);

        put(&world, all[0].1, |record| {
            let mut own = record.child_records[0].value.clone();
            own.restricted = true;
            own.into()
        })
        .await;
        let administer = world.administer();
        let conflict = (StandingList::Conflict, all[1].0, world.chair.worker, true, "Their cousin");
        let (list, family, worker, is_on, why) = conflict;
        world.store.administer_list(administer, list, family, worker, is_on, why).await.unwrap();
        // The figures are the ones of before: who may know is asked when somebody reads.
        let left = listed(&world, &figures, Line::Referrals).await;
        let whose: Vec<RecordId> = left.entries.iter().map(|(entry, _)| entry.whose).collect();
        assert_eq!((left.all, whose), (1, vec![RecordId::Child(all[2].1)]));
        assert_eq!(left.entries[0].1, Some(all[2].1.to_string().to_uppercase()));
        assert_eq!(
            worked_out(&world).await.tally(Line::Referrals).counts,
            3,
            "nobody is left out of the figure"
        );
    });
}

#[test]
fn contacts_without_a_child_and_visits_are_counted_out_of_the_familys_records() {
    in_each_world(|world| async move {
        let (family, person, child) = family(&world, "Marlow").await;
        let unnamed = Contact::at(ContactId(world.store.new_id()), at(-20 * 86_400));
        world.put(family, world.anna, unnamed).await;
        let from = TODAY.saturating_sub(28.days());
        let plan = ProtectionPlan {
            id: ProtectionPlanId(world.store.new_id()),
            conference: None,
            from,
            categories: vec![CategoryFrom { on: from, category: Category::Neglect }],
            earlier_elsewhere: 0,
            ended: None,
            ended_because: None,
            ended_words: String::new(),
        };
        put(&world, child, move |_| plan.clone().into()).await;
        let seen = ChildSeen { child: person, seen: Seen::Alone, said: String::new() };
        let visit = CaseNote {
            id: CaseNoteId(world.store.new_id()),
            kind: NoteKind::Visit,
            happened_on: TODAY.saturating_sub(18.days()),
            happened_at: None,
            children: vec![person],
            with_whom: String::new(),
            words: "At home. Maya showed her room.".to_owned(),
            visited: Some(Visited { place: VisitPlace::Home, children: vec![seen], bedroom: Some(true) }),
            written_by: None,
            written_at: None,
            corrected: None,
        };
        world.put(family, world.anna, visit).await;

        let figures = worked_out(&world).await;
        let of = |line| {
            let tally = figures.tally(line);
            (tally.counts, tally.out_of)
        };
        assert_eq!(of(Line::ContactsInTime), (0, 1));
        assert_eq!(of(Line::VisitsInTime), (1, 2), "seen on 5 November, and again due on the 19th");
        assert_eq!(of(Line::SeenAlone), (1, 1));
        assert_eq!(of(Line::CategoryFollows), (0, 1), "no danger stands on a map");
        let contacts = listed(&world, &figures, Line::ContactsInTime).await;
        assert_eq!(contacts.entries[0].0.whose, RecordId::Family(family));
        assert_eq!(contacts.entries[0].1, None, "it names no child");
    });
}

#[test]
fn working_the_figures_out_is_told_and_opens_no_record_and_a_permit_for_something_else_gets_none() {
    in_each_world(|world| async move {
        let (family, _, child) = family(&world, "Marlow").await;
        refer(&world, family, child).await;
        let of_records =
            || read_text(&world.fresh.place, "SELECT verb AS text FROM journal WHERE chain <> 0").len();
        let before = of_records();
        let figures = worked_out(&world).await;
        listed(&world, &figures, Line::Referrals).await;
        assert_eq!(of_records(), before, "no record is opened");
        let reads = may(world.admin, OfficeDeed::ReadJournal);
        let filter = JournalFilter { verb: Some("indicators.".to_owned()), ..JournalFilter::default() };
        let found = world.store.journal_search(reads, filter, Page::default()).await.unwrap();
        let verbs: Vec<&str> = found.lines.iter().map(|line| line.verb.as_str()).collect();
        assert_eq!(verbs, ["indicators.worked_out"]);
        world.store.checkpoint().await.unwrap();
        assert!(world.store.verify(|_| {}).await.unwrap().is_whole());

        let wrong = may(world.admin, OfficeDeed::Administer);
        assert_eq!(world.store.work_out_indicators(wrong).await.unwrap_err(), StoreError::NotPermitted);
        let list = world.store.listed(wrong, figures, Line::Referrals, (0, 50)).await;
        assert_eq!(list, Err(StoreError::NotPermitted));
    });
}
