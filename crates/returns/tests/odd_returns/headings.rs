//! Tables whose columns are called otherwise than the Department calls them.

use returns::report::Report;

use super::{EPISODES, HEADER, checked, episodes, file, has_remark, header, is_refused, remark, rules};

/// A return of two children whose tables have other headings.
fn with(header_line: &str, episodes_line: &str) -> Report {
    let (name, children) = header(&[("N1", "01/02/2021"), ("N2", "05/06/2021")]);
    let (other, placed) = episodes(&[("N1", "02/06/2025", ""), ("N2", "04/06/2025", "")]);
    let change =
        |bytes: Vec<u8>, from: &str, to: &str| String::from_utf8(bytes).unwrap().replacen(from, to, 1);
    checked(&vec![
        file(&name, change(children, HEADER, header_line)),
        file(&other, change(placed, EPISODES, episodes_line)),
    ])
}

#[track_caller]
fn is_read(report: &Report, what: &str) {
    assert!(report.is_whole() && report.children == 2, "{what} {:?}", report.remarks);
    assert!(rules(report).is_empty(), "{what} {:?}", rules(report));
}

#[test]
fn marks_capitals_and_blanks_in_headings_count_for_nothing() {
    let ways: [fn(&str) -> String; 8] = [
        |line| line.replace('_', ""),
        |line| line.replace('_', "\u{a0}"),
        |line| line.replace('_', "  "),
        |line| line.replace('_', "/").to_lowercase(),
        |line| line.split(',').map(|name| format!("[{name}]")).collect::<Vec<_>>().join(","),
        |line| line.replace(',', ":,"),
        |line| format!("\u{200b}{}", line.replace(',', "\u{200b},")),
        |line| line.replace(',', "*,"),
    ];
    for way in ways {
        let report = with(&way(HEADER), &way(EPISODES));
        is_read(&report, &way(HEADER));
        assert!(!has_remark(&report, &["otherwise than the Department"]), "{:?}", report.remarks);
    }
}

#[test]
fn a_column_is_found_by_what_people_call_it_and_that_is_said() {
    for (column, names) in [
        ("HOME_POST", &["Postcode of home", "HOME PCODE", "Home post code", "HomePostcode"][..]),
        ("PL_POST", &["Placement postcode", "PL_POSTCODE", "Post code of the placement"]),
        ("DECOM", &["Date episode commenced", "Episode start date"]),
        ("DEC", &["Date episode ceased", "Episode End Date"]),
        ("LS", &["Legal status", "LEGAL_STATUS"]),
        ("CIN", &["Category of need"]),
        ("PLACE", &["Placement type", "PLACEMENT"]),
        ("PLACE_PROVIDER", &["Placement provider"]),
        ("REASON_PLACE_CHANGE", &["Reason for placement change", "REASON_PLACEMENT_CHANGE", "RPC"]),
        ("URN", &["Ofsted URN", "URN (Ofsted)"]),
        ("CHILD", &["Child ID", "LAchildID", "Unique child ID"]),
    ] {
        for name in names {
            let line: Vec<&str> =
                EPISODES.split(',').map(|own| if own == column { *name } else { own }).collect();
            let report = with(HEADER, &line.join(","));
            is_read(&report, name);
            remark(&report, &["episodes.csv calls columns otherwise", &format!("“{name}” for {column}")]);
        }
    }
    let all = with(
        "Child ID,Gender,Date of birth,Ethnicity,Unique pupil number,MOTHER,Mother's child DOB",
        EPISODES,
    );
    is_read(&all, "nearly all of them");
    remark(&all, &["“Gender” for SEX, “Date of birth” for DOB"]);
}

#[test]
fn a_list_of_something_else_is_no_table_that_lacks_a_column() {
    let list =
        "Child ID,Gender,Date of birth,Ethnicity,Legal status,Placement type\nN1,F,01/02/2021,WBRI,C2,U4\n";
    let children = header(&[("N1", "01/02/2021")]);
    let report =
        checked(&vec![children, episodes(&[("N1", "02/06/2025", "")]), file("list of children.csv", list)]);
    assert!(report.is_whole(), "{:?}", report.remarks);
    assert!(!is_refused(&report, "list of children.csv"));
}

#[test]
fn headings_that_run_together_are_told_from_a_file_without_them() {
    let (_, children) = header(&[("N1", "01/02/2021")]);
    let text = String::from_utf8(children).unwrap();
    let lines = |change: fn(&str) -> String| text.lines().map(change).collect::<Vec<_>>().join("\n");
    for text in [
        text.replace(',', "^"),
        text.replace(',', "~"),
        text.replace(',', "  "),
        text.replace(',', "\u{1}"),
        lines(|line| format!("\"{line}\"")),
        lines(|line| {
            line.split(',').map(|cell| format!("\u{201c}{cell}\u{201d}")).collect::<Vec<_>>().join(",")
        }),
    ] {
        for name in ["header.csv", "export_1.csv"] {
            let report = checked(&vec![file(name, &text), episodes(&[("N1", "02/06/2025", "")])]);
            assert!(is_refused(&report, name), "{text} {:?}", report.remarks);
            remark(
                &report,
                &[name, "names the columns of the table Header", "commas between cells", "Save it as CSV"],
            );
        }
    }
    let quoted =
        "'CHILD','SEX','DOB','ETHNIC','UPN','MOTHER','MC_DOB'\n'N1','F','01/02/2021','WBRI','UN1','0',''\n";
    let report = checked(&vec![file("header.csv", quoted), episodes(&[("N1", "02/06/2025", "")])]);
    remark(&report, &["header.csv", "names the columns of the table Header"]);
}
