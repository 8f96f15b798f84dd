//! What readers found in files: one row for each file and reader, one column for each item.

use std::collections::BTreeMap;
use std::io::Read;

use super::instrument::AuditInstrument;
use crate::input::{Column, Fault, Row, Table};

/// One reading of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The case, by a pseudonym.
    pub case: String,
    /// Its team.
    pub team: String,
    /// The wave, as a place in the list of waves.
    pub wave: usize,
    /// Who read it; none for what two readers agreed on afterwards.
    pub reader: Option<String>,
    /// An answer for each item: a place in the list of answers, or not applicable.
    pub answers: Vec<Option<usize>>,
}

/// The word in the column of readers for what was agreed afterwards.
pub const AGREED: &str = "agreed";

const COLUMNS: [Column; 4] =
    [Column::needed("case"), Column::needed("team"), Column::needed("wave"), Column::needed("reader")];

/// Reads readings. Each item needs an answer, “n/a” among them.
pub fn read_readings(
    file: &str,
    input: impl Read,
    instrument: &AuditInstrument,
    waves: &[String],
) -> Result<Vec<Reading>, Fault> {
    let mut table = Table::open_with_others(file, input, &COLUMNS)?;
    let mut places = Vec::new();
    for heading in table.others() {
        let place = instrument.item.iter().position(|item| item.id.eq_ignore_ascii_case(heading));
        places.push(place.ok_or_else(|| {
            let known: Vec<&str> = instrument.item.iter().map(|item| item.id.as_str()).collect();
            let what = format!(
                "“{heading}” is not an item of “{}”. Its items are: {}.",
                instrument.name,
                known.join(", ")
            );
            Fault::of_file(file, what)
        })?);
    }
    if let Some(missing) = (0..instrument.item.len()).find(|place| !places.contains(place)) {
        return Err(Fault::of_file(
            file,
            format!("the column “{}” is missing.", instrument.item[missing].id),
        ));
    }
    let mut readings: BTreeMap<(usize, String, Option<String>), Reading> = BTreeMap::new();
    while let Some(row) = table.next_row()? {
        let reading = reading(&row, &places, instrument, waves)?;
        let key = (reading.wave, reading.case.clone(), reading.reader.clone());
        if readings.contains_key(&key) {
            return Err(
                row.fault_of_row(format!("“{}” has been read by this reader at this wave already.", key.1))
            );
        }
        readings.insert(key, reading);
    }
    if readings.is_empty() {
        return Err(Fault::of_file(file, "no file has been read."));
    }
    Ok(readings.into_values().collect())
}

fn reading(
    row: &Row<'_>,
    places: &[usize],
    instrument: &AuditInstrument,
    waves: &[String],
) -> Result<Reading, Fault> {
    let wave = row.needed(2)?;
    let wave = waves.iter().position(|known| known == wave).ok_or_else(|| {
        row.fault(2, format!("“{wave}” is not a wave of the study. Its waves are: {}.", waves.join(", ")))
    })?;
    let mut answers = vec![None; instrument.item.len()];
    for (at, &place) in places.iter().enumerate() {
        let text = row.other(at)?;
        if text.is_empty() {
            return Err(row.other_fault(at, "nothing stands here. Write n/a where the item does not apply."));
        }
        answers[place] = instrument.answer(text).map_err(|what| row.other_fault(at, what))?;
    }
    let reader = row.needed(3)?;
    Ok(Reading {
        case: row.needed(0)?.to_owned(),
        team: row.needed(1)?.to_owned(),
        wave,
        reader: (!reader.eq_ignore_ascii_case(AGREED)).then(|| reader.to_owned()),
        answers,
    })
}
