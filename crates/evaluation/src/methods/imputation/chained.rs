//! Chained equations (van Buuren 2007): each characteristic with gaps is filled in from all others, in turn, several
//! times round. Numbers are filled in by predictive mean matching, so that only values that occur are put in; yes or no
//! by a logistic model.

use nalgebra::{Cholesky, DMatrix, DVector};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use crate::methods::MethodError;
use crate::methods::chance::generator;
use crate::methods::distributions::normal_quantile;
use crate::methods::panel::count;

/// What a characteristic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number, such as an age.
    Number,
    /// Yes (1) or no (0), such as a disability.
    YesOrNo,
}

/// A characteristic, one value a person; not a number where it is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its name, for the sentences of errors.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its values.
    pub values: Vec<f64>,
}

/// The characteristics with their gaps filled in, in the order in which they were given.
pub type Completed = Vec<Vec<f64>>;

/// Times round until a filling-in is taken.
const ROUNDS: usize = 10;
/// From how many of the nearest people one is drawn.
const DONORS: usize = 5;
/// A little of the diagonal is added, so that characteristics that nearly repeat each other do no harm.
const RIDGE: f64 = 1e-5;
/// A step of a logistic model below which it is taken to stand still: far less than the spread of what is then drawn.
const ENOUGH: f64 = 1e-8;

/// Fills in the gaps `times` times over. One filling-in is one stream of chance, so that the answer is the same however
/// they are spread over threads.
pub fn impute(variables: &[Variable], times: usize, seed: u64) -> Result<Vec<Completed>, MethodError> {
    let n = variables.first().map_or(0, |variable| variable.values.len());
    for variable in variables {
        let known = variable.values.iter().filter(|value| value.is_finite());
        if variable.values.len() != n {
            return Err(MethodError::Input(format!("“{}” is not given for each person", variable.name)));
        }
        if known.clone().count() < DONORS {
            return Err(MethodError::Nothing(format!(
                "“{}” is known of too few people to fill it in",
                variable.name
            )));
        }
        if variable.kind == Kind::YesOrNo && known.clone().any(|value| ![0.0, 1.0].contains(value)) {
            return Err(MethodError::Input(format!("“{}” is not only yes and no", variable.name)));
        }
    }
    (0..times as u64).into_par_iter().map(|time| one(variables, &mut generator(seed, time))).collect()
}

fn one(variables: &[Variable], chance: &mut ChaCha8Rng) -> Result<Completed, MethodError> {
    let missing = |variable: &Variable| -> Vec<usize> {
        (0..variable.values.len()).filter(|&at| !variable.values[at].is_finite()).collect()
    };
    let gaps: Vec<Vec<usize>> = variables.iter().map(missing).collect();
    let mut filled: Completed = variables.iter().map(|variable| variable.values.clone()).collect();
    for (column, gaps) in filled.iter_mut().zip(&gaps) {
        let known: Vec<f64> = column.iter().copied().filter(|value| value.is_finite()).collect();
        for &gap in gaps {
            column[gap] = known[chance.random_range(0..known.len())];
        }
    }
    for _ in 0..ROUNDS {
        for (at, variable) in variables.iter().enumerate().filter(|(at, _)| !gaps[*at].is_empty()) {
            let known: Vec<usize> =
                (0..variable.values.len()).filter(|&row| variable.values[row].is_finite()).collect();
            let predictors = Predictors::of(&filled, at);
            let values = match variable.kind {
                Kind::Number => predictors.matched(&variable.values, &known, &gaps[at], chance)?,
                Kind::YesOrNo => predictors.yes_or_no(&variable.values, &known, &gaps[at], chance)?,
            };
            for (&gap, value) in gaps[at].iter().zip(values) {
                filled[at][gap] = value;
            }
        }
    }
    Ok(filled)
}

/// A constant and all other characteristics, each as its distance from the mean in standard deviations.
struct Predictors {
    columns: Vec<Vec<f64>>,
}

impl Predictors {
    fn of(filled: &Completed, target: usize) -> Self {
        let n = filled[target].len();
        let mut columns = vec![vec![1.0; n]];
        for values in filled.iter().enumerate().filter(|(at, _)| *at != target).map(|(_, values)| values) {
            let mean = values.iter().sum::<f64>() / count(n);
            let spread = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count(n)).sqrt();
            if spread > 0.0 {
                columns.push(values.iter().map(|value| (value - mean) / spread).collect());
            }
        }
        Self { columns }
    }

    fn predicted(&self, coefficient: &DVector<f64>, row: usize) -> f64 {
        self.columns.iter().zip(coefficient).map(|(column, coefficient)| column[row] * coefficient).sum()
    }

    /// How likely a yes is.
    fn likely(&self, coefficient: &DVector<f64>, row: usize) -> f64 {
        1.0 / (1.0 + (-self.predicted(coefficient, row)).exp())
    }

    /// Weighted sums of squares and products over the known rows, with a little added.
    fn gram(&self, known: &[usize], weight: impl Fn(usize) -> f64) -> DMatrix<f64> {
        let k = self.columns.len();
        let mut gram = DMatrix::zeros(k, k);
        let mut values = vec![0.0; k];
        for &row in known {
            for (value, column) in values.iter_mut().zip(&self.columns) {
                *value = column[row];
            }
            let weight = weight(row);
            for a in 0..k {
                let weighted = weight * values[a];
                for (sum, value) in gram.column_mut(a).iter_mut().zip(&values).skip(a) {
                    *sum += weighted * value;
                }
            }
        }
        gram.fill_upper_triangle_with_lower_triangle();
        for at in 0..k {
            gram[(at, at)] *= 1.0 + RIDGE;
            gram[(at, at)] += RIDGE;
        }
        gram
    }

    fn cross(&self, known: &[usize], value: impl Fn(usize) -> f64) -> DVector<f64> {
        DVector::from_iterator(
            self.columns.len(),
            self.columns.iter().map(|column| known.iter().map(|&row| column[row] * value(row)).sum()),
        )
    }

    /// Predictive mean matching: the value of one of the people whose prediction is nearest.
    fn matched(
        &self,
        values: &[f64],
        known: &[usize],
        gaps: &[usize],
        chance: &mut ChaCha8Rng,
    ) -> Result<Vec<f64>, MethodError> {
        let root = factor(self.gram(known, |_| 1.0))?;
        let fitted = root.solve(&self.cross(known, |row| values[row]));
        let left: f64 = known.iter().map(|&row| (values[row] - self.predicted(&fitted, row)).powi(2)).sum();
        let degrees = known.len().saturating_sub(self.columns.len()).max(1);
        let freedom: f64 = (0..degrees).map(|_| normal(chance).powi(2)).sum();
        let drawn = &fitted + around(&root, (left / freedom).sqrt(), chance);
        let mut donors: Vec<(f64, f64)> =
            known.iter().map(|&row| (self.predicted(&fitted, row), values[row])).collect();
        donors.sort_by(|one, two| one.0.total_cmp(&two.0));
        let donate = |gap: &usize| {
            let wanted = self.predicted(&drawn, *gap);
            let mut first = donors.partition_point(|(predicted, _)| *predicted < wanted);
            let mut last = first;
            while last - first < DONORS {
                let below = first.checked_sub(1).map_or(f64::INFINITY, |at| wanted - donors[at].0);
                let above = donors.get(last).map_or(f64::INFINITY, |donor| donor.0 - wanted);
                if below <= above {
                    first -= 1;
                } else {
                    last += 1;
                }
            }
            donors[chance.random_range(first..last)].1
        };
        Ok(gaps.iter().map(donate).collect())
    }

    fn yes_or_no(
        &self,
        values: &[f64],
        known: &[usize],
        gaps: &[usize],
        chance: &mut ChaCha8Rng,
    ) -> Result<Vec<f64>, MethodError> {
        let spread = |coefficient: &DVector<f64>, row: usize| {
            let likely = self.likely(coefficient, row);
            likely * (1.0 - likely)
        };
        let mut fitted: DVector<f64> = DVector::zeros(self.columns.len());
        // The ridge of the information keeps a step finite even where a group has only yes; twenty are plenty.
        for _ in 0..20 {
            let left: Vec<f64> = values
                .iter()
                .enumerate()
                .map(|(row, value)| if value.is_finite() { value - self.likely(&fitted, row) } else { 0.0 })
                .collect();
            let slope = self.cross(known, |row| left[row]) - &fitted * RIDGE;
            let step = factor(self.gram(known, |row| spread(&fitted, row)))?.solve(&slope);
            fitted = (fitted + &step).map(|value| value.clamp(-30.0, 30.0));
            if step.amax() < ENOUGH {
                break;
            }
        }
        let drawn = &fitted + around(&factor(self.gram(known, |row| spread(&fitted, row)))?, 1.0, chance);
        let draw = |gap: &usize| f64::from(u8::from(chance.random::<f64>() < self.likely(&drawn, *gap)));
        Ok(gaps.iter().map(draw).collect())
    }
}

fn factor(gram: DMatrix<f64>) -> Result<Cholesky<f64, nalgebra::Dyn>, MethodError> {
    Cholesky::new(gram).ok_or_else(|| MethodError::Input("the characteristics repeat each other".to_owned()))
}

/// A draw from a normal distribution whose precision has this factor.
fn around(root: &Cholesky<f64, nalgebra::Dyn>, scale: f64, chance: &mut ChaCha8Rng) -> DVector<f64> {
    let lower = root.l();
    let drawn = DVector::from_fn(lower.nrows(), |_, _| scale * normal(chance));
    lower.transpose().solve_upper_triangular(&drawn).unwrap_or_else(|| DVector::zeros(lower.nrows()))
}

fn normal(chance: &mut ChaCha8Rng) -> f64 {
    // The middle of one of 2⁵³ equal parts, so that neither end is drawn.
    normal_quantile(chance.random::<f64>().max(f64::EPSILON / 4.0))
}
