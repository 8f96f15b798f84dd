//! Invented children with their referrals, assessments, conferences, plans and care, as the tables of an extract. Effects
//! may be planted, so that what an estimator finds can be held against what is there.

use std::fmt::Write as _;

use calendar::Date;

use super::lot::Lot;
use crate::outcomes::extract::ExtractTable;

/// What an invented extract is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct County {
    /// The units that take the practice in, with the first day after it was embedded.
    pub pilots: Vec<(String, Date)>,
    /// The units that do not.
    pub others: Vec<String>,
    /// Children of each unit.
    pub children: usize,
    /// What the practice adds to the probability of a return, in percentage points.
    pub returns: f64,
    /// What it adds to the probability of living with family or friends, in percentage points.
    pub kinship: f64,
    /// What it adds to the length of an assessment, in days.
    pub length: f64,
}

/// The first day of the extract, and how many days it holds.
const FIRST: Date = Date::constant(2009, 4, 1);
const DAYS: i32 = 3_640;
/// A day before which nobody in the extract is born, and how many days lie between it and the first.
const BIRTHS: Date = Date::constant(1992, 1, 1);
const BEFORE: i32 = 6_300;

impl County {
    /// The text of each table.
    pub fn tables(&self, seed: u64) -> Vec<(ExtractTable, String)> {
        let mut tables = Tables::new();
        let pilots = self.pilots.iter().map(|(unit, after)| (unit, Some(*after)));
        let units = pilots.chain(self.others.iter().map(|unit| (unit, None)));
        for (stream, (unit, after)) in (0_u64..).zip(units) {
            let mut lot = Lot::new(seed, stream);
            let leaning = lot.about_nought();
            for child in 0..self.children {
                let family = Family { county: self, unit, after, child, leaning };
                family.live(&mut lot, &mut tables);
            }
        }
        tables.finish()
    }
}

impl County {
    /// Numbers of each unit and year: how it was last inspected, and how many live there.
    pub fn unit_years(&self, seed: u64) -> String {
        let mut text = String::from("unit,year,inspection,density\n");
        let mut lot = Lot::new(seed, 1 << 32);
        for unit in self.pilots.iter().map(|(unit, _)| unit).chain(&self.others) {
            let density = lot.near(1_500.0, 800.0, 50, 6_000);
            for year in 2008..2019 {
                let inspected =
                    if lot.chance(25.0) { lot.near(2.5, 0.9, 1, 4).to_string() } else { String::new() };
                let _ = writeln!(text, "{unit},{year},{inspected},{}", density + 5 * (year - 2008));
            }
        }
        text
    }
}

struct Tables([String; 6]);

impl Tables {
    fn new() -> Self {
        Self(
            [
                "authority,child,date_of_birth,gender,ethnicity,disabled,asylum\n",
                "authority,child,referral_date,no_further_action,closure_date,closure_reason,in_need,low_income,previous_plans\n",
                "authority,child,start_date,end_date\n",
                "authority,child,conference_date\n",
                "authority,child,start_date,end_date\n",
                "authority,child,period_start,episode_start,episode_end,legal_status,placement,reason_ended\n",
            ]
            .map(str::to_owned),
        )
    }

    fn add(&mut self, table: ExtractTable, row: std::fmt::Arguments<'_>) {
        let at = ExtractTable::ALL.iter().position(|one| *one == table).unwrap_or_default();
        let _ = self.0[at].write_fmt(row);
        self.0[at].push('\n');
    }

    fn finish(self) -> Vec<(ExtractTable, String)> {
        ExtractTable::ALL.into_iter().zip(self.0).collect()
    }
}

/// One child of one unit.
struct Family<'a> {
    county: &'a County,
    unit: &'a str,
    after: Option<Date>,
    child: usize,
    leaning: f64,
}

impl Family<'_> {
    fn live(&self, lot: &mut Lot, tables: &mut Tables) {
        let (unit, child) = (self.unit, self.child);
        let first = lot.near(f64::from(DAYS) / 2.0, f64::from(DAYS), 0, DAYS - 30);
        let age = lot.near(8.0, 5.0, 0, 16);
        let born = plus(BIRTHS, BEFORE + first - age * 365 - lot.near(180.0, 100.0, 0, 364));
        let gender = lot.one_of(&["M", "F", "M", "F", "M", "F", "U"]);
        let ethnicity = lot.one_of(&["WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "APKN", "BAFR", "OOTH", ""]);
        let disabled = if lot.chance(6.0) { "" } else { yes(lot.chance(12.0)) };
        tables.add(
            ExtractTable::Children,
            format_args!(
                "{unit},{unit}-{child},{}-{:02},{gender},{ethnicity},{disabled},{}",
                born.year(),
                born.month(),
                yes(lot.chance(2.0))
            ),
        );
        let poor = lot.chance(40.0);
        let mut day = plus(FIRST, first);
        let mut plans = 0;
        for _ in 0..6 {
            if day > plus(FIRST, DAYS) {
                break;
            }
            day = match self.referral(lot, tables, day, poor, &mut plans) {
                Some(next) => next,
                None => break,
            };
        }
    }

    /// One referral with what follows, and the day of the next.
    fn referral(
        &self,
        lot: &mut Lot,
        tables: &mut Tables,
        day: Date,
        poor: bool,
        plans: &mut u32,
    ) -> Option<Date> {
        let (unit, child) = (self.unit, self.child);
        let practised = self.after.is_some_and(|after| day >= after);
        let planted = |effect: f64| if practised { effect } else { 0.0 };
        let nothing_done = lot.chance(45.0);
        let closed =
            plus(day, if nothing_done { lot.near(6.0, 4.0, 0, 20) } else { lot.near(150.0, 60.0, 30, 400) });
        let reason = if nothing_done { "" } else { *lot.one_of(&["RC1", "RC3", "RC7", "RC8"]) };
        let in_need = yes(!nothing_done && reason != "RC8");
        tables.add(
            ExtractTable::Referrals,
            format_args!(
                "{unit},{unit}-{child},{day},{},{closed},{reason},{in_need},{},{plans}",
                yes(nothing_done),
                yes(poor)
            ),
        );
        if !nothing_done {
            let start = plus(day, lot.near(2.0, 2.0, 0, 8));
            let length = lot.near(48.0 + planted(self.county.length), 18.0, 0, 200);
            tables.add(
                ExtractTable::Assessments,
                format_args!("{unit},{unit}-{child},{start},{}", plus(start, length)),
            );
            if lot.chance(14.0) {
                let held = plus(day, lot.near(40.0, 25.0, 1, 160));
                tables.add(ExtractTable::Conferences, format_args!("{unit},{unit}-{child},{held}"));
                if lot.chance(75.0) {
                    *plans += 1;
                    tables.add(ExtractTable::Plans, format_args!("{unit},{unit}-{child},{held},"));
                }
            }
            if lot.chance(12.0) {
                let taken = plus(day, lot.near(60.0, 40.0, 0, 200));
                self.care(lot, tables, taken, planted(self.county.kinship));
            }
        }
        let back = 18.0 + 2.0 * self.leaning + planted(self.county.returns);
        if lot.chance(back) {
            Some(plus(closed, lot.near(90.0, 45.0, 1, 183)))
        } else if lot.chance(25.0) {
            Some(plus(closed, lot.near(600.0, 250.0, 190, 1500)))
        } else {
            None
        }
    }

    fn care(&self, lot: &mut Lot, tables: &mut Tables, day: Date, planted: f64) {
        let (unit, child) = (self.unit, self.child);
        let status = lot.one_of(&["C1", "C2", "C2", "V2"]);
        let moved = plus(day, lot.near(120.0, 70.0, 10, 400));
        let kin = lot.chance(35.0 + 2.0 * self.leaning + planted);
        let placement =
            if kin { *lot.one_of(&["U1", "U1", "U3", "P1"]) } else { *lot.one_of(&["U4", "U6", "K2"]) };
        tables.add(
            ExtractTable::Episodes,
            format_args!("{unit},{unit}-{child},{day},{day},{moved},{status},U6,X1"),
        );
        tables.add(
            ExtractTable::Episodes,
            format_args!("{unit},{unit}-{child},{day},{moved},,{status},{placement},"),
        );
    }
}

fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn plus(day: Date, days: i32) -> Date {
    calendar::Span::days(days.unsigned_abs()).added_to(day).unwrap_or(day)
}
