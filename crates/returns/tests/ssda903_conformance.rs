//! Holds the rules of the SSDA903 return against what the open-source peer found in 423 sets of files and in the rows of
//! its own unit tests. Where they differ, `DEVIATIONS-SSDA903.md` says why: those cases are listed one by one, and each
//! must differ.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

#[path = "../examples/conformance/ssda903.rs"]
mod cases;

use std::collections::BTreeSet;
use std::io::Read as _;

use flate2::read::GzDecoder;
use serde_json::Value;

const SETS: &[u8] = include_bytes!("../corpus/ssda903/e2e.jsonl.gz");
const UNITS: &[u8] = include_bytes!("../corpus/ssda903/unit.jsonl.gz");
const DIFFERENT: &str = include_str!("../corpus/ssda903/where_we_differ.csv");

/// The peer crashes on these, or finds what is right, or can find nothing: they have tests of their own.
const EXCLUDED: [&str; 10] = ["231", "233", "709", "710", "706", "105", "164", "411", "1001", "SW12STG2"];

type Places = BTreeSet<(String, u64)>;

fn corpus(packed: &[u8]) -> Vec<Value> {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ours(case: &Value) -> Value {
    serde_json::from_value::<cases::Case>(case.clone()).unwrap().found().unwrap()
}

fn places(found: &Value) -> Places {
    let locations = found["locations"].as_array().into_iter().flatten();
    let place = |location: &Value| {
        (location["table"].as_str().unwrap().to_owned(), location["row"].as_u64().unwrap())
    };
    locations.map(place).collect()
}

fn listed(wanted: impl Fn(&str) -> bool) -> BTreeSet<(String, String)> {
    let lines = DIFFERENT.lines().skip(1).filter_map(|line| line.split_once(','));
    // Rules that differ in no case here are listed without one.
    let lines = lines.filter(|(_, case)| *case != "none");
    lines.filter(|(_, case)| wanted(case)).map(|(rule, case)| (rule.to_owned(), case.to_owned())).collect()
}

fn name(case: &Value) -> String {
    case["id"].as_str().unwrap().to_owned()
}

#[test]
fn every_set_agrees_but_where_we_say_why_not() {
    let (mut agreeing, mut differing) = (0, BTreeSet::new());
    for case in corpus(SETS) {
        let (ours, expected) = (ours(&case), &case["expected"]);
        let codes: BTreeSet<&String> = [&ours, &expected["rules"]]
            .into_iter()
            .flat_map(|rules| rules.as_object().unwrap().keys())
            .collect();
        for code in codes.into_iter().filter(|code| !EXCLUDED.contains(&code.as_str())) {
            if !expected["rule_errors"][code].is_null() {
                continue;
            }
            if places(&ours[code]) == places(&expected["rules"][code]) {
                agreeing += 1;
            } else {
                differing.insert((code.clone(), name(&case)));
            }
        }
    }
    assert!(agreeing > 2900, "{agreeing}");
    let listed = listed(|case| !case.contains("unit"));
    let unexpected: Vec<_> = differing.symmetric_difference(&listed).collect();
    assert!(unexpected.is_empty(), "{unexpected:?}");
}

#[test]
fn every_unit_case_agrees_but_where_we_say_why_not() {
    let (mut agreeing, mut differing) = (0, BTreeSet::new());
    for case in corpus(UNITS) {
        let code = case["rule"].as_str().unwrap();
        let ours = places(&ours(&case)[code]);
        let wanted = |field: &str| -> Places {
            let tables = case[field].as_object().into_iter().flatten();
            tables
                .flat_map(|(table, rows)| {
                    let label = |row: &Value| row.as_u64().or_else(|| row.as_str()?.parse().ok());
                    rows.as_array().unwrap().iter().filter_map(move |row| Some((table.clone(), label(row)?)))
                })
                .collect()
        };
        // The peers' own expectation, or what their rule says of the same rows as text.
        if ours == wanted("peer_expected") || ours == wanted("production_full_expected") {
            agreeing += 1;
        } else {
            differing.insert((code.to_owned(), name(&case)));
        }
    }
    assert!(agreeing > 270, "{agreeing}");
    let listed = listed(|case| case.contains("unit"));
    let unexpected: Vec<_> = differing.symmetric_difference(&listed).collect();
    assert!(unexpected.is_empty(), "{unexpected:?}");
}
