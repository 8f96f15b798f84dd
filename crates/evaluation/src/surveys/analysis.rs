//! An instrument over its waves, group by group: who answered, what was measured in two populations, what changed.

use std::collections::{BTreeMap, HashSet};

use super::cell::Cell;
use super::change::Change;
use super::measure::{Measure, Measures};
use super::rates::{Answered, Attrition, Invited, answered, attrition};
use super::{Instrument, Respondents, Response, Wave};
use crate::methods::holm;

/// The fewest people whose figures are shown, unless the study says otherwise.
pub const LEAST_SHOWN: usize = 5;

/// What one group said.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupResult {
    /// The group.
    pub group: Respondents,
    /// Who answered at each wave.
    pub answered: Vec<Answered>,
    /// Who was there again at each later wave.
    pub attrition: Vec<Attrition>,
    /// How many answered at every wave.
    pub matched: usize,
    /// What was measured.
    pub measures: Vec<MeasureResult>,
}

/// One measure over the waves.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureResult {
    /// The measure.
    pub measure: Measure,
    /// For each wave, everybody who has the measure then.
    pub all: Vec<Cell>,
    /// For each wave, those of the people who answered at every wave who have the measure then. Their number may differ
    /// from wave to wave, for a questionnaire may be left unfinished (practice I34).
    pub matched: Vec<Cell>,
    /// The change to each later wave, with the probability corrected by Holm over the measures of this group.
    pub changes: Vec<(Change, Option<f64>)>,
}

/// What a survey says, group by group. An error is a sentence without its full stop.
pub fn analyse(
    instrument: &Instrument,
    waves: &[Wave],
    responses: &[Response],
    invited: &[Invited],
    least: usize,
) -> Result<Vec<GroupResult>, String> {
    let mut groups: BTreeMap<Respondents, Vec<&Response>> = BTreeMap::new();
    for response in responses {
        groups.entry(response.group).or_default().push(response);
    }
    if groups.is_empty() {
        return Err(format!("nobody answered “{}”", instrument.name));
    }
    let measures = Measures::of(instrument);
    groups
        .into_iter()
        .map(|(group, responses)| of_group(group, &measures, waves, &responses, invited, least))
        .collect()
}

fn of_group(
    group: Respondents,
    measures: &Measures<'_>,
    waves: &[Wave],
    responses: &[&Response],
    invited: &[Invited],
    least: usize,
) -> Result<GroupResult, String> {
    let answered = answered(group, waves, responses, invited)?;
    if let Some(nobody) = answered.iter().find(|answered| answered.people == 0) {
        return Err(format!(
            "none of the {} answered at {}. Take the wave out of the study, or look for the file that is missing",
            group.word(),
            nobody.wave
        ));
    }
    let attrition = attrition(waves, responses).map_err(|error| error.to_string())?;
    let everywhere = everywhere(waves.len(), responses);
    let mut results: Vec<MeasureResult> = measures
        .iter()
        .map(|(place, measure)| {
            of_measure(place, measure, measures, waves.len(), responses, &everywhere, least)
        })
        .collect();
    correct(&mut results);
    Ok(GroupResult { group, answered, attrition, matched: everywhere.len(), measures: results })
}

/// Who answered at every wave.
fn everywhere<'a>(waves: usize, responses: &[&'a Response]) -> HashSet<&'a str> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for response in responses {
        *times.entry(&response.person).or_default() += 1;
    }
    times.into_iter().filter(|&(_, times)| times == waves).map(|(person, _)| person).collect()
}

fn of_measure(
    place: usize,
    measure: &Measure,
    measures: &Measures<'_>,
    waves: usize,
    responses: &[&Response],
    everywhere: &HashSet<&str>,
    least: usize,
) -> MeasureResult {
    // People in order of their pseudonym, so that sums do not depend on the order of rows.
    let mut values: Vec<BTreeMap<&str, f64>> = vec![BTreeMap::new(); waves];
    for response in responses {
        if let Some(value) = measures.value(place, &response.answers) {
            values[response.wave].insert(&response.person, value);
        }
    }
    let everybody = |wave: usize| values[wave].values().copied().collect::<Vec<f64>>();
    let matched = |wave: usize| {
        let there = values[wave].iter().filter(|(person, _)| everywhere.contains(*person));
        there.map(|(_, &value)| value).collect::<Vec<f64>>()
    };
    let cell = |values: Vec<f64>| Cell::of(&values, measure.kind, least);
    let changes = (1..waves).map(|to| {
        let both = values[0].iter().filter_map(|(person, &before)| Some((before, *values[to].get(person)?)));
        let pairs: Vec<(f64, f64)> = both.collect();
        (Change::of(to, measure.kind, &pairs, &everybody(0), &everybody(to), least), None)
    });
    MeasureResult {
        measure: measure.clone(),
        all: (0..waves).map(|wave| cell(everybody(wave))).collect(),
        matched: (0..waves).map(|wave| cell(matched(wave))).collect(),
        changes: changes.collect(),
    }
}

/// Corrects the probabilities of all changes of a group together.
fn correct(results: &mut [MeasureResult]) {
    let mut changes: Vec<&mut (Change, Option<f64>)> = results
        .iter_mut()
        .flat_map(|result| &mut result.changes)
        .filter(|(change, _)| change.paired_p().is_some())
        .collect();
    let plain: Vec<f64> = changes.iter().filter_map(|(change, _)| change.paired_p()).collect();
    for ((_, corrected), p) in changes.iter_mut().map(|one| &mut **one).zip(holm(&plain)) {
        *corrected = Some(p);
    }
}
