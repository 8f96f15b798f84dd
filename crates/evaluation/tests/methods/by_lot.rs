//! Randomisation and the wild bootstrap: they count what they say they count, and do so the same way each time.

use evaluation::methods::did::{
    Covariate, Neighbours, Statistic, TwoWayDesign, against_neighbours, neighbours_by_lot, placebo_dates,
    two_way, two_way_by_lot, two_way_leave_one_out, unit_effects, wild_bootstrap,
};
use evaluation::methods::randomisation::{Draws, randomise};
use evaluation::methods::{Panel, holm};

use crate::common::{Authorities, assert_near, number, peers};

const SEED: Draws = Draws { draws: 10_000, seed: 20_261_125 };

/// Eight units over five periods with a gap, and a covariate.
fn small() -> (Panel, TwoWayDesign) {
    let mut panel = Panel::new(8, 2011..=2015);
    let mut covariate = Panel::new(8, 2011..=2015);
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / f64::from(1 << 24)
    };
    for unit in 0..8 {
        for year in 2011..=2015 {
            panel.set(unit, year, 20.0 + 3.0 * unit as f64 + 10.0 * next()).unwrap();
            covariate.set(unit, year, 5.0 * next()).unwrap();
        }
    }
    panel.clear(6, 2012);
    let design = TwoWayDesign {
        treated: vec![1, 5],
        others: vec![0, 2, 3, 4, 6, 7],
        before: vec![2011, 2012, 2013],
        after: vec![2014, 2015],
        covariates: vec![Covariate { name: "need".into(), values: covariate }],
        ..TwoWayDesign::default()
    };
    (panel, design)
}

#[test]
fn every_assignment_is_looked_at_where_they_are_few() {
    let (panel, design) = small();
    let again = |treated: Vec<usize>| {
        let others = (0..8).filter(|unit| !treated.contains(unit)).collect();
        two_way(&panel, &TwoWayDesign { treated, others, ..design.clone() }).unwrap().effect
    };
    let pairs: Vec<Vec<usize>> = (0..8).flat_map(|one| (one + 1..8).map(move |two| vec![one, two])).collect();
    let observed = again(vec![1, 5]);
    for (statistic, of) in [
        (Statistic::Estimate, (|effect| effect.value) as fn(evaluation::methods::Estimate) -> f64),
        (Statistic::Studentised, |effect| effect.t),
    ] {
        let found = two_way_by_lot(&panel, &design, statistic, SEED).unwrap();
        let as_much =
            pairs.iter().filter(|pair| of(again((*pair).clone())).abs() >= of(observed).abs() - 1e-9).count();
        assert!(found.exact && found.seed.is_none());
        assert_eq!((found.looked_at, found.as_much), (28, as_much as u64), "{statistic:?}");
        assert_near(found.p, as_much as f64 / 28.0, 1e-12);
    }
    assert_near(
        two_way_by_lot(&panel, &design, Statistic::Estimate, SEED).unwrap().observed,
        observed.value,
        1e-9,
    );
}

#[test]
fn neighbours_by_lot_count_what_the_method_itself_finds() {
    let (panel, design) = small();
    let pool: Vec<Neighbours> = (0..8)
        .map(|unit| Neighbours { unit, neighbours: (0..8).filter(|other| *other != unit).take(4).collect() })
        .collect();
    let found = neighbours_by_lot(&panel, &pool, &design.treated, 2013, 2015, SEED).unwrap();
    let again = |one: usize, two: usize| {
        let chosen = [pool[one].clone(), pool[two].clone()];
        against_neighbours(&panel, &chosen, 2013, 2015).unwrap().estimate
    };
    let all: Vec<f64> =
        (0..8).flat_map(|one| (one + 1..8).map(move |two| (one, two))).map(|(a, b)| again(a, b)).collect();
    let as_much = all.iter().filter(|drawn| drawn.abs() >= again(1, 5).abs() - 1e-9).count() as u64;
    assert_eq!((found.looked_at, found.as_much, found.exact), (28, as_much, true));
}

#[test]
fn the_same_seed_gives_the_same_answer_on_any_number_of_threads() {
    let authorities = Authorities::read();
    let (treated, others) = authorities.split("eip_wave1");
    let panel = authorities.measure("rereferral_pct");
    let design = TwoWayDesign {
        treated,
        others,
        before: vec![2013, 2014],
        after: vec![2016, 2017],
        balanced: true,
        ..TwoWayDesign::default()
    };
    let draws = Draws { draws: 1_000, seed: 3 };
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            (
                two_way_by_lot(&panel, &design, Statistic::Studentised, draws).unwrap(),
                wild_bootstrap(&panel, &design, draws).unwrap(),
            )
        })
    };
    assert_eq!(on(1), on(3));
    let other_seed =
        two_way_by_lot(&panel, &design, Statistic::Studentised, Draws { seed: 4, ..draws }).unwrap();
    assert_ne!(on(1).0.as_much, other_seed.as_much);
    assert_near(on(1).1.t, two_way(&panel, &design).unwrap().effect.t, 1e-12);
}

#[test]
fn the_wild_bootstrap_is_that_of_the_peer() {
    let authorities = Authorities::read();
    for case in peers(include_str!("fixtures/wild.json"))["cases"].as_array().unwrap() {
        let units: Vec<usize> = case["codes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|code| authorities.unit(code.as_str().unwrap()))
            .collect();
        let (treated, others) = units.split_at(4);
        let design = TwoWayDesign {
            treated: treated.to_vec(),
            others: others.to_vec(),
            before: vec![2014, 2015],
            after: vec![2016, 2017],
            ..TwoWayDesign::default()
        };
        let panel = authorities.measure(case["outcome"].as_str().unwrap());
        let found = wild_bootstrap(&panel, &design, SEED).unwrap();
        // Ours counts the two patterns that show exactly as much (all signs as they are, all turned); theirs counts each
        // of them as its rounding has it.
        let more = (found.p - number(&case["p"])) * 1024.0;
        assert!(found.exact && found.draws == 1024);
        assert!([0.0, 1.0, 2.0].iter().any(|ties| (more - ties).abs() < 1e-9), "{found:?} {case}");
        assert!(found.low < found.high);
    }
}

#[test]
fn leaving_out_each_own_effect_and_dates_without_an_event() {
    let (panel, design) = small();
    let without = two_way_leave_one_out(&panel, &design).unwrap();
    assert_eq!(without.len(), 2);
    let whole = two_way(&panel, &design).unwrap().effect.value;
    assert!((without[0].effect.value - whole).abs() >= (without[1].effect.value - whole).abs());
    let own = unit_effects(&panel, &design).unwrap();
    // Without the one, the other is alone: its own effect.
    let of = |unit: usize| own.iter().find(|(other, _)| *other == unit).unwrap().1;
    for left in &without {
        assert_near(left.effect.value, of(if left.unit == 1 { 5 } else { 1 }), 1e-9);
    }
    let placebos = placebo_dates(&panel, &design).unwrap();
    assert_eq!(placebos.iter().map(|placebo| placebo.date).collect::<Vec<_>>(), [2012, 2013]);
    let alone = TwoWayDesign { treated: vec![1], ..design };
    assert!(two_way_leave_one_out(&panel, &alone).unwrap().is_empty());
}

#[test]
fn lots_cannot_be_drawn_where_everybody_is_treated() {
    let refused = randomise(&[1, 2], &[1, 2], SEED, |_| Some(1.0)).unwrap_err();
    assert!(refused.to_string().contains("2 of 2 units are treated"), "{refused}");
}

#[test]
fn holm_by_hand() {
    // Holm (1979): the smallest by four, the next by three, and never less than the one before.
    let corrected = holm(&[0.01, 0.04, 0.03, 0.005, f64::NAN]);
    for (ours, by_hand) in corrected.iter().zip([0.03, 0.06, 0.06, 0.02, f64::NAN]) {
        assert_near(*ours, by_hand, 1e-12);
    }
    assert!(holm(&[0.9, 0.8]).iter().all(|p| *p <= 1.0));
}
