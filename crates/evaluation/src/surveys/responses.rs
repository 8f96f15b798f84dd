//! Answers as people bring them: one row for each person and wave, one column for each question.

use std::collections::HashSet;
use std::io::Read;

use calendar::Date;
use serde::{Deserialize, Serialize};

use super::{Instrument, Respondents};
use crate::input::{Column, Fault, Row, Table, day};

/// A time at which people were asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wave {
    /// What responses call it, such as T1.
    pub id: String,
    /// The first day of asking.
    #[serde(deserialize_with = "day")]
    pub from: Date,
    /// The last.
    #[serde(deserialize_with = "day")]
    pub to: Date,
}

/// What one person answered at one wave.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The person's pseudonym, the same at every wave.
    pub person: String,
    /// Which group the person belongs to.
    pub group: Respondents,
    /// The wave, as a place in the list of waves.
    pub wave: usize,
    /// An answer for each question of the instrument, in order.
    pub answers: Vec<Option<f64>>,
}

const COLUMNS: [Column; 3] = [Column::needed("person"), Column::needed("group"), Column::needed("wave")];

/// Reads the responses to an instrument. Rows without a single answer are people who did not answer, and are passed
/// over. An instrument that may not be used has no responses (practice I35).
pub fn read_responses(
    file: &str,
    input: impl Read,
    instrument: &Instrument,
    waves: &[Wave],
) -> Result<Vec<Response>, Fault> {
    if !instrument.licence.may_be_used {
        return Err(Fault::of_file(
            file,
            format!(
                "“{}” belongs to {} and may not be used without {}. Add your own pack that names your licence.",
                instrument.name, instrument.licence.holder, instrument.licence.terms
            ),
        ));
    }
    let mut table = Table::open_with_others(file, input, &COLUMNS)?;
    let columns = columns(file, &table.others(), instrument)?;
    let mut seen = HashSet::new();
    let mut responses = Vec::new();
    while let Some(row) = table.next_row()? {
        let response = response(&row, &columns, instrument, waves)?;
        let who = (response.group, response.wave, response.person.clone());
        if !seen.insert(who) {
            return Err(row.fault_of_row(format!(
                "“{}” has answered at {} already. Keep one row for each person and wave.",
                response.person, waves[response.wave].id
            )));
        }
        if response.answers.iter().any(Option::is_some) {
            responses.push(response);
        }
    }
    Ok(responses)
}

/// For each further column of the file, the place of its question.
fn columns(file: &str, headings: &[&str], instrument: &Instrument) -> Result<Vec<usize>, Fault> {
    let place =
        |heading: &&str| instrument.item.iter().position(|item| item.id.eq_ignore_ascii_case(heading));
    let known = || instrument.item.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(heading) = headings.iter().find(|heading| place(heading).is_none()) {
        let what = format!(
            "“{heading}” is not a question of “{}”. Its questions are: {}.",
            instrument.name,
            known()
        );
        return Err(Fault::of_file(file, what));
    }
    let places: Vec<usize> = headings.iter().filter_map(place).collect();
    match (0..instrument.item.len()).find(|place| !places.contains(place)) {
        None => Ok(places),
        Some(missing) => Err(Fault::of_file(
            file,
            format!("the column “{}” of “{}” is missing.", instrument.item[missing].id, instrument.name),
        )),
    }
}

fn response(
    row: &Row<'_>,
    columns: &[usize],
    instrument: &Instrument,
    waves: &[Wave],
) -> Result<Response, Fault> {
    let person = row.needed(0)?.to_owned();
    let group = Respondents::parse(row.needed(1)?).map_err(|what| row.fault(1, what))?;
    if !instrument.respondents.contains(&group) {
        return Err(row.fault(1, format!("“{}” is not an instrument for {}.", instrument.name, group.word())));
    }
    let name = row.needed(2)?;
    let wave = waves.iter().position(|wave| wave.id == name).ok_or_else(|| {
        let known: Vec<&str> = waves.iter().map(|wave| wave.id.as_str()).collect();
        row.fault(2, format!("“{name}” is not a wave of the study. Its waves are: {}.", known.join(", ")))
    })?;
    let mut answers = vec![None; instrument.item.len()];
    for (at, &place) in columns.iter().enumerate() {
        let text = row.other(at)?;
        if !text.is_empty() {
            let read = instrument.answers_of(&instrument.item[place]).parse(text);
            answers[place] = Some(read.map_err(|what| row.other_fault(at, what))?);
        }
    }
    Ok(Response { person, group, wave, answers })
}
