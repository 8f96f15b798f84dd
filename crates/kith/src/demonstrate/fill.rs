//! Writes the invented families into the store, with their past.

use super::{homes, staff};
use crate::command_error::CommandError;
use demo::{Cast, Demo, Told};
use indicatif::{ProgressBar, ProgressStyle};
use practice::{
    actions::Change,
    ids::{FamilyId, WorkerId},
};
use record::{Store, bulk::Seed, standing::StandingList};

pub(super) async fn fill(store: &Store, cast: Cast, families: usize, seed: u64) -> Result<(), CommandError> {
    let Some(administrator) = cast.workers.first().copied() else { return Ok(()) };
    let demo = Demo::new(seed, store.clock().now(), cast)?;
    let bar = bar(families as u64);
    let mut failed = None;
    // Only the first telling of each story may be restricted or somebody's conflict, so that these are few.
    let mut lists: Vec<(FamilyId, StandingList, WorkerId)> = Vec::new();
    let mut to_begin = Vec::new();
    let all = (0..families).map_while(|place| match demo.family(place) {
        Ok(told) => {
            if place < demo.stories() {
                to_begin.extend(homes::of(&told));
                lists.extend(told.named.iter().map(|one| (told.family, StandingList::Named, *one)));
                lists.extend(told.conflict.iter().map(|one| (told.family, StandingList::Conflict, *one)));
            }
            Some(seeds(told))
        }
        Err(why) => {
            failed = Some(why);
            None
        }
    });
    store.fill(all, |filled| bar.set_position(filled.families)).await?;
    bar.finish_and_clear();
    if let Some(why) = failed {
        return Err(why.into());
    }
    for home in to_begin {
        homes::begin(store, home).await?;
    }
    let permit = staff::administering(administrator)?;
    for (family, list, worker) in lists {
        let why = match list {
            StandingList::Named => "Works with this family.",
            StandingList::Conflict => "Knows the family privately.",
        };
        match list {
            StandingList::Named => store.name_on_the_machine(permit, family, worker, why).await?,
            StandingList::Conflict => store.administer_list(permit, list, family, worker, true, why).await?,
        }
    }
    Ok(())
}

fn seeds(told: Told) -> Vec<Seed> {
    let seed = |(own_of, one): demo::OnPathway| Seed {
        change: Change::Put(one.object),
        at: one.at,
        by: one.by,
        verb: one.verb,
        reason: one.reason,
        own_of,
    };
    let past = told.past.into_iter().map(|one| (None, one));
    let mut seeds: Vec<Seed> = past.chain(told.pathway).map(seed).collect();
    // What the family's record says at a moment comes before what follows from it.
    seeds.sort_by_key(|seed| seed.at);
    seeds
}

fn bar(families: u64) -> ProgressBar {
    let bar = ProgressBar::new(families);
    let style = ProgressStyle::with_template("  inventing families {bar:40} {pos} of {len}, {eta} left");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}
