//! Invented families in a store, and leave to work with them.

use crate::outcome::Outcome;
use access::{Actor, Deed, FamilyPermit, Role};
use demo::{Cast, Demo};
use practice::ids::FamilyId;
use record::{Store, bulk::Seed};

/// Fills a store with so many families, each with its whole past, or with its first entry alone.
pub(crate) async fn fill(
    store: &Store,
    cast: Cast,
    families: usize,
    seed: u64,
    whole: bool,
) -> Outcome<Vec<FamilyId>> {
    let demo = Demo::new(seed, store.clock().now(), cast)?;
    let (mut ids, mut failed) = (Vec::new(), None);
    let all = (0..families).map_while(|place| match demo.family(place) {
        Ok(told) => {
            ids.push(told.family);
            let past = told.past.into_iter().take(if whole { usize::MAX } else { 1 });
            let seed = |one: demo::Happening| Seed {
                reason: one.reason,
                ..Seed::put(one.object, one.at, one.by, one.verb)
            };
            Some(past.map(seed).collect())
        }
        Err(why) => {
            failed = Some(why);
            None
        }
    });
    store.fill(all, |_| {}).await?;
    failed.map_or(Ok(ids), |why| Err(why.into()))
}

/// Leave to change a family's record, for whoever leads it or, where nobody does yet, somebody of its team.
pub(crate) async fn permit(store: &Store, family: FamilyId, deed: Deed) -> Outcome<FamilyPermit> {
    let stranger = practice::ids::WorkerId(1);
    let missing = || format!("family {family} is not there");
    let facts = store.access_facts(stranger, family).await?.ok_or_else(missing)?;
    let worker = facts.lead_worker.unwrap_or(stranger);
    let facts = store.access_facts(worker, family).await?.ok_or_else(missing)?;
    let actor = Actor { worker, role: Role::SocialWorker, team: Some(facts.team) };
    Ok(access::family::permit(actor, &facts, deed, store.clock().now())?)
}
