//! Takes fixed effects out of a column, exactly. The fixed effect with most groups is eliminated; what is left is a
//! small dense system over the groups of the others. No iteration to a tolerance, and no terms or errors here.

use nalgebra::{DMatrix, DVector};

use super::sample::Levels;
use crate::methods::MethodError;

/// The most groups that all fixed effects but the largest may have together.
pub const MOST_OTHER_LEVELS: usize = 4_000;

/// A pivot below this share of its first size is nought: its group is a combination of the groups before it.
const NOUGHT: f64 = 1e-10;

/// Fixed effects over some weighted rows, ready to be taken out of any column.
#[derive(Debug)]
pub(crate) struct Absorber {
    weights: Vec<f64>,
    largest: Vec<u32>,
    largest_weight: Vec<f64>,
    /// The groups of the other fixed effects, numbered through, row by row.
    others: Vec<Vec<u32>>,
    other_count: usize,
    /// For each group of the largest effect, the weight that it shares with groups of the others.
    shared: Vec<Vec<(u32, f64)>>,
    factor: Option<DMatrix<f64>>,
}

impl Absorber {
    pub(crate) fn new(effects: &[Levels], weights: &[f64]) -> Result<Self, MethodError> {
        let mut order: Vec<&Levels> = effects.iter().collect();
        order.sort_by_key(|levels| std::cmp::Reverse(levels.count));
        let Some((first, rest)) = order.split_first() else {
            return Err(MethodError::Input("there is no fixed effect to take out".to_owned()));
        };
        let other_count: usize = rest.iter().map(|levels| levels.count).sum();
        if other_count > MOST_OTHER_LEVELS {
            return Err(MethodError::TooLarge(format!(
                "all fixed effects but the largest have {other_count} groups together, and {MOST_OTHER_LEVELS} is the most"
            )));
        }
        let mut offset = 0;
        let mut others = Vec::with_capacity(rest.len());
        for levels in rest {
            others.push(levels.of_row.iter().map(|&level| level + offset).collect());
            offset += u32::try_from(levels.count).unwrap_or(u32::MAX);
        }
        let mut largest_weight = vec![0.0; first.count];
        for (&group, &weight) in first.of_row.iter().zip(weights) {
            largest_weight[group as usize] += weight;
        }
        let mut absorber = Self {
            weights: weights.to_vec(),
            largest: first.of_row.clone(),
            largest_weight,
            others,
            other_count,
            shared: vec![Vec::new(); first.count],
            factor: None,
        };
        absorber.prepare();
        Ok(absorber)
    }

    fn prepare(&mut self) {
        if self.others.is_empty() {
            return;
        }
        self.shared = self.shared_weights();
        let mut system = DMatrix::zeros(self.other_count, self.other_count);
        for (row, &weight) in self.weights.iter().enumerate() {
            for one in &self.others {
                for two in &self.others {
                    system[(one[row] as usize, two[row] as usize)] += weight;
                }
            }
        }
        for (shared, &total) in self.shared.iter().zip(&self.largest_weight) {
            if total <= 0.0 {
                continue;
            }
            for &(one, weight) in shared {
                for &(two, other) in shared {
                    system[(one as usize, two as usize)] -= weight * other / total;
                }
            }
        }
        self.factor = Some(factorise(system));
    }

    fn shared_weights(&self) -> Vec<Vec<(u32, f64)>> {
        let mut rows_of: Vec<Vec<u32>> = vec![Vec::new(); self.largest_weight.len()];
        for (row, &group) in self.largest.iter().enumerate() {
            rows_of[group as usize].push(u32::try_from(row).unwrap_or(u32::MAX));
        }
        let mut weight_of = vec![0.0; self.other_count];
        rows_of
            .into_iter()
            .map(|rows| {
                let mut touched = Vec::new();
                for row in rows {
                    for effect in &self.others {
                        let level = effect[row as usize];
                        touched.push(level);
                        weight_of[level as usize] += self.weights[row as usize];
                    }
                }
                touched.sort_unstable();
                touched.dedup();
                touched
                    .into_iter()
                    .map(|level| (level, std::mem::take(&mut weight_of[level as usize])))
                    .collect()
            })
            .collect()
    }

    /// Takes the fixed effects out of a column. Done twice, so that the second round clears the rounding of the first.
    pub(crate) fn take_out(&self, column: &mut [f64]) {
        for _ in 0..2 {
            self.take_largest(column);
            if let Some(factor) = &self.factor {
                self.take_all(factor, column);
            }
        }
    }

    fn take_largest(&self, column: &mut [f64]) {
        let mut means = vec![0.0; self.largest_weight.len()];
        for ((&group, &weight), &value) in self.largest.iter().zip(&self.weights).zip(column.iter()) {
            means[group as usize] += weight * value;
        }
        for (sum, &total) in means.iter_mut().zip(&self.largest_weight) {
            *sum = if total > 0.0 { *sum / total } else { 0.0 };
        }
        for (value, &group) in column.iter_mut().zip(&self.largest) {
            *value -= means[group as usize];
        }
    }

    /// Of a column whose means over the largest effect are nought already.
    fn take_all(&self, factor: &DMatrix<f64>, column: &mut [f64]) {
        let mut sums = DVector::zeros(self.other_count);
        for effect in &self.others {
            for ((&level, &weight), &value) in effect.iter().zip(&self.weights).zip(column.iter()) {
                sums[level as usize] += weight * value;
            }
        }
        let effects = solve(factor, sums);
        let of_largest: Vec<f64> = self
            .shared
            .iter()
            .zip(&self.largest_weight)
            .map(|(shared, &total)| {
                let sum: f64 = shared.iter().map(|&(level, weight)| weight * effects[level as usize]).sum();
                if total > 0.0 { sum / total } else { 0.0 }
            })
            .collect();
        for (row, value) in column.iter_mut().enumerate() {
            let others: f64 = self.others.iter().map(|effect| effects[effect[row] as usize]).sum();
            *value -= others - of_largest[self.largest[row] as usize];
        }
    }
}

/// The lower Cholesky factor of a positive semi-definite matrix; a row whose pivot vanishes is left empty.
fn factorise(mut matrix: DMatrix<f64>) -> DMatrix<f64> {
    let n = matrix.nrows();
    let first_size: Vec<f64> = (0..n).map(|i| matrix[(i, i)]).collect();
    let largest = first_size.iter().copied().fold(0.0, f64::max);
    for column in 0..n {
        let pivot = matrix[(column, column)];
        if pivot <= NOUGHT * first_size[column].max(NOUGHT * largest) {
            matrix.column_mut(column).fill(0.0);
            continue;
        }
        let root = pivot.sqrt();
        matrix[(column, column)] = root;
        for row in column + 1..n {
            matrix[(row, column)] /= root;
        }
        for other in column + 1..n {
            let scale = matrix[(other, column)];
            if scale != 0.0 {
                for row in other..n {
                    matrix[(row, other)] -= matrix[(row, column)] * scale;
                }
            }
        }
    }
    matrix
}

/// Solves with the factor above; the groups of its empty rows get nought.
fn solve(factor: &DMatrix<f64>, mut right: DVector<f64>) -> DVector<f64> {
    let n = factor.nrows();
    for row in 0..n {
        let pivot = factor[(row, row)];
        right[row] = if pivot > 0.0 { right[row] / pivot } else { 0.0 };
        let known = right[row];
        for below in row + 1..n {
            right[below] -= factor[(below, row)] * known;
        }
    }
    for row in (0..n).rev() {
        let pivot = factor[(row, row)];
        let known: f64 = (row + 1..n).map(|below| factor[(below, row)] * right[below]).sum();
        right[row] = if pivot > 0.0 { (right[row] - known) / pivot } else { 0.0 };
    }
    right
}
