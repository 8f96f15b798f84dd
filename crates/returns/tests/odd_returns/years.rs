//! Which year a return is of, and whether last year's files are last year's.

use returns::Year;
use returns::report::Report;
use returns::ssda903::Reference;

use super::{Files, checked_with, episodes, file, has_remark, header, remark};

/// A header, and episodes that begin in these years, each the year in which a collection ends.
fn begun(years: &[u16]) -> Files {
    let children: Vec<String> = (0..years.len()).map(|at| format!("Y{at}")).collect();
    let days: Vec<String> =
        (0..).zip(years).map(|(at, year)| format!("{:02}/05/{}", at % 28 + 1, year - 1)).collect();
    let rows: Vec<(&str, &str, &str)> =
        children.iter().zip(&days).map(|(child, day)| (child.as_str(), day.as_str(), "")).collect();
    let born: Vec<(&str, &str)> = children.iter().map(|child| (child.as_str(), "01/03/2013")).collect();
    vec![header(&born), episodes(&rows)]
}

fn of(this: &Files, last: &Files, year: Option<u16>) -> Report {
    checked_with(this, last, year, Reference::bundled())
}

#[test]
fn a_return_is_not_of_a_year_after_whose_end_things_happen_in_it() {
    let old_and_new = [vec![2020; 20], vec![2026; 6]].concat();
    let report = of(&begun(&old_and_new), &Vec::new(), None);
    assert_eq!((report.year, report.is_whole()), (Year(2026), true), "{:?}", report.remarks);
    remark(
        &report,
        &["2025-26 was taken for it, because 6 of the 26 dates", "none after it", "likely, not certain"],
    );
    let one_new = [vec![2025; 8], vec![2026]].concat();
    assert_eq!(of(&begun(&one_new), &Vec::new(), None).year, Year(2026));
    let asked = of(&begun(&one_new), &Vec::new(), Some(2026));
    assert!(!has_remark(&asked, &["seems to be of"]), "{:?}", asked.remarks);
    // One review of long ago does not outvote the episodes.
    let mut files = begun(&[2026; 5]);
    files.push(file("reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE\nY1,01/03/2013,01/06/2020,PN1\n"));
    let report = of(&files, &Vec::new(), None);
    assert_eq!((report.year, report.is_whole()), (Year(2026), true), "{:?}", report.remarks);
    // One or two mistyped years among many do not make a return one of a later year.
    let few_later = [vec![2025; 20], vec![2026; 2]].concat();
    let report = of(&begun(&few_later), &Vec::new(), None);
    assert_eq!(report.year, Year(2025));
    remark(&report, &["2024-25 was taken for it, because 20 of the 22 dates", ", 2 after it"]);
}

#[test]
fn files_that_hold_dates_after_last_year_are_not_last_years() {
    let this = begun(&[2026; 8]);
    for years in [[vec![2025; 8], vec![2026; 7]].concat(), vec![2026; 8]] {
        remark(
            &of(&this, &begun(&years), Some(2026)),
            &["given as last year's seem to be of 2025-26, the year that is checked"],
        );
    }
    for years in
        [vec![2025; 8], [vec![2020; 15], vec![2025; 2]].concat(), [vec![2025; 20], vec![2026]].concat()]
    {
        let report = of(&this, &begun(&years), Some(2026));
        assert!(!has_remark(&report, &["given as last year's"]), "{years:?} {:?}", report.remarks);
    }
}

#[test]
fn tables_of_who_children_are_may_be_the_same_in_two_years() {
    let (mut this, mut last) = (begun(&[2026; 5]), begun(&[2025; 5]));
    for files in [&mut this, &mut last] {
        files.push(file(
            "uasc.csv",
            "CHILD,SEX,DOB,DUC\nY1,F,01/03/2013,01/03/2031\nY2,F,01/03/2013,01/03/2031\n",
        ));
    }
    assert!(!has_remark(&of(&this, &last, Some(2026)), &["byte for byte"]));
    for files in [&mut this, &mut last] {
        files.push(file(
            "oc3.csv",
            "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nY1,01/03/2003,YES,F2,B1\nY2,01/03/2003,YES,F2,B1\n",
        ));
    }
    remark(&of(&this, &last, Some(2026)), &["byte for byte", "oc3.csv"]);
}

#[test]
fn a_remark_about_last_years_file_says_so() {
    let last = vec![
        file("header.csv", "CHILD;SEX;DOB;ETHNIC;UPN;MOTHER;MC_DOB\nY1;F;01/03/2013;WBRI;UN1;0\n"),
        file("notes.txt", "as agreed"),
    ];
    let report = of(&begun(&[2026; 3]), &last, Some(2026));
    remark(&report, &["Last year's header.csv has semicolons"]);
    remark(&report, &["Last year's header.csv has 6 cells in line 2"]);
    remark(&report, &["Last year's notes.txt is no table"]);
    assert!(!report.remarks.iter().any(|one| one.said.starts_with("header.csv")), "{:?}", report.remarks);
}
