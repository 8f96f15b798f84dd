//! Coefficients of agreement against statsmodels, irrCAC and krippendorff, and against worked examples.

use evaluation::methods::agreement::{Level, Ratings, Weights, gwet_ac1, kappa, krippendorff_alpha};
use serde_json::Value;

use crate::common::{assert_near, number, numbers, peers};

fn fixture() -> Value {
    peers(include_str!("fixtures/change.json"))
}

fn places(value: &Value) -> Vec<usize> {
    numbers(value).into_iter().map(|answer| answer as usize).collect()
}

fn table(cells: &[&[usize]]) -> Ratings {
    let mut pairs = Vec::new();
    for (one, row) in cells.iter().enumerate() {
        for (two, times) in row.iter().enumerate() {
            pairs.extend((0..*times).map(|_| (one, two)));
        }
    }
    Ratings::new(cells.len(), &pairs).unwrap()
}

#[test]
fn two_readers_agree_as_the_peers_say() {
    for case in fixture()["two_readers"].as_array().unwrap() {
        let pairs: Vec<(usize, usize)> =
            places(&case["first"]).into_iter().zip(places(&case["second"])).collect();
        let ratings = Ratings::new(case["categories"].as_u64().unwrap() as usize, &pairs).unwrap();
        for (name, weights) in
            [("same", Weights::Same), ("linear", Weights::Linear), ("quadratic", Weights::Quadratic)]
        {
            let (found, theirs) = (kappa(&ratings, weights).unwrap(), numbers(&case[name]));
            assert_near(found.value, theirs[0], 1e-10);
            assert_near(found.standard_error, theirs[1], 1e-10);
        }
        // irrCAC rounds what it prints to fifteen places and takes its steps in single precision in places.
        let (found, theirs) = (gwet_ac1(&ratings).unwrap(), numbers(&case["ac1"]));
        assert_near(found.value, theirs[0], 1e-9);
        assert_near(found.standard_error, theirs[1], 1e-6);
        let things: Vec<Vec<f64>> = pairs.iter().map(|&(one, two)| vec![one as f64, two as f64]).collect();
        for (name, level) in
            [("nominal", Level::Nominal), ("ordinal", Level::Ordinal), ("interval", Level::Interval)]
        {
            let alpha = krippendorff_alpha(&things, level, 200, 1).unwrap();
            assert_near(alpha.value, number(&case[name]), 1e-10);
            assert!(alpha.low <= alpha.value && alpha.value <= alpha.high);
        }
    }
}

#[test]
fn kappa_of_the_textbook() {
    // Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, table 18.1: 100 diagnoses by two readers.
    let diagnoses = table(&[&[75, 1, 4], &[5, 4, 1], &[0, 0, 10]]);
    let found = kappa(&diagnoses, Weights::Same).unwrap();
    assert!((found.value - 0.68).abs() < 0.005 && (found.standard_error - 0.087).abs() < 0.001, "{found:?}");
}

#[test]
fn ac1_of_the_textbook() {
    // Gwet (2008), table 1: 118 and 5 agreed, 2 and 0 not; kappa says little, AC1 that they agree.
    let skewed = table(&[&[118, 5], &[2, 0]]);
    assert!((gwet_ac1(&skewed).unwrap().value - 0.9408).abs() < 5e-4);
    assert!((kappa(&skewed, Weights::Same).unwrap().value + 0.0234).abs() < 5e-4);
}

#[test]
fn alpha_of_krippendorffs_own_example() {
    // Krippendorff (2011), example C: four observers, twelve units, gaps. Nominal 0.743, ordinal 0.815, interval 0.849.
    let case = &fixture()["many_readers"];
    let readers: Vec<&Vec<Value>> =
        case["readers"].as_array().unwrap().iter().map(|reader| reader.as_array().unwrap()).collect();
    let things: Vec<Vec<f64>> =
        (0..12).map(|thing| readers.iter().filter_map(|reader| reader[thing].as_f64()).collect()).collect();
    for (name, level, printed) in [
        ("nominal", Level::Nominal, 0.743),
        ("ordinal", Level::Ordinal, 0.815),
        ("interval", Level::Interval, 0.849),
    ] {
        let alpha = krippendorff_alpha(&things, level, 2_000, 11).unwrap();
        assert_near(alpha.value, number(&case[name]), 1e-10);
        assert!((alpha.value - printed).abs() < 5e-4);
        assert_eq!(alpha, krippendorff_alpha(&things, level, 2_000, 11).unwrap());
        assert_eq!(alpha.things, 11);
    }
}

#[test]
fn agreement_that_chance_explains_whole_cannot_be_told() {
    let same = table(&[&[20, 0], &[0, 0]]);
    assert!(kappa(&same, Weights::Same).unwrap_err().to_string().contains("same answer"));
    assert!(krippendorff_alpha(&[vec![1.0, 1.0], vec![1.0, 1.0]], Level::Nominal, 10, 1).is_err());
    assert!(Ratings::new(2, &[(0, 2), (1, 1)]).is_err());
}
