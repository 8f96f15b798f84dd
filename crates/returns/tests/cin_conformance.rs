//! Holds the rules of the census against what the open-source peer found in 750 documents and in the rows of its own unit
//! tests. Where the peer departs from the text of a rule, the text wins: those cases are listed one by one, and each must
//! differ.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use flate2::read::GzDecoder;
use returns::Year;
use returns::cin::{Options, check};
use serde_json::Value;

/// The peer crashes on these, or turns them round, or can never report them: they have tests of their own.
const EXCLUDED: [&str; 8] = ["8540", "8614", "8869", "8870Q", "8898", "8945Q", "8950Q", "2887Q"];

/// The fields flagged in each row of each table.
type Rows<'r> = BTreeMap<(&'r str, u32), BTreeSet<&'r str>>;
type Found = (bool, BTreeSet<(String, u64, Vec<String>)>);

fn documents() -> Vec<Value> {
    let mut text = String::new();
    GzDecoder::new(include_bytes!("../corpus/cin/e2e.jsonl.gz").as_slice())
        .read_to_string(&mut text)
        .unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ours(xml: &str) -> BTreeMap<String, Found> {
    let report = check(xml.as_bytes(), &Options { year: Some(Year(2026)), rules: None });
    let mut rows: BTreeMap<&str, (bool, Rows<'_>)> = BTreeMap::new();
    for finding in &report.findings {
        let (whole, cells) = rows.entry(report.rule_of(finding).unwrap().code).or_default();
        *whole |= finding.cells.is_empty();
        for cell in &finding.cells {
            cells.entry((cell.table, cell.row)).or_default().insert(cell.field);
        }
    }
    let owned = |fields: BTreeSet<&str>| fields.into_iter().map(str::to_owned).collect();
    let located = |cells: Rows<'_>| {
        cells
            .into_iter()
            .map(|((table, row), fields)| (table.to_owned(), row.into(), owned(fields)))
            .collect()
    };
    rows.into_iter().map(|(code, (whole, cells))| (code.to_owned(), (whole, located(cells)))).collect()
}

fn peers(found: &Value) -> Found {
    let fields = |location: &Value| {
        let mut fields: Vec<String> = location["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field.as_str().unwrap().to_owned())
            .collect();
        fields.sort_unstable();
        fields
    };
    let location = |location: &Value| {
        (location["table"].as_str().unwrap().to_owned(), location["row"].as_u64().unwrap(), fields(location))
    };
    (found["la_level"] == true, found["locations"].as_array().unwrap().iter().map(location).collect())
}

#[test]
fn every_document_agrees_but_where_the_text_wins() {
    let text_wins: BTreeSet<(String, String)> = include_str!("../corpus/cin/where_the_text_wins.csv")
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').unwrap())
        // Rules that differ in no case here are listed without one.
        .filter(|(_, case)| *case != "none")
        .map(|(rule, case)| (rule.to_owned(), case.to_owned()))
        .collect();
    let mut differing = BTreeSet::new();
    let mut agreeing = 0;
    for case in documents() {
        let ours = ours(case["xml"].as_str().unwrap());
        let rules = case["expected"]["rules"].as_object().unwrap();
        let codes: BTreeSet<&String> = rules.keys().chain(ours.keys()).collect();
        for code in codes {
            if EXCLUDED.contains(&code.as_str()) || case["expected"]["rule_errors"].get(code).is_some() {
                continue;
            }
            let theirs = rules.get(code).map(peers).unwrap_or_default();
            if ours.get(code).cloned().unwrap_or_default() == theirs {
                agreeing += 1;
            } else {
                differing.insert((code.clone(), case["id"].as_str().unwrap().to_owned()));
            }
        }
    }
    assert!(agreeing > 1100, "{agreeing}");
    let unexpected: Vec<_> = differing.symmetric_difference(&text_wins).collect();
    assert!(unexpected.is_empty(), "{unexpected:?}");
}
