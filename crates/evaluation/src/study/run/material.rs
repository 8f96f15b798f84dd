//! What is looked up once for the whole run.

use crate::input::Fault;
use crate::measures::{Catalogue, Measure, Reference};
use crate::statistics::library::Used;
use crate::statistics::{Library, NeighbourList};
use crate::study::Study;
use crate::study::plan::Plan;
use crate::study::run::joined::Joined;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What is looked up once for the whole run.
pub(super) struct Material {
    pub(super) measures: BTreeMap<Reference, (Measure, Joined)>,
    pub(super) neighbours: BTreeMap<i32, NeighbourList>,
    pub(super) used: Vec<Used>,
}

impl Material {
    pub(super) fn gather(
        study: &Study,
        plans: Vec<&Plan>,
        library: &Library,
        catalogue: &Catalogue,
    ) -> Result<Self, Vec<Fault>> {
        let mut wanted = BTreeSet::new();
        let mut lists = BTreeSet::new();
        for plan in plans {
            wanted.extend(plan.outcomes.iter().map(|outcome| &outcome.measure));
            for comparator in &plan.comparators {
                wanted.extend(comparator.choice.measures());
                lists.extend(comparator.choice.list());
            }
        }
        let read = |reference: &Reference| -> Result<(Reference, (Measure, Joined)), Fault> {
            let measure = catalogue
                .find(reference)
                .map_err(|unknown| Fault::of_file(study.places.file(), unknown.to_string()))?;
            Ok((reference.clone(), (measure.clone(), Joined::of(library.series(measure)?))))
        };
        let read: Vec<_> = wanted.into_par_iter().map(read).collect();
        let measures = whole(read)?.into_iter().collect::<BTreeMap<_, _>>();
        let neighbours =
            lists.into_iter().map(|list| Ok((list, library.neighbours(list)?))).collect::<Vec<_>>();
        let tables: BTreeSet<&String> = measures
            .values()
            .flat_map(|(measure, _)| measure.written.parts.iter().map(|part| &part.dataset))
            .collect();
        let used = tables.into_iter().map(|id| library.used(id)).collect::<Vec<_>>();
        Ok(Self { neighbours: whole(neighbours)?.into_iter().collect(), used: whole(used)?, measures })
    }
}

/// All results, or all faults.
pub(super) fn whole<T>(results: Vec<Result<T, Fault>>) -> Result<Vec<T>, Vec<Fault>> {
    let (sound, faults): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    let faults: Vec<Fault> = faults.into_iter().filter_map(Result::err).collect();
    if faults.is_empty() { Ok(sound.into_iter().filter_map(Result::ok).collect()) } else { Err(faults) }
}
