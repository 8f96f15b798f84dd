//! Whether a file without headings begins like the rows of a table, so that something of the return would be missing without it.

use super::DateFormat;
use super::dates::{any_date, department, other};
use super::heading::is_blank;
use super::layout::delimiter;
use super::lines::numbered;
use super::tidy::bare;
use crate::ssda903::Table;
use crate::ssda903::set::tables;
use crate::ssda903::tables::{
    Adoption, Dolo, Episode, Header, MissingPeriod, Oc2, Oc3, PlacedForAdoption, PreviousPermanence, Review,
    Row, SocialWorkerEpisode, Uasc,
};

macro_rules! dates {
    ($($(#[$doc:meta])* $field:ident: $row:ty = $table:ident,)*) => {
        /// Whether a column of a table holds dates.
        pub(super) fn is_date(table: Table, column: usize) -> bool {
            match table {
                $(Table::$table => <$row as Row>::is_date(column),)*
            }
        }
    };
}
tables!(dates);

/// The table whose row the first line is that holds something: it has as many cells as the table has columns, a date in at
/// least one column of dates, and nothing else in these.
pub(super) fn bare_rows(text: &str) -> Option<Table> {
    let (_, line, _) = numbered(text).find(|(_, line, _)| !is_blank(line))?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter(line)).from_reader(line.as_bytes());
    let cells = reader.records().next()?.ok()?;
    Table::ALL.into_iter().find(|table| is_row(&cells, *table))
}

fn is_row(cells: &csv::StringRecord, table: Table) -> bool {
    let is_clear = |cell: &str| {
        department(cell).is_some()
            || other(cell)
                .is_some_and(|(format, _)| !matches!(format, DateFormat::Serial | DateFormat::Compact))
    };
    let named = cells.get(0).map(bare).is_some_and(|child| !child.is_empty() && !child.contains(' '));
    let fits = |(column, cell): (usize, &str)| {
        let cell = bare(cell);
        if is_date(table, column) { cell.is_empty() || any_date(cell).is_day() } else { !is_clear(cell) }
    };
    named
        && cells.len() == table.columns().len()
        && cells.iter().enumerate().all(fits)
        && cells.iter().enumerate().any(|(column, cell)| is_date(table, column) && is_clear(bare(cell)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_headings_are_told_from_notes() {
        assert_eq!(bare_rows("O500,01/02/2021,03/06/2025,PN1\n"), Some(Table::Reviews));
        assert_eq!(bare_rows("\nO500;F;01/02/2021;WBRI;UN1;0;\n"), Some(Table::Header));
        for note in [
            "2026-05-01,10:00,admin,exported",
            "Please find the files",
            "O501,x",
            "CHILD,DOB,RULE,MESSAGE",
            "",
            "a,b,c,d",
        ] {
            assert_eq!(bare_rows(note), None, "{note}");
        }
    }
}
