//! The process that is killed, or whose power is cut: it fills a store, then several writers save, it signs now and then
//! and takes a backup, and each of these is acknowledged on standard output once Kith has said that it is kept.

use crate::{families, large, outcome::Outcome, say};
use access::{Deed, FamilyPermit};
use demo::Cast;
use practice::{
    Object,
    actions::Change,
    goal::{NextStep, StepStatus},
    ids::{FamilyId, StepId},
};
use record::{
    ChangeRequest, Place, Settings, Store,
    testing::{forget_to_sync, read_text},
};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// The verb of each save. Its reason in the journal is its number.
pub(crate) const SAVED: &str = "trial.saved";
/// How many families the writers share.
const FAMILIES: usize = 4;
/// Every so many saves is a sign-off too, which is written into ten chains.
const SIGN_OFF_EVERY: u64 = 5;

/// What it is told.
#[derive(clap::Args)]
pub(crate) struct Write {
    /// Where the store is
    #[arg(long)]
    place: String,
    /// The directory of seals
    #[arg(long)]
    seals: PathBuf,
    /// The number of the first save
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// How many save at once
    #[arg(long, default_value_t = 8)]
    writers: u64,
    /// How many saves there are in all
    #[arg(long, default_value_t = u64::MAX)]
    saves: u64,
    /// The journal is signed after so many saves
    #[arg(long, default_value_t = 20)]
    sign_every: u64,
    /// A directory for a backup, which is taken after a quarter of the saves
    #[arg(long)]
    backup: Option<PathBuf>,
    /// As a version of Kith would that forgot to make its saves durable
    #[arg(long)]
    forget_sync: bool,
}

impl Write {
    pub(crate) async fn run(&self) -> Outcome<()> {
        if self.forget_sync {
            forget_to_sync();
        }
        let settings =
            Settings { seals: Some(self.seals.clone()), ..Settings::at(Place::named(&self.place)) };
        let store = Store::open(settings)?;
        store.checkpoint().await?;
        let permits = permits(&store).await?;
        say::out("filled");
        let next = Arc::new(AtomicU64::new(self.first));
        let end = self.first.saturating_add(self.saves);
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..self.writers {
            let place = usize::try_from(writer).unwrap_or(0) % permits.len();
            let (store, permit, next) = (store.clone(), permits[place], Arc::clone(&next));
            let (sign_every, backup_at) = (self.sign_every.max(1), self.first.saturating_add(self.saves / 4));
            let backup = self.backup.clone();
            writers.spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= end {
                        return Outcome::Ok(());
                    }
                    save(&store, &permit, writer, number).await?;
                    if number % sign_every == 0 {
                        sign(&store).await?;
                    }
                    if let Some(to) = backup.as_deref().filter(|_| number == backup_at) {
                        copy(&store, to).await?;
                    }
                }
            });
        }
        while let Some(done) = writers.join_next().await {
            done??;
        }
        Ok(())
    }
}

/// Leave for each family, which are made where there are none.
async fn permits(store: &Store) -> Outcome<Vec<FamilyPermit>> {
    let known = read_text(&store.settings().place, "SELECT CAST(id AS TEXT) AS text FROM family ORDER BY id");
    let mut ids: Vec<FamilyId> = known.iter().filter_map(|id| id.parse().ok()).map(FamilyId).collect();
    if ids.is_empty() {
        ids = families::fill(store, Cast::numbered(), FAMILIES, 1, false).await?;
    }
    let mut permits = Vec::new();
    for family in ids {
        let permit = families::permit(store, family, Deed::Change).await?;
        large::make(store, &permit).await?;
        permits.push(permit);
    }
    if permits.is_empty() { Err("there is no family to work with".into()) } else { Ok(permits) }
}

async fn save(store: &Store, permit: &FamilyPermit, writer: u64, number: u64) -> Outcome<()> {
    let step = NextStep {
        id: StepId(9_000_000 + i64::try_from(writer)?),
        goal: None,
        text: format!("Step {number}: call Grandma, and ask who else the children would go to."),
        owner: None,
        due: None,
        status: StepStatus::Open,
        done_on: None,
        outcome: String::new(),
        moved_scale: None,
    };
    let mut request = ChangeRequest::new(SAVED, store.clock().now());
    request.reason = number.to_string();
    let mut puts = vec![Change::Put(Object::NextStep(step))];
    if number.is_multiple_of(SIGN_OFF_EVERY) {
        puts.push(Change::Put(large::signed_off(permit.family(), store.clock().today(), number).into()));
    }
    match store.change(permit, request, None, move |_, _| Ok(puts)).await? {
        record::Outcome::Done(_) => say::out(&format!("saved {number}")),
        other => return Err(format!("save {number} was not kept: {other:?}").into()),
    }
    Ok(())
}

async fn sign(store: &Store) -> Outcome<()> {
    if let Some(made) = store.checkpoint().await? {
        say::out(&format!("signed {}", made.number));
    }
    Ok(())
}

async fn copy(store: &Store, to: &Path) -> Outcome<()> {
    store.backup(to).await?;
    say::out("copied");
    Ok(())
}
