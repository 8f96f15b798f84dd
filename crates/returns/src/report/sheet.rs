//! What stands in a return about one child, row by row: what a screen lays beside what was found.

/// The rows that a child has in one table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The table, named as in [`Cell`](super::Cell).
    pub table: &'static str,
    /// The fields, in the order of the return.
    pub fields: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<SheetRow>,
}

/// A row of one child.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetRow {
    /// The row in its table, the first being nought.
    pub row: u32,
    /// The line of the file, the first being one; nothing where it is not known.
    pub line: Option<u32>,
    /// What stands in the fields; nothing where one is blank.
    pub values: Vec<Option<Box<str>>>,
}
