//! `kith validate` and `kith rules` as an analyst or a script uses them.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use returns::cin::{Invention, invent};

fn kith(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kith")).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A census in a file of its own.
fn census(place: &Path, name: &str, one_mistake_in: u64) -> PathBuf {
    let mut xml = Vec::new();
    invent(&Invention { children: 300, one_mistake_in, ..Invention::default() }, &mut xml).unwrap();
    let path = place.join(name);
    fs::write(&path, xml).unwrap();
    path
}

#[test]
fn a_clean_census_ends_with_0_one_with_errors_with_1_and_an_unreadable_one_with_2() {
    let place = tempfile::tempdir().unwrap();
    let clean = census(place.path(), "clean.xml", 0);
    let output = kith(&["validate", "cin", clean.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).contains("300 children checked against 109 rules; nothing found"),
        "{}",
        said(&output)
    );

    let wrong = census(place.path(), "wrong.xml", 10);
    let output = kith(&["validate", "cin", wrong.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("  4220"), "{}", said(&output));

    let cut = place.path().join("cut.xml");
    let bytes = fs::read(&wrong).unwrap();
    fs::write(&cut, bytes.get(..bytes.len() / 2).unwrap()).unwrap();
    let output = kith(&["validate", "cin", cut.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("cut off"), "{}", said(&output));
}

#[test]
fn every_format_is_written() {
    let place = tempfile::tempdir().unwrap();
    let wrong = census(place.path(), "wrong.xml", 10);
    let to = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
    for (format, begins) in [
        ("json", b"{\"return\":".as_slice()),
        ("csv", b"ERROR_ID,LAchildID,rule_code"),
        ("xlsx", b"PK"),
        ("html", b"<!DOCTYPE html>"),
    ] {
        let path = to(&format!("report.{format}"));
        let output =
            kith(&["validate", "cin", wrong.to_str().unwrap(), "--format", format, "--output", &path]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(fs::read(&path).unwrap().starts_with(begins), "{format}");
    }
    let output = kith(&["validate", "cin", wrong.to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["children"], 300);
    assert!(!json["findings"].as_array().unwrap().is_empty());
}

#[test]
fn rules_and_year_are_what_was_asked() {
    let place = tempfile::tempdir().unwrap();
    let wrong = census(place.path(), "wrong.xml", 10);
    let path = wrong.to_str().unwrap();
    let output = kith(&["validate", "cin", path, "--rules", "4220,8500"]);
    assert!(said(&output).contains("against 2 rules"), "{}", said(&output));
    let output = kith(&["validate", "cin", path, "--year", "2023-24"]);
    assert!(said(&output).contains("2023-24: 300 children checked against 105 rules"), "{}", said(&output));
    let output = kith(&["validate", "cin", path, "--rules", "422O"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("There is no rule 422O"), "{}", said(&output));
}

#[test]
fn several_reports_need_a_directory() {
    let place = tempfile::tempdir().unwrap();
    let (one, two) = (census(place.path(), "one.xml", 0), census(place.path(), "two.xml", 10));
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    let output = kith(&["validate", "cin", one, two]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let output = kith(&["validate", "cin", one, two, "--format", "csv"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let output =
        kith(&["validate", "cin", one, two, "--format", "csv", "--output", place.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(place.path().join("one.csv").exists() && place.path().join("two.csv").exists());
}

#[test]
fn a_rule_is_explained() {
    let output = kith(&["rules", "8873q"]);
    assert_eq!(output.status.code(), Some(0));
    for words in ["8873Q (query, in every year)", "there is only one <Assessments> group", "ReasonForClosure"]
    {
        assert!(said(&output).contains(words), "{}", said(&output));
    }
    // Whose words they are is always said: 2884 has only a message of the Department's, 4003 a text and a reading of it.
    let (message, text) = (said(&kith(&["rules", "2884"])), said(&kith(&["rules", "4003"])));
    assert!(
        message.contains("How Kith reads it: ") && !message.contains("The Department’s text"),
        "{message}"
    );
    assert!(text.contains("The Department’s text: Within a <CINDetails> module"), "{text}");
    assert!(text.contains("How Kith reads it: Only child in need plans that have an end"), "{text}");
    assert!(said(&kith(&["rules"])).lines().count() >= 109);
    assert_eq!(kith(&["rules", "0"]).status.code(), Some(2));
}
