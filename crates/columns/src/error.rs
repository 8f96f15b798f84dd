//! Why a file cannot be read, as a sentence for the person who brought it.

use evaluation::methods::MethodError;

/// Why a Parquet file cannot be read or used.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be opened.
    #[error("The file cannot be opened: {0}.")]
    Open(#[from] std::io::Error),
    /// The file is not a Parquet file, or is damaged.
    #[error("The file cannot be read as Parquet: {0}.")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A column is not there.
    #[error("The file has no column “{wanted}”. It has: {}.", .there.join(", "))]
    NoColumn {
        /// The column that was asked for.
        wanted: String,
        /// The columns that are there.
        there: Vec<String>,
    },
    /// A column holds something that cannot be used so.
    #[error("The column “{name}” holds {holds}, and {wanted} are needed.")]
    Kind {
        /// The column.
        name: String,
        /// What it holds.
        holds: &'static str,
        /// What is needed.
        wanted: &'static str,
    },
    /// The rows cannot be put together.
    #[error(transparent)]
    Method(#[from] MethodError),
}
