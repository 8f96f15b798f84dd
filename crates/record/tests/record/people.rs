//! An invented family, its workers and their permits.

use access::{Actor, Deed, FamilyFacts, FamilyPermit, OfficeDeed, OfficePermit, actor::Role, family, office};
use jiff::{Timestamp, civil::date};
use practice::{
    Object,
    actions::Change,
    family::{CaseStatus, Family, Referral, Stage},
    goal::{NextStep, StepStatus},
    ids::{FamilyId, StepId, TeamId, WorkerId},
};
use record::{ChangeRequest, Edit, Outcome, ReadAct, Store};

pub(crate) const TEAM: TeamId = TeamId(500);

/// 23 November 2026 at nine, and so many seconds later.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_424_400 + seconds).unwrap()
}

pub(crate) fn worker(number: i64) -> Actor {
    Actor { worker: WorkerId(number), role: Role::SocialWorker, team: Some(TEAM) }
}

pub(crate) fn permit(actor: Actor, family: FamilyId, deed: Deed) -> FamilyPermit {
    let facts = FamilyFacts {
        record: family,
        team: TEAM,
        lead_worker: Some(actor.worker),
        is_co_worker: false,
        chair: None,
        restricted: false,
        is_named: false,
        has_conflict: false,
        break_glass: None,
    };
    family::permit(actor, &facts, deed, at(0)).unwrap()
}

pub(crate) fn registering(actor: Actor) -> OfficePermit {
    office::permit(actor, OfficeDeed::RegisterFamily).unwrap()
}

pub(crate) fn case(number: i64, name: &str) -> Family {
    Family {
        id: FamilyId(number),
        reference: String::new(),
        name: name.to_owned(),
        stage: Stage::ChildProtection,
        stage_since: date(2026, 9, 1),
        stage_from: practice::stands::StageFrom::Said,
        team: TEAM,
        lead_worker: Some(WorkerId(1)),
        co_workers: vec![WorkerId(2)],
        chair: None,
        opened: date(2026, 8, 20),
        status: CaseStatus::Open,
        closed: None,
        referral: Referral::default(),
        restricted: false,
        parents_get: Vec::new(),
        retention: practice::retention::Retention::family(),
    }
}

/// A next step: something small to write and change.
pub(crate) fn step(number: i64, text: &str, outcome: &str) -> Object {
    Object::NextStep(NextStep {
        id: StepId(number),
        goal: None,
        text: text.to_owned(),
        owner: None,
        due: Some(date(2026, 12, 1)),
        status: StepStatus::Open,
        done_on: None,
        outcome: outcome.to_owned(),
        moved_scale: None,
    })
}

pub(crate) async fn registered(store: &Store, number: i64, objects: Vec<Object>) -> FamilyId {
    let made = store
        .create_family(
            &registering(worker(1)),
            ChangeRequest::new("family.registered", at(0)),
            case(number, "Okafor family"),
            objects,
        )
        .await
        .unwrap();
    assert!(matches!(made, Outcome::Done(_)));
    FamilyId(number)
}

pub(crate) fn reading() -> ReadAct {
    ReadAct { verb: "family.opened", at: at(1), reason: String::new() }
}

/// Leave for this worker to change this family's record.
pub(crate) fn changing(number: i64, family: FamilyId) -> FamilyPermit {
    permit(worker(number), family, Deed::Change)
}

/// Saves a thing as it was edited on top of a version.
pub(crate) async fn save(
    store: &Store,
    permit: &FamilyPermit,
    base_version: u32,
    mine: Object,
    seconds: i64,
) -> Outcome {
    let request = ChangeRequest::new("step.written", at(seconds));
    let edit = Edit { base_version, mine };
    store
        .change(permit, request, Some(edit), |_, merged| Ok(merged.into_iter().map(Change::Put).collect()))
        .await
        .unwrap()
}
