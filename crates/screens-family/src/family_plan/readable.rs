//! How easily a text is read, as `practice` measures it.

pub(crate) use practice::readable::grade;
