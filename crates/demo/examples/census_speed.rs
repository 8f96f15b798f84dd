//! How quick the census comes out of the record, over the children of the invented authority:
//!
//! ```sh
//! cargo run --release -p demo --example census_speed
//! ```
#![expect(clippy::print_stdout, reason = "it prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "it reads the clock, to measure")]
#![expect(clippy::unwrap_used, reason = "a measurement that fails should say so at once")]

use census::cin::{Census, Header, findings, write};
use demo::{Cast, Demo};
use jiff::civil::date;
use practice::CaseRecord;
use std::time::{Duration, Instant};

/// How many families are told.
const FAMILIES: usize = 1_500;
/// How many children the measured file holds: the told ones, as often as it takes.
const CHILDREN: usize = 10_000;

fn main() {
    let census = Census::of(2026).unwrap();
    let mut records = told();
    records.retain(|own| !practice::path(own).referrals.is_empty());
    let mut each: Vec<Duration> = records
        .iter()
        .map(|own| {
            let began = Instant::now();
            std::hint::black_box(findings(census, own, census.end()));
            began.elapsed()
        })
        .collect();
    each.sort_unstable();
    println!(
        "what the census asks of one child, {} children: p50 {:?}, p95 {:?}, the longest {:?}",
        each.len(),
        each[each.len() / 2],
        each[each.len() * 95 / 100],
        each[each.len() - 1]
    );
    let header =
        Header { census, authority: "201".to_owned(), made: date(2026, 5, 1).at(9, 0, 0, 0), serial: 1 };
    let many = records.iter().cycle().take(CHILDREN * 2);
    let began = Instant::now();
    let mut xml = Vec::new();
    let written = write(&header, many, &mut xml).unwrap();
    println!(
        "{} children with {} episodes, {} bytes, in {:?}",
        written.children,
        written.episodes,
        xml.len(),
        began.elapsed()
    );
}

/// The own record of each child of the invented families.
fn told() -> Vec<CaseRecord> {
    let demo = Demo::new(1, "2026-03-31T16:00:00Z".parse().unwrap(), Cast::numbered()).unwrap();
    (0..FAMILIES).flat_map(|place| demo.family(place).unwrap().own_records()).collect()
}
