//! What readers found in the files of an invented county, and what its record counts.

use std::fmt::Write as _;

use crate::invented::lot::Lot;

const ITEMS: [&str; 10] = [
    "harm_described",
    "danger_statement",
    "goal_for_each_danger",
    "scaled_with_reasons",
    "childs_own_words",
    "explained_to_child",
    "network_knows",
    "plan_rules",
    "plan_tested",
    "supervision",
];
const TEAMS: [&str; 4] = ["Alder", "Birch", "Cedar", "Damson"];

/// Forty files at each wave, every fifth read by two people who mostly agree.
pub(super) fn readings(lot: &mut Lot) -> String {
    let mut text = format!("case,team,wave,reader,{}\n", ITEMS.join(","));
    for (wave, ease) in [("T1", 45.0), ("T2", 58.0)] {
        for case in 0..40 {
            let team = TEAMS[case % TEAMS.len()];
            let found: Vec<usize> = (0..ITEMS.len())
                .map(|item| match () {
                    () if item == 5 && lot.chance(15.0) => 3,
                    () if lot.chance(ease - 3.0 * f64::from(u32::try_from(item).unwrap_or(0))) => 2,
                    () => usize::from(lot.chance(50.0)),
                })
                .collect();
            let mut read = |reader: &str, found: &[usize]| {
                let words: Vec<&str> =
                    found.iter().map(|&answer| ["no", "partly", "yes", "n/a"][answer]).collect();
                let _ = writeln!(text, "{wave}-{case:02},{team},{wave},{reader},{}", words.join(","));
            };
            read("Kim", &found);
            if case % 5 == 0 {
                let second: Vec<usize> = found
                    .iter()
                    .map(|&answer| if answer < 3 && lot.chance(15.0) { (answer + 1) % 3 } else { answer })
                    .collect();
                read("Lee", &second);
                read("agreed", &found);
            }
        }
    }
    text
}

pub(super) fn board(lot: &mut Lot) -> String {
    let mut text = String::from("team,element,cases,present\n");
    for team in TEAMS {
        let cases = 60 + lot.below(30);
        for (element, share) in
            [("map", 85.0), ("danger statement", 70.0), ("network", 45.0), ("tested plan", 30.0)]
        {
            let present = (0..cases).filter(|_| lot.chance(share)).count();
            let _ = writeln!(text, "{team},{element},{cases},{present}");
        }
    }
    text
}
