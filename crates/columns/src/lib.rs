//! Reads columns out of Parquet files, a little at a time, and puts their rows together for a model. Knows nothing of
//! studies; apart, because the reader is heavy and changing a screen need not rebuild it.

mod column;
mod error;
mod gather;
mod groups;

pub use error::ReadError;
pub use gather::{Gathered, ModelColumns, gather};
pub use groups::{GroupName, Groups};
