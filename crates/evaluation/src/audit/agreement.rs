//! How far two readings of one file agree, item by item. What was agreed afterwards says nothing of it.

use std::collections::BTreeMap;

use super::instrument::AuditInstrument;
use super::readings::Reading;
use crate::methods::MethodError;
use crate::methods::agreement::{
    Agreement, Alpha, Level, Ratings, Weights, gwet_ac1, kappa, krippendorff_alpha,
};
use crate::methods::panel::count;

/// How far readers agree on one item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemAgreement {
    /// The item.
    pub item: String,
    /// Files with an answer of two readers.
    pub files: usize,
    /// The share of them with the same answer.
    pub same: f64,
    /// Cohen's kappa of the two readers, in order of their names.
    pub kappa: Result<Agreement, MethodError>,
    /// Kappa weighted by the square of the distance; for three answers and more.
    pub weighted: Option<Result<Agreement, MethodError>>,
    /// Gwet's AC1.
    pub ac1: Result<Agreement, MethodError>,
    /// Krippendorff's alpha over all readers, answers taken in their order.
    pub alpha: Result<Alpha, MethodError>,
}

/// Agreement on every item, over files with two readings or more; the first two in order of the readers' names are
/// compared by kappa and AC1, and all of them by alpha. `draws` and `seed` are those of alpha's interval.
pub fn agreement(
    instrument: &AuditInstrument,
    readings: &[Reading],
    draws: u64,
    seed: u64,
) -> Vec<ItemAgreement> {
    let mut files: BTreeMap<(usize, &str), Vec<&Reading>> = BTreeMap::new();
    for reading in readings.iter().filter(|reading| reading.reader.is_some()) {
        files.entry((reading.wave, &reading.case)).or_default().push(reading);
    }
    for readings in files.values_mut() {
        readings.sort_by(|a, b| a.reader.cmp(&b.reader));
    }
    let categories = instrument.answers.len();
    let of_item = |(place, item): (usize, &super::instrument::AuditItem)| {
        let answers = |readings: &Vec<&Reading>| -> Vec<usize> {
            readings.iter().filter_map(|reading| reading.answers[place]).collect()
        };
        let read: Vec<Vec<usize>> = files.values().map(answers).filter(|answers| answers.len() > 1).collect();
        let pairs: Vec<(usize, usize)> = read.iter().map(|answers| (answers[0], answers[1])).collect();
        let ratings = Ratings::new(categories, &pairs);
        let things: Vec<Vec<f64>> =
            read.iter().map(|answers| answers.iter().map(|&answer| count(answer)).collect()).collect();
        let with = |coefficient: &dyn Fn(&Ratings) -> Result<Agreement, MethodError>| {
            ratings.as_ref().map_err(Clone::clone).and_then(coefficient)
        };
        ItemAgreement {
            item: item.id.clone(),
            files: pairs.len(),
            same: count(pairs.iter().filter(|(one, two)| one == two).count()) / count(pairs.len()),
            kappa: with(&|ratings| kappa(ratings, Weights::Same)),
            weighted: (categories > 2).then(|| with(&|ratings| kappa(ratings, Weights::Quadratic))),
            ac1: with(&gwet_ac1),
            alpha: krippendorff_alpha(&things, Level::Ordinal, draws, seed),
        }
    };
    instrument.item.iter().enumerate().map(of_item).collect()
}
