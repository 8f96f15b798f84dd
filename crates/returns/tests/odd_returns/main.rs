//! Returns whose files are odd in ways that authorities' files really are, kind by kind. All of them are invented.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed test should say so at once")]

mod dates;
mod folders;
mod headings;
mod identifiers;
mod providers;
mod rows;
mod storage;
mod years;

use returns::Year;
use returns::report::{Finding, Remark, Report, Weight};
use returns::ssda903::{File, Options, Reference, check};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN";

/// Files by name.
type Files = Vec<(String, Vec<u8>)>;

fn file(name: &str, text: impl AsRef<[u8]>) -> (String, Vec<u8>) {
    (name.to_owned(), text.as_ref().to_vec())
}

/// The header of children who were born on these days.
fn header(children: &[(&str, &str)]) -> (String, Vec<u8>) {
    let rows = children.iter().map(|(child, born)| format!("{child},F,{born},WBRI,UN1,0,\n"));
    file("header.csv", format!("{HEADER}\n{}", rows.collect::<String>()))
}

/// Episodes of children: who, from when, until when.
fn episodes(rows: &[(&str, &str, &str)]) -> (String, Vec<u8>) {
    let row = |(child, from, until): &(&str, &str, &str)| {
        let reason = if until.is_empty() { "" } else { "E4A" };
        format!("{child},{from},S,C2,N1,U4,PR4,{until},{reason},,TW1 1AA,TW1 1AB,SC900001\n")
    };
    file("episodes.csv", format!("{EPISODES}\n{}", rows.iter().map(row).collect::<String>()))
}

fn checked(this: &Files) -> Report {
    checked_with(this, &Vec::new(), Some(2026), Reference::bundled())
}

fn checked_with(this: &Files, last: &Files, year: Option<u16>, reference: Reference) -> Report {
    let this: Vec<File<'_>> = this.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let last: Vec<File<'_>> = last.iter().map(|(name, bytes)| File { name, bytes }).collect();
    check(&this, &last, reference, &Options { year: year.map(Year), rules: None })
}

/// The codes of the rules that found something, each once.
fn rules(report: &Report) -> Vec<&'static str> {
    let code = |finding: &Finding| report.rule_of(finding).map_or("", |rule| rule.code);
    let mut rules: Vec<_> = report.findings.iter().map(code).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// The remark that has all these words.
#[track_caller]
fn remark<'a>(report: &'a Report, words: &[&str]) -> &'a Remark {
    let is = |one: &&Remark| words.iter().all(|word| one.said.contains(word));
    let found = report.remarks.iter().find(is);
    found.unwrap_or_else(|| panic!("{words:?} is not in {:#?}", report.remarks))
}

fn has_remark(report: &Report, words: &[&str]) -> bool {
    report.remarks.iter().any(|one| words.iter().all(|word| one.said.contains(word)))
}

fn is_refused(report: &Report, name: &str) -> bool {
    let is = |one: &Remark| one.weight == Weight::NotRead && one.said.starts_with(name);
    report.remarks.iter().any(is)
}
