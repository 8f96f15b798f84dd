//! Where a report goes: never in the place of a file that is read for it, and with an end that a script can trust.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn kith(place: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_kith")).args(arguments).current_dir(place).output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), said)
}

fn field(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../returns/tests/field").join(name)
}

const POSTCODES: &str = "pcds,oslaua,oseast1m,osnrth1m\nTW1 1AA,E09000027,516048,173668\n";

/// A folder with a census, a return of this and of last year and a directory of postcodes.
fn folder() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::copy(field("03-two-censuses-in-one-file/cin.xml"), place.path().join("a.xml")).unwrap();
    for (year, from) in [("r", "this"), ("last", "last")] {
        let from = field("10-last-year-is-this-year").join(from);
        fs::create_dir(place.path().join(year)).unwrap();
        for name in ["header.csv", "episodes.csv"] {
            fs::copy(from.join(name), place.path().join(year).join(name)).unwrap();
        }
    }
    fs::write(place.path().join("base.csv"), POSTCODES).unwrap();
    place
}

#[test]
fn nothing_that_is_read_is_written_over() {
    let place = folder();
    let place = place.path();
    fs::create_dir(place.join("more")).unwrap();
    fs::copy(place.join("a.xml"), place.join("a.txt")).unwrap();
    fs::copy(place.join("a.xml"), place.join("b.txt")).unwrap();
    fs::hard_link(place.join("a.xml"), place.join("other-name.xml")).unwrap();
    for (kept, arguments) in [
        ("a.xml", &["validate", "cin", "a.xml", "-o", "a.xml"][..]),
        ("a.xml", &["validate", "cin", "a.xml", "-o", "more/../a.xml"]),
        ("a.xml", &["validate", "cin", "a.xml", "-o", "other-name.xml"]),
        ("a.txt", &["validate", "cin", "a.txt", "-o", "."]),
        ("a.txt", &["validate", "cin", "a.txt", "b.txt", "-o", "."]),
        ("r/header.csv", &["validate", "ssda903", "r", "--format", "csv", "-o", "r/header.csv"]),
        ("last/header.csv", &["validate", "ssda903", "r", "--previous", "last", "-o", "last/header.csv"]),
        ("base.csv", &["postcodes", "base.csv", "-o", "base.csv"]),
        ("base.csv", &["postcodes", "base.csv", "-o", "./base.csv"]),
    ] {
        let before = fs::read(place.join(kept)).unwrap();
        let (code, said) = kith(place, arguments);
        assert!(said.contains("would take the place of") && said.contains("Nothing was written"), "{said}");
        assert_eq!(code, Some(2), "{arguments:?}: {said}");
        assert!(fs::read(place.join(kept)).unwrap() == before, "{arguments:?}");
    }
    // An earlier report is no file that is read.
    for _ in 0..2 {
        let (code, said) = kith(place, &["validate", "cin", "a.xml", "-o", "more/report.txt"]);
        assert_eq!(code, Some(2), "two censuses in one file: {said}");
        assert!(said.contains("The report is in"), "{said}");
    }
    let (code, said) = kith(place, &["postcodes", "base.csv", "-o", "small"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn no_report_takes_the_place_of_another() {
    let place = folder();
    let place = place.path();
    for name in ["one", "two", "out"] {
        fs::create_dir(place.join(name)).unwrap();
    }
    fs::copy(place.join("a.xml"), place.join("one/cin.xml")).unwrap();
    fs::copy(place.join("a.xml"), place.join("two/cin.xml")).unwrap();
    let (code, said) = kith(place, &["validate", "cin", "one/cin.xml", "two/cin.xml", "-o", "out"]);
    assert!(said.contains("one/cin.xml") && said.contains("two/cin.xml"), "{said}");
    assert!(said.contains("would both be") && said.contains("Nothing was checked"), "{said}");
    assert_eq!(code, Some(2));
    assert_eq!(fs::read_dir(place.join("out")).unwrap().count(), 0);
    // The folder itself, given as “.”, gives its report a name within the directory.
    let (_, said) = kith(&place.join("r"), &["validate", "ssda903", ".", "-o", "../out"]);
    assert!(place.join("out/r.txt").is_file(), "{said}");
}

#[test]
fn a_report_of_no_rule_does_not_end_as_a_clean_one() {
    let place = folder();
    let (code, said) =
        kith(place.path(), &["validate", "ssda903", "r", "--rules", "SW01STG1", "--year", "2025-26"]);
    assert!(
        said.contains("no rule was run") && said.contains("SW01STG1: It is not in force for 2025-26"),
        "{said}"
    );
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn the_report_says_which_authority_was_understood() {
    let place = folder();
    let checked =
        |name: &str| kith(place.path(), &["validate", "ssda903", "r", "--year", "2026", "--authority", name]);
    for (name, wanted) in [
        ("318", "Richmond upon Thames (E09000027)"),
        ("0318", "Richmond upon Thames (E09000027)"),
        ("North Yorks", "North Yorkshire (E06000065)"),
    ] {
        let (_, said) = checked(name);
        assert!(said.contains(&format!("was taken to be {wanted}")), "{name}: {said}");
    }
    for (name, wanted) in
        [("London", "and 27 more"), ("Berkshire", "West Berkshire"), ("Brimingham", "Birmingham")]
    {
        let (code, said) = checked(name);
        assert!(said.contains("may be meant") && said.contains(wanted), "{name}: {said}");
        assert_eq!(code, Some(2));
    }
}

#[test]
fn a_directory_of_postcodes_is_read_as_it_was_saved_and_refused_in_words() {
    let place = folder();
    let place = place.path();
    for (name, text) in [
        ("semi.csv", POSTCODES.replace(',', ";")),
        ("tab.csv", POSTCODES.replace(',', "\t")),
        ("title.csv", format!("ONS Postcode Directory\n{POSTCODES}")),
        ("blankfirst.csv", format!("\n   \n{POSTCODES}")),
    ] {
        fs::write(place.join(name), text).unwrap();
        let (code, said) = kith(place, &["postcodes", name, "-o", "small"]);
        assert!(code == Some(0) && said.contains("1 postcode is in small"), "{name}: {said}");
    }
    fs::write(place.join("cut.csv"), POSTCODES.split_at(POSTCODES.len() - 12).0).unwrap();
    let (code, said) = kith(place, &["postcodes", "base.csv", "cut.csv", "-o", "none"]);
    assert!(code == Some(2) && said.contains("cut.csv: Line 2 has 3 cells"), "{said}");
    assert!(!place.join("none").exists());
}
