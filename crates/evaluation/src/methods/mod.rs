//! Estimators over plain numbers. They know nothing of authorities, children or files; seeds are arguments.
//!
//! | Module | What lives there |
//! |---|---|
//! | [`panel`] | one measure of many units over many periods, with gaps |
//! | [`did`] | difference-in-differences: against neighbours, two-way fixed effects, event study |
//! | [`linear`] | least squares with fixed effects and errors clustered by group |
//! | [`distributions`] | tail probabilities and quantiles |
//! | [`estimate`] | a number with its standard error, probability and interval |

pub mod did;
pub mod distributions;
mod error;
pub mod estimate;
pub mod linear;
pub mod panel;

pub use error::MethodError;
pub use estimate::Estimate;
pub use panel::Panel;
