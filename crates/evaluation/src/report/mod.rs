//! What comes out: sections, figures and tables as data, and how they become HTML, SVG, CSV and JSON.
//!
//! | Module | What lives there |
//! |---|---|
//! | [`model`] | a report: sections made of sentences, tables and figures |
//! | [`table`] | tables, whose rows say what their numbers stand on |
//! | [`number`] | a number with its unit, and how it is written |
//! | [`figure`] | charts as data, each with its table |
//! | [`mod@svg`] | charts as SVG |
//! | [`mod@html`] | the page |
//! | [`mod@compose`] | what came out of a study, put into sections |

pub mod compose;
mod csv;
pub mod figure;
mod files;
pub mod html;
mod json;
pub mod model;
pub mod number;
pub mod svg;
pub mod table;

pub use compose::{Made, compose};
pub use figure::{Chart, Figure};
pub use files::{WriteError, Written, files};
pub use model::{Block, Notice, Report, Section};
pub use number::{Number, Unit};
pub use table::{Basis, Cell, Column, Row, Table};
