//! How files are stored: ends of lines, of the file and of cells, and what programs add to them.

use super::{checked, episodes, file, has_remark, header, is_refused, remark, rules};

/// A return of three children, the second with a wrong sex, whose files are changed in the same way.
fn with(change: impl Fn(&str) -> Vec<u8>) -> returns::report::Report {
    let children = [("S1", "01/02/2021"), ("S2", "05/06/2021"), ("S3", "07/08/2021")];
    let placed = ["S1", "S2", "S3"].map(|child| (child, "02/06/2025", ""));
    let files = [header(&children), episodes(&placed)];
    let wrong = |text: String| text.replace("S2,F", "S2,X");
    checked(&files.map(|(name, text)| (name, change(&wrong(String::from_utf8(text).unwrap())))).to_vec())
}

/// Whether all three children were read, and the wrong sex found on its line.
#[track_caller]
fn is_read(report: &returns::report::Report, what: &str) {
    assert!(report.is_whole() && report.children == 3, "{what} {:?}", report.remarks);
    assert_eq!(rules(report), ["101"], "{what}");
    assert_eq!(report.findings[0].cells[0].line, Some(3), "{what}");
}

#[test]
fn signs_at_the_end_of_a_file_are_in_no_cell() {
    for end in ["\u{1a}", "\u{1a}\u{1a}", "\r\n\u{1a}", "\0", "\0\0\0\0", "\u{1a}\0\0"] {
        let report = with(|text| format!("{}{end}", text.trim_end()).into_bytes());
        is_read(&report, &format!("{end:?}"));
        let wide = |text: &str| -> Vec<u8> {
            format!("\u{feff}{}{end}", text.trim_end()).encode_utf16().flat_map(u16::to_le_bytes).collect()
        };
        is_read(&with(wide), &format!("{end:?} in UTF-16"));
    }
    // In the middle they are no text.
    let report = with(|text| text.replace("S2", "S\u{0}2").into_bytes());
    assert!(is_refused(&report, "header.csv"));
    remark(&report, &["header.csv is not text", "Export it again as CSV"]);
}

#[test]
fn lines_may_end_with_signs_that_are_no_line_ends() {
    for end in ['\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}', '\u{1e}'] {
        let report = with(|text| text.replace('\n', &end.to_string()).into_bytes());
        is_read(&report, &format!("{end:?}"));
        remark(&report, &["header.csv ends its lines with a sign that is no line end"]);
    }
    // A form feed behind the last line is none of them.
    let report = with(|text| format!("{text}\u{c}").into_bytes());
    is_read(&report, "a form feed at the end");
    assert!(!has_remark(&report, &["ends its lines"]));
}

#[test]
fn rows_with_other_marks_than_the_headings_are_no_words() {
    for (mark, name) in [(";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")] {
        let report = with(|text| {
            let (first, rest) = text.split_once('\n').unwrap();
            format!("{first}\n{}", rest.replace(',', mark)).into_bytes()
        });
        let said = remark(
            &report,
            &["header.csv has", name, "between the cells of line 2, and commas between its headings"],
        );
        assert_eq!(said.line, Some(2));
        assert!(is_refused(&report, "header.csv") && is_refused(&report, "episodes.csv"));
        // From some line on.
        let report = with(|text| {
            let (first, rest) = text.split_once("S3").unwrap();
            format!("{first}S3{}", rest.replace(',', mark)).into_bytes()
        });
        remark(&report, &["header.csv has", name, "between the cells of line 4"]);
    }
    let report = with(|text| {
        let (first, rest) = text.split_once('\n').unwrap();
        let rest: Vec<String> = rest.lines().map(|line| format!("\"{line}\"")).collect();
        format!("{first}\n{}", rest.join("\n")).into_bytes()
    });
    remark(
        &report,
        &["header.csv has quotation marks around the whole of line 2", "Save it as CSV once more"],
    );
}

#[test]
fn a_file_in_utf_32_says_so() {
    let wide = |text: &str| -> Vec<u8> {
        format!("\u{feff}{text}").chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect()
    };
    let (name, children) = header(&[("S1", "01/02/2021")]);
    let report = checked(&vec![file(&name, wide(&String::from_utf8(children).unwrap()))]);
    remark(&report, &["header.csv is stored as UTF-32", "Save it as CSV (UTF-8)"]);
}
