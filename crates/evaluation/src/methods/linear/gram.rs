//! Which columns of a model say something of their own, told from their sums of squares and products.

use nalgebra::DMatrix;

/// A column of which less than this share is left, once the columns before it are taken out, repeats them.
const REPEATS: f64 = 1e-11;

/// The places of the columns that are no combination of those before them. `whole` are the sums of squares before the
/// fixed effects were taken out: a column of which only rounding is left was itself a combination of fixed effects.
pub(crate) fn independent(gram: &DMatrix<f64>, whole: &[f64]) -> Vec<usize> {
    let n = gram.nrows();
    let mut factor = DMatrix::<f64>::zeros(n, n);
    let mut kept: Vec<usize> = Vec::new();
    for column in 0..n {
        let taken: f64 = kept.iter().map(|&k| factor[(k, column)].powi(2)).sum();
        let left = gram[(column, column)] - taken;
        if left.is_nan()
            || left <= REPEATS * gram[(column, column)]
            || left <= REPEATS * REPEATS * whole[column]
        {
            continue;
        }
        factor[(column, column)] = left.sqrt();
        for later in column + 1..n {
            let shared: f64 = kept.iter().map(|&k| factor[(k, column)] * factor[(k, later)]).sum();
            factor[(column, later)] = (gram[(column, later)] - shared) / left.sqrt();
        }
        kept.push(column);
    }
    kept
}
