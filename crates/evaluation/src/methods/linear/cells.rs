//! Many rows put together where they agree in every group, so that a model of millions of rows is fitted to hundreds of
//! means. What the means leave out is kept as sums of squares and products: the fit is that of every row, not a
//! shortened one.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use nalgebra::DMatrix;

use super::{Design, Scatter, Term};
use crate::methods::MethodError;

/// The most groupings (fixed effects and cluster together) that rows may be put together by.
pub const MOST_GROUPINGS: usize = 4;

/// A row without a group in one of the groupings; it is left out and counted.
pub const NO_GROUP: u32 = u32::MAX;

/// The most that the sums may take up, in bytes.
const MOST_MEMORY: usize = 4 << 30;

/// Rows put together by their groups.
#[derive(Debug, Clone)]
pub struct Cells {
    /// The outcome and the terms.
    columns: usize,
    groupings: usize,
    cell_of: HashMap<[u32; MOST_GROUPINGS], usize, Mixing>,
    keys: Vec<[u32; MOST_GROUPINGS]>,
    rows: Vec<u64>,
    weight: Vec<f64>,
    /// For each cell, a point near its rows; sums and products are taken from there, so that they keep their digits.
    origin: Vec<f64>,
    sum: Vec<f64>,
    products: Vec<f64>,
    missing: u64,
}

/// Some rows, column by column.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    /// The outcome first, then the terms; not a number where missing.
    pub columns: &'a [Vec<f64>],
    /// The groups, one list a grouping; [`NO_GROUP`] where missing.
    pub groups: &'a [Vec<u32>],
    /// Analytic weights.
    pub weights: Option<&'a [f64]>,
}

impl Cells {
    /// No rows yet, of an outcome and so many terms, by so many groupings.
    pub fn new(terms: usize, groupings: usize) -> Result<Self, MethodError> {
        if groupings == 0 || groupings > MOST_GROUPINGS {
            return Err(MethodError::TooLarge(format!(
                "rows can be put together by one to {MOST_GROUPINGS} groupings, and there are {groupings}"
            )));
        }
        Ok(Self {
            columns: terms + 1,
            groupings,
            cell_of: HashMap::default(),
            keys: Vec::new(),
            rows: Vec::new(),
            weight: Vec::new(),
            origin: Vec::new(),
            sum: Vec::new(),
            products: Vec::new(),
            missing: 0,
        })
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// How many rows were put together.
    pub fn rows(&self) -> u64 {
        self.rows.iter().sum()
    }

    /// Adds rows. A row with anything missing is counted and left out.
    pub fn add(&mut self, rows: Rows<'_>) -> Result<(), MethodError> {
        let n = rows.groups.first().map_or(0, Vec::len);
        let mut row = vec![0.0; self.columns];
        let mut last = ([NO_GROUP; MOST_GROUPINGS], 0);
        for at in 0..n {
            let mut key = [NO_GROUP; MOST_GROUPINGS];
            for (group, groups) in key.iter_mut().zip(rows.groups) {
                *group = groups[at];
            }
            let weight = rows.weights.map_or(1.0, |weights| weights[at]);
            let mut whole =
                weight.is_finite() && key[..self.groupings].iter().all(|&group| group != NO_GROUP);
            for (value, column) in row.iter_mut().zip(rows.columns) {
                *value = column[at];
                whole &= value.is_finite();
            }
            if !whole {
                self.missing += 1;
                continue;
            }
            if weight < 0.0 {
                return Err(MethodError::Input("a weight is below nought".to_owned()));
            }
            if key != last.0 {
                last = (key, self.cell(key, &row)?);
            }
            self.add_row(last.1, &mut row, weight);
        }
        Ok(())
    }

    fn cell(&mut self, key: [u32; MOST_GROUPINGS], first: &[f64]) -> Result<usize, MethodError> {
        match self.cell_of.entry(key) {
            Entry::Occupied(known) => Ok(*known.get()),
            Entry::Vacant(new) => {
                let cell = self.keys.len();
                let size = triangle(self.columns);
                if (cell + 1) * (size + 2 * self.columns) * size_of::<f64>() > MOST_MEMORY {
                    return Err(MethodError::TooLarge(format!(
                        "the rows fall into more than {cell} cells of groups; use fewer groups or fewer terms"
                    )));
                }
                new.insert(cell);
                self.keys.push(key);
                self.rows.push(0);
                self.weight.push(0.0);
                self.origin.extend_from_slice(first);
                self.sum.resize(self.sum.len() + self.columns, 0.0);
                self.products.resize(self.products.len() + size, 0.0);
                Ok(cell)
            }
        }
    }

    fn add_row(&mut self, cell: usize, row: &mut [f64], weight: f64) {
        let k = self.columns;
        let origin = &self.origin[cell * k..(cell + 1) * k];
        for (value, origin) in row.iter_mut().zip(origin) {
            *value -= origin;
        }
        self.rows[cell] += 1;
        self.weight[cell] += weight;
        for (sum, value) in self.sum[cell * k..(cell + 1) * k].iter_mut().zip(row.iter()) {
            *sum += weight * value;
        }
        let size = triangle(k);
        let mut products = &mut self.products[cell * size..(cell + 1) * size];
        for (at, value) in row.iter().enumerate() {
            let (of_value, rest) = products.split_at_mut(k - at);
            let scaled = weight * value;
            for (product, other) in of_value.iter_mut().zip(&row[at..]) {
                *product += scaled * other;
            }
            products = rest;
        }
    }

    /// The mean of a cell and its sums of products about the mean.
    fn settled(&self, cell: usize) -> (Vec<f64>, Vec<f64>) {
        let (k, size, weight) = (self.columns, triangle(self.columns), self.weight[cell]);
        let off: Vec<f64> = self.sum[cell * k..(cell + 1) * k]
            .iter()
            .map(|sum| if weight > 0.0 { sum / weight } else { 0.0 })
            .collect();
        let mean = self.origin[cell * k..(cell + 1) * k].iter().zip(&off).map(|(origin, off)| origin + off);
        let mut products = self.products[cell * size..(cell + 1) * size].to_vec();
        for_each_pair(k, |at, one, two| products[at] -= weight * off[one] * off[two]);
        (mean.collect(), products)
    }

    /// Takes in the rows of another. `names` says for each grouping what the other's groups are called here.
    pub fn merge(&mut self, other: &Self, names: &[Vec<u32>]) -> Result<(), MethodError> {
        for cell in 0..other.len() {
            let mut key = other.keys[cell];
            for (group, names) in key.iter_mut().zip(names) {
                *group = names[*group as usize];
            }
            let (mean, products) = other.settled(cell);
            let here = self.cell(key, &mean)?;
            let (k, size, weight) = (self.columns, triangle(self.columns), other.weight[cell]);
            let off: Vec<f64> =
                mean.iter().zip(&self.origin[here * k..]).map(|(mean, origin)| mean - origin).collect();
            self.rows[here] += other.rows[cell];
            self.weight[here] += weight;
            for (sum, off) in self.sum[here * k..(here + 1) * k].iter_mut().zip(&off) {
                *sum += weight * off;
            }
            let sums = &mut self.products[here * size..(here + 1) * size];
            for_each_pair(k, |at, one, two| sums[at] += products[at] + weight * off[one] * off[two]);
        }
        self.missing += other.missing;
        Ok(())
    }

    /// Rows left out because something was missing.
    pub fn missing(&self) -> u64 {
        self.missing
    }

    /// The model over the cells: the terms by name, and which groupings are the fixed effects and the cluster.
    pub fn design(&self, terms: &[String], fixed_effects: &[usize], cluster: usize) -> Design {
        let k = self.columns;
        let groups = |grouping: usize| self.keys.iter().map(|key| key[grouping]).collect::<Vec<u32>>();
        let clusters = groups(cluster);
        let number = clusters.iter().max().map_or(0, |&most| most as usize + 1);
        let mut by_cluster = vec![DMatrix::zeros(k, k); number];
        let mut columns = vec![Vec::with_capacity(self.len()); k];
        for (cell, &cluster) in clusters.iter().enumerate() {
            let (mean, products) = self.settled(cell);
            for (column, mean) in columns.iter_mut().zip(mean) {
                column.push(mean);
            }
            let scatter = &mut by_cluster[cluster as usize];
            for_each_pair(k, |at, one, two| {
                scatter[(one, two)] += products[at];
                if one != two {
                    scatter[(two, one)] += products[at];
                }
            });
        }
        let outcome = columns.remove(0);
        Design {
            outcome,
            terms: terms.iter().zip(columns).map(|(name, values)| Term::new(name, values)).collect(),
            fixed_effects: fixed_effects.iter().map(|&grouping| groups(grouping)).collect(),
            clusters,
            weights: Some(self.weight.clone()),
            scatter: Some(Scatter { rows: self.rows.clone(), by_cluster }),
        }
    }
}

fn triangle(n: usize) -> usize {
    n * (n + 1) / 2
}

/// Visits the pairs of columns in the order in which their products are kept.
fn for_each_pair(columns: usize, mut visit: impl FnMut(usize, usize, usize)) {
    let mut at = 0;
    for one in 0..columns {
        for two in one..columns {
            visit(at, one, two);
            at += 1;
        }
    }
}

/// A quick mixing of groups for the table of cells. Groups are numbers that we gave ourselves, so nobody can choose
/// them to collide.
#[derive(Debug, Clone, Default)]
struct Mixing;

impl std::hash::BuildHasher for Mixing {
    type Hasher = Mixer;

    fn build_hasher(&self) -> Mixer {
        Mixer(0)
    }
}

#[derive(Debug)]
struct Mixer(u64);

impl std::hash::Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }
}
