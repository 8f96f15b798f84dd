//! A return made row by row from values, not from files: for the record itself, for tests and for other programs.

use std::fmt;

use super::reader::{DateFormat, Parsed};
use super::set::{Files, tables};
use super::tables::{At, Row};
use super::{Collection, Reference, Return, Table, Text};

/// A return in the making.
#[derive(Debug, Default)]
pub struct Draft {
    this: Files,
    last: Files,
}

/// A column that a table does not have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoSuchColumn {
    /// The table.
    pub table: Table,
    /// The column.
    pub column: String,
}

impl fmt::Display for NoSuchColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The table {} has no column {}.", self.table.name(), self.column)
    }
}

impl std::error::Error for NoSuchColumn {}

impl<R: Row> Parsed<R> {
    fn add(&mut self, last_year: bool, child: &str, cells: &[(&str, &str)]) -> Result<(), NoSuchColumn> {
        let number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX >> 1);
        let mut row = R::default();
        row.set_at(if last_year { At::last_year(number) } else { At::this_year(number) });
        for (name, value) in cells {
            let column = R::COLUMNS.iter().chain(R::DERIVED).position(|column| column == name);
            let column =
                column.ok_or_else(|| NoSuchColumn { table: R::TABLE, column: (*name).to_owned() })?;
            let value = value.trim();
            if !row.read(column, value, DateFormat::Department) {
                self.originals.push((number, u8::try_from(column).unwrap_or(u8::MAX), value.into()));
            }
        }
        self.children.push(Text::new(child.trim()));
        self.rows.push(row);
        Ok(())
    }
}

macro_rules! drafts {
    ($($(#[$doc:meta])* $field:ident: $row:ty = $table:ident,)*) => {
        impl Draft {
            /// Says that a table is there, even if it will have no rows.
            pub fn table(&mut self, table: Table, last_year: bool) {
                let files = if last_year { &mut self.last } else { &mut self.this };
                match table {
                    $(Table::$table => { files.$field.get_or_insert_default(); })*
                }
            }

            /// Adds a row. Columns are named as in the files, and those that Kith works out may be given too; dates are
            /// written 31/03/2026.
            pub fn add(&mut self, table: Table, last_year: bool, child: &str, cells: &[(&str, &str)]) -> Result<(), NoSuchColumn> {
                let files = if last_year { &mut self.last } else { &mut self.this };
                match table {
                    $(Table::$table => files.$field.get_or_insert_default().add(last_year, child, cells),)*
                }
            }
        }
    };
}
tables!(drafts);

impl Draft {
    /// The return that was made.
    pub fn finish(self, collection: Collection, reference: Reference) -> Return {
        Return::new(collection, reference, self.this, self.last)
    }
}
