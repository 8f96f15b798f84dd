//! Matching, balance, filling in and pooling, worked by hand.

use evaluation::methods::Estimate;
use evaluation::methods::imputation::{Kind, Variable, impute, pool};
use evaluation::methods::matching::{Coarsening, balance, coarsened_exact};
use proptest::prelude::*;

use crate::common::assert_near;

#[test]
fn people_are_matched_with_their_kind_and_weighted_by_hand() {
    // Two bands of age by gender. Treated: three young girls, one older boy, one older girl (nobody like her).
    let treated = [true, true, true, true, true, false, false, false, false];
    let age = [3.0, 4.0, 1.0, 14.0, 15.0, 2.0, 4.9, 13.0, 16.0];
    let girl = [1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0];
    let kinds =
        [Coarsening::Bands { values: age.into(), cuts: vec![5.0, 13.0] }, Coarsening::Same(girl.into())];
    let found = coarsened_exact(&treated, &kinds, None).unwrap();
    assert_eq!(
        (found.treated, found.others, found.kinds_matched, found.kinds_in_all),
        ((4, 5), (4, 4), 2, 3)
    );
    // Others: (treated of the kind / others of the kind) × (all others / all treated) = 3/2 × 4/4 and 1/2 × 4/4.
    assert_eq!(found.weights, [1.0, 1.0, 1.0, 1.0, 0.0, 1.5, 1.5, 0.5, 0.5]);
    let alike = balance("girl", &girl, &treated, &found.weights).unwrap();
    assert_near(alike.after.0, 0.75, 1e-12);
    assert!(alike.difference_after.abs() < 1e-12 && alike.difference_before > 0.1);
}

#[test]
fn somebody_who_stands_twice_weighs_half_each_time() {
    let treated = [true, false, false, false];
    let kinds = [Coarsening::Same(vec![1.0; 4])];
    let found = coarsened_exact(&treated, &kinds, Some(&[1, 2, 2, 1])).unwrap();
    assert_eq!(found.weights, [1.0, 0.5, 0.5, 1.0].map(|part| if part < 1.0 { 0.5 } else { part }));
    let missing =
        coarsened_exact(&treated, &[Coarsening::Same(vec![1.0, f64::NAN, 1.0, 1.0])], None).unwrap();
    assert_eq!((missing.weights[1], missing.kinds[1]), (0.0, None));
    let nobody = coarsened_exact(&treated, &[Coarsening::Same(vec![1.0, 2.0, 2.0, 2.0])], None).unwrap_err();
    assert!(nobody.to_string().contains("like anybody"));
}

proptest! {
    #[test]
    fn after_matching_the_kinds_are_as_frequent_on_both_sides(
        people in prop::collection::vec((any::<bool>(), 0_u8..4, 0_u8..3), 4..80)
    ) {
        let treated: Vec<bool> = people.iter().map(|person| person.0).collect();
        let column = |of: fn(&(bool, u8, u8)) -> u8| people.iter().map(|person| f64::from(of(person))).collect::<Vec<_>>();
        let (one, two) = (column(|person| person.1), column(|person| person.2));
        let kinds = [Coarsening::Same(one.clone()), Coarsening::Same(two.clone())];
        if let Ok(found) = coarsened_exact(&treated, &kinds, None) {
            for values in [one, two] {
                let alike = balance("", &values, &treated, &found.weights).unwrap();
                prop_assert!((alike.after.0 - alike.after.1).abs() < 1e-9);
            }
            let others: f64 = (0..people.len()).filter(|&at| !treated[at]).map(|at| found.weights[at]).sum();
            prop_assert!((others - found.others.0 as f64).abs() < 1e-9);
        }
    }
}

#[test]
fn pooling_follows_rubin_by_hand() {
    let estimates = [(1.0, 0.5), (1.4, 0.6), (0.9, 0.4)]
        .map(|(value, error)| Estimate::new(value, error, f64::INFINITY).unwrap());
    let pooled = pool(&estimates).unwrap();
    // Mean 1.1; within (0.25 + 0.36 + 0.16)/3; between (0.01 + 0.09 + 0.04)/2; whole = within + 4/3 between.
    assert_near(pooled.estimate.value, 1.1, 1e-12);
    assert_near(pooled.within, 0.77 / 3.0, 1e-12);
    assert_near(pooled.between, 0.07, 1e-12);
    assert_near(pooled.estimate.standard_error, (0.77 / 3.0 + 0.07 * 4.0 / 3.0_f64).sqrt(), 1e-12);
    let share = 0.07 * 4.0 / 3.0 / (0.77 / 3.0 + 0.07 * 4.0 / 3.0);
    assert_near(pooled.due_to_gaps, share, 1e-12);
    assert_near(pooled.estimate.degrees_of_freedom, 2.0 / (share * share), 1e-12);
    let same = pool(&[estimates[0], estimates[0]]).unwrap();
    assert!(same.estimate.degrees_of_freedom.is_infinite() && same.due_to_gaps <= 0.0);
    assert!(pool(&estimates[..1]).is_err());
}

#[test]
fn gaps_are_filled_with_values_that_occur_and_nothing_else_changes() {
    let age: Vec<f64> = (0..60).map(|at| if at % 7 == 0 { f64::NAN } else { f64::from(at % 18) }).collect();
    let disabled: Vec<f64> =
        (0..60).map(|at| if at % 11 == 3 { f64::NAN } else { f64::from(u8::from(at % 18 > 12)) }).collect();
    let variables = [
        Variable { name: "age".into(), kind: Kind::Number, values: age.clone() },
        Variable { name: "disabled".into(), kind: Kind::YesOrNo, values: disabled.clone() },
    ];
    let filled = impute(&variables, 3, 5).unwrap();
    assert_eq!(filled, impute(&variables, 3, 5).unwrap());
    assert_ne!(filled[0], filled[1]);
    for completed in &filled {
        for (given, filled) in [(&age, &completed[0]), (&disabled, &completed[1])] {
            for (given, filled) in given.iter().zip(filled) {
                assert!(if given.is_nan() {
                    given.is_nan() && (0.0..18.0).contains(filled)
                } else {
                    given.to_bits() == filled.to_bits()
                });
            }
        }
        assert!(
            completed[1]
                .iter()
                .all(|value| value.to_bits() == 0.0_f64.to_bits() || value.to_bits() == 1.0_f64.to_bits())
        );
    }
    let unknown = [Variable { name: "need".into(), kind: Kind::Number, values: vec![f64::NAN; 9] }];
    assert!(impute(&unknown, 2, 1).unwrap_err().to_string().contains("too few people"));
}
