//! Files as authorities really sent them, on the command line: what is said, and with which code the command ends. The files
//! are those of the crate `returns`.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn kith(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kith")).args(arguments).output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), said)
}

fn field(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../returns/tests/field").join(name)
}

#[track_caller]
fn says(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "\u{201c}{word}\u{201d} is not in:\n{said}");
    }
}

#[test]
fn a_year_that_is_not_known_and_two_censuses_in_one_end_with_2() {
    let (code, said) = kith(&["validate", "ssda903", field("02-a-year-that-is-not-known").to_str().unwrap()]);
    says(&said, &["SSDA903: nothing could be checked", "2020-21", "--year"]);
    assert_eq!(code, Some(2));
    let (code, said) =
        kith(&["validate", "cin", field("03-two-censuses-in-one-file/cin.xml").to_str().unwrap()]);
    says(&said, &["1 child checked", "line 15", "after the end of <Message>"]);
    assert_eq!(code, Some(2));
}

#[test]
fn other_files_in_the_folder_leave_the_report_whole() {
    let place = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(field("05-other-files-in-the-folder")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, place.path().join(path.file_name().unwrap())).unwrap();
    }
    for litter in [".hidden.csv", "~$header.csv"] {
        fs::write(place.path().join(litter), "\0\x01").unwrap();
    }
    let (code, said) = kith(&["validate", "ssda903", place.path().to_str().unwrap(), "--year", "2026"]);
    says(&said, &["errors.csv is no table", "readme.txt is no table"]);
    assert!(!said.contains("not whole") && !said.contains("hidden") && !said.contains("~$"), "{said}");
    assert!(matches!(code, Some(0 | 1)), "{code:?} {said}");
}

#[test]
fn the_list_of_providers_and_the_name_of_an_authority_are_taken_as_they_come() {
    let folder = field("08-list-of-providers-as-published");
    let (folder, list) = (folder.to_str().unwrap(), folder.join("providers.csv"));
    let (code, said) = kith(&[
        "validate",
        "ssda903",
        folder,
        "--year",
        "2026",
        "--providers",
        list.to_str().unwrap(),
        "--authority",
        "City of Bristol",
        "--rules",
        "227,219",
    ]);
    says(&said, &["  227 "]);
    assert_eq!(code, Some(1), "{said}");
    let asked = |name: &str| kith(&["validate", "ssda903", folder, "--authority", name]);
    let (code, said) = asked("Kingston");
    says(&said, &["Kingston upon Thames (E09000021)", "Kingston upon Hull"]);
    assert_eq!(code, Some(2));
    let (code, said) = asked("Atlantis");
    says(&said, &["“Atlantis” is not one upper-tier authority", "318"]);
    assert_eq!(code, Some(2));
}

#[test]
fn what_is_no_folder_or_no_file_is_told_what_to_do() {
    let place = tempfile::tempdir().unwrap();
    for (name, words) in [
        ("return.zip", "is packed. Unpack it"),
        ("return.xlsx", "is a workbook. Save each of its sheets"),
        ("return.xml", "export its tables as CSV"),
        ("header.csv", "is one file. Give the folder"),
    ] {
        let path = place.path().join(name);
        fs::write(&path, "PK").unwrap();
        let (code, said) = kith(&["validate", "ssda903", path.to_str().unwrap()]);
        says(&said, &[name, words]);
        assert_eq!(code, Some(2));
    }
    let (code, said) = kith(&["validate", "cin", place.path().to_str().unwrap()]);
    says(&said, &["is a folder. Give the XML file", "return.xml"]);
    assert_eq!(code, Some(2));
    let this = field("10-last-year-is-this-year/this");
    let folder = place.path().to_str().unwrap();
    let (code, said) = kith(&["validate", "ssda903", this.to_str().unwrap(), "--providers", folder]);
    says(&said, &["is a folder. Give the file itself"]);
    assert_eq!(code, Some(2));
}

#[test]
fn rules_are_asked_for_with_any_capitals_and_blanks() {
    let census = field("03-two-censuses-in-one-file/cin.xml");
    let (_, said) = kith(&["validate", "cin", census.to_str().unwrap(), "--rules", "8569q, 4180"]);
    assert!(!said.contains("There is no rule"), "{said}");
    let folder = field("01-windows-line-ends");
    let (_, said) = kith(&[
        "validate",
        "ssda903",
        folder.to_str().unwrap(),
        "--year",
        "2026",
        "--rules",
        "101, sw12stg2",
    ]);
    assert!(!said.contains("There is no rule"), "{said}");
}
