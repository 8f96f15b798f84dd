//! Which table a file is, by the names of its columns, and where in a line each column stands.

use super::column_names::{is_named, means};
use super::tidy::{bare, is_unseen};
use crate::headings::Name;
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
    /// Columns that are called otherwise than the Department calls them: what they are called, and what they are.
    pub renamed: Vec<(String, &'static str)>,
}

/// Why the columns of a file make no table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Mismatch {
    /// The columns are those of no table.
    Unknown,
    /// The names of the table's columns are there, and no mark that Kith knows stands between them.
    Together(Table),
    /// The table lacks columns.
    Lacks(Table, Vec<&'static str>),
    /// A column occurs more than once.
    Twice(Table, String),
}

/// The mark between the cells of a heading: the one of these that occurs most often.
pub(crate) fn delimiter(heading: &str) -> u8 {
    let count = |mark: u8| heading.bytes().filter(|byte| *byte == mark).count();
    // The comma wins where nothing occurs more often.
    *b";\t|,".iter().max_by_key(|mark| count(**mark)).unwrap_or(&b',')
}

/// How many words beside the names of columns a line of headings may hold.
const MOST_OTHERS: usize = 2;
/// How many headings a line has at most that is looked at, and one of headings that may be called otherwise.
const MOST_NAMES: usize = 500;
const MOST_OTHER_NAMES: usize = 60;
/// Marks that people and programs take for quotation marks, and no CSV file does.
const NO_QUOTES: [char; 7] = ['\'', '‘', '’', '“', '”', '«', '`'];

/// Works out the layout of a file from the names in its first line. The Department's own names tell which table it is; what is
/// not there by that name is looked for by what else it is called. Other names alone make a table only where they make a whole one.
pub(super) fn layout<'a>(names: impl Iterator<Item = &'a str>) -> Result<Layout, Mismatch> {
    let shown: Vec<&str> = names.map(bare).collect();
    let is_quoted = shown.iter().filter(|name| name.starts_with(NO_QUOTES)).nth(1).is_some();
    if shown.len() > MOST_NAMES || is_quoted {
        return Err(Mismatch::Unknown);
    }
    let names: Vec<Name> = shown.iter().map(|name| Name::of(name)).collect();
    let found = |table: Table| {
        table.columns().iter().filter(|column| names.iter().any(|name| is_named(name, column))).count()
    };
    // Most columns in common, and among equals the table that asks for fewest.
    let table = Table::ALL
        .into_iter()
        .max_by_key(|table| (found(*table), usize::MAX - table.columns().len()))
        .filter(|table| 2 * found(*table) > table.columns().len() || found(*table) >= 4);
    if let Some(table) = table {
        return of_table(table, &names, &shown);
    }
    let may_be = |table: &Table| (table.columns().len()..=MOST_OTHER_NAMES).contains(&names.len());
    let mut whole =
        Table::ALL.into_iter().filter(may_be).filter_map(|table| of_table(table, &names, &shown).ok());
    whole.next().ok_or(Mismatch::Unknown)
}

fn of_table(table: Table, names: &[Name], written: &[&str]) -> Result<Layout, Mismatch> {
    let columns = table.columns();
    let mut at: Vec<Option<usize>> =
        names.iter().map(|name| columns.iter().position(|column| is_named(name, column))).collect();
    let lacking: Vec<usize> = (0..columns.len()).filter(|column| !at.contains(&Some(*column))).collect();
    let mut renamed = Vec::new();
    for ((name, written), at) in names.iter().zip(written).zip(&mut at).filter(|(_, at)| at.is_none()) {
        let column = |number: &usize| columns.get(*number).copied();
        let is_it = |number: &usize| column(number).is_some_and(|column| means(name, column));
        *at = lacking.iter().copied().find(is_it);
        renamed.extend(at.as_ref().and_then(column).map(|column| (shown(written), column)));
    }
    let is_again = |number: usize, column: Option<usize>| {
        column.is_some() && at.iter().take(number).any(|earlier| *earlier == column)
    };
    let twice = at.iter().enumerate().find(|(number, column)| is_again(*number, **column));
    if let Some(column) = twice.and_then(|(_, column)| columns.get((*column)?)) {
        return Err(Mismatch::Twice(table, (*column).to_owned()));
    }
    let is_lacking = |(number, _): &(usize, &&'static str)| !at.contains(&Some(*number));
    let lacking: Vec<&'static str> =
        columns.iter().enumerate().filter(is_lacking).map(|(_, name)| *name).collect();
    if !lacking.is_empty() {
        return Err(Mismatch::Lacks(table, lacking));
    }
    let unknown = written.iter().zip(&at).filter(|(name, at)| at.is_none() && !name.is_empty());
    let unknown = unknown.map(|(name, _)| shown(name)).collect();
    Ok(Layout { table, columns: at, unknown, renamed })
}

/// A heading as it is shown in a sentence.
fn shown(name: &str) -> String {
    name.chars()
        .filter(|letter| !is_unseen(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(60)
        .collect()
}

/// The table whose columns a line names without a mark between them that Kith knows: with others, or with marks around them.
pub(super) fn together(line: &str) -> Option<Table> {
    let names: Vec<&str> = line
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .filter(|name| !name.is_empty())
        .collect();
    let is_in =
        |name: &&&str, table: Table| table.columns().iter().any(|column| name.eq_ignore_ascii_case(column));
    // A sentence that mentions the columns says more than that.
    let is_whole = |table: &Table| {
        let columns = table.columns();
        names.first().is_some_and(|name| is_in(&name, *table))
            && columns.iter().all(|column| names.iter().any(|name| name.eq_ignore_ascii_case(column)))
            && names.iter().filter(|name| !is_in(name, *table)).count() <= MOST_OTHERS
    };
    Table::ALL.into_iter().find(is_whole)
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
        assert_eq!(layout.unknown, ["Forename"]);
    }

    #[test]
    fn a_column_is_found_by_other_names_where_its_own_is_not_there() {
        let layout = of("Child ID,Gender,D.O.B.,Ethnicity,UPN,MOTHER,Mother's child DOB").unwrap();
        assert_eq!(layout.table, Table::Header);
        assert_eq!(layout.columns, (0..7).map(Some).collect::<Vec<_>>());
        assert_eq!(layout.renamed[0], ("Child ID".to_owned(), "CHILD"));
        let layout = of("CHILD,Date of birth,DOB,REVIEW,REVIEW_CODE").unwrap();
        assert_eq!(layout.columns, [Some(0), None, Some(1), Some(2), Some(3)]);
        assert!(layout.renamed.is_empty());
        let glued = of("[CHILD],\u{200b}dob*,REVIEW,ReviewCode:").unwrap();
        assert!(glued.renamed.is_empty() && glued.table == Table::Reviews);
        // A list of something else is no table that lacks a column.
        assert_eq!(of("Child ID,Gender,Date of birth,Ethnicity,Legal status"), Err(Mismatch::Unknown));
        assert!(matches!(of("CHILD,DOB,Date of review,Review date,REVIEW_CODE"), Err(Mismatch::Twice(..))));
    }

    #[test]
    fn columns_that_run_together_are_told_from_other_text() {
        for mark in ["^", "~", ":", "  ", "','", "\u{201d},\u{201c}"] {
            assert_eq!(together(&Table::Reviews.columns().join(mark)), Some(Table::Reviews), "{mark}");
        }
        assert_eq!(together("Columns: CHILD, DOB, REVIEW, REVIEW_CODE"), None);
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
