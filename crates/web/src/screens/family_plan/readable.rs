//! How easily a text is read, as `practice` measures it.

pub use practice::readable::grade;
