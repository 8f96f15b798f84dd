//! What comes out: sections, figures and tables as data, and how they become HTML, SVG, CSV and JSON.
//!
//! | Module | What lives there |
//! |---|---|
//! | [`model`] | a report: sections made of sentences, tables and figures |
//! | [`table`] | tables, whose rows say what their numbers stand on |
//! | [`number`] | a number with its unit, and how it is written |
//! | [`figure`] | charts as data, each with its table |

pub mod figure;
pub mod model;
pub mod number;
pub mod table;

pub use figure::{Chart, Figure};
pub use model::{Block, Notice, Report, Section};
pub use number::{Number, Unit};
pub use table::{Basis, Cell, Column, Row, Table};
