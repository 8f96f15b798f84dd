//! The share of files in which each thing was found, wave by wave, and how it changed.

use std::collections::{BTreeMap, BTreeSet};

use super::instrument::AuditInstrument;
use super::readings::Reading;
use crate::methods::MethodError;
use crate::methods::change::{Proportion, difference_of_proportions, proportion};

/// One item at one wave.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemShare {
    /// Files by answer, in the order of the answers.
    pub files: Vec<usize>,
    /// Files to which it does not apply.
    pub not_applicable: usize,
    /// Files on which readers differ and have not agreed afterwards; they are in no other number.
    pub differing: usize,
    /// The share with the last and highest answer, of those to which it applies.
    pub found: Result<Proportion, MethodError>,
}

/// One item over the waves.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemResult {
    /// Its place in the instrument.
    pub item: usize,
    /// Each wave.
    pub waves: Vec<ItemShare>,
    /// The change of the share to each later wave from the first; the files are different ones.
    pub changes: Vec<Result<Proportion, MethodError>>,
}

/// How many files and teams a wave looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaveFiles {
    /// Files.
    pub files: usize,
    /// Files with two readings or more.
    pub read_twice: usize,
    /// Files by team.
    pub teams: BTreeMap<String, usize>,
}

/// What each wave looked at. An error names a wave in which nobody read anything.
pub fn files(readings: &[Reading], waves: &[String]) -> Result<Vec<WaveFiles>, String> {
    let of_wave = |(at, name): (usize, &String)| {
        let mut cases: BTreeMap<&str, (&str, BTreeSet<&Option<String>>)> = BTreeMap::new();
        for reading in readings.iter().filter(|reading| reading.wave == at) {
            cases.entry(&reading.case).or_insert((&reading.team, BTreeSet::new())).1.insert(&reading.reader);
        }
        if cases.is_empty() {
            return Err(format!("no file was read at {name}"));
        }
        let mut teams = BTreeMap::new();
        for (team, _) in cases.values() {
            *teams.entry((*team).to_owned()).or_default() += 1;
        }
        let twice = |readers: &BTreeSet<&Option<String>>| {
            readers.iter().filter(|reader| reader.is_some()).count() > 1
        };
        Ok(WaveFiles {
            files: cases.len(),
            read_twice: cases.values().filter(|(_, readers)| twice(readers)).count(),
            teams,
        })
    };
    waves.iter().enumerate().map(of_wave).collect()
}

/// Every item over the waves. Where one file was read twice, the agreed reading holds; without one, a file on which the
/// readers differ is counted as such.
pub fn results(instrument: &AuditInstrument, readings: &[Reading], waves: usize) -> Vec<ItemResult> {
    let mut files: Vec<BTreeMap<&str, Vec<&Reading>>> = vec![BTreeMap::new(); waves];
    for reading in readings {
        files[reading.wave].entry(&reading.case).or_default().push(reading);
    }
    let of_item = |item: usize| {
        let shares: Vec<ItemShare> = files.iter().map(|files| share(item, instrument, files)).collect();
        let base = |share: &ItemShare| (share.files[instrument.answers.len() - 1], share.files.iter().sum());
        let changes = shares[1..]
            .iter()
            .map(|later| difference_of_proportions(base(&shares[0]), base(later)))
            .collect();
        ItemResult { item, waves: shares, changes }
    };
    (0..instrument.item.len()).map(of_item).collect()
}

fn share(item: usize, instrument: &AuditInstrument, files: &BTreeMap<&str, Vec<&Reading>>) -> ItemShare {
    let (mut by_answer, mut not_applicable, mut differing) = (vec![0; instrument.answers.len()], 0, 0);
    for readings in files.values() {
        let agreed = readings.iter().find(|reading| reading.reader.is_none());
        let first = readings[0].answers[item];
        match agreed.map(|reading| reading.answers[item]) {
            Some(Some(answer)) => by_answer[answer] += 1,
            Some(None) => not_applicable += 1,
            None if readings.iter().any(|reading| reading.answers[item] != first) => differing += 1,
            None => match first {
                Some(answer) => by_answer[answer] += 1,
                None => not_applicable += 1,
            },
        }
    }
    let found = proportion(by_answer[by_answer.len() - 1], by_answer.iter().sum());
    ItemShare { files: by_answer, not_applicable, differing, found }
}
