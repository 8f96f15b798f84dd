//! Identifiers that a spreadsheet changed, or that are written in two ways.

use returns::report::{self, Report};

use super::{checked, episodes, has_remark, header, remark};

fn with(in_header: [&str; 2], in_episodes: [&str; 2]) -> Report {
    let born = in_header.map(|child| (child, "01/02/2031"));
    checked(&vec![header(&born), episodes(&in_episodes.map(|child| (child, "02/06/2025", "")))])
}

#[test]
fn what_a_spreadsheet_made_of_an_identifier_is_noticed() {
    for changed in [
        "1-Mar",
        "01-Mar",
        "5-Sept",
        "Mar-1",
        "#REF!",
        "########",
        "'00123",
        "=\"\"00123\"\"",
        "123456789012345000",
    ] {
        let quoted = format!("\"{changed}\"");
        let report = with([&quoted, "B2"], [&quoted, "B2"]);
        let said = remark(&report, &["header.csv", "identifiers in CHILD", "on line 2"]);
        assert!(
            !["00123", "1234567"].iter().any(|id| said.said.contains(id)),
            "the identifier itself is not told: {}",
            said.said
        );
    }
    for usual in ["A1-Mar", "#12", "1234567890123450", "K-100", "12-345"] {
        assert!(!has_remark(&with([usual, "B2"], [usual, "B2"]), &["identifiers in"]), "{usual}");
    }
}

#[test]
fn letters_that_cannot_be_seen_do_not_make_one_child_two() {
    for hidden in ["A1\u{200b}", "\u{feff}A1", "A1\u{a0}", "\u{2060}A1 "] {
        let report = with([hidden, "B2"], ["A1", "B2"]);
        assert_eq!(report.children, 2, "{hidden:?}");
    }
}

#[test]
fn an_identifier_is_shown_as_it_was_entered() {
    let report = with(["a1x", "B2"], ["a1x", "B2"]);
    let children = || report.findings.iter().filter_map(|one| one.child.as_deref());
    assert!(
        children().any(|child| child == "a1x") && !children().any(|child| child == "A1X"),
        "{:?}",
        report.findings
    );
    let mut csv = Vec::new();
    report::csv(&report, &mut csv).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("a1x") && !csv.contains("A1X") && csv.contains("B2"), "{csv}");
    assert!(!has_remark(&report, &["different capitals"]));
}

#[test]
fn one_child_with_two_spellings_is_said_to_be_taken_for_one() {
    for (in_header, in_episodes) in
        [(["a1", "B2"], ["A1", "B2"]), (["A1", "B2"], ["a1", "B2"]), (["a1", "A1"], ["A1", "a1"])]
    {
        let report = with(in_header, in_episodes);
        remark(&report, &["The identifiers of one child are written with different capitals"]);
        let mut children: Vec<&str> = report.findings.iter().filter_map(|one| one.child.as_deref()).collect();
        children.sort_unstable();
        children.dedup();
        assert!(children.len() <= 2 && children.contains(&in_header[0]), "{children:?}");
    }
}

#[test]
fn identifiers_that_differ_in_marks_and_noughts_are_asked_about() {
    for (one, other) in
        [("A 001", "A001"), ("A-001", "A001"), ("000123", "123"), ("000123", "123.0"), ("A/1", "A1")]
    {
        let report = with([one, "B002"], [other, "B002"]);
        remark(&report, &["identifier of one child differs from another only by", "blanks and marks within"]);
    }
    let report = with(["A/001", "0002"], ["A/001", "0002"]);
    assert!(!has_remark(&report, &["differ"]), "{:?}", report.remarks);
    let report = with(["\"123,456\"", "B002"], ["123456", "B002"]);
    remark(
        &report,
        &["header.csv has identifiers in CHILD that a spreadsheet seems to have changed", "999,999"],
    );
}
