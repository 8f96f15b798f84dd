//! Ten thousand draws on the panel of authorities that comes with Kith, for the first ten pilots, by two-way fixed effects.
//!
//! Run: `cargo build --release -p evaluation --example draws && time target/release/examples/draws`
#![expect(clippy::print_stdout, reason = "an example prints what it found")]

use std::collections::BTreeMap;
use std::error::Error;

use evaluation::methods::Panel;
use evaluation::methods::did::{Statistic, TwoWayDesign, two_way_by_lot};
use evaluation::methods::randomisation::Draws;
use evaluation::statistics::Library;

fn main() -> Result<(), Box<dyn Error>> {
    let (_, _, bytes) = Library::bundled()?.open("panel")?;
    let mut table = csv::Reader::from_reader(bytes.as_slice());
    let headings = table.headers()?.clone();
    let at = |name: &str| headings.iter().position(|heading| heading == name).ok_or("a column is missing");
    let (code, year, outcome, pilot) =
        (at("new_la_code")?, at("year")?, at("rereferral_pct")?, at("eip_wave1")?);
    let mut places = BTreeMap::new();
    let mut pilots = BTreeMap::new();
    let mut rows = Vec::new();
    for cells in table.records() {
        let cells = cells?;
        let next = places.len();
        let unit = *places.entry(cells[code].to_owned()).or_insert(next);
        pilots.insert(unit, &cells[pilot] == "1");
        if let Ok(value) = cells[outcome].parse::<f64>() {
            rows.push((unit, cells[year].parse::<i32>()?, value));
        }
    }
    let mut panel = Panel::new(places.len(), 2010..=2025);
    for (unit, year, value) in rows {
        panel.set(unit, year, value)?;
    }
    let of = |wanted: bool| pilots.iter().filter(|(_, one)| **one == wanted).map(|(unit, _)| *unit).collect();
    let design = TwoWayDesign {
        treated: of(true),
        others: of(false),
        before: (2011..=2014).collect(),
        after: (2016..=2019).collect(),
        balanced: true,
        ..TwoWayDesign::default()
    };
    for statistic in [Statistic::Estimate, Statistic::Studentised] {
        let found = two_way_by_lot(&panel, &design, statistic, Draws { draws: 10_000, seed: 1 })?;
        println!("{statistic:?}: {} draws, p = {}", found.looked_at, found.p);
    }
    Ok(())
}
