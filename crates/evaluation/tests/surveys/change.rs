//! Two populations, a base for each measure, and change with its interval.

use crate::common::{analysed, result};
use evaluation::methods::MethodError;
use evaluation::surveys::{Cell, Changed, MeasureResult};

/// Six people at both waves, one only at the first, one only at the second; one of the six leaves the scale out at T2.
const ROWS: &str = "\
a,families,T1,1,5,no\nb,families,T1,2,4,no\nc,families,T1,2,2,no\nd,families,T1,3,3,yes\ne,families,T1,4,2,yes\nf,families,T1,5,1,no\ng,families,T1,5,1,yes\n\
a,families,T2,3,3,yes\nb,families,T2,3,4,yes\nc,families,T2,4,2,no\nd,families,T2,3,2,yes\ne,families,T2,5,1,yes\nf,families,T2,,,yes\nh,families,T2,1,5,no\n";

fn measure<'a>(measures: &'a [MeasureResult], id: &str) -> &'a MeasureResult {
    measures.iter().find(|result| result.measure.id == id).unwrap()
}

#[test]
fn each_cell_has_its_own_base_in_either_population() {
    let found = result(ROWS);
    let total = measure(&found.measures, "total");
    assert_eq!(total.all.iter().map(|cell| cell.n().unwrap()).collect::<Vec<_>>(), [7, 6]);
    assert_eq!(total.matched.iter().map(|cell| cell.n().unwrap()).collect::<Vec<_>>(), [6, 5]);
    assert_eq!((found.matched, total.changes[0].0.pairs, total.changes[0].0.all), (6, 5, (7, 6)));
}

#[test]
fn scores_cuts_and_questions_are_measures() {
    let found = result(ROWS);
    let Cell::Score(total) = measure(&found.measures, "total").all[0] else { panic!() };
    // 2, 4, 6, 6, 8, 10, 10
    assert_eq!((total.n, total.median, total.least, total.most), (7, 6.0, 2.0, 10.0));
    assert!((total.mean - 46.0 / 7.0).abs() < 1e-12);
    let Cell::Share { n, yes, .. } = measure(&found.measures, "total-cut").all[0] else { panic!() };
    assert_eq!((yes, n), (2, 7), "2 and 4 lie below 5");
    let Cell::Share { n, yes, .. } = measure(&found.measures, "again").matched[1] else { panic!() };
    assert_eq!((yes, n), (5, 6));
}

#[test]
fn change_in_the_same_people_is_paired_and_between_waves_is_not() {
    let found = result(ROWS);
    let Changed::Score { paired, unpaired } = &measure(&found.measures, "total").changes[0].0.what else {
        panic!()
    };
    // a 2→6, b 4→5, c 6→8, d 6→7, e 8→10: changes 4, 1, 2, 1, 2
    let paired = paired.as_ref().unwrap();
    assert_eq!(paired.mean.value, 2.0);
    assert_eq!(paired.ranks.n, 5);
    assert!(
        paired.mean.low < 2.0 && paired.mean.high > 2.0 && paired.g.value > 0.0 && paired.delta.delta == 1.0
    );
    let unpaired = unpaired.as_ref().unwrap();
    // T2: 6, 5, 8, 7, 10, 2
    assert!((unpaired.mean.value - (38.0 / 6.0 - 46.0 / 7.0)).abs() < 1e-12);
    let Changed::Share { paired, .. } = &measure(&found.measures, "again").changes[0].0.what else {
        panic!()
    };
    let turned = paired.as_ref().unwrap();
    assert_eq!((turned.n, turned.gained, turned.lost), (6, 3, 0));
}

#[test]
fn probabilities_are_corrected_over_the_measures_of_a_group() {
    let found = result(ROWS);
    for result in &found.measures {
        let (change, corrected) = &result.changes[0];
        assert!(corrected.unwrap() >= change.paired_p().unwrap());
    }
}

#[test]
fn so_few_people_are_not_shown_and_are_never_nought() {
    let found = analysed(ROWS, &[], 6).unwrap().remove(0);
    let total = measure(&found.measures, "total");
    assert_eq!(total.matched[1], Cell::TooFew { least: 6 });
    let Changed::Score { paired, unpaired } = &total.changes[0].0.what else { panic!() };
    assert!(matches!(paired, Err(MethodError::Nothing(_))) && unpaired.is_ok());
    assert_eq!(total.changes[0].1, None);
}

#[test]
fn where_nobody_changed_nothing_is_claimed() {
    let rows = "a,families,T1,3,3,yes\nb,families,T1,2,2,no\na,families,T2,3,3,yes\nb,families,T2,2,2,no\n";
    let found = result(rows);
    let Changed::Score { paired, .. } = &measure(&found.measures, "total").changes[0].0.what else {
        panic!()
    };
    assert_eq!(paired, &Err(MethodError::ConstantOutcome));
}
