//! Rules that people saw answer wrongly, on the files that they saw: each directory of `tests/field` says in its README
//! what must hold. Everybody in them is invented.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use returns::report::Report;
use returns::ssda903::{File, Options, Reference, check};
use returns::{Year, cin};

/// Child, table and row of each cell that clashes.
type Found = BTreeSet<(String, &'static str, u32)>;

fn directory(rule: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field").join(rule)
}

fn files(of: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(of) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect()
}

fn opened(files: &[(String, Vec<u8>)]) -> Vec<File<'_>> {
    files.iter().map(|(name, bytes)| File { name, bytes }).collect()
}

fn found(report: &Report) -> Found {
    let of = |finding: &returns::report::Finding| {
        let child = finding.child.as_deref().unwrap_or_default().to_owned();
        finding.cells.iter().map(move |cell| (child.clone(), cell.table, cell.row)).collect::<Vec<_>>()
    };
    report.findings.iter().flat_map(of).collect()
}

#[track_caller]
fn finds(rule: &str, year: u16, wanted: &[(&str, &'static str, u32)]) {
    let (this, last) = (files(&directory(rule).join("this")), files(&directory(rule).join("last")));
    let options = Options { year: Some(Year(year)), rules: Some(vec![rule.to_owned()]) };
    let report = check(&opened(&this), &opened(&last), Reference::bundled(), &options);
    assert_eq!(report.rules.len(), 1, "{rule} was run");
    let wanted: Found =
        wanted.iter().map(|(child, table, row)| ((*child).to_owned(), *table, *row)).collect();
    assert_eq!(found(&report), wanted, "rule {rule}");
}

#[test]
fn a_child_in_care_on_every_day_of_the_year_is_no_care_leaver() {
    finds("1014", 2026, &[("A2", "UASC", 1), ("A2", "OC3", 1)]);
}

#[test]
fn no_pupil_number_begins_with_a_letter_that_they_leave_out() {
    finds("168", 2026, &[("C1", "Header", 0), ("C2", "Header", 1), ("C3", "Header", 2)]);
}

#[test]
fn a_child_who_ceased_to_seek_asylum_within_the_year_may_have_done_so() {
    let both = |child, row| [(child, "Header", row), (child, "UASC", row)];
    finds("205B", 2026, &[both("D2", 1), both("D4", 3)].concat());
}

#[test]
fn two_conferences_of_one_case_are_not_one_recorded_twice() {
    let census = fs::read(directory("2884").join("census.xml")).unwrap();
    let options = |rule: &str| cin::Options { year: None, rules: Some(vec![rule.to_owned()]) };
    let report = cin::check(census.as_slice(), &options("2884"));
    let wanted = [("K2", "CINdetails", 1), ("K2", "Section47", 1)];
    let wanted: Found = wanted.map(|(child, table, row)| (child.to_owned(), table, row)).into();
    assert_eq!(found(&report), wanted);
    assert!(
        report
            .findings
            .iter()
            .flat_map(|finding| &finding.cells)
            .all(|cell| cell.field == "DateOfInitialCPC")
    );
    // An enquiry of November did not lead to a plan of June.
    let report = cin::check(census.as_slice(), &options("2885"));
    assert_eq!(found(&report), Found::new());
}

#[test]
fn over_twenty_five_is_past_the_twenty_fifth_birthday() {
    finds("351", 2026, &[("E1", "Header", 0), ("E3", "Header", 2)]);
}

#[test]
fn nobody_is_born_on_the_day_of_her_child() {
    finds("621", 2026, &[("B1", "Header", 0), ("B3", "Header", 2)]);
}

#[test]
fn an_episode_that_goes_on_is_the_latest_though_it_has_no_end() {
    finds("625", 2026, &[("M2", "Header", 1), ("M2", "Episodes", 2), ("M3", "Header", 2)]);
}

#[test]
fn a_child_without_an_episode_is_not_looked_after_on_31_march() {
    finds("SW01STG1", 2024, &[("L2", "SWEpisodes", 1)]);
}

#[test]
fn a_social_worker_who_is_still_in_charge_has_no_end() {
    finds("SW14STG2", 2024, &[("F2", "SWEpisodes", 1)]);
}
