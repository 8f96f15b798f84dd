//! Which year a census is for: what its header says, or what was taken for it, which is said.

use returns::Year;
use returns::cin::{Options, check};
use returns::report::{Report, Weight};

const CENSUS: &str = include_str!("field/03-two-censuses-in-one-file/cin.xml");

/// A census with these for its year and its reference date.
fn checked(year: &str, reference: &str) -> Report {
    let first = CENSUS.split_inclusive("</Message>\n").next().unwrap_or_default();
    let xml = first.replace("<Year>2026</Year>", year).replace(
        "<ReferenceDate>2026-03-31</ReferenceDate>",
        &format!("<ReferenceDate>{reference}</ReferenceDate>"),
    );
    check(xml.as_bytes(), &Options::default())
}

#[track_caller]
fn says(report: &Report, weight: Weight, words: &[&str]) {
    let is = |one: &&returns::report::Remark| {
        one.weight == weight && words.iter().all(|word| one.said.contains(word))
    };
    assert!(report.remarks.iter().any(|one| is(&one)), "{words:?} is not in {:#?}", report.remarks);
}

#[test]
fn a_year_that_was_taken_from_the_reference_date_is_said() {
    for (year, words) in [
        ("", "The header has no <Year>"),
        ("<Year></Year>", "The header has no <Year>"),
        ("<Year>2025_26</Year>", "<Year> is “2025_26”, which is no year"),
        ("<Year>Year 2026</Year>", "<Year> is “Year 2026”, which is no year"),
        ("<Year>26</Year>", "<Year> is “26”, which is no year"),
        ("<Year>0</Year>", "<Year> is “0”, which is no year"),
        ("<Year>99999</Year>", "<Year> is “99999”, which is no year"),
    ] {
        let report = checked(year, "2026-03-31");
        assert_eq!((report.year, report.children), (Year(2026), 1), "{year}");
        says(&report, Weight::Noticed, &[words, "2025-26 was taken for it", "reference date"]);
    }
    let plain = checked("<Year>2026</Year>", "2026-03-31");
    assert!(plain.remarks.is_empty(), "{:?}", plain.remarks);
}

#[test]
fn what_is_no_year_is_shown_as_it_stands_and_never_as_one() {
    for (year, reference, shown) in [
        ("<Year>26</Year>", "26-03-31", "“26”"),
        ("<Year>0</Year>", "0-03-31", "“0”"),
        ("<Year>99999</Year>", "9999-03-31", "“99999”"),
        ("<Year>9999</Year>", "9999-03-31", "“9999”"),
        ("", "", "nothing"),
    ] {
        let report = checked(year, reference);
        assert!(!report.is_whole() && report.children == 0);
        says(&report, Weight::NotRead, &["does not say which year", shown, "<Year>2026</Year>", "--year"]);
        for no_year in ["25-26", "9998-99", "0-00"] {
            assert!(report.remarks.iter().all(|one| !one.said.contains(no_year)), "{:?}", report.remarks);
        }
    }
    // A year that may be, and that Kith does not know, is named.
    says(&checked("<Year>2017</Year>", "2017-03-31"), Weight::NotRead, &["2016-17", "--year"]);
    says(&checked("", "2017-03-31"), Weight::NotRead, &["2016-17", "--year"]);
}
