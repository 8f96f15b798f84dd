//! Files of responses that cannot be read are refused with their line and column, before anything is counted.

use crate::common::{small, try_read, waves};
use evaluation::surveys::read_responses;

fn refused(input: &[u8]) -> String {
    read_responses("responses.csv", input, &small(), &waves()).unwrap_err().to_string()
}

#[test]
fn encodings_and_headings_are_checked() {
    let all: [(&[u8], &str); 6] = [
        (b"", "the file is empty"),
        (b"\xFF\xFEp\0e\0", "UTF-16"),
        (b"person;group;wave;listened;rushed;again\n", "parted by semicolons"),
        (b"person,group,wave,listened,rushed,again,again\n", "stands there twice"),
        (b"person,group,listened,rushed,again\n", "the column “wave” is missing"),
        (b"person,group,wave,listened,rushed,again\nRen\xE9e,families,T1,1,1,yes\n", "0xE9 is not UTF-8"),
    ];
    for (input, expected) in all {
        let said = refused(input);
        assert!(said.starts_with("responses.csv") && said.contains(expected), "{said}");
    }
}

#[test]
fn numbers_dressed_up_are_refused_where_they_stand() {
    let all = [
        ("a,families,T1,\"1,000\",1,yes\n", "column “listened”: “1,000” has a comma or a space in it"),
        ("a,families,T1,3,20 %,yes\n", "column “rushed”: “20 %” has a percent sign"),
        ("a,families,T1,-1,1,yes\n", "column “listened”: “-1” is outside the range"),
        ("a,families,T1,0,1,yes\n", "column “listened”: “0” is outside the range"),
        ("a,families,T1,NaN,1,yes\n", "column “listened”: “NaN” is not a number"),
        ("a,families,T1,1,1,perhaps\n", "column “again”: “perhaps” is neither yes nor no"),
        ("a,families,T1,1,1\n", "this line has 5 cells where the headings have 6"),
    ];
    for (rows, expected) in all {
        let said = try_read(&small(), rows).unwrap_err().to_string();
        assert!(said.starts_with("responses.csv, line 2") && said.contains(expected), "{said}");
    }
}
