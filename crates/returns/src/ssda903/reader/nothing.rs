//! Cells in which databases and people write a word for nothing: NULL, NaN, N/A, a dash. They are blank.

use super::odd_cells::more;
use super::remarks::{noticed, on_line};
use crate::report::Remark;

/// What is written where there is nothing, in capitals. None of them is a code of the return.
const WORDS: [&str; 10] = ["NULL", "(NULL)", "<NULL>", "NAN", "NAT", "N/A", "NONE", "-", "–", "—"];

/// Whether a cell holds a word for nothing.
pub(super) fn is_nothing(cell: &str) -> bool {
    let may_be = cell.len() <= 6 && cell.starts_with(['N', 'n', '(', '<', '-', '–', '—']);
    may_be && WORDS.iter().any(|word| word.eq_ignore_ascii_case(cell))
}

/// The cells of a table that hold a word for nothing: the column, the line and the word of the first, and how many there are.
#[derive(Debug, Default)]
pub(super) struct Nothing(Option<(&'static str, u64, String, u64)>);

impl Nothing {
    /// Takes note of a cell.
    pub(super) fn see(&mut self, column: &'static str, line: u64, cell: &str) {
        let (.., count) = self.0.get_or_insert_with(|| (column, line, cell.to_owned(), 0));
        *count += 1;
    }

    /// What there is to say.
    pub(super) fn remark(self, file: &str) -> Option<Remark> {
        let (column, line, word, count) = self.0?;
        let said = format!(
            "writes “{word}” where there is nothing: in {column} on line {line}{}. It was taken for a blank; the Department's system \
             takes it for a text. Export the table with blank cells.",
            more(count)
        );
        Some(on_line(noticed(file, &said), line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nothing_are_told_from_codes() {
        for word in ["NULL", "null", "(null)", "NaN", "n/a", "-", "–", "None"] {
            assert!(is_nothing(word), "{word}");
        }
        for code in ["", "N1", "NOBT", "UN1", "N", "NULLS", "-1", "#N/A"] {
            assert!(!is_nothing(code), "{code}");
        }
    }
}
