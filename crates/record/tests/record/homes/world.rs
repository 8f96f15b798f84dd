//! Two invented families with two teams, and what the people of those teams may do, as the database tells.

use crate::people::{at, case};
use access::{
    Actor, ChildPermit, Deed, FamilyPermit, OfficeDeed, Refusal, actor::Role, child, family, office,
};
use jiff::civil::{Date, date};
use practice::{
    CaseRecord, Object,
    child::ChildLink,
    family::Family,
    ids::{ChildId, FamilyId, PartyId, PersonId, TeamId, WorkerId},
    people::{Part, Person, Sex},
    retention::Retention,
};
use record::{ChangeRequest, Outcome, ReadAct, Store, homes::ChildOpened};

/// The team of the mothers' families, of the fathers', and the one that works with adopted children.
pub(super) const NORTH: TeamId = TeamId(500);
pub(super) const SOUTH: TeamId = TeamId(600);
pub(super) const ADOPTION: TeamId = TeamId(700);

pub(super) const TODAY: Date = date(2026, 11, 23);

/// A supervisor or a social worker of a team.
pub(super) fn supervisor(team: TeamId) -> Actor {
    Actor { worker: WorkerId(team.0 + 1), role: Role::PracticeSupervisor, team: Some(team) }
}

pub(super) fn social_worker(team: TeamId) -> Actor {
    Actor { worker: WorkerId(team.0 + 2), role: Role::SocialWorker, team: Some(team) }
}

pub(super) fn person(number: i64, given: &str, part: Part) -> Object {
    Object::Person(one(number, given, part))
}

pub(super) fn one(number: i64, given: &str, part: Part) -> Person {
    Person {
        id: PersonId(number),
        given: given.to_owned(),
        family: "Okafor".to_owned(),
        also_known_as: Vec::new(),
        called: String::new(),
        part,
        born: (part == Part::Child).then_some(date(2019, 3, 4)),
        sex: Sex::Female,
        ethnicity: String::new(),
        language: String::new(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: String::new(),
        address: String::new(),
        address_hidden: false,
        household: String::new(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    }
}

/// Registers a family of a team with these things.
pub(super) async fn family_of(store: &Store, number: i64, team: TeamId, objects: Vec<Object>) -> FamilyId {
    let permit = office::permit(supervisor(team), OfficeDeed::RegisterFamily).unwrap();
    let case = Family {
        team,
        lead_worker: Some(social_worker(team).worker),
        co_workers: Vec::new(),
        retention: Retention::family(),
        ..case(number, "Okafor family")
    };
    let request = ChangeRequest::new("family.registered", at(0));
    let made = store.create_family(&permit, request, case, objects).await.unwrap();
    assert!(matches!(made, Outcome::Done(_)), "{made:?}");
    FamilyId(number)
}

/// What the database and the rules of access answer somebody who asks for a family's record.
pub(super) async fn asks_family(
    store: &Store,
    actor: Actor,
    family: FamilyId,
    deed: Deed,
) -> Result<FamilyPermit, Refusal> {
    let facts = store.access_facts(actor.worker, family).await.unwrap();
    facts.map_or(Err(Refusal::Absent), |facts| family::permit(actor, &facts, deed, store.clock().now()))
}

/// The same for a child's own record.
pub(super) async fn asks_child(
    store: &Store,
    actor: Actor,
    child: ChildId,
    deed: Deed,
) -> Result<ChildPermit, Refusal> {
    let facts = store.child_facts(actor.worker, child).await.unwrap();
    facts.map_or(Err(Refusal::Absent), |facts| child::permit(actor, &facts, deed, store.clock().now()))
}

/// The same for a party's record.
pub(super) async fn asks_party(
    store: &Store,
    actor: Actor,
    party: PartyId,
    deed: Deed,
) -> Result<access::PartyPermit, Refusal> {
    let facts = store.party_facts(actor.worker, party).await.unwrap();
    facts.map_or(Err(Refusal::Absent), |facts| family::permit(actor, &facts, deed, store.clock().now()))
}

/// The family's record, as somebody who may see it opens it.
pub(super) async fn opens(store: &Store, actor: Actor, family: FamilyId) -> CaseRecord {
    let permit = asks_family(store, actor, family, Deed::See).await.unwrap();
    store.open_family(&permit, reading("family.opened")).await.unwrap()
}

/// The child's record, as somebody who may see it opens it.
pub(super) async fn opens_child(store: &Store, actor: Actor, child: ChildId) -> ChildOpened {
    let permit = asks_child(store, actor, child, Deed::See).await.unwrap();
    store.open_child(&permit, reading("child.seen")).await.unwrap()
}

/// The link from a family's record to the own record of one of its people.
pub(super) async fn link_of(store: &Store, actor: Actor, family: FamilyId, person: i64) -> ChildLink {
    let record = opens(store, actor, family).await;
    record.child_links.iter().find(|link| link.person == PersonId(person)).unwrap().value.clone()
}

pub(super) fn reading(verb: &'static str) -> ReadAct {
    ReadAct { verb, at: at(1), reason: String::new() }
}

/// A deed by this verb, with nothing else to say.
pub(super) fn deed(verb: &'static str, seconds: i64) -> ChangeRequest {
    ChangeRequest::new(verb, at(seconds))
}

/// What was kept, or why it was not.
pub(super) fn kept(outcome: &Outcome) {
    assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
}
