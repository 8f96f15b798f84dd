//! Reads the tables of an extract. The columns are described in `docs/extract.md`.

use std::io::Read;

use super::build::{Builder, ReferralRow};
use super::demographics::{Ethnicity, Gender};
use super::{Assessment, Code, Episode, Extract, Reading};
use crate::input::{Column, Fault, Row, Table};

/// A table of an extract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExtractTable {
    /// Who the children are.
    Children,
    /// Referrals and what came of them.
    Referrals,
    /// Assessments.
    Assessments,
    /// Initial child protection conferences.
    Conferences,
    /// Child protection plans.
    Plans,
    /// Episodes of care.
    Episodes,
}

impl ExtractTable {
    /// All of them, in the order of the description.
    pub const ALL: [Self; 6] =
        [Self::Children, Self::Referrals, Self::Assessments, Self::Conferences, Self::Plans, Self::Episodes];

    /// The name of the table, which is also that of its file without the ending.
    pub fn name(self) -> &'static str {
        match self {
            Self::Children => "children",
            Self::Referrals => "referrals",
            Self::Assessments => "assessments",
            Self::Conferences => "conferences",
            Self::Plans => "plans",
            Self::Episodes => "episodes",
        }
    }

    fn columns(self) -> &'static [Column<'static>] {
        match self {
            Self::Children => &CHILDREN,
            Self::Referrals => &REFERRALS,
            Self::Assessments => &ASSESSMENTS,
            Self::Conferences => &CONFERENCES,
            Self::Plans => &PLANS,
            Self::Episodes => &EPISODES,
        }
    }

    fn take(self, builder: &mut Builder, row: &Row<'_>, reading: Reading) -> Result<(), Fault> {
        match self {
            Self::Children => take_child(builder, row),
            Self::Referrals => take_referral(builder, row, reading),
            Self::Assessments => take_assessment(builder, row, reading),
            Self::Conferences => take_conference(builder, row),
            Self::Plans => take_plan(builder, row),
            Self::Episodes => take_episode(builder, row, reading),
        }
    }
}

/// One file of an extract.
#[derive(Debug)]
pub struct ExtractFile<R> {
    /// Which table it holds.
    pub table: ExtractTable,
    /// The name that its faults are told under.
    pub name: String,
    /// What it holds.
    pub input: R,
}

const AUTHORITY: usize = 0;
const CHILD: usize = 1;
const TEAM: usize = 2;

/// Reads an extract from its files; a table may be absent, or be spread over several files.
pub fn read<R: Read>(
    files: impl IntoIterator<Item = ExtractFile<R>>,
    reading: Reading,
) -> Result<Extract, Fault> {
    let mut builder = Builder::default();
    let mut referrals = String::new();
    for ExtractFile { table, name, input } in files {
        let mut rows = Table::open(&name, input, table.columns())?;
        while let Some(row) = rows.next_row()? {
            table.take(&mut builder, &row, reading)?;
        }
        if table == ExtractTable::Referrals {
            referrals = name;
        }
    }
    builder.finish(reading).map_err(|what| Fault::of_file(referrals, what))
}

const CHILDREN: [Column<'static>; 7] = [
    Column::needed("authority"),
    Column::needed("child"),
    Column::needed("date_of_birth"),
    Column::needed("gender"),
    Column::needed("ethnicity"),
    Column::optional("disabled"),
    Column::optional("asylum"),
];

fn take_child(builder: &mut Builder, row: &Row<'_>) -> Result<(), Fault> {
    let born = row.read(2, month_or_date)?;
    let gender = row.read(3, Gender::parse)?;
    let ethnicity = row.read(4, Ethnicity::parse)?;
    let (disabled, asylum) = (row.yes_no(5)?, row.yes_no(6)?);
    let child = builder.child(row.needed(AUTHORITY)?, row.needed(CHILD)?);
    child.who.add(born, gender, ethnicity, disabled, asylum);
    Ok(())
}

/// A date, or a month, which is taken as its first day as the published study does.
fn month_or_date(text: &str) -> Result<calendar::Date, String> {
    let whole = if text.len() == 7 { format!("{text}-01") } else { text.to_owned() };
    crate::input::date(&whole).map_err(|_| {
        format!("“{text}” is not a date of birth. Write 2011-04-30, or 2011-04 for the month alone.")
    })
}

const REFERRALS: [Column<'static>; 10] = [
    Column::needed("authority"),
    Column::needed("child"),
    Column::optional("team"),
    Column::needed("referral_date"),
    Column::needed("no_further_action"),
    Column::needed("closure_date"),
    Column::needed("closure_reason"),
    Column::optional("in_need"),
    Column::optional("low_income"),
    Column::optional("previous_plans"),
];

fn take_referral(builder: &mut Builder, row: &Row<'_>, reading: Reading) -> Result<(), Fault> {
    let referral = ReferralRow {
        unit: unit(builder, row, reading)?,
        day: row.needed_date(3)?,
        no_further_action: row.yes_no(4)?,
        closed: row.date(5)?,
        reason: row.read(6, Code::parse)?,
        in_need: row.yes_no(7)?,
        low_income: row.yes_no(8)?,
        previous_plans: row.read(9, crate::input::whole)?,
    };
    builder.child(row.needed(AUTHORITY)?, row.needed(CHILD)?).referrals.push(referral);
    Ok(())
}

const ASSESSMENTS: [Column<'static>; 5] = [
    Column::needed("authority"),
    Column::needed("child"),
    Column::optional("team"),
    Column::needed("start_date"),
    Column::needed("end_date"),
];

fn take_assessment(builder: &mut Builder, row: &Row<'_>, reading: Reading) -> Result<(), Fault> {
    let (unit, start) = (unit(builder, row, reading)?, row.needed_date(3)?);
    // One that has not ended has no length yet.
    let Some(end) = row.date(4)? else { return Ok(()) };
    if end < start {
        return Err(row.fault(4, "the assessment ends before it starts."));
    }
    builder.child(row.needed(AUTHORITY)?, row.needed(CHILD)?).assessments.push(Assessment {
        unit,
        start,
        end,
    });
    Ok(())
}

const CONFERENCES: [Column<'static>; 3] =
    [Column::needed("authority"), Column::needed("child"), Column::needed("conference_date")];

fn take_conference(builder: &mut Builder, row: &Row<'_>) -> Result<(), Fault> {
    let day = row.needed_date(2)?;
    builder.child(row.needed(AUTHORITY)?, row.needed(CHILD)?).conferences.push(day);
    Ok(())
}

const PLANS: [Column<'static>; 4] = [
    Column::needed("authority"),
    Column::needed("child"),
    Column::needed("start_date"),
    Column::optional("end_date"),
];

fn take_plan(builder: &mut Builder, row: &Row<'_>) -> Result<(), Fault> {
    let (start, end) = (row.needed_date(2)?, row.date(3)?);
    if end.is_some_and(|end| end < start) {
        return Err(row.fault(3, "the plan ends before it starts."));
    }
    builder.child(row.needed(AUTHORITY)?, row.needed(CHILD)?).plans.push(start);
    Ok(())
}

const EPISODES: [Column<'static>; 9] = [
    Column::needed("authority"),
    Column::needed("child"),
    Column::optional("team"),
    Column::needed("period_start"),
    Column::needed("episode_start"),
    Column::needed("episode_end"),
    Column::needed("legal_status"),
    Column::needed("placement"),
    Column::needed("reason_ended"),
];

fn take_episode(builder: &mut Builder, row: &Row<'_>, reading: Reading) -> Result<(), Fault> {
    let episode = Episode {
        unit: unit(builder, row, reading)?,
        period: row.needed_date(3)?,
        start: row.needed_date(4)?,
        end: row.date(5)?,
        legal_status: Code::parse(row.needed(6)?).map_err(|what| row.fault(6, what))?,
        placement: Code::parse(row.needed(7)?).map_err(|what| row.fault(7, what))?,
        ended: row.read(8, Code::parse)?,
    };
    if episode.start < episode.period {
        return Err(row.fault(4, "the episode starts before its period of care."));
    }
    if episode.end.is_some_and(|end| end < episode.start) {
        return Err(row.fault(5, "the episode ends before it starts."));
    }
    builder.child(row.needed(AUTHORITY)?, row.needed(CHILD)?).episodes.push(episode);
    Ok(())
}

fn unit(builder: &mut Builder, row: &Row<'_>, reading: Reading) -> Result<super::UnitId, Fault> {
    let authority = row.needed(AUTHORITY)?;
    if !reading.by_team {
        return Ok(builder.unit(authority));
    }
    match row.text(TEAM)? {
        "" => Err(row.fault_of_row("the study compares teams, so every event needs its team.")),
        team => Ok(builder.unit(&format!("{authority} / {team}"))),
    }
}
