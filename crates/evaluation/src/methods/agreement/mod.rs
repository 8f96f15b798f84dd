//! How far readers of the same things agree beyond chance. Categories are numbers 0, 1, 2 …; one file for each
//! coefficient.

mod ac1;
mod alpha;
mod kappa;
mod table;

pub use ac1::gwet_ac1;
pub use alpha::{Alpha, Level, krippendorff_alpha};
pub use kappa::{Weights, kappa};
pub use table::{Agreement, Ratings};
