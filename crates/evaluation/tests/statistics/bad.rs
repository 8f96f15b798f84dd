//! What cannot be read is refused with a sentence that says what and where.

use evaluation::input::Fault;
use evaluation::measures::{Catalogue, Measure};
use evaluation::statistics::{Dataset, Library};

const HEAD: &str = "time_period,geographic_level,region_name,old_la_code,new_la_code,la_name,rereferral_percent,rereferral_count,referral_count\n";

fn measure() -> Measure {
    Catalogue::bundled().unwrap().find(&"re-referrals@DFE-2025".parse().unwrap()).unwrap().clone()
}

fn read(text: impl Into<Vec<u8>>) -> Result<usize, Fault> {
    let mut library = Library::bundled().unwrap();
    let known: Dataset = library.datasets().iter().find(|known| known.id == "dfe-c1").unwrap().clone();
    library.bring(known, "ours.csv", text.into());
    library.series(&measure()).map(|series| series.cells.len())
}

fn refused(text: impl Into<Vec<u8>>) -> String {
    read(text).unwrap_err().to_string()
}

#[test]
fn a_sound_table_that_somebody_brings_is_read_in_place_of_ours() {
    let rows =
        "2019,Local authority,North,384,E08000036,Wakefield,20.5,205,1000\n2019,National,,,,,22.6,5,10\n";
    assert_eq!(read(format!("\u{feff}{HEAD}{rows}")), Ok(1));
}

#[test]
fn an_unknown_column_is_named() {
    let why =
        refused("time_period,geographic_level,old_la_code,la_name\n2019,Local authority,384,Wakefield\n");
    assert!(why.starts_with("ours.csv, line 1: the column “") && why.ends_with("is missing."), "{why}");
}

#[test]
fn a_percent_sign_a_thousands_separator_and_a_word_are_refused_where_they_stand() {
    for (cells, said) in [
        ("20.5%,205,1000", "ours.csv, line 2, column “rereferral_percent”: “20.5%” has a percent sign."),
        ("20.5,205,\"1,000\"", "ours.csv, line 2, column “referral_count”: “1,000” has a comma or a space"),
        ("none,205,1000", "ours.csv, line 2, column “rereferral_percent”: “none” is not a number."),
    ] {
        let why = refused(format!("{HEAD}2019,Local authority,North,384,E08000036,Wakefield,{cells}\n"));
        assert!(why.starts_with(said), "{why}");
    }
}

#[test]
fn an_authority_that_stands_twice_in_a_year_is_refused() {
    let row = "2019,Local authority,North,384,E08000036,Wakefield,20.5,205,1000\n";
    let why = refused(format!("{HEAD}{row}{row}"));
    assert!(
        why.starts_with(
            "ours.csv, line 3: Wakefield (384) stands here for 2019 a second time; the first is on line 2."
        ),
        "{why}"
    );
}

#[test]
fn mixed_encodings_are_refused() {
    let mut bytes = HEAD.as_bytes().to_vec();
    bytes.extend(b"2019,Local authority,North,384,E08000036,Wak\xe9field,20.5,205,1000\n");
    let why = refused(bytes);
    assert!(why.contains("line 2") && why.contains("la_name") && why.contains("mixes encodings"), "{why}");
}

#[test]
fn a_school_year_is_not_taken_for_a_year() {
    let why = refused(format!("{HEAD}201819,Local authority,North,384,E08000036,Wakefield,20.5,205,1000\n"));
    assert!(why.contains("column “time_period”: “201819” is not a year."), "{why}");
}

#[test]
fn an_empty_file_and_one_without_authorities_are_refused() {
    assert!(refused("").contains("empty"));
    assert!(refused(HEAD).contains("there is no authority in it"));
}
