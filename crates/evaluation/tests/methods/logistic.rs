//! Logistic models and their average marginal effects against statsmodels.

use evaluation::methods::linear::Term;
use evaluation::methods::logistic::{LogisticDesign, logistic};
use serde_json::Value;

use crate::common::{assert_near, numbers, peers};

fn design(case: &Value) -> LogisticDesign {
    LogisticDesign {
        outcome: numbers(&case["y"]).into_iter().map(|y| y > 0.5).collect(),
        terms: ["treated", "age", "girl"].map(|name| Term::new(name, numbers(&case[name]))).into(),
        clusters: numbers(&case["group"]).into_iter().map(|group| group as u32).collect(),
        weights: None,
    }
}

#[test]
fn coefficients_and_marginal_effects_are_those_of_the_peer() {
    for case in peers(include_str!("fixtures/logistic.json"))["cases"].as_array().unwrap() {
        let fitted = logistic(&design(case)).unwrap();
        let (values, errors) = (numbers(&case["coefficient"]), numbers(&case["se"]));
        for ((_, ours), (value, error)) in fitted.coefficients.iter().zip(values.iter().zip(errors)) {
            assert_near(ours.value, *value, 1e-9);
            assert_near(ours.standard_error, error, 1e-9);
        }
        for (at, name) in ["treated", "age", "girl"].into_iter().enumerate() {
            let ours = fitted.average_marginal_effect(name).unwrap();
            assert_near(ours.value, numbers(&case["ame"])[at], 1e-9);
            assert_near(ours.standard_error, numbers(&case["ame_se"])[at], 1e-9);
        }
    }
}

#[test]
fn a_weight_of_two_is_a_row_that_stands_twice() {
    let case = &peers(include_str!("fixtures/logistic.json"))["cases"][0];
    let mut weighted = design(case);
    let n = weighted.outcome.len();
    weighted.weights = Some((0..n).map(|row| if row % 3 == 0 { 2.0 } else { 1.0 }).collect());
    let rows: Vec<usize> = (0..n).flat_map(|row| vec![row; if row % 3 == 0 { 2 } else { 1 }]).collect();
    let twice = LogisticDesign {
        outcome: rows.iter().map(|&row| weighted.outcome[row]).collect(),
        terms: (weighted.terms.iter())
            .map(|term| Term::new(&*term.name, rows.iter().map(|&row| term.values[row]).collect()))
            .collect(),
        clusters: rows.iter().map(|&row| weighted.clusters[row]).collect(),
        weights: None,
    };
    let (one, two) = (logistic(&weighted).unwrap(), logistic(&twice).unwrap());
    let effect =
        |fitted: &evaluation::methods::logistic::Logistic| fitted.average_marginal_effect("treated").unwrap();
    assert_near(effect(&one).value, effect(&two).value, 1e-9);
    assert_near(effect(&one).standard_error, effect(&two).standard_error, 1e-9);
}

#[test]
fn a_group_with_only_yes_is_said_not_guessed() {
    let separate = LogisticDesign {
        outcome: (0..40).map(|row| row % 2 == 0).collect(),
        terms: vec![Term::new("even", (0..40).map(|row| f64::from(u8::from(row % 2 == 0))).collect())],
        clusters: (0..40).map(|row| row % 5).collect(),
        weights: None,
    };
    assert!(logistic(&separate).unwrap_err().to_string().contains("only yes or only no"));
    let never = LogisticDesign { outcome: vec![false; 40], ..separate };
    assert!(logistic(&never).unwrap_err().to_string().contains("does not vary"));
}
