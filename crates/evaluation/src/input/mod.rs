//! Tables as people bring them: CSV read strictly, each fault with its file, line and column. Knows no study.

mod fault;
mod line_ends;
mod table;
mod value;

pub use fault::{Fault, Place};
pub use table::{Column, Row, Table};
pub use value::{date, day, number, whole, yes_no};
