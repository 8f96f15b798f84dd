//! Which table a file is, by the names of its columns, and where in a line each column stands.

use crate::ssda903::Table;

/// Where the columns of a table stand in the lines of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Layout {
    /// The table.
    pub table: Table,
    /// For each cell of a line, the number of its column in the table; nothing where the table has no such column.
    pub columns: Vec<Option<usize>>,
    /// Columns of the file that the table does not have.
    pub unknown: Vec<String>,
}

/// Why the columns of a file make no table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Mismatch {
    /// The columns are those of no table.
    Unknown,
    /// The table lacks columns.
    Lacks(Table, Vec<&'static str>),
    /// A column occurs more than once.
    Twice(Table, String),
}

/// A column's name as it is compared: capitals, and one way of writing blanks.
pub(super) fn plain(name: &str) -> String {
    let name = name.trim().trim_start_matches('\u{feff}').trim_matches('"').trim();
    name.to_ascii_uppercase().replace([' ', '-', '.'], "_")
}

/// The mark between the cells of a heading: the one of these that occurs most often.
pub(crate) fn delimiter(heading: &str) -> u8 {
    let count = |mark: u8| heading.bytes().filter(|byte| *byte == mark).count();
    // The comma wins where nothing occurs more often.
    *b";\t|,".iter().max_by_key(|mark| count(**mark)).unwrap_or(&b',')
}

/// Works out the layout of a file from the names in its first line.
pub(super) fn layout<'a>(names: impl Iterator<Item = &'a str>) -> Result<Layout, Mismatch> {
    let names: Vec<String> = names.map(plain).collect();
    let found = |table: Table| {
        table.columns().iter().filter(|column| names.iter().any(|name| name == *column)).count()
    };
    // Most columns in common, and among equals the table that asks for fewest.
    let table = Table::ALL
        .into_iter()
        .max_by_key(|table| (found(*table), usize::MAX - table.columns().len()))
        .filter(|table| 2 * found(*table) > table.columns().len() || found(*table) >= 4)
        .ok_or(Mismatch::Unknown)?;
    let at = |name: &String| table.columns().iter().position(|column| column == name);
    if let Some(twice) = names.iter().enumerate().find(|(number, name)| {
        at(name).is_some() && names.iter().take(*number).any(|earlier| earlier == *name)
    }) {
        return Err(Mismatch::Twice(table, twice.1.clone()));
    }
    let lacking: Vec<_> =
        table.columns().iter().copied().filter(|column| !names.iter().any(|name| name == column)).collect();
    if !lacking.is_empty() {
        return Err(Mismatch::Lacks(table, lacking));
    }
    let unknown = names.iter().filter(|name| at(name).is_none() && !name.is_empty()).cloned().collect();
    Ok(Layout { table, columns: names.iter().map(at).collect(), unknown })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    fn of(heading: &str) -> Result<Layout, Mismatch> {
        layout(heading.split(char::from(delimiter(heading))))
    }

    #[test]
    fn every_table_is_known_by_its_columns_in_any_order_and_case() {
        for table in Table::ALL {
            let mut columns: Vec<String> = table.columns().iter().map(|name| name.to_lowercase()).collect();
            columns.reverse();
            let layout = of(&columns.join(";")).unwrap();
            assert_eq!(layout.table, table);
            assert_eq!(layout.columns.last(), Some(&Some(0)));
        }
    }

    #[test]
    fn a_strange_column_is_passed_over() {
        let layout = of("CHILD,Forename,DOB,REVIEW,Review Code").unwrap();
        assert_eq!(layout.table, Table::Reviews);
        assert_eq!(layout.columns, [Some(0), None, Some(1), Some(2), Some(3)]);
        assert_eq!(layout.unknown, ["FORENAME"]);
    }

    #[test]
    fn a_lacking_or_repeated_column_is_named() {
        assert_eq!(
            of("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER"),
            Err(Mismatch::Lacks(Table::Header, vec!["MC_DOB"]))
        );
        assert_eq!(
            of("CHILD,DOB,REVIEW,REVIEW_CODE,DOB"),
            Err(Mismatch::Twice(Table::Reviews, "DOB".to_owned()))
        );
        assert_eq!(of("CHILD,DOB"), Err(Mismatch::Unknown));
        assert_eq!(of("name,street,town"), Err(Mismatch::Unknown));
    }
}
