//! Every route's path with something real put in for each of its parts.

use super::{House, Serves, emergency};
use access::{Deed, OfficeDeed};
use practice::{
    CaseRecord, Kind, RecordId,
    actions::{Change, one_person::one_person},
    case_note::{CaseNote, NoteKind},
    child::{Allocation, Placement, PlacementKind},
    ids::{CaseNoteId, ChildId, FamilyId, OnePersonId, PartyCheckId, PartyId, PlacementId, WorkerId, encode},
    party::{CheckOutcome, Party, PartyCheck, PartyCheckKind, PartyKind},
    retention::{Retention, RetentionClass},
};
use record::{ChangeRequest, Outcome};
use std::collections::BTreeMap;

/// The path with a family and things of its record filled in.
pub fn filled(path: &str, family: FamilyId, things: &BTreeMap<&'static str, String>) -> String {
    let mut out = path.replace("{family}", &family.to_string());
    for (name, value) in things {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    out
}

/// One thing of each kind in Amir's own family, so that a path can be filled in.
pub async fn things<S: Serves>(house: &House<S>) -> BTreeMap<&'static str, String> {
    let record = house.read("amir", house.families.own).await;
    let mut things = BTreeMap::from([
        ("team", house.north.to_string()),
        ("path", "kith/mark.svg".to_owned()),
        ("n", "0".to_owned()),
        ("what", "signed".to_owned()),
        ("measure", "re-referrals@DFE-2025?authority=384".to_owned()),
        ("indicator", "re-referrals".to_owned()),
        ("worker", house.workers["bea"].to_string()),
        ("example", "pilots".to_owned()),
        ("monday", "2026-11-23".to_owned()),
        ("secret", "0".repeat(64)),
    ]);
    let (opening, notice) = emergency_of_north(house).await;
    things.extend([("opening", opening), ("notice", notice), ("job", given_up_job(house).await)]);
    for kept in record.objects() {
        let name = match kept.value.kind() {
            Kind::MapItem => "item",
            Kind::NextStep => "step",
            Kind::PlanRule => "rule",
            Kind::RedFlag => "flag",
            Kind::PlanTest => "test",
            Kind::BottomLine => "line",
            kind => kind.code(),
        };
        things.entry(name).or_insert_with(|| encode(kept.value.number()));
    }
    of_one_plan(&record, &mut things);
    things.insert("case_note", note(house, &record).await);
    things.extend(of_records(house, house.families.own, house.workers["amir"]).await);
    let assessment = super::pathway::referred(house, things["child"].parse().unwrap()).await;
    things.extend([("kind", Kind::Assessment.code().to_owned()), ("number", assessment)]);
    let placement = placed(house, &things).await;
    things.extend([("placement", placement), ("one_person", joined(house, &record, &things).await)]);
    things
}

/// The own record of the family's first child, and the record of a carer with whom this worker works.
pub async fn of_records<S: Serves>(
    house: &House<S>,
    family: FamilyId,
    worker: WorkerId,
) -> BTreeMap<&'static str, String> {
    let query =
        format!("SELECT CAST(MIN(child_id) AS TEXT) AS text FROM child_link WHERE family_id = {}", family.0);
    let children = record::testing::read_text(&house.place(), &query);
    let (party, check) = carer(house, worker).await;
    let mut records = BTreeMap::from([("party", encode(party.0)), ("party_check", encode(check.0))]);
    records.extend(children.first().map(|child| ("child", encode(child.parse().unwrap()))));
    records
}

/// A carer whose home was visited.
async fn carer<S: Serves>(house: &House<S>, worker: WorkerId) -> (PartyId, PartyCheckId) {
    let actor = house.store.account(worker).await.unwrap().unwrap().0.actor();
    let id = PartyId(house.store.new_id());
    let may = access::office::permit(actor, OfficeDeed::RegisterFamily).unwrap();
    let party = Party {
        id,
        kind: PartyKind::Carer,
        name: "Joan Whitlock".to_owned(),
        phone: "01632 960144".to_owned(),
        address: "9 Quarry Lane, Ashbourne Vale".to_owned(),
        allocation: Allocation {
            team: actor.team.unwrap(),
            lead_worker: Some(worker),
            since: super::today(),
        },
        restricted: false,
        retention: Retention::of(RetentionClass::Party),
    };
    let visit = PartyCheck {
        id: PartyCheckId(house.store.new_id()),
        kind: PartyCheckKind::Visit,
        done: Some(super::today()),
        expires: None,
        outcome: CheckOutcome::Sound,
        words: "A warm house, and a room of one’s own.".to_owned(),
    };
    let check = visit.id;
    let changes = vec![Change::Put(party.into()), Change::Put(visit.into())];
    let request = ChangeRequest::new("party.opened", house.clock.now());
    let permit = may.for_new_party(id).unwrap();
    let begun = house.store.change(&permit, request, None, move |_, _| Ok(changes)).await.unwrap();
    assert!(matches!(begun, Outcome::Done(_)));
    (id, check)
}

/// That the child of these things lived for a night with the carer of these things, as Amir wrote it down.
async fn placed<S: Serves>(house: &House<S>, things: &BTreeMap<&'static str, String>) -> String {
    let (actor, now) = (house.actor("amir").await, house.clock.now());
    let child: ChildId = things["child"].parse().unwrap();
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, Deed::Change, now).unwrap();
    let placement = Placement {
        id: PlacementId(house.store.new_id()),
        party: things["party"].parse().unwrap(),
        kind: PlacementKind::FosterCare,
        from: super::today().yesterday().unwrap(),
        to: Some(super::today()),
        ended_because: "She came for one night.".to_owned(),
    };
    let (id, changes) = (encode(placement.id.0), vec![Change::Put(placement.into())]);
    let request = ChangeRequest::new("placement.added", now);
    let kept = house.store.change(&permit, request, None, move |_, _| Ok(changes)).await.unwrap();
    assert!(matches!(kept, Outcome::Done(_)));
    id
}

/// That the carer of these things is somebody of Amir's own family, as he said it.
async fn joined<S: Serves>(
    house: &House<S>,
    record: &CaseRecord,
    things: &BTreeMap<&'static str, String>,
) -> String {
    let (actor, now) = (house.actor("amir").await, house.clock.now());
    let (family, party): (_, PartyId) = (house.families.own, things["party"].parse().unwrap());
    let of_family = house.store.access_facts(actor.worker, family).await.unwrap().unwrap();
    let of_party = house.store.party_facts(actor.worker, party).await.unwrap().unwrap();
    let permits = vec![
        access::family::permit(actor, &of_family, Deed::Change, now).unwrap().of_record(),
        access::family::permit(actor, &of_party, Deed::Change, now).unwrap().of_record(),
    ];
    let adult = record.people.iter().find(|person| !person.is_child()).unwrap().id;
    let id = OnePersonId(house.store.new_id());
    let (here, there) = ((RecordId::from(family), Some(adult)), (RecordId::from(party), None));
    let request = ChangeRequest::new("one_person.said", now);
    let said = house.store.change_together(permits, request, None, move |scene, _| {
        one_person(scene, id, (here, there), (super::today(), "She told Amir."))
    });
    assert!(matches!(said.await.unwrap(), Outcome::Done(_)));
    encode(id.0)
}

/// A case note in Amir's own family.
async fn note<S: Serves>(house: &House<S>, record: &CaseRecord) -> String {
    let family = record.families[0].value.clone();
    let note = CaseNote {
        id: CaseNoteId(house.store.new_id()),
        kind: NoteKind::Telephone,
        happened_on: super::today(),
        happened_at: None,
        children: Vec::new(),
        with_whom: "Her teacher".to_owned(),
        words: "She asked when somebody comes.".to_owned(),
        written_by: family.lead_worker,
        written_at: Some(super::ten_o_clock()),
        visited: None,
        corrected: None,
    };
    let id = encode(note.id.0);
    house.put_in(family.id, vec![note.into()]).await;
    id
}

/// A job that was given up, with no try left.
pub async fn given_up_job<S: Serves>(house: &House<S>) -> String {
    let now = house.store.clock().now();
    house.store.ask_for_night(now).await.unwrap();
    let mut at = now;
    while let Some(claimed) = house.store.claim_job(at).await.unwrap() {
        house.store.fail_job(&claimed, "The disk is full.", at).await.unwrap();
        at += jiff::SignedDuration::from_hours(1);
    }
    let ids = record::testing::read_text(&house.place(), "SELECT CAST(id AS TEXT) AS text FROM job");
    encode(ids[0].parse().unwrap())
}

/// What stands under a plan's address is that plan's own: a rule that was tested, and a red flag beside it.
fn of_one_plan(record: &CaseRecord, things: &mut BTreeMap<&'static str, String>) {
    let tested = record.plan_tests.iter().find_map(|test| {
        let rule = record.plan_rule(test.rule)?;
        let flag = record.red_flags.iter().find(|flag| flag.plan == rule.plan)?;
        Some([("plan", rule.plan.0), ("rule", rule.id.0), ("test", test.id.0), ("flag", flag.id.0)])
    });
    things.extend(tested.into_iter().flatten().map(|(name, number)| (name, encode(number))));
}

/// An emergency opening that waits to be looked over by Grace, and her notice of it: Otto opened a record of her team.
async fn emergency_of_north<S: Serves>(house: &House<S>) -> (String, String) {
    let may = |actor, deed| access::office::permit(actor, deed).unwrap();
    let permit = may(house.actor("otto").await, OfficeDeed::BreakGlass);
    let lasts = jiff::SignedDuration::from_secs(1);
    let opening = house.store.break_glass(permit, house.families.team, emergency(), lasts).await.unwrap();
    let notices = house.store.notices(may(house.actor("grace").await, OfficeDeed::MyWork), 1).await.unwrap();
    (encode(opening.0), encode(notices[0].id))
}
