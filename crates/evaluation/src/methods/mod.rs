//! Estimators over plain numbers. They know nothing of authorities, children or files; seeds are arguments.
//!
//! | Module | What lives there |
//! |---|---|
//! | [`panel`] | one measure of many units over many periods, with gaps |
//! | [`did`] | difference-in-differences: against neighbours, two-way fixed effects, event study |
//! | [`change`] | change between two times and difference between two groups |
//! | [`agreement`] | how far readers of the same things agree |
//! | [`matching`] | coarsened exact matching and balance |
//! | [`logistic`] | the chance of a yes or no, and average marginal effects |
//! | [`imputation`] | gaps filled in several times, and the answers pooled |
//! | [`randomisation`] | how often as much would be seen by lot |
//! | [`linear`] | least squares with fixed effects and errors clustered by group |
//! | [`stratified`] | the same within groups of which one unit is treated |
//! | [`distributions`] | tail probabilities and quantiles |
//! | [`estimate`] | a number with its standard error, probability and interval |

pub mod agreement;
pub(crate) mod chance;
pub mod change;
pub mod did;
pub mod distributions;
mod error;
pub mod estimate;
mod holm;
pub mod imputation;
pub mod linear;
pub mod logistic;
pub mod matching;
pub mod panel;
pub mod randomisation;
pub mod stratified;

pub use error::MethodError;
pub use estimate::Estimate;
pub use holm::holm;
pub use panel::Panel;
