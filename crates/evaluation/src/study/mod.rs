//! The study as a file: written before looking, locked with a hash, changed only by a recorded deviation.
//!
//! | Module | What lives there |
//! |---|---|
//! | [`plan`] | what a study says, as types |
//! | [`evidence`] | what people say and what files show, as sections |
//! | [`mod@file`] | reading a study file, each fault with its line |
//! | [`mod@check`] | whether a study agrees with itself and the measures there are |
//! | [`mod@lock`] | freezing a plan, and what has changed since |
//! | [`people`] | what it says of people, files and single children, as types |
//! | [`mod@run`] | joining plan and data, and reckoning every outcome |
//! | [`strength`] | how strong the evidence is, by stated rules |
//! | [`wording`] | sentences made from numbers, and the guard over them |

mod changes;
pub mod check;
pub mod evidence;
pub mod file;
mod grade;
pub mod lock;
pub mod people;
pub mod places;
pub mod plan;
pub mod run;
pub mod strength;
pub mod wording;

pub use changes::Change;
pub use check::check;
pub use file::Study;
pub use lock::{Lock, lock};
pub use plan::Plan;
pub use run::{Evaluation, Finding, run};

/// A study file with comments, to begin from.
pub const TEMPLATE: &str = include_str!("../../data/studies/template.toml");
