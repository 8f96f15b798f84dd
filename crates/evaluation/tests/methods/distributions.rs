//! Tail probabilities and quantiles against 50-digit arithmetic (mpmath): the tables' last digits rest on them.

use evaluation::methods::distributions::{
    chi_squared_above, f_above, normal_quantile, normal_two_sided, t_quantile, t_two_sided,
};
use serde_json::Value;

fn cases(name: &str) -> Vec<Vec<f64>> {
    let all: Value = serde_json::from_str(include_str!("fixtures/distributions.json")).unwrap();
    let rows = all[name].as_array().unwrap();
    rows.iter().map(|row| row.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()).collect()
}

fn worst(name: &str, ours: impl Fn(&[f64]) -> f64) -> f64 {
    cases(name).iter().fold(0.0, |worst: f64, case| {
        let (truth, given) = case.split_last().unwrap();
        let off = (ours(given) / truth - 1.0).abs();
        worst.max(off)
    })
}

#[test]
fn probabilities_and_quantiles_hold_to_ten_digits() {
    assert!(worst("t_two_sided", |x| t_two_sided(x[0], x[1]).unwrap()) < 1e-10);
    assert!(worst("t_quantile", |x| t_quantile(x[0], x[1]).unwrap()) < 1e-10);
    assert!(worst("f_above", |x| f_above(x[0], x[1], x[2]).unwrap()) < 1e-10);
    assert!(worst("chi_squared_above", |x| chi_squared_above(x[0], x[1]).unwrap()) < 1e-10);
    assert!(worst("normal_two_sided", |x| normal_two_sided(x[0])) < 1e-10);
    assert!(worst("normal_quantile", |x| normal_quantile(x[0])) < 1e-10);
}
