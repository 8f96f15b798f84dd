//! Every route's path with something real put in for each of its parts.

use super::{House, Serves, emergency};
use access::OfficeDeed;
use practice::{
    FamilyRecord, Kind,
    case_note::{CaseNote, NoteKind},
    ids::{CaseNoteId, FamilyId, encode},
};
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
        ("worker", house.workers["bea"].to_string()),
        ("example", "pilots".to_owned()),
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
    things
}

/// A case note in Amir's own family.
async fn note<S: Serves>(house: &House<S>, record: &FamilyRecord) -> String {
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
fn of_one_plan(record: &FamilyRecord, things: &mut BTreeMap<&'static str, String>) {
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
