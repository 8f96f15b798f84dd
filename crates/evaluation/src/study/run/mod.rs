//! Joining plan and data, and reckoning every outcome of every round. Pure: data come from a [`Library`], chance from the
//! plan's seed.

mod ask;
mod comparison;
mod course;
mod finding;
mod joined;
mod likened;
mod material;
mod model;
mod neighbours;
mod pooled;

use super::plan::{Family, Outcome, Plan, Role, Round};
use super::{Change, Lock, Study, strength};
use crate::input::Fault;
use crate::measures::Catalogue;
use crate::methods::holm;
use crate::statistics::Library;
use crate::statistics::library::Used;
pub use comparison::{Comparison, Detail, Range};
pub use course::{Course, Line};
pub use finding::{Absent, Alone, Finding, Without};
pub use likened::{Likened, YearDifference};
use material::{Material, whole};
pub use model::Model;
pub use pooled::PooledYear;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What came out of a study.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// Each outcome in each of its rounds, in the order of the plan.
    pub findings: Vec<Finding>,
    /// What was changed after locking, and what the plan as it was locked would have found.
    pub deviated: Option<Deviated>,
    /// The tables that were used.
    pub used: Vec<Used>,
}

/// A plan that was changed after it was locked.
#[derive(Debug, Clone)]
pub struct Deviated {
    /// The changes.
    pub changes: Vec<Change>,
    /// What the locked plan finds.
    pub as_locked: Result<Vec<Finding>, Vec<Fault>>,
}

/// How far a run has come: so many of so many outcomes.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Runs a study. Every fault is returned, and with one there is no result.
pub fn run(
    study: &Study,
    lock: Option<&Lock>,
    library: &Library,
    catalogue: &Catalogue,
    progress: Progress<'_>,
) -> Result<Evaluation, Vec<Fault>> {
    let mut faults = super::check(study, catalogue);
    let changes = match lock {
        Some(lock) => lock.compare(study).unwrap_or_else(|found| {
            faults.extend(found);
            Vec::new()
        }),
        None if study.deviations.is_empty() => Vec::new(),
        None => {
            faults.push(study.places.fault(
                &["deviation".into(), 0.into()],
                "a deviation is one from a locked plan, and this study is not locked.",
            ));
            Vec::new()
        }
    };
    if !faults.is_empty() {
        return Err(faults);
    }
    let locked = lock.map(|lock| &lock.plan).filter(|_| !changes.is_empty());
    let plans = std::iter::once(&study.plan).chain(locked);
    let material = Material::gather(study, plans.clone().collect(), library, catalogue)?;
    let all: usize = plans.map(|plan| jobs(plan).len()).sum();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let step = || progress(1 + done.fetch_add(1, std::sync::atomic::Ordering::Relaxed), all);
    let findings = findings(study, &study.plan, lock.is_some(), &material, &step)?;
    let deviated = locked.map(|plan| Deviated {
        changes: changes.clone(),
        as_locked: self::findings(study, plan, true, &material, &step),
    });
    Ok(Evaluation { findings, deviated, used: material.used })
}

/// Each outcome in each of its rounds.
fn jobs(plan: &Plan) -> Vec<(usize, &Outcome, &Round)> {
    let outcomes = plan.outcomes.iter().enumerate();
    outcomes
        .flat_map(|(at, outcome)| plan.rounds_of(outcome).map(move |round| (at, outcome, round)))
        .collect()
}

fn findings(
    study: &Study,
    plan: &Plan,
    locked: bool,
    material: &Material,
    step: &(dyn Fn() + Sync),
) -> Result<Vec<Finding>, Vec<Fault>> {
    let found: Vec<Result<Finding, Fault>> = jobs(plan)
        .into_par_iter()
        .map(|(at, outcome, round)| {
            let found = Finding::of(plan, outcome, round, material);
            step();
            found.map_err(|why| {
                let path = ["outcome".into(), at.into(), "measure".into()];
                study.places.fault(&path, format!("{} in the round “{}”: {why}", outcome.measure, round.id))
            })
        })
        .collect();
    let mut found = whole(found)?;
    correct(plan, &mut found);
    for finding in &mut found {
        finding.grade = strength::grade(study, locked, finding);
    }
    Ok(found)
}

/// Corrects the leading probabilities of the primary outcomes for their number.
fn correct(plan: &Plan, found: &mut [Finding]) {
    let mut families: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for (at, finding) in found.iter().enumerate() {
        if finding.outcome.role == Role::Primary && finding.lead().is_some() {
            let family = (plan.analysis.family == Family::EachRound).then(|| finding.round.id.clone());
            families.entry(family).or_default().push(at);
        }
    }
    for members in families.into_values() {
        let uncorrected: Vec<f64> =
            members.iter().filter_map(|&at| found[at].lead().map(|lead| lead.by_lot.p)).collect();
        for (at, p) in members.into_iter().zip(holm(&uncorrected)) {
            found[at].corrected = Some(p);
        }
    }
}
