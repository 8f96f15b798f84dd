//! The estimators against worked examples, an independent implementation, and rules that must hold for any numbers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the numbers of a test are small"
)]

mod agreement;
mod by_lot;
mod change;
mod common;
mod distributions;
mod logistic;
mod matching;
mod neighbours;
mod simulation;
mod staggered;
mod two_way;
