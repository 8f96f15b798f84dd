//! Files drawn by lot, team by team. The same cases and the same seed give the same files, in whatever order the cases
//! are listed.

use std::collections::BTreeMap;

use crate::methods::chance::{draw_to_front, generator};
use crate::methods::panel::count;

/// A file that was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The case.
    pub case: String,
    /// Its team.
    pub team: String,
    /// How likely it was to be drawn: files drawn from the team over its cases.
    pub chance: f64,
}

/// Why no sample can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SampleFault {
    /// The same case twice.
    #[error("The case “{0}” is listed twice. List each case once, under the team that holds it.")]
    Twice(String),
    /// More files than cases.
    #[error("{size} files cannot be drawn from {cases} cases.")]
    TooFew {
        /// How many files were asked for.
        size: usize,
        /// How many cases there are.
        cases: usize,
    },
    /// Fewer files than teams.
    #[error("{size} files cannot show each of the {teams} teams. Draw at least {teams}.")]
    TooManyTeams {
        /// How many files were asked for.
        size: usize,
        /// How many teams there are.
        teams: usize,
    },
}

/// Draws `size` files: each team gives one and then in proportion to its cases, by largest remainder. Cases are given as
/// (case, team).
pub fn dip_sample(cases: &[(String, String)], size: usize, seed: u64) -> Result<Vec<Drawn>, SampleFault> {
    let mut teams: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut listed = std::collections::HashSet::new();
    for (case, team) in cases {
        if !listed.insert(case) {
            return Err(SampleFault::Twice(case.clone()));
        }
        teams.entry(team).or_default().push(case);
    }
    if size > cases.len() {
        return Err(SampleFault::TooFew { size, cases: cases.len() });
    }
    if size < teams.len() {
        return Err(SampleFault::TooManyTeams { size, teams: teams.len() });
    }
    let shares = allot(&teams.values().map(Vec::len).collect::<Vec<_>>(), size);
    let mut drawn = Vec::with_capacity(size);
    for (stream, ((team, cases), share)) in (0_u64..).zip(teams.iter_mut().zip(shares)) {
        cases.sort_unstable();
        let mut places: Vec<usize> = (0..cases.len()).collect();
        draw_to_front(&mut places, share, &mut generator(seed, stream));
        let chance = count(share) / count(cases.len());
        let of = |&place: &usize| Drawn { case: cases[place].to_owned(), team: (*team).to_owned(), chance };
        drawn.extend(places[..share].iter().map(of));
    }
    Ok(drawn)
}

/// How many files each team gives: one, then the rest in proportion to the cases beyond the first.
fn allot(cases: &[usize], size: usize) -> Vec<usize> {
    let rest = size - cases.len();
    let beyond: usize = cases.iter().map(|cases| cases - 1).sum();
    if beyond == 0 {
        return vec![1; cases.len()];
    }
    let mut shares: Vec<usize> = cases.iter().map(|cases| 1 + rest * (cases - 1) / beyond).collect();
    let mut by_remainder: Vec<usize> = (0..cases.len()).collect();
    by_remainder.sort_by_key(|&team| std::cmp::Reverse(rest * (cases[team] - 1) % beyond));
    let missing = size - shares.iter().sum::<usize>();
    for &team in by_remainder.iter().take(missing) {
        shares[team] += 1;
    }
    shares
}
