//! Groups compared by their means, the mean without each, and chance within groups.

use crate::common::{day, extract, undated};
use evaluation::methods::MethodError;
use evaluation::methods::randomisation::Draws;
use evaluation::methods::stratified::randomise_within;
use evaluation::outcomes::extract::ExtractTable::Assessments;
use evaluation::outcomes::{Comparison, Embedding, Group, GroupChange, compare, observe, place};

/// Assessments of so many working days that start on 6 January 2014 (before) and 8 January 2018 (after) in each unit.
fn lengths(units: &[(&str, u8, u8)]) -> String {
    let mut rows = Vec::new();
    for (unit, before, after) in units {
        rows.push(format!("{unit},{unit}1,2014-01-06,2014-01-{:02}\n", 6 + before));
        rows.push(format!("{unit},{unit}2,2018-01-08,2018-01-{:02}\n", 8 + after));
    }
    rows.concat()
}

fn group(pilot: &str, comparators: &[&str]) -> Group {
    Group {
        pilot: pilot.into(),
        comparators: comparators.iter().map(|&name| name.to_owned()).collect(),
        embedding: Embedding { start: day("2015-01-01"), end: day("2016-01-01") },
    }
}

fn compared(units: &[(&str, u8, u8)], groups: &[Group]) -> Result<Comparison, MethodError> {
    let extract = extract(&[(Assessments, &lengths(units))]);
    let definition = undated("assessment-duration", "WWCSC-2020");
    let sample = place(&extract, &observe(&extract, &definition).unwrap(), groups, &definition).unwrap();
    compare(&sample.rows, groups.len(), Draws::usual(1))
}

const UNITS: [(&str, u8, u8); 6] =
    [("A", 1, 4), ("B", 2, 2), ("C", 1, 2), ("D", 2, 1), ("E", 1, 1), ("F", 3, 1)];

#[test]
fn each_pilot_is_held_against_the_mean_change_of_its_comparators() {
    let found = compared(&UNITS, &[group("A", &["B", "C"]), group("D", &["E", "F"])]).unwrap();
    // A +3 against B 0 and C +1; D −1 against E 0 and F −2.
    let differences: Vec<f64> = found.groups.iter().filter_map(GroupChange::difference).collect();
    assert_eq!(differences, [2.5, 0.0]);
    assert_eq!((found.compared, found.mean, found.median), (2, 1.25, 1.25));
    assert_eq!(found.without, [(0, 0.0), (1, 2.5)]);
}

#[test]
fn chance_gives_the_practice_to_another_unit_of_each_group() {
    let found = compared(&UNITS, &[group("A", &["B", "C"]), group("D", &["E", "F"])]).unwrap();
    let lot = found.by_lot.unwrap();
    assert_eq!((lot.looked_at, lot.exact), (9, true));
    // Means over the nine assignments: A or B or C with 2.5, −2, −0.5 and D, E or F with 0, 1.5, −1.5.
    let means: Vec<f64> = [2.5, -2.0, -0.5]
        .iter()
        .flat_map(|one| [0.0, 1.5, -1.5].map(|two| f64::midpoint(*one, two)))
        .collect();
    let as_much = means.iter().filter(|mean| mean.abs() >= 1.25).count();
    assert_eq!(usize::try_from(lot.as_much).unwrap(), as_much);
}

#[test]
fn a_group_without_rows_on_one_side_is_not_compared() {
    let found = compared(&[("A", 1, 4), ("B", 2, 2)], &[group("A", &["B"])]).unwrap();
    assert_eq!((found.compared, found.without.len()), (1, 0));
    let extract = extract(&[(Assessments, "A,1,2014-01-06,2014-01-07\nB,1,2014-01-06,2014-01-07\n")]);
    let definition = undated("assessment-duration", "WWCSC-2020");
    let groups = [group("A", &["B"])];
    let sample = place(&extract, &observe(&extract, &definition).unwrap(), &groups, &definition).unwrap();
    assert!(matches!(compare(&sample.rows, 1, Draws::usual(1)), Err(MethodError::Nothing(_))));
}

#[test]
fn more_assignments_than_draws_are_drawn_and_say_with_which_seed() {
    let sizes = [3; 12];
    let sum = |places: &[usize]| f64::from(u8::try_from(places.iter().sum::<usize>()).unwrap()) - 12.0;
    let drawn = randomise_within(&sizes, Draws { draws: 2_000, seed: 5 }, sum).unwrap();
    assert_eq!((drawn.exact, drawn.seed, drawn.looked_at), (false, Some(5), 2_000));
    assert!(drawn.p < 0.01, "the first of each group is the furthest there is");
    assert_eq!(randomise_within(&sizes, Draws { draws: 2_000, seed: 5 }, sum).unwrap(), drawn);
    assert!(randomise_within(&[1, 1], Draws::usual(1), |_| 1.0).is_err());
}
