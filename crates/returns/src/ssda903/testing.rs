//! A few lines of text as a return, and what a rule says of it, so that a rule's test shows rows and not machinery.
//!
//! ```text
//! Episodes CHILD DECOM DEC LS
//! 1 01/04/2025 08/04/2025 L3
//! 1 01/05/2025 20/05/2025 L3 !
//! Header_last CHILD DOB
//! 1 .
//! ```
//!
//! A line that begins with a table's name heads its rows (`_last` for last year's). A full stop is a blank cell. Without
//! a column CHILD every row is of child 1. An exclamation mark ends the rows that the rule must point at; it must point
//! at no other. The collection is that of 2025-26 unless a line says otherwise: `Year 2023` (2022-23),
//! `Collection 01/04/2025 31/03/2026`, `Authority E09000027`, or `Providers URN POSTCODE` with rows.

#![expect(clippy::expect_used, reason = "a failed test should say so at once")]

use std::collections::BTreeSet;

use super::found::Found;
use super::reference::{Authorities, Providers};
use super::rule::Check;
use super::{Collection, DateFormat, Draft, Reference, Return, Rule, Table, Text, Year};

type Flagged = BTreeSet<(String, u32)>;

/// Holds a rule against what a text shows that it must find.
#[track_caller]
pub(crate) fn flags(rule: &'static Rule, text: &str) {
    let year = Year(2026).clamp(rule.years.first, rule.years.last);
    let (whole, wanted) = parse(text, Collection { year, ..Collection::of(Year(2026)) });
    assert_eq!(found(rule, &whole), wanted, "rule {}", rule.code);
}

/// How many rows in a text its rule must point at, and how many more stand in the tables of those rows; or all this year's
/// rows, where it must point at none.
pub(crate) fn rows(text: &str) -> (usize, usize) {
    let (_, wanted) = parse(text, Collection::of(Year(2026)));
    let (mut table, mut rows) = ("", 0);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let first = line.split_whitespace().next().unwrap_or_default();
        let heads = |name: &str| Table::ALL.iter().any(|table| table.name() == name);
        match first {
            "Year" | "Collection" | "Authority" => {}
            "Providers" => table = "",
            name if heads(name.trim_end_matches("_last")) => table = name,
            _ if wanted.is_empty() => rows += usize::from(heads(table)),
            _ => rows += usize::from(wanted.iter().any(|(of, _)| of == table)),
        }
    }
    (wanted.len(), rows - wanted.len())
}

/// What a rule finds in a return that the test has made itself.
pub(crate) fn found(rule: &'static Rule, whole: &Return) -> Flagged {
    let mut found = Found::default();
    match rule.check {
        Check::Child(check) => {
            for (number, child) in (0..).zip(whole.children()) {
                found.look(rule, number);
                check(&child, &mut found);
            }
        }
        Check::Whole(check) => {
            found.look(rule, 0);
            check(whole, &mut found);
        }
    }
    found.hits.iter().map(|hit| (hit.spot.table.name().to_owned(), hit.spot.at.row())).collect()
}

fn parse(text: &str, mut collection: Collection) -> (Return, Flagged) {
    let (mut draft, mut reference, mut wanted) = (Draft::default(), Reference::default(), Flagged::new());
    let mut table: Option<(Table, bool, Vec<String>)> = None;
    let mut rows = 0;
    let mut providers: Option<String> = None;
    let date = |text: &str| DateFormat::Department.read(text).day().expect("a date");
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (line, flagged) = line.strip_suffix('!').map_or((line, false), |line| (line.trim_end(), true));
        let mut words = line.split_whitespace();
        let first = words.next().expect("a word");
        let (name, last_year) = first.strip_suffix("_last").map_or((first, false), |name| (name, true));
        if let Some(known) = Table::ALL.into_iter().find(|table| table.name() == name) {
            draft.table(known, last_year);
            table = Some((known, last_year, words.map(str::to_owned).collect()));
            rows = 0;
            continue;
        }
        match first {
            "Year" => {
                collection = Collection::of(Year(words.next().expect("a year").parse().expect("a number")));
                continue;
            }
            "Collection" => {
                (collection.start, collection.end) =
                    (date(words.next().expect("a day")), date(words.next().expect("a day")));
                continue;
            }
            "Authority" => {
                reference.authority = words.next().map(Text::new);
                continue;
            }
            "Providers" => {
                providers = Some(words.collect::<Vec<_>>().join(";") + "\n");
                table = None;
                continue;
            }
            _ => {}
        }
        let cells: Vec<&str> =
            line.split_whitespace().map(|cell| if cell == "." { "" } else { cell }).collect();
        let Some((table, last_year, columns)) = &table else {
            providers.as_mut().expect("a table or providers").push_str(&(cells.join(";") + "\n"));
            continue;
        };
        assert_eq!(cells.len(), columns.len(), "cells of the line: {line}");
        let cells: Vec<(&str, &str)> = columns.iter().map(String::as_str).zip(cells).collect();
        let child = cells.iter().find(|(column, _)| *column == "CHILD").map_or("1", |(_, child)| child);
        let others: Vec<_> = cells.iter().copied().filter(|(column, _)| *column != "CHILD").collect();
        draft.add(*table, *last_year, child, &others).expect("columns of the table");
        if flagged {
            wanted.insert((table.name().to_owned(), rows));
        }
        rows += 1;
    }
    if let Some(text) = providers {
        reference.providers = Some(Providers::of_test(&text).expect("providers"));
    }
    reference.authorities = Authorities::bundled();
    (draft.finish(collection, reference), wanted)
}
