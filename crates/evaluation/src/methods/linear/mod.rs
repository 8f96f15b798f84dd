//! Least squares with fixed effects taken out and errors clustered by group. Knows columns of numbers, not studies.
//!
//! The fixed effects are taken out exactly, by elimination, rather than by iteration to a tolerance. The small-sample
//! correction is the usual one: (n − 1) / (n − k) × G / (G − 1), where k counts the terms and those fixed effects that
//! do not lie within the clusters, and Student's t has G − 1 degrees of freedom.

mod absorb;
mod cells;
mod cluster;
mod design;
mod fit;
mod gram;
mod partial;
mod residual;
mod sample;

pub use absorb::MOST_OTHER_LEVELS;
pub use cells::{Cells, MOST_GROUPINGS, NO_GROUP, Rows};
pub use design::{Design, Scatter, Term};
pub use fit::{Fit, FittedTerm, Joint, fit};

pub(crate) use gram::independent;
pub(crate) use partial::Partial;
