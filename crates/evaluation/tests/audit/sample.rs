//! Dip samples.

use evaluation::audit::sample::{SampleFault, dip_sample};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn cases(teams: &[(&str, usize)]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (team, cases) in teams {
        all.extend((0..*cases).map(|case| (format!("{team}{case}"), (*team).to_owned())));
    }
    all
}

fn by_team(cases: &[(String, String)], size: usize, seed: u64) -> BTreeMap<String, usize> {
    let mut teams = BTreeMap::new();
    for drawn in dip_sample(cases, size, seed).unwrap() {
        *teams.entry(drawn.team).or_default() += 1;
    }
    teams
}

#[test]
fn each_team_gives_files_in_proportion_to_its_cases() {
    let cases = cases(&[("Alder", 61), ("Birch", 31), ("Cedar", 11)]);
    let found: Vec<usize> = by_team(&cases, 13, 1).into_values().collect();
    assert_eq!(found, [7, 4, 2]);
}

#[test]
fn a_small_team_gives_at_least_one() {
    let found: Vec<usize> = by_team(&cases(&[("Alder", 100), ("Birch", 1)]), 2, 1).into_values().collect();
    assert_eq!(found, [1, 1]);
}

#[test]
fn samples_that_cannot_be_drawn_are_refused() {
    let few = cases(&[("Alder", 2), ("Birch", 1)]);
    assert_eq!(dip_sample(&few, 4, 1), Err(SampleFault::TooFew { size: 4, cases: 3 }));
    assert_eq!(dip_sample(&few, 1, 1), Err(SampleFault::TooManyTeams { size: 1, teams: 2 }));
    let twice = [few.clone(), few].concat();
    assert_eq!(dip_sample(&twice, 2, 1), Err(SampleFault::Twice("Alder0".into())));
}

#[test]
fn another_seed_draws_other_files_and_each_file_is_drawn_as_often_as_its_chance_says() {
    let cases = cases(&[("Alder", 20)]);
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for seed in 0..4000 {
        for drawn in dip_sample(&cases, 5, seed).unwrap() {
            assert_eq!(drawn.chance, 0.25);
            *times.entry(drawn.case).or_default() += 1;
        }
    }
    // 1,000 expected, standard deviation 27: five of them either way.
    assert!(times.len() == 20 && times.values().all(|times| (863..1137).contains(times)), "{times:?}");
}

proptest! {
    #[test]
    fn the_same_seed_draws_the_same_files_whatever_the_order(
        sizes in prop::collection::vec(1..30_usize, 1..6), seed: u64, share in 0.0..1.0_f64,
    ) {
        let names = ["A", "B", "C", "D", "E", "F"];
        let teams: Vec<(&str, usize)> = names.iter().copied().zip(sizes.iter().copied()).collect();
        let mut cases = cases(&teams);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a size within the cases")]
        let size = teams.len() + ((cases.len() - teams.len()) as f64 * share) as usize;
        let drawn = dip_sample(&cases, size, seed).unwrap();
        prop_assert_eq!(drawn.len(), size);
        prop_assert_eq!(drawn.iter().map(|drawn| &drawn.case).collect::<BTreeSet<_>>().len(), size);
        for (team, cases) in teams {
            let given = drawn.iter().filter(|drawn| drawn.team == team).count();
            prop_assert!((1..=cases).contains(&given));
        }
        cases.reverse();
        prop_assert_eq!(dip_sample(&cases, size, seed).unwrap(), drawn);
    }
}
