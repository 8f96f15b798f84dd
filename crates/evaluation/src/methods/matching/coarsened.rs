//! Coarsened exact matching (Iacus, King and Porro 2012): people are compared only with people of the same kind, and
//! weighted so that the kinds are as frequent among the others as among the treated.

use std::collections::HashMap;

use crate::methods::MethodError;
use crate::methods::panel::count;

/// How a characteristic is made coarse.
#[derive(Debug, Clone, PartialEq)]
pub enum Coarsening {
    /// Only the same value matches, as for a code list.
    Same(Vec<f64>),
    /// Values fall into bands that begin at these cut-points: ages 0–4, 5–12 and 13–17 are cut at 5 and 13.
    Bands {
        /// One value a person.
        values: Vec<f64>,
        /// The cut-points, in order.
        cuts: Vec<f64>,
    },
}

impl Coarsening {
    fn values(&self) -> &[f64] {
        match self {
            Self::Same(values) | Self::Bands { values, .. } => values,
        }
    }

    /// The band or value of a person as something that can be compared exactly.
    fn kind(&self, person: usize) -> u64 {
        match self {
            // Adding nought makes −0 and 0 one.
            Self::Same(values) => (values[person] + 0.0).to_bits(),
            Self::Bands { values, cuts } => cuts.partition_point(|&cut| cut <= values[person]) as u64,
        }
    }
}

/// People matched and weighted.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched {
    /// One weight a person; nought for somebody of whose kind there is nobody on the other side. Treated people weigh
    /// one, unless they stand several times in the data.
    pub weights: Vec<f64>,
    /// The kind of each person, numbered; `None` where a characteristic is missing.
    pub kinds: Vec<Option<usize>>,
    /// Kinds with people on both sides.
    pub kinds_matched: usize,
    /// Kinds there are.
    pub kinds_in_all: usize,
    /// Treated people: matched, and all.
    pub treated: (usize, usize),
    /// Other people: matched, and all.
    pub others: (usize, usize),
}

/// Matches people on coarsened characteristics. `times` says how often each person stands in the data, for somebody who
/// serves as a comparator of several groups: each of their rows then weighs its part. `None` where all stand once.
pub fn coarsened_exact(
    treated: &[bool],
    characteristics: &[Coarsening],
    times: Option<&[usize]>,
) -> Result<Matched, MethodError> {
    let n = treated.len();
    if characteristics.iter().any(|one| one.values().len() != n)
        || times.is_some_and(|times| times.len() != n)
    {
        return Err(MethodError::Input("the characteristics are of different lengths".to_owned()));
    }
    if times.is_some_and(|times| times.contains(&0)) {
        return Err(MethodError::Input("somebody stands nought times in the data".to_owned()));
    }
    let mut numbers: HashMap<Vec<u64>, usize> = HashMap::new();
    let kinds: Vec<Option<usize>> = (0..n)
        .map(|person| {
            let known = characteristics.iter().all(|one| one.values()[person].is_finite());
            known.then(|| {
                let kind = characteristics.iter().map(|one| one.kind(person)).collect();
                let next = numbers.len();
                *numbers.entry(kind).or_insert(next)
            })
        })
        .collect();
    let part = |person: usize| times.map_or(1.0, |times| 1.0 / count(times[person]));
    let mut sizes = vec![(0.0, 0.0); numbers.len()];
    for (person, kind) in kinds.iter().enumerate() {
        if let Some(kind) = kind {
            let side = if treated[person] { &mut sizes[*kind].0 } else { &mut sizes[*kind].1 };
            *side += part(person);
        }
    }
    let matched = |kind: usize| sizes[kind].0 > 0.0 && sizes[kind].1 > 0.0;
    let both = sizes.iter().enumerate().filter(|(kind, _)| matched(*kind));
    let (all_treated, all_others) = both.fold((0.0, 0.0), |sum, (_, size)| (sum.0 + size.0, sum.1 + size.1));
    if all_treated <= 0.0 {
        return Err(MethodError::Nothing("no treated person is like anybody among the others".to_owned()));
    }
    let weights: Vec<f64> = kinds
        .iter()
        .enumerate()
        .map(|(person, kind)| match kind {
            Some(kind) if matched(*kind) && treated[person] => part(person),
            Some(kind) if matched(*kind) => {
                part(person) * sizes[*kind].0 / sizes[*kind].1 * all_others / all_treated
            }
            _ => 0.0,
        })
        .collect();
    let side = |of_treated: bool| {
        let on_side = || (0..n).filter(|&person| treated[person] == of_treated);
        (on_side().filter(|&person| weights[person] > 0.0).count(), on_side().count())
    };
    Ok(Matched {
        kinds_matched: (0..sizes.len()).filter(|&kind| matched(kind)).count(),
        kinds_in_all: sizes.len(),
        treated: side(true),
        others: side(false),
        weights,
        kinds,
    })
}
