//! Extracts as they come: contradictions joined and counted, faults said with file, line and column.

use crate::common::{CHILDREN, extract, try_extract};
use evaluation::outcomes::extract::ExtractTable::{Assessments, Children, Episodes, Referrals};
use evaluation::outcomes::extract::{Ethnicity, ExtractFile, ExtractTable, Gender, Reading, read};

const TEAMS: Reading = Reading { by_team: true, shared_pseudonyms: false };

fn fault(table: ExtractTable, rows: &str) -> String {
    try_extract(&[(table, rows)]).unwrap_err().to_string()
}

#[test]
fn records_that_contradict_each_other_become_unknown_and_say_so() {
    let who = &extract(&[(Children, "A,1,2010-06,M,WBRI,no,\nA,1,2010-07-15,F,BAFR,yes,no\nA,1,,,,,\n")])
        .children[0];
    let who = &who.demographics;
    assert!(who.birth_conflict() && who.gender_conflict && who.ethnicity_conflict);
    assert_eq!((who.gender, who.ethnicity), (None, None));
    assert_eq!((who.disabled, who.asylum), (Some(true), Some(false)), "yes where any record says so");
    assert_eq!(who.age_on("2016-01-01".parse().unwrap()), Some(5), "both births give the same age");
    assert_eq!(who.age_on("2016-07-01".parse().unwrap()), None);
}

#[test]
fn records_that_agree_are_joined() {
    let extract = extract(&[(Children, "A,1,2010-06-01,2,CHNE,,\nA,1,2010-06,F,,,\n")]);
    let who = &extract.children[0].demographics;
    assert_eq!((who.gender, who.ethnicity), (Some(Gender::Female), Some(Ethnicity::Chinese)));
    assert!(!who.birth_conflict() && !who.gender_conflict && !who.ethnicity_conflict);
}

#[test]
fn a_child_known_to_two_authorities_is_two_children() {
    assert_eq!(extract(&[(Children, "A,1,2010-06,M,WBRI,,\nB,1,2010-06,M,WBRI,,\n")]).children.len(), 2);
}

#[test]
fn faults_name_file_line_and_column() {
    assert_eq!(
        fault(Referrals, "A,1,2016-01-20,no,,,,,\nA,2,20 Jan 2016,no,,,,,\n"),
        "referrals.csv, line 3, column “referral_date”: “20 Jan 2016” is not a date. Write 2019-03-31 or 31/03/2019."
    );
    let all = [
        (Referrals, "A,,2016-01-20,no,,,,,\n", "column “child”: nothing stands here, and it is needed."),
        (Referrals, "A,1,2016-01-20,maybe,,,,,\n", "“maybe” is neither yes nor no"),
        (Referrals, "A,1,2016-01-20,no,,,,,\"1,000\"\n", "without a thousands separator"),
        (Referrals, "A,1,2016-01-20,no,,,,,5%\n", "percent sign"),
        (Referrals, "A,1,2016-01-20,no,,,,\n", "this line has 8 cells where the headings have 9"),
        (Assessments, "A,1,2016-01-20,2016-01-19\n", "ends before it starts"),
        (Episodes, "A,1,2016-01-20,2016-01-19,,C2,U1,\n", "starts before its period of care"),
        (Children, "A,1,2010-06,X,WBRI,,\n", "“X” is not a gender of the census"),
        (Children, "A,1,2010-06,M,QQQQ,,\n", "“QQQQ” is not an ethnic code"),
        (Children, "A,1,2010-13,M,WBRI,,\n", "“2010-13” is not a date of birth"),
    ];
    for (table, rows, expected) in all {
        let said = fault(table, rows);
        assert!(said.contains(expected) && said.contains(", line 2"), "{said}");
    }
}

fn fault_of_bytes(input: &[u8]) -> String {
    let file = ExtractFile { table: ExtractTable::Children, name: "children.csv".into(), input };
    read([file], Reading::default()).unwrap_err().to_string()
}

#[test]
fn headings_and_encodings_are_checked_before_anything_is_read() {
    let all: [(&[u8], &str); 6] = [
        (b"", "the file is empty"),
        (
            b"authority,child,date_of_birth,gender\n",
            "line 1: the column \u{201c}ethnicity\u{201d} is missing.",
        ),
        (b"authority;child;date_of_birth;gender;ethnicity\n", "parted by semicolons"),
        (
            b"authority,child,date_of_birth,gender,ethnicity,postcode\n",
            "\u{201c}postcode\u{201d} is not a column",
        ),
        (b"authority,child,date_of_birth,gender,ethnicity,Child\n", "stands there twice"),
        (b"\xFF\xFEa\0u\0", "UTF-16"),
    ];
    for (input, expected) in all {
        let said = fault_of_bytes(input);
        assert!(said.contains(expected), "{said}");
    }
    let latin = [CHILDREN.as_bytes(), b"A,Ren\xE9e,2010-06,F,WBRI,,\n"].concat();
    let said = fault_of_bytes(&latin);
    assert!(said.contains("line 2, column “child”") && said.contains("0xE9 is not UTF-8"), "{said}");
}

#[test]
fn a_byte_order_mark_and_headings_with_spaces_and_capitals_are_taken() {
    let text = "\u{feff}Authority,Child,Date of birth,Gender,Ethnicity\nA,1,30/06/2010,M,WBRI\n";
    let file =
        ExtractFile { table: ExtractTable::Children, name: "children.csv".into(), input: text.as_bytes() };
    assert_eq!(
        read([file], Reading::default()).unwrap().children[0].demographics.born[0].to_string(),
        "2010-06-30"
    );
}

#[test]
fn teams_are_units_where_the_study_compares_teams() {
    let text = "authority,child,team,start_date,end_date\nA,1,Alder,2016-01-20,2016-01-22\nA,2,Birch,2016-01-20,2016-01-22\n";
    let file = |text| ExtractFile { table: ExtractTable::Assessments, name: "a.csv".into(), input: text };
    assert_eq!(read([file(text.as_bytes())], TEAMS).unwrap().units, ["A / Alder", "A / Birch"]);
    assert_eq!(read([file(text.as_bytes())], Reading::default()).unwrap().units, ["A"]);
    let without = "authority,child,start_date,end_date\nA,1,2016-01-20,2016-01-22\n";
    assert!(read([file(without.as_bytes())], TEAMS).unwrap_err().to_string().contains("needs its team"));
}

#[test]
fn one_referral_under_two_teams_is_refused() {
    let text = "authority,child,team,referral_date,no_further_action,closure_date,closure_reason\n\
                A,1,Alder,2016-01-20,no,,\nA,1,Birch,2016-01-20,no,,\n";
    let file =
        ExtractFile { table: ExtractTable::Referrals, name: "referrals.csv".into(), input: text.as_bytes() };
    let said = read([file], TEAMS).unwrap_err().to_string();
    assert!(said.contains("20 January 2016 stands under “A / Alder” and under “A / Birch”"), "{said}");
}
