//! What a linear model is fitted to: an outcome, terms, fixed effects, clusters and weights, one entry a row.

use nalgebra::DMatrix;

/// One column of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// What the column is called in the results.
    pub name: String,
    /// One number a row; a number that is not finite means that it is missing.
    pub values: Vec<f64>,
}

impl Term {
    /// A column under a name.
    pub fn new(name: impl Into<String>, values: Vec<f64>) -> Self {
        Self { name: name.into(), values }
    }
}

/// A linear model before it is fitted. Rows with anything missing are left out and counted.
#[derive(Debug, Clone, Default)]
pub struct Design {
    /// The outcome, one number a row; a number that is not finite means that it is missing.
    pub outcome: Vec<f64>,
    /// The terms, in the order in which one that repeats earlier ones is dropped.
    pub terms: Vec<Term>,
    /// For each fixed effect the group of each row. With none, an intercept is added to the terms.
    pub fixed_effects: Vec<Vec<u32>>,
    /// The group of each row within which errors may hang together.
    pub clusters: Vec<u32>,
    /// Analytic weights, none below nought; absent, each row counts the same.
    pub weights: Option<Vec<f64>>,
    /// For rows that are the means of many: what the means leave out.
    pub scatter: Option<Scatter>,
}

/// What the means of groups of rows leave out, so that a model fitted to the means equals one fitted to every row.
///
/// Rows may be put together only where they agree in every fixed effect and in the cluster. The means then stand in
/// [`Design::outcome`] and [`Design::terms`], and their weights in [`Design::weights`].
#[derive(Debug, Clone)]
pub struct Scatter {
    /// How many rows each mean stands for.
    pub rows: Vec<u64>,
    /// For each cluster, numbered as in [`Design::clusters`], the weighted sums of squares and products about the
    /// means: the outcome first, then the terms in order.
    pub by_cluster: Vec<DMatrix<f64>>,
}
