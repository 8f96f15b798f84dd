//! Where the headings of a table stand: below however many empty lines somebody's export puts above them.

use returns::Year;
use returns::ssda903::{File, Options, Reference, check};

#[test]
fn headings_are_found_below_any_number_of_empty_lines() {
    let header = include_str!("field/06-blanks-in-the-first-line/header.csv");
    let episodes = include_bytes!("field/06-blanks-in-the-first-line/episodes.csv");
    let checked = |header: &str| {
        let files = [
            File { name: "header.csv", bytes: header.as_bytes() },
            File { name: "episodes.csv", bytes: episodes },
        ];
        let options = Options { year: Some(Year(2026)), rules: Some(vec!["101".to_owned()]) };
        check(&files, &[], Reference::bundled(), &options)
    };
    let wanted = checked(header);
    assert!(wanted.is_whole() && wanted.children > 0, "{:?}", wanted.remarks);
    for empty in ["\n", "\r\n", ",,,,,,\n", "   \n"] {
        for lines in [1, 59, 60, 70, 500] {
            let report = checked(&format!("{}{header}", empty.repeat(lines)));
            assert!(report.is_whole(), "{lines} of {empty:?}: {:?}", report.remarks);
            assert_eq!(report.children, wanted.children);
        }
    }
}
