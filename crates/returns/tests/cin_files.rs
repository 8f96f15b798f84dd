//! What files that are no proper census get: what it is, where, what was expected, what was still checked; never a half
//! report that looks whole.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::fmt::Write as _;
use std::io::{self, Read};

use returns::Year;
use returns::cin::{Invention, Options, check, invent};
use returns::report::{Report, Weight};

fn census(children: u64) -> String {
    let mut xml = Vec::new();
    invent(&Invention { children, one_mistake_in: 0, ..Invention::default() }, &mut xml).unwrap();
    String::from_utf8(xml).unwrap()
}

fn checked(bytes: &[u8]) -> Report {
    check(bytes, &Options::default())
}

fn remarks(report: &Report, weight: Weight) -> Vec<(Option<u32>, &str)> {
    let of = report.remarks.iter().filter(|remark| remark.weight == weight);
    of.map(|remark| (remark.line, remark.said.as_str())).collect()
}

/// Asserts that nothing was checked, and that the report says why.
#[track_caller]
fn refused(bytes: &[u8], words: &str) {
    let report = checked(bytes);
    assert!(!report.is_whole() && !report.is_clean() && report.children == 0 && report.rules.is_empty());
    assert!(report.remarks.iter().any(|remark| remark.said.contains(words)), "{:?}", report.remarks);
}

#[test]
fn other_files_are_named() {
    refused(b"", "empty");
    refused(b"PK\x03\x04anything", "Excel");
    refused(b"CHILD,DOB\n1,01/01/2020\n", "CSV");
    refused(b"<html><body></body></html>", "web page");
    refused(b"<?xml version='1.0'?>\n<Orders><Order/></Orders>", "<Orders>");
    refused(b"<?xml version='1.0'?><!-- nothing -->", "no XML element");
    refused(b"\xFE\xFF\0n\0o", "no XML element");
}

#[test]
fn another_census_is_refused() {
    let xml = census(3).replace("<Collection>CIN</Collection>", "<Collection>SC</Collection>");
    refused(xml.as_bytes(), "of the collection “SC”");
    refused(b"<Message><Header/><Schools><School/></Schools></Message>", "no <Child>");
}

#[test]
fn a_year_that_kith_does_not_know_is_not_guessed() {
    let xml = census(3).replace("<Year>2026</Year>", "<Year>2014</Year>");
    refused(xml.as_bytes(), "2013-14");
    let asked = check(xml.as_bytes(), &Options { year: Some(Year(2026)), rules: None });
    assert_eq!(asked.children, 3);
    assert!(remarks(&asked, Weight::Noticed).iter().any(|(_, said)| said.contains("as asked")));
}

#[test]
fn a_file_cut_off_anywhere_says_so_and_never_looks_whole() {
    let xml = census(12);
    let whole = checked(xml.as_bytes());
    assert!(whole.is_whole() && whole.remarks.is_empty(), "{:?}", whole.remarks);
    let before_the_first = xml.find("<Children>").unwrap()..xml.find("<Child>").unwrap() + 8;
    for at in (0..xml.trim_end().len()).step_by(97).chain(before_the_first) {
        let report = checked(xml.as_bytes().get(..at).unwrap());
        assert!(!report.is_whole(), "cut off at {at}");
        assert!(report.children < 12 || !report.not_run.is_empty(), "cut off at {at}");
    }
    let cut = xml.find("K000000007").unwrap();
    let report = checked(xml.as_bytes().get(..cut).unwrap());
    assert_eq!(report.children, 7);
    assert_eq!(report.not_run.len(), 6);
    let line = u32::try_from(xml.get(..cut).unwrap().lines().count()).unwrap();
    let (at, said) = remarks(&report, Weight::NotRead)[0];
    assert!(
        at == Some(line) && said.contains("cut off") && said.contains("were checked"),
        "{at:?} {line} {said}"
    );
}

#[test]
fn a_child_that_is_no_proper_xml_silences_only_itself() {
    let xml = census(5);
    let broken = xml.replacen("</Ethnicity>", "</Ethnic>", 1);
    let report = checked(broken.as_bytes());
    assert_eq!(report.children, 4);
    let line = broken.lines().position(|line| line.contains("</Ethnic>")).unwrap() + 1;
    let (at, said) = remarks(&report, Weight::NotRead)[0];
    assert_eq!(at, u32::try_from(line).ok());
    assert!(said.contains("<Ethnicity>") && said.contains("other children were checked"), "{said}");
    let whole = ["1520", "2883", "2886Q", "2887Q", "2888Q", "8510"];
    assert_eq!(report.not_run.iter().map(|not_run| not_run.code).collect::<Vec<_>>(), whole);
}

#[test]
fn entities_and_bombs_are_not_read() {
    let bomb = census(2).replacen(
        "<Message>",
        "<!DOCTYPE m [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<Message>",
        1,
    );
    refused(bomb.as_bytes(), "document type definition");
    let outside = census(2).replacen("K000000001", "&file;", 1);
    let report = checked(outside.as_bytes());
    assert_eq!(report.children, 1);
    assert!(remarks(&report, Weight::NotRead)[0].1.contains("&file;"));
    let usual = census(2).replacen("K000000001", "K&amp;&#49;", 1);
    assert_eq!(checked(usual.as_bytes()).findings[0].child.as_deref(), Some("K&1"));
}

#[test]
fn what_is_absurdly_large_is_not_read() {
    let xml = census(3).replacen("K000000002", &"x".repeat(3 << 20), 1);
    let report = checked(xml.as_bytes());
    assert!(!report.is_whole() && report.children <= 2, "{}", report.children);
    assert!(remarks(&report, Weight::NotRead)[0].1.contains("larger than 1 MB"));
    let deep = census(2).replacen("<UPN>", &"<x>".repeat(10_000), 1);
    assert!(!checked(deep.as_bytes()).is_whole());
}

#[test]
fn a_file_that_cannot_be_read_on_says_so() {
    struct Failing<'a>(&'a [u8]);
    impl Read for Failing<'_> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            match self.0.read(to) {
                Ok(0) => Err(io::Error::other("the disk is gone")),
                other => other,
            }
        }
    }
    let report = check(Failing(census(3).as_bytes()), &Options::default());
    assert!(!report.is_whole());
    assert!(remarks(&report, Weight::NotRead)[0].1.contains("the disk is gone"));
}

#[test]
fn every_encoding_of_a_census_gives_the_same_report() {
    let xml = census(40).replace("K000000003", "Zoë3");
    let wanted = checked(xml.as_bytes());
    assert_eq!(wanted.children, 40);
    let bytes = |units: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
        let xml = xml.replace("encoding=\"utf-8\"", "encoding=\"utf-16\"");
        mark.into_iter().chain(xml.encode_utf16().flat_map(units)).collect()
    };
    let latin: Vec<u8> = xml
        .replace("encoding=\"utf-8\"", "encoding=\"iso-8859-1\"")
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let marked = [b"\xEF\xBB\xBF".as_slice(), xml.as_bytes()].concat();
    for (name, bytes) in [
        ("with a mark", marked),
        ("UTF-16, lower byte first", bytes(u16::to_le_bytes, [0xFF, 0xFE])),
        ("UTF-16, higher byte first", bytes(u16::to_be_bytes, [0xFE, 0xFF])),
        ("ISO 8859-1", latin),
    ] {
        assert_eq!(checked(&bytes), wanted, "{name}");
    }
}

#[test]
fn how_the_file_is_laid_out_does_not_matter() {
    let xml = census(30);
    let flat: String = xml.lines().map(str::trim).collect();
    let windows = xml.replace('\n', "\r\n");
    let mut commented = String::new();
    for line in xml.lines() {
        let _ = writeln!(
            commented,
            "{line}{}",
            if line.contains("</Child>") { "<!-- </Child><Child> -->" } else { "" }
        );
    }
    for xml in [flat, windows, commented] {
        let report = checked(xml.as_bytes());
        assert!(
            report.is_whole() && report.remarks.is_empty() && report.children == 30,
            "{:?}",
            report.remarks
        );
    }
}

#[test]
fn the_schema_refuses_with_the_place() {
    let xml = census(20);
    let line_of = |xml: &str, words: &str| {
        u32::try_from(xml.lines().position(|line| line.contains(words)).unwrap() + 1).ok()
    };
    for (from, to, place, words) in [
        ("<Ethnicity>", "<Ethnicity>x", "<Ethnicity>x", "one of the 20 codes"),
        ("<Sex>M</Sex>", "<Sex>male</Sex>", "<Sex>male", "expects M, F or U"),
        (
            "<Sex>",
            "<Nickname>x</Nickname><Sex>",
            "<Nickname>",
            "<Nickname> within <ChildIdentifiers> is not known",
        ),
        ("<LEA>201</LEA>", "<LEA>20</LEA>", "<LEA>20<", "three digits"),
        ("<DateTime>2026-05-01T", "<DateTime>01/05/2026 ", "<DateTime>", "a date and time"),
    ] {
        let wrong = xml.replacen(from, to, 1);
        let report = checked(wrong.as_bytes());
        let said = remarks(&report, Weight::Schema);
        assert_eq!(said.len(), 1, "{to}: {said:?}");
        assert!(said[0].0 == line_of(&wrong, place) && said[0].1.contains(words), "{said:?}");
        assert!(!report.is_clean() && report.is_whole() && report.children == 20);
    }
    // A sex that comes before the identifier, a child without one, and one with two.
    let before = xml.replacen("<LAchildID>K000000000</LAchildID>", "", 1);
    let report = checked(before.as_bytes());
    assert!(remarks(&report, Weight::Schema)[0].1.contains("no <LAchildID>"), "{:?}", report.remarks);
    let twice = xml.replacen("<Ethnicity>", "<Ethnicity>WBRI</Ethnicity><Ethnicity>", 1);
    assert!(remarks(&checked(twice.as_bytes()), Weight::Schema)[0].1.contains("more than once"));
    let turned = xml.replacen("<CINreferralDate>", "<ReferralNFA>0</ReferralNFA><CINreferralDate>", 1);
    assert!(remarks(&checked(turned.as_bytes()), Weight::Schema)[0].1.contains("stands after <ReferralNFA>"));
}

#[test]
fn a_child_with_more_rows_than_any_child_has_is_not_read_and_the_others_are() {
    let xml = census(3);
    let at = xml.find("</CINdetails>").unwrap() + "</CINdetails>".len();
    let with =
        |times: usize| format!("{}{}{}", &xml[..at], "<CINdetails></CINdetails>".repeat(times), &xml[at..]);
    assert!(checked(with(100).as_bytes()).is_whole());
    let report = checked(with(3000).as_bytes());
    assert_eq!(report.children, 2);
    assert!(remarks(&report, Weight::NotRead)[0].1.contains("more than 2000 rows"), "{:?}", report.remarks);
}

#[test]
fn remarks_without_end_are_counted_and_not_kept() {
    let xml = census(3);
    let at = xml.find("</CINdetails>").unwrap();
    let report = checked(format!("{}{}{}", &xml[..at], "<A/>".repeat(50_000), &xml[at..]).as_bytes());
    assert!(report.remarks.len() < 3000, "{}", report.remarks.len());
    assert!(report.remarks.iter().any(|remark| remark.said.contains("more such places")));
}

#[test]
fn rules_that_count_working_days_say_when_those_are_not_known() {
    let xml = census(3).replace("<ReferenceDate>2026-03-31<", "<ReferenceDate>1962-03-31<");
    let report = checked(xml.as_bytes());
    let not_run: Vec<&str> = report.not_run.iter().map(|not_run| not_run.code).collect();
    assert_eq!(not_run, ["8569Q", "8670Q", "8675Q"], "{:?}", report.remarks);
    assert!(report.not_run.iter().all(|not_run| not_run.why.contains("Working days are only known from")));
    assert!(report.rules.iter().all(|rule| !not_run.contains(&rule.code)));
    assert!(checked(census(3).as_bytes()).not_run.is_empty());
}

#[test]
fn an_element_by_another_name_is_read_and_said_not_to_be_the_schemas() {
    let xml = census(3);
    let usual = checked(xml.as_bytes());
    for (own, other) in [
        ("LAchildID", "LAChildID"),
        ("LAchildID", "LA_Child_ID"),
        ("LAchildID", "lachildid"),
        ("PersonBirthDate", "Person_Birth_Date"),
        ("CINdetails", "CINDetails"),
        ("ReferralSource", "Referral_source"),
    ] {
        let report = checked(xml.replace(own, other).as_bytes());
        assert_eq!((report.children, report.findings.len()), (3, usual.findings.len()), "{other}");
        let said = remarks(&report, Weight::Schema);
        let words = format!("it was read as <{own}>");
        assert!(said.iter().any(|(line, said)| line.is_some() && said.contains(&words)), "{other} {said:?}");
        assert!(!report.is_clean());
    }
    // What means something else is left out.
    let report = checked(xml.replace("PersonBirthDate", "Born").as_bytes());
    assert!(remarks(&report, Weight::Schema).iter().any(|(_, said)| said.contains("it was left out")));
}

#[test]
fn children_of_a_census_whose_identifiers_differ_in_noughts_are_asked_about() {
    let xml = include_str!("field/2884/census.xml");
    let is_asked = |xml: &str| {
        let report = checked(xml.as_bytes());
        assert_eq!(report.children, 2);
        remarks(&report, Weight::Noticed)
            .iter()
            .any(|(_, said)| said.contains("differs from another only by"))
    };
    assert!(!is_asked(xml));
    for (one, other) in [("001", "1"), ("1.0", "1"), ("k1", "K1"), ("K-1", "K1")] {
        let other = xml.replace("K2", other);
        assert!(is_asked(&other.replacen("<LAchildID>K1", &format!("<LAchildID>{one}"), 1)), "{one}");
    }
}
