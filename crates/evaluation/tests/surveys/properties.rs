//! What must hold for any answers.

use crate::common::{analysed, small};
use proptest::prelude::*;

type Row = (u8, bool, Option<u8>, Option<u8>, Option<bool>);

fn lines(rows: &[Row]) -> Vec<String> {
    let number = |answer: Option<u8>| answer.map_or_else(String::new, |answer| answer.to_string());
    let word = |answer: Option<bool>| answer.map_or("", |yes| if yes { "yes" } else { "no" });
    let mut seen = std::collections::BTreeSet::new();
    rows.iter()
        .filter(|(person, second, ..)| seen.insert((*person, *second)))
        .map(|&(person, second, one, two, again)| {
            let wave = if second { "T2" } else { "T1" };
            format!("p{person},families,{wave},{},{},{}\n", number(one), number(two), word(again))
        })
        .collect()
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let answer = || prop::option::of(1..6_u8);
    prop::collection::vec(
        (0..12_u8, any::<bool>(), answer(), answer(), prop::option::of(any::<bool>())),
        1..40,
    )
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_nothing(rows in rows()) {
        let forwards = lines(&rows);
        let backwards: Vec<String> = forwards.iter().rev().cloned().collect();
        // Printed, for a spread that is not a number never equals itself.
        let printed = |lines: &[String]| format!("{:?}", analysed(&lines.concat(), &[], 1));
        prop_assert_eq!(printed(&forwards), printed(&backwards));
    }

    #[test]
    fn a_score_stays_within_its_scale(one in prop::option::of(1..6_u8), two in prop::option::of(1..6_u8)) {
        let instrument = small();
        let answers = [one.map(f64::from), two.map(f64::from), None];
        let score = instrument.score(&instrument.scale[0], &answers);
        prop_assert_eq!(score.is_some(), one.is_some() || two.is_some());
        prop_assert!(score.is_none_or(|score| (2.0..=10.0).contains(&score)));
    }

    #[test]
    fn those_there_again_and_those_lost_make_up_the_first_wave(rows in rows()) {
        if let Ok(groups) = analysed(&lines(&rows).concat(), &[], 1) {
            let attrition = &groups[0].attrition[0];
            prop_assert_eq!(attrition.first, groups[0].answered[0].people);
            prop_assert_eq!(attrition.both + attrition.new, groups[0].answered[1].people);
            prop_assert_eq!(attrition.both, groups[0].matched);
        }
    }
}
