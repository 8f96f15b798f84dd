//! Lines below the headings that are no rows of children, and headings that stand twice.

use returns::report::Report;

use super::{EPISODES, HEADER, checked, episodes, file, has_remark, header, remark, rules};

const ROWS: &str =
    "B600,X,01/02/2021,WBRI,UN1,0,\nB601,F,01/02/2021,WBRI,UN1,0,\nB602,F,01/02/2021,WBRI,UN1,0,\n";

fn with(header: &str) -> Report {
    let placed = ["B600", "B601", "B602"].map(|child| (child, "02/06/2025", ""));
    checked(&vec![file("header.csv", header), episodes(&placed)])
}

/// Three children, of whom one has a wrong sex on this line, and nothing else.
#[track_caller]
fn is_three(report: &Report, line: u32, what: &str) {
    assert_eq!((report.children, report.is_whole()), (3, true), "{what:?} {:?}", report.remarks);
    assert_eq!(rules(report), ["101"], "{what:?}");
    assert_eq!(report.findings[0].cells[0].line, Some(line), "{what:?}");
}

#[test]
fn totals_and_words_between_rows_are_no_children() {
    for words in [
        "Total,3,,,,,",
        "Total: 3",
        "TOTAL",
        "Grand Total,3,,,,,",
        "Count,,3,,,,",
        "Total records,3",
        "Total children,,,,,,3",
        ",,,,,,3",
        "3",
        "#EOF",
        "None",
        "No records found,,,,,,",
        "End of report,,,,,,",
        "Confidential - OFFICIAL SENSITIVE,,,,,,",
        "Printed 01/04/2026,,,,,,",
        "\"Run by Jade Smith, 3 rows\"",
        "Page 1 of 2",
    ] {
        let report = with(&format!("{HEADER}\n{ROWS}{words}\n"));
        is_three(&report, 2, words);
        let said = remark(&report, &["header.csv has no row on line 5, but words or a total"]);
        assert!(said.line == Some(5) && !said.said.contains("Jade"), "{}", said.said);
    }
    let report = with(&format!("{HEADER}\nTeam A,,,,,,\n{ROWS}Team B,,,,,,\n"));
    is_three(&report, 3, "teams");
    remark(&report, &["no row on line 2, and 1 more, but words"]);
}

#[test]
fn explanations_below_the_headings_are_no_child() {
    for line in [
        "Child ID,Sex,Date of birth,Ethnicity,UPN,Mother,Date of birth of child",
        "text,text,date,text,text,text,date",
        "varchar(20),char(1),datetime,varchar(4),varchar(13),bit,datetime",
        "Unique identifier,Gender,Born on,Ethnic origin,Pupil number,Is a mother,Born on",
    ] {
        let report = with(&format!("{HEADER}\n{line}\n{ROWS}"));
        is_three(&report, 3, line);
        remark(&report, &["no row on line 2, but what the columns hold"]);
    }
    let report = with(&format!("{HEADER}\nChild,Sex,DOB,Ethnicity,UPN,Mother,Mother DOB\n{ROWS}"));
    is_three(&report, 3, "friendly names");
}

#[test]
fn readable_headings_above_the_right_ones_are_a_title() {
    let report = with(&format!("Child,Sex,DOB,Ethnicity,UPN,Mother,Mother DOB\n{HEADER}\n{ROWS}"));
    is_three(&report, 3, "above");
    remark(&report, &["headings on line 2", "passed over"]);
    // Of another table they are not: two tables, or one that lacks a column.
    for text in [
        format!("CHILD,DOB,REVIEW\n{HEADER}\n{ROWS}"),
        format!("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER\n{ROWS}{HEADER}\n{ROWS}"),
    ] {
        assert!(!with(&text).is_whole(), "{text}");
    }
}

#[test]
fn a_row_of_few_cells_stays_a_row() {
    for row in [
        "B602",
        "B602,F",
        "602",
        "12345",
        "B602,,,,,,",
        ",F,01/02/2021,WBRI,,,",
        "TOTO,F,01/02/2021,,,,",
        "Total,F,01/02/2021,,,,",
    ] {
        let report =
            with(&format!("{HEADER}\n{}\n{row}\n", ROWS.lines().take(2).collect::<Vec<_>>().join("\n")));
        assert!(!has_remark(&report, &["no row"]), "{row} {:?}", report.remarks);
    }
    // A child without a date of birth on the first line is a child.
    let report = with(&format!("{HEADER}\nChildA,F,unknown,WBRI,UN1,0,\n{ROWS}"));
    assert_eq!(report.children, 4);
}

#[test]
fn nothing_that_may_be_a_name_is_repeated() {
    for text in [
        format!("Produced for Jade Bramley-Shaw, DOB 13/10/1999\n{HEADER}\n{ROWS}"),
        ROWS.to_owned(),
        "Jade Bramley-Shaw,F,01/02/2021\n".to_owned(),
        format!("{HEADER}\n{ROWS}Checked by Jade Bramley-Shaw\n"),
        format!("{EPISODES}\nJade Bramley-Shaw\n"),
    ] {
        for name in ["header.csv", "notes.csv"] {
            let placed = ["B600", "B601", "B602"].map(|child| (child, "02/06/2025", ""));
            let report = checked(&vec![file(name, &text), episodes(&placed)]);
            let mut shown = Vec::new();
            returns::report::text(&report, &mut shown).unwrap();
            let shown = String::from_utf8(shown).unwrap();
            for word in ["Jade", "Bramley", "1999", "B600", "01/02/2021"] {
                assert!(!shown.contains(word), "{word} of {text} is in {shown}");
            }
        }
    }
}

#[test]
fn a_word_for_nothing_is_a_blank_and_that_is_said() {
    let born = [("B600", "01/02/2021"), ("B601", "01/02/2021")];
    let (name, placed) = episodes(&[("B600", "02/06/2025", ""), ("B601", "02/06/2025", "")]);
    let placed = String::from_utf8(placed).unwrap();
    let usual = checked(&vec![header(&born), file(&name, &placed)]);
    assert!(rules(&usual).is_empty(), "{:?}", rules(&usual));
    for word in ["NULL", "null", "NaN", "N/A", "-", "(null)"] {
        let filled = placed.replace(",,", &format!(",{word},")).replace(",,", &format!(",{word},"));
        let report = checked(&vec![header(&born), file(&name, &filled)]);
        assert!(rules(&report).is_empty() && report.children == 2, "{word} {:?}", rules(&report));
        remark(
            &report,
            &[
                "episodes.csv writes",
                &format!("“{word}” where there is nothing"),
                "in DEC on line 2",
                "and 5 more",
            ],
        );
    }
    let report = with(&format!("{HEADER}\n{ROWS}NULL,NULL,NULL,NULL,NULL,NULL,NULL\n"));
    is_three(&report, 2, "a row of nothing");
}
