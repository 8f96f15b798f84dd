//! Begins the records of the people with whom invented children live, as a worker does it: under the worker's own permits.

use crate::command_error::CommandError;
use access::{Actor, Deed, OfficeDeed, Role, child, family, office};
use demo::{Home, Told};
use practice::{
    Object,
    actions::Change,
    child::Allocation,
    ids::{FamilyId, TeamId, WorkerId},
    party::Party,
    people::Person,
    retention::{Retention, RetentionClass},
};
use record::{ChangeRequest, Outcome, Store};

/// A home that is still to be written down, with the family and who leads the work.
pub(super) struct ToBegin {
    family: FamilyId,
    lead: (WorkerId, TeamId),
    home: Home,
}

/// The homes of a family as it was told.
pub(super) fn of(told: &Told) -> Vec<ToBegin> {
    let Some(lead) = told.lead else { return Vec::new() };
    told.homes.iter().map(|home| ToBegin { family: told.family, lead, home: home.clone() }).collect()
}

/// Begins the record of the person with whom a child lives, and writes into the child's own record that the child lives there.
pub(super) async fn begin(store: &Store, wanted: ToBegin) -> Result<(), CommandError> {
    let ToBegin { family, lead: (worker, team), home } = wanted;
    let (now, actor) = (store.clock().now(), Actor { worker, role: Role::SocialWorker, team: Some(team) });
    let facts = store.access_facts(worker, family).await?.ok_or_else(not_made)?;
    let see = family::permit(actor, &facts, Deed::See, now).map_err(|_| not_made())?;
    let record = store.open_family_again(&see).await?;
    let person: Person = record.person(home.with).ok_or_else(not_made)?.value.clone();
    let of_child = |link: &&practice::Kept<practice::child::ChildLink>| link.person == home.child;
    let child = record.child_links.iter().find(of_child).ok_or_else(not_made)?.child;
    let party = Party {
        id: home.party,
        kind: home.kind,
        name: person.full_name(),
        phone: person.phone.clone(),
        address: person.address.clone(),
        allocation: Allocation { team, lead_worker: Some(worker), since: home.since },
        restricted: false,
        retention: Retention::of(RetentionClass::Party),
    };
    let permit = office::permit(actor, OfficeDeed::RegisterFamily).map_err(|_| not_made())?;
    let permit = permit.for_new_party(home.party).ok_or_else(not_made)?;
    let checks = home.checks.into_iter().map(|check| Change::Put(Object::from(check)));
    let changes = std::iter::once(Change::Put(Object::from(party))).chain(checks).collect();
    done(&store.change(&permit, ChangeRequest::new("party.opened", now), None, put(changes)).await?)?;
    let facts = store.child_facts(worker, child).await?.ok_or_else(not_made)?;
    let permit = child::permit(actor, &facts, Deed::Change, now).map_err(|_| not_made())?;
    let placed = vec![Change::Put(Object::from(home.placement))];
    done(&store.change(&permit, ChangeRequest::new("placement.added", now), None, put(placed)).await?)
}

/// What is written does not hang on what stands.
fn put(
    changes: Vec<Change>,
) -> impl FnOnce(&practice::CaseRecord, Option<Object>) -> Result<Vec<Change>, practice::actions::Refused>
+ Clone
+ Send
+ 'static {
    move |_, _| Ok(changes)
}

fn done(outcome: &Outcome) -> Result<(), CommandError> {
    if matches!(outcome, Outcome::Done(_)) { Ok(()) } else { Err(not_made()) }
}

fn not_made() -> CommandError {
    CommandError::Refused("The records of the demonstration's carers and sponsors cannot be made.".to_owned())
}
