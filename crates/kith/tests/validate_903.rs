//! `kith validate ssda903` and `kith postcodes` as an analyst uses them, with good files and with bad ones.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use returns::ssda903::{Invention, invent};
use tempfile::TempDir;

/// An invented return in files of its own, to be spoilt.
struct Files {
    place: TempDir,
}

impl Files {
    fn new(one_mistake_in: u64) -> Self {
        let invented = invent(&Invention { children: 300, one_mistake_in, ..Invention::default() });
        let place = tempfile::tempdir().unwrap();
        for (year, files) in [("this", invented.this_year), ("last", invented.last_year)] {
            fs::create_dir(place.path().join(year)).unwrap();
            for (name, text) in files {
                fs::write(place.path().join(year).join(name), text).unwrap();
            }
        }
        Self { place }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn change(&self, name: &str, change: impl FnOnce(String) -> Vec<u8>) {
        let path = self.path("this").join(name);
        fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
    }

    /// The exit code, and what was said.
    fn validate(&self, more: &[&str]) -> (Option<i32>, String) {
        let (this, last) = (self.path("this"), self.path("last"));
        let mut arguments = vec!["validate", "ssda903", this.to_str().unwrap(), "--previous"];
        arguments.extend([last.to_str().unwrap()].iter().chain(more));
        kith(&arguments)
    }
}

fn kith(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kith")).args(arguments).output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), said)
}

#[track_caller]
fn says(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "\u{201c}{word}\u{201d} is not in:\n{said}");
    }
}

#[test]
fn a_clean_return_ends_with_0_and_one_with_errors_with_1() {
    let (code, said) = Files::new(0).validate(&[]);
    says(&said, &["SSDA903, 2025-26: 300 children checked", "nothing found"]);
    assert_eq!(code, Some(0));

    let (code, said) = Files::new(5).validate(&["--rules", "101,103"]);
    says(&said, &["against 2 rules", "  103 "]);
    assert_eq!(code, Some(1));
}

#[test]
fn rules_that_need_postcodes_say_that_they_were_not_run_until_there_are_some() {
    let files = Files::new(0);
    let (_, said) = files.validate(&[]);
    says(&said, &["169", "No directory of postcodes was given", "kith postcodes"]);

    let directory = files.path("onspd.csv");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../returns/corpus/ssda903/ref/postcodes.csv");
    fs::copy(shipped, &directory).unwrap();
    let small = files.path("postcodes");
    let (directory, small) = (directory.to_str().unwrap(), small.to_str().unwrap());
    let (code, said) = kith(&["postcodes", directory, "--output", small]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = files.validate(&["--postcodes", small, "--authority", "E09000027"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("No directory of postcodes"), "{said}");

    let (code, said) = files.validate(&["--postcodes", directory]);
    assert_eq!(code, Some(2), "a directory that was not converted: {said}");
}

#[test]
fn no_files_at_all_end_with_2() {
    let place = tempfile::tempdir().unwrap();
    let (code, said) = kith(&["validate", "ssda903", place.path().to_str().unwrap()]);
    says(&said, &["There are no CSV files"]);
    assert_eq!(code, Some(2));
    let (code, said) = kith(&["validate", "ssda903", place.path().join("none").to_str().unwrap()]);
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn a_file_that_is_not_a_table_is_named_and_the_rest_is_checked() {
    for (bytes, words) in [
        (b"PK\x03\x04 a workbook".to_vec(), "is an Excel workbook"),
        (b"<?xml version=\"1.0\"?><Message/>".to_vec(), "is an XML document"),
        (b"name,street,town\nA,B,C\n".to_vec(), "is no table of an SSDA903 return"),
        (Vec::new(), "is empty"),
    ] {
        let files = Files::new(5);
        files.change("reviews.csv", |_| bytes);
        let (code, said) = files.validate(&[]);
        says(&said, &["reviews.csv", words, "No file holds: ", "Reviews", "  103 "]);
        assert_eq!(code, Some(2), "a report that is not whole: {said}");
    }
}

#[test]
fn a_missing_header_leaves_the_report_incomplete() {
    let files = Files::new(5);
    fs::remove_file(files.path("this").join("header.csv")).unwrap();
    let (code, said) = files.validate(&[]);
    says(&said, &["No file holds: Header", "Rules that need them were not run"]);
    assert_eq!(code, Some(2));
}

#[test]
fn a_missing_table_of_another_kind_is_said() {
    let files = Files::new(0);
    fs::remove_file(files.path("this").join("oc3.csv")).unwrap();
    let (_, said) = files.validate(&[]);
    says(&said, &["No file holds: ", "OC3", "The table OC3 was not read"]);
}

#[test]
fn a_column_twice_or_not_at_all_means_the_table_is_not_read() {
    let files = Files::new(5);
    files.change("reviews.csv", |text| text.replacen("REVIEW_CODE", "REVIEW", 1).into_bytes());
    let (code, said) = files.validate(&[]);
    says(&said, &["reviews.csv", "has the column REVIEW more than once", "It was not read"]);
    assert_eq!(code, Some(2));

    let files = Files::new(5);
    files.change("header.csv", |text| text.replacen("ETHNIC", "FORENAME", 1).into_bytes());
    let (code, said) = files.validate(&[]);
    says(&said, &["header.csv", "lacks a column: ETHNIC", "It was not read"]);
    assert_eq!(code, Some(2));
}

/// A file of the return, saved in another way, is read the same, and it is said how it was saved.
#[track_caller]
fn reads_the_same(saved: impl Fn(String) -> Vec<u8>, words: &str) {
    let wanted = Files::new(5).validate(&["--format", "csv"]);
    let files = Files::new(5);
    files.change("episodes.csv", saved);
    assert_eq!(files.validate(&["--format", "csv"]), wanted);
    let (code, said) = files.validate(&[]);
    says(&said, &[words]);
    assert_eq!(code, Some(1), "{said}");
}

#[test]
fn semicolons_byte_order_marks_and_utf_16_are_read_all_the_same() {
    let marked = |text: String| format!("\u{feff}{text}");
    reads_the_same(
        |text| marked(text).encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "is stored as UTF-16",
    );
    reads_the_same(|text| marked(text).into_bytes(), "");
    reads_the_same(|text| text.replace(',', ";").into_bytes(), "has semicolons between its cells");
}

#[test]
fn an_impossible_date_silences_nothing_but_itself() {
    let files = Files::new(0);
    files.change("header.csv", |text| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (line, date) in [(1, "30/02/2010"), (2, "soon")] {
            let mut cells: Vec<&str> = lines[line].split(',').collect();
            cells[2] = date;
            lines[line] = cells.join(",");
        }
        let mut cells: Vec<&str> = lines[3].split(',').collect();
        cells[3] = "NOPE";
        lines[3] = cells.join(",");
        lines.join("\n").into_bytes()
    });
    let (code, said) = files.validate(&["--format", "csv"]);
    let found = |words: [&str; 3]| said.lines().any(|line| words.iter().all(|word| line.contains(word)));
    assert!(found(["K0000000", ",102,", "30/02/2010"]), "{said}");
    assert!(found(["K0000001", ",102,", "soon"]) || found(["K0000001", ",102,", "SOON"]), "{said}");
    assert!(found(["K0000002", ",103,", "NOPE"]), "{said}");
    assert_eq!(code, Some(1));
}

#[test]
fn every_table_of_the_folder_is_looked_at_whatever_kind_of_file_it_is() {
    let files = Files::new(0);
    let this = files.path("this");
    let tabs = fs::read_to_string(this.join("reviews.csv")).unwrap().replace(',', "\t");
    fs::remove_file(this.join("reviews.csv")).unwrap();
    fs::write(this.join("reviews.tsv"), tabs).unwrap();
    fs::rename(this.join("episodes.csv"), this.join("eps.dat")).unwrap();
    fs::copy(this.join("header.csv"), this.join("header.csv.bak")).unwrap();
    fs::write(this.join("scan.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    let (code, said) = files.validate(&[]);
    assert!(!said.contains("No file holds") && !said.contains(".bak") && !said.contains("scan"), "{said}");
    says(&said, &["reviews.tsv has tabs between its cells"]);
    assert!(matches!(code, Some(0 | 1)), "{code:?} {said}");
    // A table that cannot be read is named, and the report is not whole.
    fs::remove_file(this.join("reviews.tsv")).unwrap();
    fs::write(this.join("Reviews 2025-26.xlsx"), b"PK\x03\x04rest").unwrap();
    let (code, said) = files.validate(&[]);
    says(&said, &["Reviews 2025-26.xlsx is an Excel workbook", "No file holds: Reviews"]);
    assert_eq!(code, Some(2), "{said}");
}
