//! One authority beside its statistical neighbours and England, on the published statistics.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use evaluation::measures::{Catalogue, Reference};
use evaluation::report::{Cell, Unit};
use evaluation::statistics::{Library, Mark, Published};
use evaluation::yearbook::{Beside, Yearbook};
use std::collections::BTreeSet;

fn beside<'a>(book: &'a Yearbook, authority: &str, measure: &str) -> Beside<'a> {
    let (code, _) = book.authority(authority).unwrap();
    book.beside(code, &measure.parse().unwrap()).unwrap()
}

#[test]
fn an_authority_stands_beside_the_middle_of_its_neighbours_and_england() {
    let book = Yearbook::bundled().unwrap();
    let wakefield = beside(&book, "384", "re-referrals@DFE-2025");
    let year = wakefield.latest().unwrap();
    assert_eq!(
        (year.year, year.own, year.england),
        (2025, Published::Value(18.5), Some(Published::Value(22.6)))
    );
    // The fifth and sixth of the ten neighbours.
    assert_eq!((year.middle, year.with_number, wakefield.neighbours), (Some(21.05), 10, 10));
    assert_eq!(
        wakefield.told().as_deref(),
        Some("2.6 percentage points less than the middle of its neighbours")
    );
}

#[test]
fn both_kinds_of_code_mean_the_same_authority() {
    let book = Yearbook::bundled().unwrap();
    assert_eq!(book.authority("384"), book.authority("E08000036"));
    assert_eq!(book.authority("E99999999"), None);
}

#[test]
fn the_middle_counts_only_neighbours_with_a_number_and_says_how_many() {
    let book = Yearbook::bundled().unwrap();
    let wakefield = beside(&book, "384", "plans-open-two-years@DFE-2025");
    let year = wakefield.latest().unwrap();
    assert_eq!(year.own, Published::Withheld(Mark::Suppressed));
    assert_eq!(wakefield.cell(year.own), Cell::missing("suppressed (c)"));
    assert_eq!((year.middle, year.with_number), (Some(2.4), 4));
    assert_eq!(wakefield.told(), None, "nothing is said of a number that nobody knows");
    let row = &wakefield.figure().table.rows[0];
    assert_eq!(row.cells[2], Cell::text("4 of 10"));
}

#[test]
fn what_stands_beside_one_another_is_what_is_published() {
    let (book, library) = (Yearbook::bundled().unwrap(), Library::bundled().unwrap());
    let catalogue = Catalogue::bundled().unwrap();
    for measure in ["in-care@DFE-2025", "caseload@DFE-2025", "plans-open@PANEL-2025"] {
        let reference: Reference = measure.parse().unwrap();
        let series = library.series(catalogue.find(&reference).unwrap()).unwrap();
        for (code, _) in book.authorities() {
            let Some(found) = book.beside(code, &reference) else { continue };
            for year in &found.years {
                let published = series.at(code, year.year).map(|cell| cell.value);
                assert_eq!(
                    year.own,
                    published.unwrap_or(Published::Withheld(Mark::Blank)),
                    "{measure} {code}"
                );
            }
        }
    }
}

#[test]
fn every_rate_has_its_place_under_one_heading_and_counts_have_none() {
    let book = Yearbook::bundled().unwrap();
    let mut shown = BTreeSet::new();
    for (code, _) in book.authorities() {
        for beside in book.all(code).into_iter().flat_map(|(_, all)| all) {
            assert_ne!(beside.measure.written.unit, Unit::Count);
            shown.insert(beside.measure.reference.id.clone());
        }
    }
    let catalogue = Catalogue::bundled().unwrap();
    let rates = catalogue.all().filter(|measure| measure.written.unit != Unit::Count);
    let known: BTreeSet<String> = rates.map(|measure| measure.reference.id.clone()).collect();
    assert_eq!(shown, known);
    let (code, _) = book.authority("384").unwrap();
    let listed: Vec<String> = book
        .all(code)
        .into_iter()
        .flat_map(|(_, all)| all)
        .map(|one| one.measure.reference.id.clone())
        .collect();
    assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), listed.len(), "none stands twice");
}

#[test]
fn of_the_versions_of_a_measure_the_one_that_goes_on_longest_is_shown_and_the_others_are_named() {
    let book = Yearbook::bundled().unwrap();
    let (code, _) = book.authority("384").unwrap();
    let all: Vec<String> = (book.all(code).iter())
        .flat_map(|(_, all)| all.iter().map(|one| one.measure.reference.to_string()))
        .collect();
    // Both go on to 2025, and the Department's own comes first; of plans only the panel goes beyond 2022.
    assert!(all.contains(&"re-referrals@DFE-2025".to_owned()));
    assert!(all.contains(&"plans-open@PANEL-2025".to_owned()));
    let others = book.other_versions(&"plans-open@PANEL-2025".parse().unwrap());
    assert_eq!(
        others.iter().map(|measure| measure.reference.to_string()).collect::<Vec<_>>(),
        ["plans-open@DFE-2022"]
    );
}

#[test]
fn authorities_that_ended_are_not_offered() {
    let book = Yearbook::bundled().unwrap();
    let names: Vec<&str> = book.authorities().iter().map(|(_, name)| *name).collect();
    assert!(names.contains(&"Cumberland") && !names.contains(&"Cumbria"), "{names:?}");
}
