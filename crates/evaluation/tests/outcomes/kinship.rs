//! RQ5: with family or friends within a year of coming into care, and what that word covers.

use crate::common::{definition, extract, outcomes, plus, rows, undated};
use evaluation::outcomes::definition::Definition;
use evaluation::outcomes::extract::ExtractTable::{Children, Episodes};

const BORN: &str = "A,1,2010-06,M,WBRI,no,no\n";
const CARE: &str = "2015-05-01";

fn kinship(episodes: &str, definition: &Definition) -> Vec<f64> {
    outcomes(&extract(&[(Children, BORN), (Episodes, episodes)]), definition)
}

/// Foster care first, then a placement that starts so many days after coming into care.
fn moved_after(days: i32, placement: &str) -> String {
    let moved = plus(CARE, days);
    format!("A,1,{CARE},{CARE},{moved},C2,U6,X1\nA,1,{CARE},{moved},,C2,{placement},\n")
}

#[test]
fn a_placement_counts_where_it_starts_by_the_365th_day() {
    let definition = undated("kinship", "WWCSC-2020");
    assert_eq!(kinship(&moved_after(365, "U1"), &definition), [1.0]);
    assert_eq!(kinship(&moved_after(366, "U1"), &definition), [0.0]);
}

#[test]
fn an_order_to_a_relative_counts_where_the_episode_ended_by_the_365th_day() {
    let definition = undated("kinship", "WWCSC-2020");
    for (days, counts) in [(365, 1.0), (366, 0.0)] {
        let episode = format!("A,1,{CARE},{CARE},{},C1,U6,E45\n", plus(CARE, days));
        assert_eq!(kinship(&episode, &definition), [counts], "{days} days");
    }
}

#[test]
fn living_with_parents_counts_in_the_published_study_and_not_in_ours() {
    let with_parents = moved_after(100, "P1");
    let (published, ours) = (undated("kinship", "WWCSC-2020"), undated("kinship", "KITH-1"));
    assert_eq!(kinship(&with_parents, &published), [1.0]);
    assert_eq!(kinship(&with_parents, &ours), [0.0]);
}

#[test]
fn both_labels_show_their_codes() {
    let published = definition("kinship", "WWCSC-2020").label();
    let ours = definition("kinship", "KITH-1").label();
    assert!(published.contains("placements U1, U2, U3, Q1, F1, F4, P1;"), "{published}");
    assert!(ours.contains("placements U1, U2, U3, Q1, F1, F4;"), "{ours}");
    for label in [published, ours] {
        assert!(label.contains("E45, E47, E13, E4A, E4, E43, E44"), "{label}");
    }
}

#[test]
fn only_care_under_an_interim_or_full_care_order_is_looked_at() {
    let definition = undated("kinship", "WWCSC-2020");
    assert_eq!(kinship(&format!("A,1,{CARE},{CARE},,V2,U1,\n"), &definition), [0.0; 0]);
    let later = format!("A,1,{CARE},{CARE},2015-08-01,V2,U1,X1\nA,1,{CARE},2015-08-01,,C1,U6,\n");
    assert_eq!(kinship(&later, &definition), [0.0], "the placement under section 20 does not count");
}

#[test]
fn children_of_unknown_age_and_of_eighteen_are_left_out() {
    let definition = undated("kinship", "WWCSC-2020");
    let episode = format!("A,1,{CARE},{CARE},,C2,U1,\n");
    let nobody = extract(&[(Episodes, &episode)]);
    assert!(rows(&nobody, &definition).is_empty());
    let grown = extract(&[(Children, "A,1,1997-04,M,WBRI,,\n"), (Episodes, &episode)]);
    assert!(rows(&grown, &definition).is_empty());
    let two_births =
        extract(&[(Children, "A,1,2010-06,M,WBRI,,\nA,1,2009-01,M,WBRI,,\n"), (Episodes, &episode)]);
    assert!(rows(&two_births, &definition).is_empty(), "two dates of birth that give two ages");
}

#[test]
fn each_period_of_care_is_one_row() {
    let two = format!("A,1,{CARE},{CARE},2015-06-01,C2,U6,E8\nA,1,2016-01-01,2016-01-01,,C2,U1,\n");
    assert_eq!(kinship(&two, &undated("kinship", "WWCSC-2020")), [0.0, 1.0]);
}
