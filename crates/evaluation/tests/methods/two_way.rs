//! Two-way fixed effects and event studies on the authorities' panel against an independent implementation.

use evaluation::methods::Estimate;
use evaluation::methods::did::{Covariate, TwoWayDesign, event_study, two_way};
use serde_json::Value;

use crate::common::{Authorities, close, number, peers};

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

fn estimate_is_theirs(ours: &Estimate, theirs: &Value, what: &str) {
    // A t of nearly nought keeps fewer digits of its size: what it is the difference of sets the scale.
    let at_least = |name: &str, ours: f64, scale: f64| {
        let theirs = number(&theirs[name]);
        assert!(
            (ours - theirs).abs() <= DIGITS * theirs.abs().max(scale),
            "{what} {name}: {ours} is not {theirs}"
        );
    };
    at_least("estimate", ours.value, ours.standard_error);
    at_least("se", ours.standard_error, 0.0);
    at_least("t", ours.t, 1.0);
    // The peer takes p from one, which leaves it fifteen places.
    at_least("p", ours.p, 1e-6);
    at_least("low", ours.low, ours.standard_error);
    at_least("high", ours.high, ours.standard_error);
}

#[test]
fn many_outcomes_years_and_designs_are_those_of_the_peer() {
    let authorities = Authorities::read();
    let cases = peers(include_str!("fixtures/panels.json"));
    for case in cases["cases"].as_array().unwrap() {
        let text = |name: &str| case[name].as_str();
        let (treated, others) = authorities.split(text("treat").unwrap());
        let design = TwoWayDesign {
            treated,
            others,
            before: years(&case["before"]),
            after: years(&case["after"]),
            balanced: case["balanced"].as_bool().unwrap(),
            covariates: (case["covariates"].as_array().unwrap().iter())
                .map(|name| Covariate {
                    name: name.as_str().unwrap().to_owned(),
                    values: authorities.measure(name.as_str().unwrap()),
                })
                .collect(),
            weights: text("weights").map(|name| authorities.measure(name)),
            clusters: (text("cluster") != Some("new_la_code")).then(|| authorities.groups("region_name")),
        };
        let what = format!(
            "{} {} {} {} {}",
            case["outcome"], case["treat"], case["before"], case["balanced"], case["covariates"]
        );
        let panel = authorities.measure(text("outcome").unwrap());
        let found = two_way(&panel, &design).unwrap();
        assert_eq!(case["n"], found.fit.rows, "{what}");
        estimate_is_theirs(&found.effect, &case["effect"], &what);
        for covariate in &design.covariates {
            let theirs = &case["covariate_estimates"][&covariate.name];
            estimate_is_theirs(&found.fit.term(&covariate.name).unwrap(), theirs, &what);
        }
        let reference = i32::try_from(case["reference"].as_i64().unwrap()).unwrap();
        let events = event_study(&panel, &design, reference).unwrap();
        for term in &events.terms {
            estimate_is_theirs(&term.estimate, &case["events"][term.period.to_string()], &what);
        }
        if let (Some(ours), false) = (events.pre_trend, case["joint"].is_null()) {
            assert!(close(ours.f, number(&case["joint"]["f"]), 1e-8), "{what} {ours:?} {}", case["joint"]);
            assert!(close(ours.p, number(&case["joint"]["p"]), 1e-8), "{what} {ours:?} {}", case["joint"]);
            assert!(close(ours.p_chi_squared, number(&case["joint"]["p_chi_squared"]), 1e-8), "{what}");
        }
    }
}
