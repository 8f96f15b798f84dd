//! Small invented extracts, and the definitions that come with Kith.

use calendar::Date;
use evaluation::input::Fault;
use evaluation::outcomes::definition::{Definition, Rule};
use evaluation::outcomes::extract::{Extract, ExtractFile, ExtractTable, Reading, read};
use evaluation::outcomes::{Observation, observe};

pub(crate) const CHILDREN: &str = "authority,child,date_of_birth,gender,ethnicity,disabled,asylum\n";
pub(crate) const REFERRALS: &str = "authority,child,referral_date,no_further_action,closure_date,closure_reason,in_need,low_income,previous_plans\n";
pub(crate) const EPISODES: &str =
    "authority,child,period_start,episode_start,episode_end,legal_status,placement,reason_ended\n";

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn plus(from: &str, days: i32) -> Date {
    day(from).checked_add(jiff::Span::new().days(days)).unwrap()
}

pub(crate) fn try_extract(tables: &[(ExtractTable, &str)]) -> Result<Extract, Fault> {
    let file = |&(table, text): &(ExtractTable, &str)| {
        let headings = match table {
            ExtractTable::Children => CHILDREN,
            ExtractTable::Referrals => REFERRALS,
            ExtractTable::Assessments => "authority,child,start_date,end_date\n",
            ExtractTable::Conferences => "authority,child,conference_date\n",
            ExtractTable::Plans => "authority,child,start_date\n",
            ExtractTable::Episodes => EPISODES,
        };
        ExtractFile {
            table,
            name: format!("{}.csv", table.name()),
            input: std::io::Cursor::new(format!("{headings}{text}")),
        }
    };
    read(tables.iter().map(file), Reading::default())
}

pub(crate) fn extract(tables: &[(ExtractTable, &str)]) -> Extract {
    try_extract(tables).unwrap()
}

pub(crate) fn definition(id: &str, version: &str) -> Definition {
    let found = |one: &Definition| one.outcome.id == id && one.version == version;
    Definition::bundled().unwrap().into_iter().find(found).unwrap()
}

/// The same definition without its days of beginning and end, so that a window can be tested alone.
pub(crate) fn undated(id: &str, version: &str) -> Definition {
    let mut definition = definition(id, version);
    definition.outcome.earliest = None;
    definition.outcome.cut_off = None;
    if let Rule::WorkingDays { outlier_distance } = &mut definition.outcome.rule {
        *outlier_distance = None;
    }
    definition
}

pub(crate) fn rows(extract: &Extract, definition: &Definition) -> Vec<Observation> {
    observe(extract, definition).unwrap().rows
}

/// The outcomes alone.
pub(crate) fn outcomes(extract: &Extract, definition: &Definition) -> Vec<f64> {
    rows(extract, definition).iter().map(|row| row.outcome).collect()
}
