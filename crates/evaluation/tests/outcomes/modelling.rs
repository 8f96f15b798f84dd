//! The matched model on invented children: what was planted is found, likeness rises by weighting, gaps are pooled.

use crate::common::{day, definition};
use calendar::Date;
use evaluation::invented::County;
use evaluation::outcomes::extract::{Extract, ExtractFile, Reading, read};
use evaluation::outcomes::features::Feature;
use evaluation::outcomes::model::{Model, TIMES, model};
use evaluation::outcomes::{Embedding, Group, observe, place};

const AFTER: Date = Date::constant(2015, 10, 1);

fn county(returns: f64, length: f64) -> County {
    County {
        pilots: ["P1", "P2"].map(|unit| (unit.to_owned(), AFTER)).to_vec(),
        others: ["C1", "C2", "C3", "C4"].map(str::to_owned).to_vec(),
        children: 3000,
        returns,
        kinship: 0.0,
        length,
    }
}

/// The extract of a county, with the columns that hold a text in place of another.
fn extract(county: &County, changed: impl Fn(String) -> String) -> Extract {
    let file = |(table, text)| ExtractFile {
        table,
        name: "invented.csv".to_owned(),
        input: std::io::Cursor::new(changed(text)),
    };
    read(county.tables(3).into_iter().map(file), Reading::default()).unwrap()
}

fn modelled(extract: &Extract, outcome: &str) -> Model {
    let embedding = Embedding { start: day("2014-10-01"), end: day("2015-09-30") };
    let group = |pilot: &str, comparators: [&str; 2]| Group {
        pilot: pilot.to_owned(),
        comparators: comparators.map(str::to_owned).to_vec(),
        embedding,
    };
    let groups = [group("P1", ["C1", "C2"]), group("P2", ["C3", "C4"])];
    let definition = definition(outcome, "WWCSC-2020");
    let rows = place(extract, &observe(extract, &definition).unwrap(), &groups, &definition).unwrap().rows;
    model(extract, &rows, &definition, None, 7).unwrap()
}

#[test]
fn a_planted_effect_is_found_among_children_who_are_alike() {
    let found = modelled(&extract(&county(0.0, 12.0), |text| text), "assessment-duration").linear.estimate;
    // Twelve days of which five in seven are working days.
    let planted = 12.0 * 5.0 / 7.0;
    assert!(found.low <= planted && planted <= found.high, "{found:?}");
    assert!(found.low > 0.0, "{found:?}");
}

#[test]
fn weighting_brings_the_sides_together() {
    let found = modelled(&extract(&county(0.0, 0.0), |text| text), "assessment-duration");
    let apart = |of: fn(&evaluation::methods::matching::Balance) -> f64| {
        found.likeness.balance.iter().map(|row| of(row).abs()).fold(0.0, f64::max)
    };
    let (before, after) = (apart(|row| row.difference_before), apart(|row| row.difference_after));
    assert!(after < 1e-9 && before > 1e-3, "exactly alike after weighting: {before} {after}");
    assert!(found.likeness.pilots.0 <= found.likeness.pilots.1 && found.likeness.pilots.0 > 0);
}

#[test]
fn gaps_are_filled_in_several_times_and_pooled_the_same_each_time() {
    let extract = extract(&county(0.0, 0.0), |text| text);
    let found = modelled(&extract, "assessment-duration");
    assert_eq!(found.filled_in, TIMES);
    assert!(found.linear.due_to_gaps > 0.0 && found.linear.due_to_gaps < 1.0, "{:?}", found.linear);
    assert_eq!(modelled(&extract, "assessment-duration").linear, found.linear);
}

#[test]
fn nothing_is_filled_in_where_nothing_is_missing() {
    let whole = |text: String| {
        text.lines()
            .map(|line| if line.ends_with(",,no") { line.replace(",,no", ",no,no") } else { line.to_owned() })
            .map(|line| if line.ends_with(",,yes") { line.replace(",,yes", ",no,yes") } else { line })
            .map(|line| line + "\n")
            .collect()
    };
    let found = modelled(&extract(&county(0.0, 0.0), whole), "assessment-duration");
    let missing = |feature| found.missing.iter().find(|(one, _)| *one == feature).map(|(_, share)| *share);
    assert_eq!((missing(Feature::Age), missing(Feature::Disabled)), (Some(0.0), Some(0.0)));
    assert_eq!((found.filled_in, found.linear.due_to_gaps), (0, 0.0));
}

#[test]
fn a_rare_outcome_has_a_marginal_effect_near_the_linear_one() {
    let found = modelled(&extract(&county(0.0, 0.0), |text| text), "initial-conference");
    let marginal = found.marginal.unwrap().unwrap().estimate;
    let linear = found.linear.estimate;
    assert!((marginal.value - linear.value).abs() < linear.standard_error, "{marginal:?} {linear:?}");
}
