//! Two-way fixed effects and event studies on the authorities' panel against an independent implementation.

use evaluation::methods::did::{TwoWayDesign, event_study, two_way};
use serde_json::Value;

use crate::common::{Authorities, close};

const DIGITS: f64 = 1e-9;

fn years(of: &Value) -> Vec<i32> {
    of.as_array().unwrap().iter().map(|year| i32::try_from(year.as_i64().unwrap()).unwrap()).collect()
}

fn assert_close(case: &Value, name: &str, ours: f64) {
    let theirs = case[name].as_f64().unwrap();
    assert!(close(ours, theirs, DIGITS), "{} {name}: {ours} is not {theirs}", case["outcome"]);
}

#[test]
fn the_reference_is_reproduced_to_nine_digits() {
    let authorities = Authorities::read();
    let reference: Value = serde_json::from_str(include_str!("../data/twfe_reference.json")).unwrap();
    for case in reference["results"].as_array().unwrap() {
        let (treated, others) = authorities.split(case["treat"].as_str().unwrap());
        let panel = authorities.measure(case["outcome"].as_str().unwrap());
        let mut design = TwoWayDesign { treated, others, balanced: true, ..TwoWayDesign::default() };
        if case["kind"] == "twfe" {
            (design.before, design.after) = (years(&case["pre"]), years(&case["post"]));
            let found = two_way(&panel, &design).unwrap();
            assert_eq!(case["n"], found.fit.rows);
            assert_eq!(case["units"], found.units);
            assert_eq!(case["treated"], found.treated);
            assert_close(case, "estimate", found.effect.value);
            assert_close(case, "se_crv1", found.effect.standard_error);
            assert_close(case, "t", found.effect.t);
            assert_close(case, "p", found.effect.p);
            assert_close(case, "lo", found.effect.low);
            assert_close(case, "hi", found.effect.high);
        } else {
            let reference = i32::try_from(case["ref"].as_i64().unwrap()).unwrap();
            (design.before, design.after) =
                years(&case["years"]).into_iter().partition(|&year| year <= reference);
            let found = event_study(&panel, &design, reference).unwrap();
            assert_eq!(case["n"], found.fit.rows);
            assert_eq!(case["terms"].as_object().unwrap().len(), found.terms.len());
            for term in found.terms {
                let theirs = &case["terms"][term.period.to_string()];
                assert_close(theirs, "estimate", term.estimate.value);
                assert_close(theirs, "se_crv1", term.estimate.standard_error);
            }
        }
    }
}
