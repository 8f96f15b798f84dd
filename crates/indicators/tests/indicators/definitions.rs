//! What every definition says of itself.

use indicators::{Definition, Line, OutOf};
use std::collections::BTreeSet;

#[test]
fn every_line_has_a_definition_and_no_two_share_a_name_and_version() {
    let named: BTreeSet<String> = Definition::all().map(ToString::to_string).collect();
    assert_eq!(named.len(), Definition::all().count());
    for line in Line::ALL {
        let one = Definition::of(*line).unwrap();
        assert_eq!(one.to_string(), format!("{}@KITH-1", line.code()));
        assert!(!one.sources.is_empty() && !one.counts.ends_with('.'), "{one}");
    }
}

#[test]
fn the_indicators_of_the_list_are_there_and_the_place_of_number_35_is_free() {
    let numbers: BTreeSet<u8> = Definition::all().map(|one| one.number).collect();
    let wanted: BTreeSet<u8> = (1..=20).chain([34, 36]).collect();
    assert_eq!(numbers, wanted);
}

#[test]
fn what_is_counted_out_of_is_said_in_words() {
    for one in Definition::all() {
        assert!(!one.out_of.words().is_empty() && one.version == 1, "{one}");
        assert_eq!(matches!(one.out_of, OutOf::Workers), one.line == Line::Caseload);
    }
}
