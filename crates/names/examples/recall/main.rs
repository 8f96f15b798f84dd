//! Measures how often an invented person is found by what people type, and how many people are read for it.
//!
//! `cargo run -p names --release --example recall [-- PEOPLE]`
#![expect(clippy::print_stdout, reason = "a table for the person who runs it")]

mod population;
mod typing;

use std::collections::BTreeMap;
use std::time::Instant;

use names::{PersonName, Query, keys, memory::Index};
use population::{Chance, invent};
use typing::{WAYS, Way, typed};

const SEARCHES: usize = 1000;

fn main() {
    let people = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let mut chance = Chance(20_261_123);
    let names: Vec<PersonName> = (0..people).map(|_| invent(&mut chance)).collect();
    let mut index = Index::default();
    for name in &names {
        index.add(name.clone());
    }
    let (rows, vocabulary_rows) = index.sizes();
    let mut per_person: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for name in &names {
        let entry =
            per_person.entry(names::normalise(&format!("{} {}", name.given, name.family)).len()).or_default();
        *entry = (entry.0 + 1, entry.1 + keys(name).len());
    }
    println!("{people} people, {rows} rows, {vocabulary_rows} vocabulary rows");
    for (words, (count, keys)) in per_person {
        println!("  names of {words} words: {count} people, {:.1} keys each", ratio(keys, count));
    }
    println!(
        "| typed | searches | found | in the first ten | people read: mean | 95th | words read: mean | ms: mean | 95th |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (way, label) in WAYS {
        measure(&index, &names, way, label, &mut chance);
    }
}

#[expect(clippy::disallowed_methods, reason = "measures how long a search takes")]
fn measure(index: &Index, names: &[PersonName], way: Way, label: &str, chance: &mut Chance) {
    let (mut searches, mut found, mut first_ten, mut words_read) = (0, 0, 0, 0);
    let (mut fetched, mut times) = (Vec::new(), Vec::new());
    for _ in 0..SEARCHES * 20 {
        if searches == SEARCHES {
            break;
        }
        let number = chance.below(names.len());
        let Some(text) = names.get(number).and_then(|name| typed(way, name, chance)) else { continue };
        let start = Instant::now();
        let answer = index.search(&Query::parse(&text));
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        searches += 1;
        words_read += answer.words_read;
        fetched.push(f64::from(u32::try_from(answer.fetched).unwrap_or(u32::MAX)));
        // People of the same name (family name, where that alone was typed) are one answer.
        let alone = matches!(way, Way::SlipInFamilyAlone);
        let same = |other: usize| match (names.get(other), names.get(number)) {
            (Some(one), Some(sought)) => one.family == sought.family && (alone || one.given == sought.given),
            _ => false,
        };
        let place = answer.people.iter().position(|(other, _)| same(*other));
        found += usize::from(place.is_some());
        first_ten += usize::from(place.is_some_and(|place| place < 10));
        if place.is_none() && std::env::var_os("SHOW_MISSED").is_some() {
            println!("missed: {:?} typed as {text}", names.get(number));
        }
    }
    let percent = |count: usize| 100.0 * ratio(count, searches);
    println!(
        "| {label} | {searches} | {:.1} % | {:.1} % | {:.0} | {:.0} | {:.0} | {:.2} | {:.2} |",
        percent(found),
        percent(first_ten),
        mean(&fetched),
        high(&mut fetched),
        ratio(words_read, searches),
        mean(&times),
        high(&mut times),
    );
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |value: usize| f64::from(u32::try_from(value).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / ratio(values.len().max(1), 1)
}

/// The value that 95 in 100 do not exceed.
fn high(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() * 95 / 100).copied().unwrap_or_default()
}
